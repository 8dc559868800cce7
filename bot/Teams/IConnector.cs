namespace ManagerBackup.Bot.Teams;

/// <summary>
/// The way to the channel, as the other rooms see it. Every call keeps to the channel's limits and retry rules within the caller's
/// budget, and throws <see cref="ConnectorException"/> when that was not enough.
/// </summary>
internal interface IConnector
{
    /// <returns>The message's id; null when the channel gave none, and the message can't be edited then.</returns>
    Task<string?> SendAsync(ConversationReference chat, Activity activity, SendOptions options, CancellationToken cancellationToken);

    /// <inheritdoc cref="SendAsync(ConversationReference, Activity, SendOptions, CancellationToken)"/>
    Task<string?> ReplyAsync(
        ConversationReference chat, string replyToId, Activity activity, SendOptions options, CancellationToken cancellationToken);

    /// <summary>Puts another message in the place of one we sent. Notifies nobody.</summary>
    Task UpdateAsync(
        ConversationReference chat, string activityId, Activity activity, SendOptions options, CancellationToken cancellationToken);

    /// <summary>Opens the chat of two with a person, or finds the one there is.</summary>
    /// <param name="serviceUrl">Where the tenant's chats live, as an activity told it.</param>
    /// <param name="botId">The bot's own account.</param>
    /// <param name="memberId">The channel's id of the person, or their Entra object id.</param>
    /// <param name="tenantId">The person's tenant.</param>
    /// <param name="options">Budget and priority.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The conversation's id.</returns>
    Task<string> CreateConversationAsync(
        string serviceUrl, string botId, string memberId, string? tenantId, SendOptions options, CancellationToken cancellationToken);

    /// <summary>Who is in a chat or, with a team's id as conversation id, in a team.</summary>
    Task<IReadOnlyList<ChannelAccount>> GetMembersAsync(
        ConversationReference chat, SendOptions options, CancellationToken cancellationToken);

    /// <returns>The Entra group id of a team; null when the channel does not tell it.</returns>
    Task<string?> GetTeamGroupAsync(
        ConversationReference chat, string teamId, SendOptions options, CancellationToken cancellationToken);
}
