using System.Runtime.InteropServices;

namespace ManagerBackup.Bot.Triage.Lexicon;

/// <summary>A concept found in a message, from its first to its last word.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Mention(short Concept, short First, short Last);

/// <summary>
/// The words and phrases of one language, and the concepts they carry: whole words, beginnings (<c>schrei*</c>),
/// endings (<c>*messer</c>) and phrases of up to five words.
/// </summary>
internal sealed class LanguageLexicon
{
    private const int LongestPart = 24;
    private const int LongestPhrase = 5;
    private readonly Dictionary<string, short[]> whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, short[]> beginnings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, short[]> endings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Phrase[]> phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, short[]>.AlternateLookup<ReadOnlySpan<char>> byBeginning;
    private readonly Dictionary<string, short[]>.AlternateLookup<ReadOnlySpan<char>> byEnding;

    // Which lengths beginnings and endings have: most need no looking up.
    private uint beginningLengths;
    private uint endingLengths;

    /// <param name="file">The language's own file.</param>
    /// <param name="shared">What is the same in every language.</param>
    public LanguageLexicon(LexiconFile file, LexiconFile? shared = null)
    {
        Language = file.Language;
        foreach (var line in file.Lines.Concat(shared?.Lines ?? []))
        {
            foreach (var entry in line.Entries)
            {
                Add(entry, line.Concept);
            }
        }

        byBeginning = beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        byEnding = endings.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public string Language { get; }

    public bool Knows(string word) => whole.ContainsKey(word) || phrases.ContainsKey(word);

    /// <summary>Adds every concept found in the words, in the order of their first words.</summary>
    public void Find(List<Word> words, List<Mention> mentions)
    {
        for (var at = 0; at < words.Count; at++)
        {
            var from = mentions.Count;
            FindPhrases(words, at, mentions);
            FindWord(words[at].Text, at, mentions, from);
        }
    }

    private void FindWord(string word, int at, List<Mention> mentions, int from)
    {
        if (whole.TryGetValue(word, out var exact))
        {
            Add(exact, at, mentions, from);
            return;
        }

        // The longest beginning says most: "schlampe*" before "schla*".
        for (var length = Math.Min(word.Length, LongestPart); length > 0; length--)
        {
            if ((beginningLengths & (1u << length)) != 0 && byBeginning.TryGetValue(word.AsSpan(0, length), out var begun))
            {
                Add(begun, at, mentions, from);
                break;
            }
        }

        for (var length = Math.Min(word.Length, LongestPart); length > 0; length--)
        {
            if ((endingLengths & (1u << length)) != 0 && byEnding.TryGetValue(word.AsSpan(word.Length - length), out var ended))
            {
                Add(ended, at, mentions, from);
                break;
            }
        }
    }

    private static void Add(short[] concepts, int at, List<Mention> mentions, int from)
    {
        foreach (var concept in concepts)
        {
            AddOnce(new(concept, (short)at, (short)at), mentions, from);
        }
    }

    private static void AddOnce(Mention mention, List<Mention> mentions, int from)
    {
        for (var i = from; i < mentions.Count; i++)
        {
            if (mentions[i].Concept == mention.Concept)
            {
                return;
            }
        }

        mentions.Add(mention);
    }

    private void FindPhrases(List<Word> words, int at, List<Mention> mentions)
    {
        if (!phrases.TryGetValue(words[at].Text, out var candidates))
        {
            return;
        }

        var from = mentions.Count;
        foreach (var phrase in candidates)
        {
            if (phrase.Stands(words, at))
            {
                AddOnce(new(phrase.Concept, (short)at, (short)(at + phrase.Rest.Length)), mentions, from);
            }
        }
    }

    private void Add(string written, short concept)
    {
        foreach (var entry in Spellings(written))
        {
            var words = entry.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 1)
            {
                var phrase = new Phrase(concept, words.Length > LongestPhrase ? words[1..LongestPhrase] : words[1..]);
                phrases[words[0]] = [.. phrases.GetValueOrDefault(words[0], []), phrase];
            }
            else if (entry.StartsWith('*'))
            {
                Add(endings, entry[1..], concept, ref endingLengths);
            }
            else if (entry.EndsWith('*'))
            {
                Add(beginnings, entry[..^1], concept, ref beginningLengths);
            }
            else
            {
                Add(whole, entry, concept);
            }
        }
    }

    private static void Add(Dictionary<string, short[]> table, string part, short concept, ref uint lengths)
    {
        part = part.Length > LongestPart ? part[..LongestPart] : part;
        lengths |= 1u << part.Length;
        Add(table, part, concept);
    }

    private static void Add(Dictionary<string, short[]> table, string key, short concept)
    {
        ref var concepts = ref CollectionsMarshal.GetValueRefOrAddDefault(table, key, out _);
        concepts = concepts is null ? [concept] : concepts.Contains(concept) ? concepts : [.. concepts, concept];
    }

    // Without the key for an umlaut people type "ae" as often as "a".
    private static IEnumerable<string> Spellings(string written)
    {
        var lower = written.ToLowerInvariant().Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal).Replace('-', ' ');
        yield return Words.Fold(lower);
        if (lower.AsSpan().IndexOfAny('ä', 'ö', 'ü') >= 0)
        {
            yield return Words.Fold(lower.Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
                .Replace("ü", "ue", StringComparison.Ordinal));
        }
    }

    private sealed record Phrase(short Concept, string[] Rest)
    {
        public bool Stands(List<Word> words, int at)
        {
            if (at + Rest.Length >= words.Count)
            {
                return false;
            }

            for (var i = 0; i < Rest.Length; i++)
            {
                var word = words[at + 1 + i];
                if (word.Opens || !Is(word.Text, Rest[i]))
                {
                    return false;
                }
            }

            return true;
        }

        private static bool Is(string word, string part) =>
            part[^1] == '*' ? word.AsSpan().StartsWith(part.AsSpan(0, part.Length - 1)) : word == part;
    }
}
