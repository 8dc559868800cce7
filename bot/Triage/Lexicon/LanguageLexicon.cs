using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ManagerBackup.Bot.Triage.Lexicon;

/// <summary>A concept found in a message, from its first to its last word.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Mention(short Concept, short First, short Last);

/// <summary>
/// The words and phrases of one language, and the concepts they carry: whole words, beginnings (<c>schrei*</c>),
/// endings (<c>*messer</c>) and phrases of up to five words. Only hashes of them are kept: of a hundred thousand entries two
/// share their 64 bits once in a billion builds.
/// </summary>
internal sealed class LanguageLexicon
{
    private const int LongestPart = 24;
    private const int LongestPhrase = 5;
    private readonly HashTable whole = new();
    private readonly HashTable beginnings = new();
    private readonly HashTable endings = new();
    private readonly HashTable phrases = new();

    // The beginnings of phrases, and at which lengths a starred word may follow: bit 0 for a whole word.
    private readonly HashTable openPhrases = new();

    // Which lengths beginnings and endings have: most need no looking up.
    private ulong beginningLengths;
    private ulong endingLengths;
    private ulong openingLengths;

    /// <param name="file">The language's own file.</param>
    /// <param name="shared">What is the same in every language.</param>
    public LanguageLexicon(LexiconFile file, LexiconFile? shared = null)
    {
        Language = file.Language;
        file.ForEach(Add);
        shared?.ForEach(Add);
    }

    public string Language { get; }

    public bool Knows(ReadOnlySpan<char> word) => whole.Find(WordHash.Of(word)) != 0;

    /// <summary>Adds every concept found in the words, in the order of their first words.</summary>
    public void Find(List<Word> words, List<Mention> mentions)
    {
        for (var at = 0; at < words.Count; at++)
        {
            var from = mentions.Count;
            FindPhrases(words, at, mentions, from);
            FindWord(words[at].Text, at, mentions, from);
        }
    }

    private void FindWord(string word, int at, List<Mention> mentions, int from)
    {
        var hash = WordHash.Start;
        var begun = 0UL;
        for (var i = 0; i < word.Length; i++)
        {
            hash = WordHash.Next(hash, word[i]);

            // The longest beginning says most: "schlampe*" before "schla*".
            if (i < LongestPart && (beginningLengths >> i & 1) != 0 && beginnings.Find(hash) is not 0 and var found)
            {
                begun = found;
            }
        }

        var exact = whole.Find(hash);
        if (exact != 0)
        {
            Add(exact, at, at, mentions, from);
            return;
        }

        Add(begun, at, at, mentions, from);
        Add(EndingOf(word), at, at, mentions, from);
    }

    private ulong EndingOf(string word)
    {
        var hash = WordHash.Start;
        var ended = 0UL;
        for (var i = 0; i < Math.Min(word.Length, LongestPart); i++)
        {
            hash = WordHash.Next(hash, word[word.Length - 1 - i]);
            if ((endingLengths >> i & 1) != 0 && endings.Find(hash) is not 0 and var found)
            {
                ended = found;
            }
        }

        return ended;
    }

    private void FindPhrases(List<Word> words, int at, List<Mention> mentions, int from)
    {
        var begun = WordHash.Start;
        var opening = words[at].Text;
        for (var i = 0; i < opening.Length; i++)
        {
            begun = WordHash.Next(begun, opening[i]);
            if (i < LongestPart && (openingLengths >> i & 1) != 0)
            {
                Follow(WordHash.Next(begun, '*'), at, at);
            }
        }

        Follow(begun, at, at);

        void Follow(ulong phrase, int first, int last)
        {
            var lengths = openPhrases.Find(phrase);
            var next = last + 1;
            if (lengths == 0 || next >= words.Count || words[next].Opens)
            {
                return;
            }

            var hash = WordHash.Start;
            var text = words[next].Text;
            for (var i = 0; i < text.Length; i++)
            {
                hash = WordHash.Next(hash, text[i]);
                if (i < LongestPart && (lengths >> (i + 1) & 1) != 0)
                {
                    Take(WordHash.Join(phrase, WordHash.Next(hash, '*')), first, next);
                }
            }

            if ((lengths & 1) != 0)
            {
                Take(WordHash.Join(phrase, hash), first, next);
            }
        }

        void Take(ulong phrase, int first, int last)
        {
            Add(phrases.Find(phrase), first, last, mentions, from);
            Follow(phrase, first, last);
        }
    }

    private static void Add(ulong concepts, int first, int last, List<Mention> mentions, int from)
    {
        for (; concepts != 0; concepts >>= 16)
        {
            var mention = new Mention((short)((concepts & 0xFFFF) - 1), (short)first, (short)last);
            var known = false;
            for (var i = from; i < mentions.Count && !known; i++)
            {
                known = mentions[i].Concept == mention.Concept;
            }

            if (!known)
            {
                mentions.Add(mention);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(ReadOnlySpan<char> entry, short concept)
    {
        if (entry.Contains(' '))
        {
            AddPhrase(entry, concept);
        }
        else if (entry[0] == '*')
        {
            var ending = entry.Length > LongestPart + 1 ? entry[^LongestPart..] : entry[1..];
            endingLengths |= 1UL << (ending.Length - 1);
            endings.AddConcept(WordHash.OfReversed(ending), concept);
        }
        else if (entry[^1] == '*')
        {
            var beginning = entry[..Math.Min(entry.Length - 1, LongestPart)];
            beginningLengths |= 1UL << (beginning.Length - 1);
            beginnings.AddConcept(WordHash.Of(beginning), concept);
        }
        else
        {
            whole.AddConcept(WordHash.Of(entry), concept);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddPhrase(ReadOnlySpan<char> entry, short concept)
    {
        var phrase = 0UL;
        var count = 0;
        while (!entry.IsEmpty && count < LongestPhrase)
        {
            var end = entry.IndexOf(' ');
            var word = end < 0 ? entry : entry[..end];
            entry = end < 0 ? [] : entry[(end + 1)..];
            if (word.IsEmpty)
            {
                continue;
            }

            var starred = word.Length > 1 && word[^1] == '*';
            var hash = WordHash.Of(starred && word.Length > LongestPart ? [.. word[..LongestPart], '*'] : word);
            if (count > 0)
            {
                openPhrases.AddBits(phrase, starred ? 1UL << Math.Min(word.Length - 1, LongestPart) : 1);
            }
            else if (starred)
            {
                openingLengths |= 1UL << (Math.Min(word.Length - 1, LongestPart) - 1);
            }

            phrase = count++ == 0 ? hash : WordHash.Join(phrase, hash);
        }

        phrases.AddConcept(phrase, concept);
    }
}
