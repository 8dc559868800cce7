using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ManagerBackup.Bot.SecondChannel;

/// <summary>
/// What a hook is told: where, how grave, and whom to ring. Neither the employee's words nor their name: a gateway is another
/// company's more often than not, and neither is needed to make a phone ring.
/// </summary>
/// <param name="Id">Of the delivery: the same for every try, so that a receiver acts on it once.</param>
/// <param name="At">When it happened.</param>
/// <param name="Category">As the log names it, such as <c>verbal</c>.</param>
/// <param name="To">Whom the page went to; Entra object ids.</param>
internal sealed record Alarm(
    AlarmKind Kind,
    string Id,
    DateTimeOffset At,
    string Request,
    string Site,
    string SiteName,
    string? Place,
    int Severity,
    string Category,
    IReadOnlyList<AlarmPerson> To)
{
    private static readonly AlarmJson Json = new(new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,

        // Never pasted into HTML: a place stays readable for whoever logs the body.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <param name="sentAt">Of this try, so that a receiver can refuse an old body that somebody plays back.</param>
    public byte[] ToJson(DateTimeOffset sentAt) => JsonSerializer.SerializeToUtf8Bytes(
        new WireAlarm(EventOf(Kind), Id, sentAt.UtcDateTime, At.UtcDateTime, Request, Site, SiteName, Place, Severity, Category, To),
        Json.WireAlarm);

    public static string EventOf(AlarmKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}

internal sealed record AlarmPerson(string Id, string Name);

internal sealed record WireAlarm(
    string Event,
    string Id,
    DateTime SentAt,
    DateTime At,
    string Request,
    string Site,
    string SiteName,
    string? Place,
    int Severity,
    string Category,
    IReadOnlyList<AlarmPerson> To);

[JsonSerializable(typeof(WireAlarm))]
internal sealed partial class AlarmJson : JsonSerializerContext;
