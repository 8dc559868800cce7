using System.Globalization;
using ManagerBackup.Bot.Triage;

namespace ManagerBackup.TriageScore;

internal sealed record LabelledRow(
    string Id, string Language, string Text, TriageAction Action, TriageCategory Category, TriageAction? Alternative, bool IsLanguageFree);

internal sealed record Result(LabelledRow Row, Reading Reading, double Microseconds)
{
    public bool ActionIsRight => Reading.Action == Row.Action;

    public bool ActionIsAccepted => ActionIsRight || Reading.Action == Row.Alternative;
}

/// <summary>Reads a labelled file: tab-separated, header row, no quoting.</summary>
internal static class LabelledFile
{
    private static readonly string[] Header = ["id", "lang", "text", "action", "category", "note"];

    public static List<LabelledRow> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        if (lines.Length == 0 || !lines[0].TrimStart('\uFEFF').Split('\t').SequenceEqual(Header))
        {
            throw new InvalidDataException($"{path}: the first line should be {string.Join("<tab>", Header)}");
        }

        var rows = lines.Select((line, i) => (line, Number: i + 1)).Skip(1).Where(pair => pair.line.Length > 0)
            .Select(pair => Parse(pair.line, $"{path}, line {pair.Number}")).ToList();
        return rows.Count > 0 ? rows : throw new InvalidDataException($"{path} has no rows");
    }

    public static string Name<T>(this T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static LabelledRow Parse(string line, string where)
    {
        var fields = line.Split('\t');
        if (fields.Length is not (5 or 6))
        {
            throw new InvalidDataException($"{where}: has {fields.Length} columns, should have {Header.Length}");
        }

        var tags = fields.Length == 6 ? fields[5].Split(';', StringSplitOptions.TrimEntries) : [];
        var alternative = Array.Find(tags, tag => tag.StartsWith("alt=", StringComparison.Ordinal));
        return new(fields[0], fields[1], fields[2], Value<TriageAction>(fields[3], where), Value<TriageCategory>(fields[4], where),
            alternative is null ? null : Value<TriageAction>(alternative[4..], where), tags.Contains("lang-free"));
    }

    private static T Value<T>(string text, string where)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && !int.TryParse(text, CultureInfo.InvariantCulture, out _)
            ? value
            : throw new InvalidDataException($"{where}: '{text}' should be one of {string.Join(", ", Enum.GetValues<T>().Select(v => v.Name()))}");
}
