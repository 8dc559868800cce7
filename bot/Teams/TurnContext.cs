using System.Text.Json;

namespace ManagerBackup.Bot.Teams;

/// <summary>Implemented by the room that knows what to say. A turn may come twice, even at once: be safe to repeat.</summary>
internal interface ITurnHandler
{
    /// <summary>
    /// Returning means: what was asked would survive a crash now. Throwing means: not handled, the channel may send it again.
    /// </summary>
    /// <returns>The answer to an invoke, null for one that is not known; null for anything else.</returns>
    /// <param name="turn">What came in.</param>
    /// <param name="cancellationToken">The host's lifetime: the channel hangs up early, and the work goes on.</param>
    Task<InvokeResponse?> OnTurnAsync(TurnContext turn, CancellationToken cancellationToken);
}

/// <summary>One incoming activity with what a handler needs to understand and to answer it.</summary>
internal sealed class TurnContext(Activity activity, IConnector connector)
{
    private readonly Lazy<string?> _text = new(() => Mentions.WithoutTheBots(activity));

    public Activity Activity => activity;

    public ConversationReference Reference { get; } = new(
        activity.ServiceUrl ?? "",
        activity.Conversation?.Id ?? "",
        TenantOf(activity),
        activity.Recipient?.Id,
        activity.ChannelId ?? "",
        activity.Conversation?.ConversationType);

    /// <summary>What the person typed, without the mention that only calls the bot; null when that is nothing.</summary>
    public string? Text => _text.Value;

    /// <summary>The Entra object id, or the channel's own id where the channel does not tell it.</summary>
    public string? PersonId => NullIfEmpty(activity.From?.AadObjectId) ?? NullIfEmpty(activity.From?.Id);

    public string? Name => activity.From?.Name;

    public string? TenantId => Reference.TenantId;

    public string? Locale =>
        activity.Locale ?? activity.Entities?.FirstOrDefault(entity => entity.Type == "clientInfo")?.Locale;

    public JsonElement? Value => activity.Value;

    /// <summary>A press on a card's button, by Action.Execute or by Action.Submit; null when this turn is none.</summary>
    public CardAction? CardAction => CardAction.Read(activity);

    /// <returns>The new message's id, with which it can be edited; null when the channel gave none.</returns>
    public Task<string?> ReplyAsync(Activity reply, CancellationToken cancellationToken) =>
        ReplyAsync(reply, SendOptions.Urgent, cancellationToken);

    /// <inheritdoc cref="ReplyAsync(Activity, CancellationToken)"/>
    public Task<string?> ReplyAsync(Activity reply, SendOptions options, CancellationToken cancellationToken)
    {
        var addressed = reply with { Recipient = reply.Recipient ?? activity.From };
        return activity.Id is { Length: > 0 } id
            ? connector.ReplyAsync(Reference, id, addressed, options, cancellationToken)
            : connector.SendAsync(Reference, addressed, options, cancellationToken);
    }

    /// <summary>Puts another message in the place of one of ours in this chat.</summary>
    public Task UpdateAsync(string activityId, Activity message, CancellationToken cancellationToken) =>
        connector.UpdateAsync(Reference, activityId, message, SendOptions.Urgent, cancellationToken);

    public static string? TenantOf(Activity activity) =>
        NullIfEmpty(activity.ChannelData?.Tenant?.Id) ?? NullIfEmpty(activity.Conversation?.TenantId);

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

/// <param name="Data">The button's data with the card's inputs merged in; an empty object when there is none.</param>
/// <param name="ReplyToId">The message with the card, where the channel tells it.</param>
internal sealed record CardAction(string Verb, JsonElement Data, string? ReplyToId)
{
    public const string InvokeName = "adaptiveCard/action";

    private static readonly JsonElement NoData = JsonElement.Parse("{}");

    public static CardAction? Read(Activity activity) => activity switch
    {
        { Type: ActivityTypes.Invoke, Name: InvokeName, Value: { } value } => OfExecute(Member(value, "action"), activity.ReplyToId),
        { Type: ActivityTypes.Message, Value: { } value } when string.IsNullOrWhiteSpace(activity.Text) =>
            OfSubmit(value, activity.ReplyToId),
        _ => null,
    };

    private static CardAction? OfExecute(JsonElement action, string? replyToId)
    {
        var data = Member(action, "data");
        return (Text(action, "verb") ?? Text(data, "verb")) is { } verb ? new(verb, ObjectOrEmpty(data), replyToId) : null;
    }

    private static CardAction? OfSubmit(JsonElement value, string? replyToId) =>
        Text(value, "verb") is { } verb ? new(verb, value, replyToId) : null;

    private static JsonElement ObjectOrEmpty(JsonElement data) => data.ValueKind is JsonValueKind.Object ? data : NoData;

    private static JsonElement Member(JsonElement of, string name) =>
        of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out var member) ? member : default;

    private static string? Text(JsonElement of, string name) =>
        Member(of, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } verb ? verb : null;
}

internal static class Mentions
{
    /// <summary>Takes out the mention of the recipient only: who else is named belongs to what was said.</summary>
    public static string? WithoutTheBots(Activity activity)
    {
        var text = activity.Text ?? "";
        foreach (var mention in activity.Entities ?? [])
        {
            if (mention is { Type: "mention", Mentioned.Id: { Length: > 0 } id } && id == activity.Recipient?.Id)
            {
                var written = mention.Text is { Length: > 0 } said ? said : $"<at>{mention.Mentioned.Name}</at>";
                text = text.Replace(written, "", StringComparison.Ordinal);
            }
        }

        // Teams puts a non-breaking space, sometimes as an HTML entity, between the mention and the text.
        const string Space = "&nbsp;";
        for (text = text.Trim(); text.StartsWith(Space, StringComparison.Ordinal);)
        {
            text = text[Space.Length..].TrimStart();
        }

        return text.Length == 0 ? null : text;
    }
}
