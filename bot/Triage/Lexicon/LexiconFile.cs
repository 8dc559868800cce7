using System.Runtime.CompilerServices;

namespace ManagerBackup.Bot.Triage.Lexicon;

/// <summary>Takes one entry, folded as a message is, and the concept it carries.</summary>
internal delegate void EntryTaker(ReadOnlySpan<char> entry, short concept);

/// <summary>The lexicon of one language as its file has it. The file's form is explained in Triage/README.md.</summary>
internal sealed class LexiconFile
{
    private const int LongestEntry = 48;
    private readonly string text;
    private readonly string name;
    private readonly Concepts concepts;

    private LexiconFile(string path, string text, Concepts concepts)
    {
        Language = Path.GetFileNameWithoutExtension(path);
        name = Path.GetFileName(path);
        this.text = text;
        this.concepts = concepts;
    }

    public string Language { get; }

    public static LexiconFile Load(string path, Concepts concepts) => new(path, File.ReadAllText(path), concepts);

    /// <summary>Gives every entry, in every spelling that people use for it.</summary>
    /// <exception cref="InvalidDataException">A line can't be read; the message names it.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ForEach(EntryTaker take)
    {
        var number = 0;
        foreach (var range in text.AsSpan().EnumerateLines())
        {
            number++;
            var line = range.TrimEnd();
            if (line.IsEmpty || line[0] == '#')
            {
                continue;
            }

            var tab = line.IndexOf('\t');
            if (tab < 0 || line[(tab + 1)..].Contains('\t'))
            {
                throw new InvalidDataException($"{name}, line {number}: should have two columns, separated by a tab.");
            }

            if (!concepts.TryFind(line[..tab], out var concept))
            {
                throw new InvalidDataException($"{name}, line {number}: '{line[..tab]}' is no concept, should be a name from concepts.tsv.");
            }

            TakeEntries(line[(tab + 1)..], concept, number, take);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeEntries(ReadOnlySpan<char> entries, short concept, int number, EntryTaker take)
    {
        while (!entries.IsEmpty)
        {
            var comma = entries.IndexOf(',');
            var entry = (comma < 0 ? entries : entries[..comma]).Trim();
            entries = comma < 0 ? [] : entries[(comma + 1)..];
            if (entry.IsEmpty)
            {
                continue;
            }

            if (entry.Length > LongestEntry || entry.Trim("* ").IsEmpty)
            {
                throw new InvalidDataException($"{name}, line {number}: '{entry}' should be a word or a short phrase; entries are separated by commas.");
            }

            TakeSpellings(entry, concept, take);
        }
    }

    // Without the key for an umlaut people type "ae" as often as "a".
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TakeSpellings(ReadOnlySpan<char> entry, short concept, EntryTaker take)
    {
        Span<char> folded = stackalloc char[LongestEntry * 2];
        take(Fold(entry, folded, umlauts: false), concept);
        if (entry.IndexOfAny('ä', 'ö', 'ü') >= 0)
        {
            take(Fold(entry, folded, umlauts: true), concept);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ReadOnlySpan<char> Fold(ReadOnlySpan<char> entry, Span<char> folded, bool umlauts)
    {
        var length = 0;
        for (var i = 0; i < entry.Length; i++)
        {
            var c = entry[i];
            if (char.IsAsciiLetterLower(c) || c is ' ' or '*')
            {
                folded[length++] = c;
                continue;
            }

            if (c is '\'' or '’')
            {
                var from = folded[..length].LastIndexOf(' ') + 1;
                if (i + 1 < entry.Length && Elision.Ends(folded[from..length], entry[i + 1]))
                {
                    folded[length++] = ' ';
                }

                continue;
            }

            foreach (var letter in Letters(c, umlauts))
            {
                folded[length++] = letter;
            }
        }

        return folded[..length];
    }

    private static string Letters(char c, bool umlauts) => c switch
    {
        '-' => " ",
        'ä' when umlauts => "ae",
        'ö' when umlauts => "oe",
        'ü' when umlauts => "ue",
        _ => Folding.Letters(c),
    };
}
