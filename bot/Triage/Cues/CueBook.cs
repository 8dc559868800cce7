using System.Buffers;
using System.Numerics;

namespace ManagerBackup.Bot.Triage.Cues;

/// <summary>A phrase that was found.</summary>
internal readonly record struct Hit(Meaning Meaning, int Weight, string Cue, int First, int Last, bool Negated);

/// <summary>The phrases of one language, ready to be looked for.</summary>
internal sealed class CueBook
{
    private readonly Elements elements = new();
    private readonly Phrase[][] idiomsByFirst;
    private readonly Phrase[][] phrasesByFirst;
    private readonly Negation negation;

    public CueBook(CueFile file)
    {
        Language = file.Language;
        var writer = new PhraseWriter(file.Classes, elements);
        var phrases = file.Lines.SelectMany(line => line.Phrases.SelectMany(text => writer.Write(line, text))).ToList();
        negation = new(
            Class(file, writer, "not"), Class(file, writer, "not-not"), Class(file, writer, "not-follows"), file.Language);
        idiomsByFirst = ByFirst(phrases.Where(phrase => Covers(phrase.Line.Meaning)));
        phrasesByFirst = ByFirst(phrases.Where(phrase => !Covers(phrase.Line.Meaning)));
    }

    public string Language { get; }

    public IEnumerable<string> Vocabulary => elements.WholeWords;

    public bool Knows(string word) => elements.IsWord(word);

    public void Find(List<Word> words, List<Hit> hits)
    {
        var stride = (elements.Count + 63) / 64;
        var bits = ArrayPool<ulong>.Shared.Rent((words.Count + 1) * stride);
        var covered = ArrayPool<bool>.Shared.Rent(Math.Max(1, words.Count));
        try
        {
            Array.Clear(bits, 0, (words.Count + 1) * stride);
            Array.Clear(covered, 0, words.Count);
            var marked = new Marked(words, bits, stride);
            marked.Mark(elements);
            Find(marked, idiomsByFirst, covered, hits);
            Find(marked, phrasesByFirst, covered, hits);
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(bits);
            ArrayPool<bool>.Shared.Return(covered);
        }
    }

    private static bool Covers(Meaning meaning) => meaning is Meaning.Idiom or Meaning.Mood;

    private static int Class(CueFile file, PhraseWriter writer, string name)
    {
        if (!file.Classes.ContainsKey(name))
        {
            return -1;
        }

        var line = new CueLine(Meaning.Everyday, 1, name, [], file.Language);
        return writer.Write(line, $"<{name}>").Single().Steps[0].Element;
    }

    private void Find(Marked words, Phrase[][] byFirst, bool[] covered, List<Hit> hits)
    {
        for (var at = 0; at < words.Count; at++)
        {
            var row = words.Row(at);
            for (var i = 0; i < row.Length; i++)
            {
                for (var left = row[i]; left != 0; left &= left - 1)
                {
                    FindAt(words, at, byFirst[(i << 6) + BitOperations.TrailingZeroCount(left)], covered, hits);
                }
            }
        }
    }

    private void FindAt(Marked words, int at, Phrase[] phrases, bool[] covered, List<Hit> hits)
    {
        Span<int> found = stackalloc int[PhraseWriter.LongestPhrase];
        foreach (var phrase in phrases)
        {
            if (phrase.Matches(words, at, found))
            {
                Add(words, phrase, found[..phrase.Steps.Length], covered, hits);
            }
        }
    }

    private void Add(Marked words, Phrase phrase, Span<int> found, bool[] covered, List<Hit> hits)
    {
        var idiom = Covers(phrase.Line.Meaning);
        foreach (var at in found)
        {
            if (!idiom && covered[at])
            {
                return;
            }
        }

        foreach (var at in found)
        {
            covered[at] |= idiom;
        }

        var cue = phrase.Named < 0 ? phrase.Line.Cue : phrase.Line.Cue + words.Text(found[phrase.Named]);
        var negated = negation.Denies(words, found);
        hits.Add(new(phrase.Line.Meaning, phrase.Line.Weight, cue, found[0], found[^1], negated));
    }

    private Phrase[][] ByFirst(IEnumerable<Phrase> phrases)
    {
        var groups = phrases.ToLookup(phrase => phrase.Steps[0].Element);
        return [.. Enumerable.Range(0, elements.Count).Select(element => groups[element].ToArray())];
    }

    /// <summary>A message's words with the elements each of them is; the row after the last word is all of them together.</summary>
    internal sealed class Marked(List<Word> words, ulong[] bits, int stride)
    {
        public int Count => words.Count;

        public bool Opens(int at) => words[at].Opens;

        public bool AfterComma(int at) => words[at].AfterComma;

        public bool HasAnywhere(int element) => Is(words.Count, element);

        public string Text(int at) => words[at].Text;

        public bool Is(int at, int element) =>
            element >= 0 && (bits[(at * stride) + (element >> 6)] & (1UL << (element & 63))) != 0;

        public void Mark(Elements elements)
        {
            for (var at = 0; at < words.Count; at++)
            {
                var row = at * stride;
                elements.Mark(words[at], bits.AsSpan(row, stride));
                for (var i = 0; i < stride; i++)
                {
                    bits[(words.Count * stride) + i] |= bits[row + i];
                }
            }
        }

        public ReadOnlySpan<ulong> Row(int at) => bits.AsSpan(at * stride, stride);
    }
}
