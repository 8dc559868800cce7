using System.Text.Json;
using System.Text.Json.Serialization;
using ManagerBackup.Bot.Triage;

namespace ManagerBackup.Bot.Coaching;

/// <summary>Where a line can be said.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LinePlace>))]
internal enum LinePlace { Anywhere, Counter, Phone }

/// <summary>From when on a line is true.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LineTruth>))]
internal enum LineTruth { Always, Asked, Accepted }

/// <summary>A line as its file has it.</summary>
internal sealed record WrittenLine(
    string Id, IReadOnlyList<string> For, LineRole Role, string Text, LinePlace Where = LinePlace.Anywhere, LineTruth Once = LineTruth.Always);

/// <summary>All words of one language. The file's form is explained in Lines/README.md.</summary>
internal sealed record LineFile(
    string Backing,
    IReadOnlyList<string> YouMay,
    IReadOnlyList<string> YouMayByPhone,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Steps,
    IReadOnlyList<WrittenLine> Lines)
{
    public const int MostWords = 12;
    public const string Other = "other";

    public static readonly IReadOnlyList<string> Situations =
        ["danger", "robbery", "threat", "abuse", "medical", "shoplifter", "aftermath", "manager"];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private static readonly HashSet<string> Categories =
    [
        Other,
        .. Enum.GetValues<TriageCategory>().Except([TriageCategory.None, TriageCategory.Cancel, TriageCategory.Aftermath])
            .Select(category => category.ToString().ToLowerInvariant()),
    ];

    public static LineFile Load(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            using var stream = File.OpenRead(path);
            var file = JsonSerializer.Deserialize<LineFile>(stream, Options) ?? throw new InvalidDataException($"{name} is empty.");
            file.Check(name);
            return file;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{name}, line {e.LineNumber + 1}: {e.Message}", e);
        }
    }

    private void Check(string name)
    {
        foreach (var situation in Situations)
        {
            if (!Steps.TryGetValue(situation, out var steps) || steps.Count == 0)
            {
                throw new InvalidDataException($"{name}: steps for '{situation}' are missing.");
            }
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in Lines)
        {
            var problem = Problem(line) ?? (ids.Add(line.Id) ? null : "the id is used twice");
            if (problem is not null)
            {
                throw new InvalidDataException($"{name}, line '{line.Id}': {problem}.");
            }
        }
    }

    private static string? Problem(WrittenLine line) =>
        string.IsNullOrWhiteSpace(line.Id) ? "has no id"
        : string.IsNullOrWhiteSpace(line.Text) ? "has no text"
        : line.For.Count == 0 ? "is for no category"
        : line.For.FirstOrDefault(category => !Categories.Contains(category)) is { } wrong
            ? $"is for '{wrong}', should be one of {string.Join(", ", Categories)}"
        : line.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > MostWords
            ? $"has more than {MostWords} words, too long for one breath"
        : null;
}
