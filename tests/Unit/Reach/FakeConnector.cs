using System.Net;
using ManagerBackup.Bot.Teams;

namespace ManagerBackup.UnitTests.Reach;

/// <summary>A channel whose answers a test plans by person: <c>a:{person}</c> is the chat of each.</summary>
internal sealed class FakeConnector : IConnector
{
    /// <summary>Such as <c>create id-of-Sam</c>, in order.</summary>
    public List<string> Calls { get; } = [];

    public List<(string Chat, Activity Activity)> Sent { get; } = [];

    /// <summary>Refusals by call, as <see cref="Calls"/> names it.</summary>
    public Dictionary<string, (int Status, string Code)> Refuses { get; } = new(StringComparer.Ordinal);

    public async Task<string?> SendAsync(ConversationReference chat, Activity activity, SendOptions options, CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        Call("send", chat.ConversationId[2..]);
        Sent.Add((chat.ConversationId, activity));
        return "m1";
    }

    public Task<string?> ReplyAsync(ConversationReference chat, string replyToId, Activity activity, SendOptions options, CancellationToken cancellationToken) =>
        SendAsync(chat, activity, options, cancellationToken);

    public Task UpdateAsync(ConversationReference chat, string activityId, Activity activity, SendOptions options, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<string> CreateConversationAsync(
        string serviceUrl, string botId, string memberId, string? tenantId, SendOptions options, CancellationToken cancellationToken)
    {
        Call("create", memberId);
        return Task.FromResult($"a:{memberId}");
    }

    public Task<string?> GetTeamGroupAsync(ConversationReference chat, string teamId, SendOptions options, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Nobody asks about a team here");

    public Task<IReadOnlyList<ChannelAccount>> GetMembersAsync(ConversationReference chat, SendOptions options, CancellationToken cancellationToken)
    {
        Call("members", chat.ConversationId[2..]);
        return Task.FromResult<IReadOnlyList<ChannelAccount>>([]);
    }

    private void Call(string what, string person)
    {
        var call = $"{what} {person}";
        Calls.Add(call);
        if (Refuses.TryGetValue(call, out var refusal))
            throw ConnectorException.Of((HttpStatusCode)refusal.Status, refusal.Code, null);
    }
}
