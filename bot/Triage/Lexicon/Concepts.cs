namespace ManagerBackup.Bot.Triage.Lexicon;

/// <summary>The concepts that all languages share, from <c>concepts.tsv</c>: what a word or phrase can stand for, each in a group.</summary>
internal sealed class Concepts
{
    private readonly Dictionary<string, short> numbers = new(StringComparer.Ordinal);
    private readonly List<string> names = [];
    private readonly List<short> groups = [];

    private Concepts()
    {
    }

    public IReadOnlyList<string> Names => names;

    /// <summary>The group of a concept, such as "violence" or "over"; groups are numbered in the file's order.</summary>
    public short GroupOf(int concept) => groups[concept];

    public bool TryFind(ReadOnlySpan<char> name, out short concept) => numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out concept);

    /// <returns>The concept's number, or -1.</returns>
    public short Find(string name) => numbers.GetValueOrDefault(name, (short)-1);

    public static Concepts Load(string path)
    {
        var concepts = new Concepts();
        var seen = new List<string>();
        foreach (var (columns, where) in TabbedFile.Rows(path, 3))
        {
            var (name, group) = (columns[0], columns[1]);
            if (!concepts.numbers.TryAdd(name, (short)concepts.names.Count))
            {
                throw new InvalidDataException($"{where}: the concept '{name}' stands there twice.");
            }

            var number = seen.IndexOf(group);
            if (number < 0)
            {
                number = seen.Count;
                seen.Add(group);
            }

            concepts.names.Add(name);
            concepts.groups.Add((short)number);
        }

        return concepts;
    }
}

/// <summary>Reads the plain files of this room: columns separated by tabs, comments behind <c>#</c>.</summary>
internal static class TabbedFile
{
    public static IEnumerable<(string[] Columns, string Where)> Rows(string path, int columns)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line[0] == '#')
            {
                continue;
            }

            var where = $"{Path.GetFileName(path)}, line {number}";
            var found = line.Split('\t');
            yield return found.Length == columns
                ? (found, where)
                : throw new InvalidDataException($"{where}: has {found.Length} columns, should have {columns}, separated by tabs.");
        }
    }
}
