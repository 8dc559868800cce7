using System.Text.Json;

namespace ManagerBackup.Bot.Rehearsal;

/// <summary>Reads the bot's answer as Teams does: a card to draw, a message to show, or an error.</summary>
internal static class InvokeAnswer
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";
    private const string MessageType = "application/vnd.microsoft.activity.message";
    private const string Wrong = "Something went wrong. Please try again.";

    public static JsonElement? Card(BotAnswer answer) =>
        answer.Status == 200 && Type(answer) == CardType && Value(answer) is { ValueKind: JsonValueKind.Object } card ? card : null;

    public static string? Note(BotAnswer answer) => answer.Status switch
    {
        0 => Wrong + " (The bot did not answer.)",
        >= 200 and < 300 when Type(answer) is null or CardType => EnvelopeStatus(answer) >= 400 ? Because(answer) : null,
        >= 200 and < 300 when Type(answer) == MessageType => Value(answer) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null,
        _ => Because(answer),
    };

    private static string Because(BotAnswer answer)
    {
        var said = Text(Value(answer), "message") ?? (Property(answer.Body, "error") is { } error ? Text(error, "message") : null);
        var status = answer.Status is >= 200 and < 300 ? EnvelopeStatus(answer) : answer.Status;
        return said is null ? $"{Wrong} ({status})" : $"{Wrong} ({status}: {said})";
    }

    private static int EnvelopeStatus(BotAnswer answer) =>
        Property(answer.Body, "statusCode") is { ValueKind: JsonValueKind.Number } status && status.TryGetInt32(out var code) ? code : answer.Status;

    private static string? Type(BotAnswer answer) => Text(answer.Body, "type");

    private static JsonElement? Value(BotAnswer answer) => Property(answer.Body, "value");

    private static string? Text(JsonElement? parent, string name) =>
        Property(parent, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Property(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var value) ? value : null;
}
