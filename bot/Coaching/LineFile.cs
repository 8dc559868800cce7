using System.Text.Json;
using System.Text.Json.Serialization;

namespace ManagerBackup.Bot.Coaching;

/// <summary>From when on a line is true.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LineTruth>))]
internal enum LineTruth { Always, Asked, Accepted }

/// <summary>A line as its file has it.</summary>
/// <param name="Where">Null for anywhere.</param>
/// <param name="Stage">Null for a tense moment and for abuse; see <see cref="Coaching.Stage"/>.</param>
/// <param name="Say">How it sounds, in the signs of <see cref="Sounds"/>.</param>
internal sealed record WrittenLine(
    string Id,
    IReadOnlyList<string> For,
    LineRole Role,
    string Text,
    IReadOnlyList<LinePlace>? Where = null,
    IReadOnlyList<int>? Stage = null,
    LineTruth Once = LineTruth.Always,
    string? Say = null)
{
    public bool Fits(string category, LinePlace where, int stage) =>
        (For.Contains(category, StringComparer.Ordinal) || (For.Contains(LineFile.Any, StringComparer.Ordinal) && LineFile.Talked.Contains(category, StringComparer.Ordinal)))
        && (Where is null || Where.Contains(where))
        && (Stage?.Contains(stage) ?? stage < Coaching.Stage.Danger);
}

/// <summary>All words of one language. The file's form is explained in Lines/README.md.</summary>
/// <param name="BackingInDanger">The same where nobody should hear that they may say no: danger, a threat, a robbery.</param>
/// <param name="Contact">Who to turn to when the manager is the abuser and the site names nobody.</param>
/// <param name="Never">Phrases that no line may hold.</param>
internal sealed record LineFile(
    string Backing,
    string BackingInDanger,
    IReadOnlyList<string> YouMay,
    IReadOnlyList<string> YouMayByPhone,
    IReadOnlyList<string> YouMayInChat,
    string Contact,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Steps,
    IReadOnlyList<string> Never,
    IReadOnlyList<WrittenLine> Lines)
{
    public const string Other = "other";
    public const string Robbery = "robbery";

    /// <summary>Stands for all of <see cref="Talked"/>.</summary>
    public const string Any = "any";

    /// <summary>The categories in which there is something to talk about; the rest is danger.</summary>
    public static readonly IReadOnlyList<string> Talked =
        ["verbal", "sexual", "discrimination", "refusing", "rude", "demand", "complaint", Other];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private Dictionary<string, WrittenLine> byId = [];

    public WrittenLine? Find(string id) => byId.GetValueOrDefault(id);

    public IReadOnlyList<string> MayAt(LinePlace where) => where switch
    {
        LinePlace.Phone => YouMayByPhone,
        LinePlace.Chat => YouMayInChat,
        _ => [],
    };

    /// <exception cref="InvalidDataException">Says the file, the line and what is wrong there.</exception>
    public static LineFile Load(string path, Sounds sounds)
    {
        var name = Path.GetFileName(path);
        var written = File.ReadAllText(path);
        try
        {
            var file = JsonSerializer.Deserialize<LineFile>(written, Options) ?? throw new InvalidDataException($"{name} is empty.");
            LineChecks.Check(file, name, written, sounds);
            file.byId = file.Lines.ToDictionary(line => line.Id, StringComparer.Ordinal);
            return file;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{name}, line {e.LineNumber + 1}: {e.Message}", e);
        }
    }
}
