using System.Text.Json;

namespace ManagerBackup.Bot.Rehearsal;

/// <summary>What the bot sends through the connector, as far as a phone shows it.</summary>
internal sealed record ConnectorActivity(
    string? Type, string? Text, string? TextFormat, string? Summary, IReadOnlyList<ConnectorAttachment>? Attachments)
{
    private const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";

    public FloorMessage AsMessage(string id, DateTimeOffset at) => new(id, "bot", at, Text, TextFormat, [.. Cards()], Summary, 0);

    private IEnumerable<JsonElement> Cards() =>
        from attachment in Attachments ?? []
        where attachment.ContentType == AdaptiveCard && attachment.Content.ValueKind == JsonValueKind.Object
        select attachment.Content;
}

internal sealed record ConnectorAttachment(string? ContentType, JsonElement Content);

internal sealed record ConnectorConversation(IReadOnlyList<ConnectorMember>? Members, ConnectorActivity? Activity);

internal sealed record ConnectorMember(string? Id);
