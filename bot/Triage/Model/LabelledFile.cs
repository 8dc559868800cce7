using System.Globalization;

namespace ManagerBackup.Bot.Triage.Model;

/// <summary>A message and how the labelling rules read it.</summary>
/// <param name="Alternative">A second action that is also right.</param>
/// <param name="IsLanguageFree">It has no language of its own: <paramref name="Language"/> is the one of the employee's profile.</param>
internal sealed record LabelledRow(
    string Id,
    string Language,
    string Text,
    TriageAction Action,
    TriageCategory Category,
    TriageAction? Alternative,
    bool IsLanguageFree,
    IReadOnlyList<string> Tags)
{
    private static readonly string[] Cues = [Cue.Medical, Cue.Shoplifter, Cue.ManagerNotCustomer, Cue.Status, Cue.Colleague];

    /// <summary>The model's answer for this row.</summary>
    public Answer Answer
    {
        get
        {
            var cue = Cues.FirstOrDefault(cue => Tags.Contains(cue, StringComparer.Ordinal));
            var special = new Answer(Action, Category, cue);
            return special.Number >= 0 ? special : new(Action, Category);
        }
    }
}

/// <summary>Reads a file of labelled messages: tab-separated, header row, no quoting.</summary>
internal static class LabelledFile
{
    public const string Header = "id\tlang\ttext\taction\tcategory\tnote";
    private const int Columns = 6;

    public static List<LabelledRow> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        if (lines.Length == 0 || lines[0].TrimStart('\uFEFF') != Header)
        {
            throw new InvalidDataException($"{path}: the first line should be {Header.Replace("\t", "<tab>", StringComparison.Ordinal)}");
        }

        return [.. lines.Select((line, i) => (line, Number: i + 1)).Skip(1).Where(pair => pair.line.Length > 0 && pair.line[0] != '#')
            .Select(pair => Parse(pair.line, $"{path}, line {pair.Number}"))];
    }

    public static string Name<T>(this T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static LabelledRow Parse(string line, string where)
    {
        var fields = line.Split('\t');
        if (fields.Length is not (Columns - 1 or Columns))
        {
            throw new InvalidDataException($"{where}: has {fields.Length} columns, should have {Columns}");
        }

        var tags = fields.Length == Columns ? fields[5].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];
        var alternative = Array.Find(tags, tag => tag.StartsWith("alt=", StringComparison.Ordinal));
        var row = new LabelledRow(fields[0], fields[1], fields[2], Value<TriageAction>(fields[3], where), Value<TriageCategory>(fields[4], where),
            alternative is null ? null : Value<TriageAction>(alternative[4..], where), tags.Contains("lang-free"), tags);
        return row.Answer.Number >= 0
            ? row
            : throw new InvalidDataException($"{where}: {fields[3]} does not go with {fields[4]}; Triage/README.md says what does");
    }

    private static T Value<T>(string text, string where)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && !int.TryParse(text, CultureInfo.InvariantCulture, out _)
            ? value
            : throw new InvalidDataException($"{where}: '{text}' should be one of {string.Join(", ", Enum.GetValues<T>().Select(v => v.Name()))}");
}
