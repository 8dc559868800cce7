using System.Text.Json;
using System.Text.Json.Serialization;

namespace ManagerBackup.Bot.Teams;

/// <summary>
/// One activity of the Bot Connector protocol, as it comes and as it goes. Lenient: what we don't know is passed over, and a
/// member of another kind than expected reads as absent.
/// </summary>
internal sealed record Activity
{
    public string? Type { get; init; }

    public string? Id { get; init; }

    /// <summary>Of an invoke: what is asked, such as <c>adaptiveCard/action</c>.</summary>
    public string? Name { get; init; }

    public string? ChannelId { get; init; }

    public string? ServiceUrl { get; init; }

    [JsonConverter(typeof(LenientObject<ChannelAccount>))]
    public ChannelAccount? From { get; init; }

    [JsonConverter(typeof(LenientObject<ChannelAccount>))]
    public ChannelAccount? Recipient { get; init; }

    [JsonConverter(typeof(LenientObject<ConversationAccount>))]
    public ConversationAccount? Conversation { get; init; }

    public string? ReplyToId { get; init; }

    public string? Text { get; init; }

    public string? TextFormat { get; init; }

    /// <summary>What the phone's notification shows when the message itself is a card.</summary>
    public string? Summary { get; init; }

    public string? Locale { get; init; }

    /// <summary>Of an <c>installationUpdate</c>: add, remove, and their upgrades.</summary>
    public string? Action { get; init; }

    public JsonElement? Value { get; init; }

    [JsonConverter(typeof(LenientList<Attachment>))]
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    [JsonConverter(typeof(LenientList<Entity>))]
    public IReadOnlyList<Entity>? Entities { get; init; }

    [JsonConverter(typeof(LenientList<ChannelAccount>))]
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    [JsonConverter(typeof(LenientList<ChannelAccount>))]
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    [JsonConverter(typeof(LenientObject<TeamsChannelData>))]
    public TeamsChannelData? ChannelData { get; init; }

    /// <summary>A card alone: Teams splits text and card into two messages and then gives no id back.</summary>
    public static Activity OfCard(RawJson card, string summary) => new()
    {
        Type = ActivityTypes.Message,
        Summary = summary,
        Attachments = [new Attachment { ContentType = Attachment.AdaptiveCard, Content = card }],
    };

    public static Activity OfText(string text) => new() { Type = ActivityTypes.Message, Text = text };
}

internal static class ActivityTypes
{
    public const string Message = "message";
    public const string Invoke = "invoke";
    public const string ConversationUpdate = "conversationUpdate";
    public const string InstallationUpdate = "installationUpdate";
}

/// <param name="Id">The channel's own id: <c>29:…</c> of a person, unique to this bot; <c>28:…</c> of a bot.</param>
/// <param name="AadObjectId">The person's Entra object id, when the channel tells it.</param>
internal sealed record ChannelAccount(string? Id, string? Name = null, string? AadObjectId = null)
{
    /// <summary>The roster calls the Entra object id so.</summary>
    public string? ObjectId { get; init; }
}

/// <param name="ConversationType">personal, groupChat or channel.</param>
internal sealed record ConversationAccount(string? Id, string? ConversationType = null, string? TenantId = null, bool? IsGroup = null);

internal sealed record Attachment
{
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";

    public string? ContentType { get; init; }

    public RawJson? Content { get; init; }

    public string? ContentUrl { get; init; }

    public string? Name { get; init; }
}

/// <summary>Something said about the text: a mention, or (clientInfo) where it was typed.</summary>
internal sealed record Entity
{
    public string? Type { get; init; }

    public string? Text { get; init; }

    public string? Locale { get; init; }

    [JsonConverter(typeof(LenientObject<ChannelAccount>))]
    public ChannelAccount? Mentioned { get; init; }
}

internal sealed record TeamsChannelData
{
    [JsonConverter(typeof(LenientObject<TenantInfo>))]
    public TenantInfo? Tenant { get; init; }

    [JsonConverter(typeof(LenientObject<TeamInfo>))]
    public TeamInfo? Team { get; init; }

    [JsonConverter(typeof(LenientObject<NotificationInfo>))]
    public NotificationInfo? Notification { get; init; }
}

internal sealed record TenantInfo(string? Id);

/// <param name="AadGroupId">The team's Entra group id; Teams tells it on some events only.</param>
internal sealed record TeamInfo(string? Id, string? Name = null, string? AadGroupId = null);

/// <param name="Alert">Also shows the message in the activity feed; the person's own settings win.</param>
internal sealed record NotificationInfo(bool? Alert);

/// <summary>All that is needed to write to a chat again later.</summary>
/// <param name="BotId">The bot's own account in that chat.</param>
internal sealed record ConversationReference(
    string ServiceUrl, string ConversationId, string? TenantId, string? BotId, string ChannelId, string? ConversationType = null);
