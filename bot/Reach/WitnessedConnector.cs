using ManagerBackup.Bot.Teams;

namespace ManagerBackup.Bot.Reach;

/// <summary>The way to the channel, with somebody who notes whom it let us reach. It changes nothing and waits for nothing.</summary>
internal sealed class WitnessedConnector(IConnector inner, Reachability reachability, TimeProvider time) : IConnector
{
    public Task<string?> SendAsync(ConversationReference chat, Activity activity, SendOptions options, CancellationToken cancellationToken) =>
        WitnessAsync(chat, inner.SendAsync(chat, activity, options, cancellationToken));

    public Task<string?> ReplyAsync(
        ConversationReference chat, string replyToId, Activity activity, SendOptions options, CancellationToken cancellationToken) =>
        WitnessAsync(chat, inner.ReplyAsync(chat, replyToId, activity, options, cancellationToken));

    // An edit may fail because its message is gone, and arrives unseen.
    public Task UpdateAsync(
        ConversationReference chat, string activityId, Activity activity, SendOptions options, CancellationToken cancellationToken) =>
        inner.UpdateAsync(chat, activityId, activity, options, cancellationToken);

    public async Task<string> CreateConversationAsync(
        string serviceUrl, string botId, string memberId, string? tenantId, SendOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var chat = await inner.CreateConversationAsync(serviceUrl, botId, memberId, tenantId, options, cancellationToken);
            reachability.Note(new(memberId), new Sign.Seen(time.GetUtcNow(), chat));
            return chat;
        }
        catch (ConnectorException e) when (e.StatusCode is { } status && Standing.IsAboutThePerson((int)status))
        {
            reachability.Note(new(memberId), new Sign.Refused(time.GetUtcNow(), (int)status, e.Code, Quiet: true));
            throw;
        }
    }

    public Task<IReadOnlyList<ChannelAccount>> GetMembersAsync(ConversationReference chat, SendOptions options, CancellationToken cancellationToken) =>
        inner.GetMembersAsync(chat, options, cancellationToken);

    public Task<string?> GetTeamGroupAsync(ConversationReference chat, string teamId, SendOptions options, CancellationToken cancellationToken) =>
        inner.GetTeamGroupAsync(chat, teamId, options, cancellationToken);

    private async Task<string?> WitnessAsync(ConversationReference chat, Task<string?> sending)
    {
        try
        {
            var id = await sending;
            if (reachability.OwnerOf(chat.ConversationId) is { } person)
            {
                reachability.Note(person, new Sign.Arrived(time.GetUtcNow()));
            }

            return id;
        }
        catch (ConnectorException e) when (e.StatusCode is System.Net.HttpStatusCode.Forbidden && reachability.OwnerOf(chat.ConversationId) is { } person)
        {
            // A chat that is not found says nothing yet: it is opened anew, and that is answered.
            reachability.Note(person, new Sign.Refused(time.GetUtcNow(), (int)e.StatusCode, e.Code, Quiet: false));
            throw;
        }
    }
}
