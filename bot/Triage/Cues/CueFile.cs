using System.Globalization;

namespace ManagerBackup.Bot.Triage.Cues;

/// <summary>One line of a cue file: what its phrases mean, how much they weigh, and the name people see.</summary>
internal sealed record CueLine(Meaning Meaning, int Weight, string Cue, IReadOnlyList<string> Phrases, string Where);

/// <summary>The cues of one language as its file has them. The file's form is explained in Cues/README.md.</summary>
internal sealed record CueFile(string Language, IReadOnlyList<CueLine> Lines, IReadOnlyDictionary<string, IReadOnlyList<string>> Classes)
{
    private const string ClassKeyword = "words";

    public static CueFile Load(string path)
    {
        var lines = new List<CueLine>();
        var classes = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            Add(line, $"{Path.GetFileName(path)}, line {number}", lines, classes);
        }

        return new(Path.GetFileNameWithoutExtension(path), lines, classes);
    }

    private static void Add(string line, string where, List<CueLine> lines, Dictionary<string, IReadOnlyList<string>> classes)
    {
        var columns = line.Split('\t');
        if (columns.Length != 4)
        {
            throw new InvalidDataException($"{where}: has {columns.Length} columns, should have 4: means, weight, cue, phrases.");
        }

        var (means, weight, cue, text) = (columns[0], columns[1], columns[2], columns[3]);
        if (means == ClassKeyword)
        {
            var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            classes[cue] = classes.TryGetValue(cue, out var before) ? [.. before, .. words] : words;
            return;
        }

        if (!Enum.TryParse<Meaning>(means, ignoreCase: true, out var meaning) || char.IsAsciiDigit(means[0]))
        {
            throw new InvalidDataException($"{where}: means '{means}', should be 'words' or one of {string.Join(", ", Enum.GetNames<Meaning>())}.");
        }

        if (!int.TryParse(weight, CultureInfo.InvariantCulture, out var grams) || grams is < 1 or > 3)
        {
            throw new InvalidDataException($"{where}: weighs '{weight}', should be 1, 2 or 3.");
        }

        var phrases = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        lines.Add(new(meaning, grams, cue, phrases, where));
    }
}
