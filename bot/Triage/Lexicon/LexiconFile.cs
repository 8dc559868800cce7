namespace ManagerBackup.Bot.Triage.Lexicon;

/// <summary>One line of a lexicon file: a concept and the words and phrases of one language that carry it.</summary>
internal sealed record LexiconLine(short Concept, IReadOnlyList<string> Entries);

/// <summary>The lexicon of one language as its file has it. The file's form is explained in Lexicon/README.md.</summary>
internal sealed record LexiconFile(string Language, IReadOnlyList<LexiconLine> Lines)
{
    private const int LongestEntry = 48;

    public static LexiconFile Load(string path, Concepts concepts)
    {
        var lines = new List<LexiconLine>();
        foreach (var (columns, where) in TabbedFile.Rows(path, 2))
        {
            if (!concepts.TryFind(columns[0], out var concept))
            {
                throw new InvalidDataException($"{where}: '{columns[0]}' is no concept, should be a name from concepts.tsv.");
            }

            var entries = columns[1].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (Array.Find(entries, entry => entry.Length > LongestEntry || entry.AsSpan().Trim("* ").IsEmpty) is { } wrong)
            {
                throw new InvalidDataException($"{where}: '{wrong}' should be a word or a short phrase; entries are separated by commas.");
            }

            lines.Add(new(concept, entries));
        }

        return new(Path.GetFileNameWithoutExtension(path), lines);
    }
}
