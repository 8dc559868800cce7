using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ManagerBackup.Bot.Teams;

/// <summary>
/// The answer to an invoke. Card actions want HTTP 200 with the real status inside the body; an empty body shows the person nothing.
/// </summary>
internal sealed record InvokeResponse(int Status, RawJson? Body)
{
    private const string ErrorType = "application/vnd.microsoft.error";

    private static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>The status the person's client sees, which may stand inside the body.</summary>
    public int StatusCode { get; private init; } = Status;

    /// <summary>Replaces the card in the presser's own view only.</summary>
    public static InvokeResponse Card(RawJson card) =>
        Envelope(200, Attachment.AdaptiveCard, writer => writer.WriteRawValue(card.Utf8.Span, true));

    public static InvokeResponse Card(string json) => Card(RawJson.Of(json));

    /// <summary>Shows a short text with the card.</summary>
    public static InvokeResponse Message(string text) =>
        Envelope(200, "application/vnd.microsoft.activity.message", writer => writer.WriteStringValue(text));

    public static InvokeResponse Error(string code, string message, int statusCode = 400) =>
        Envelope(statusCode, ErrorType, writer => WriteError(writer, code, message));

    /// <summary>The one answer whose HTTP status says it too: nobody here knows this invoke.</summary>
    public static InvokeResponse NotImplemented { get; } =
        Error("NotImplemented", "This bot does not know this invoke.", 501) with { Status = 501 };

    /// <summary>A refusal at the door, in the connector's own shape: <c>{ "error": { "code", "message" } }</c>.</summary>
    public static InvokeResponse Refusal(int status, string code, string message) => new(status, Write(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("error");
        WriteError(writer, code, message);
        writer.WriteEndObject();
    }));

    public static InvokeResponse Ok { get; } = new(200, null);

    private static InvokeResponse Envelope(int statusCode, string type, Action<Utf8JsonWriter> value) => new(200, Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("statusCode", statusCode);
        writer.WriteString("type", type);
        writer.WritePropertyName("value");
        value(writer);
        writer.WriteEndObject();
    }))
    { StatusCode = statusCode };

    private static void WriteError(Utf8JsonWriter writer, string code, string message)
    {
        writer.WriteStartObject();
        writer.WriteString("code", code);
        writer.WriteString("message", message);
        writer.WriteEndObject();
    }

    private static RawJson Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            content(writer);
        }

        return new(buffer.WrittenMemory);
    }
}
