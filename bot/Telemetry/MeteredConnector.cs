using System.Diagnostics;
using System.Globalization;
using ManagerBackup.Bot.Teams;
using Activity = ManagerBackup.Bot.Teams.Activity;

namespace ManagerBackup.Bot.Telemetry;

/// <summary>The way to the channel, timed. To whom something goes is in no tag.</summary>
internal sealed class MeteredConnector(IConnector inner, Instruments instruments) : IConnector
{
    public Task<string?> SendAsync(ConversationReference chat, Activity activity, SendOptions options, CancellationToken cancellationToken) =>
        TimeAsync("send", () => inner.SendAsync(chat, activity, options, cancellationToken));

    public Task<string?> ReplyAsync(
        ConversationReference chat, string replyToId, Activity activity, SendOptions options, CancellationToken cancellationToken) =>
        TimeAsync("reply", () => inner.ReplyAsync(chat, replyToId, activity, options, cancellationToken));

    public Task UpdateAsync(
        ConversationReference chat, string activityId, Activity activity, SendOptions options, CancellationToken cancellationToken) =>
        TimeAsync("update", async () =>
        {
            await inner.UpdateAsync(chat, activityId, activity, options, cancellationToken);
            return true;
        });

    public Task<string> CreateConversationAsync(
        string serviceUrl, string botId, string memberId, string? tenantId, SendOptions options, CancellationToken cancellationToken) =>
        TimeAsync("create", () => inner.CreateConversationAsync(serviceUrl, botId, memberId, tenantId, options, cancellationToken));

    public Task<IReadOnlyList<ChannelAccount>> GetMembersAsync(ConversationReference chat, SendOptions options, CancellationToken cancellationToken) =>
        TimeAsync("members", () => inner.GetMembersAsync(chat, options, cancellationToken));

    public Task<string?> GetTeamGroupAsync(ConversationReference chat, string teamId, SendOptions options, CancellationToken cancellationToken) =>
        TimeAsync("team", () => inner.GetTeamGroupAsync(chat, teamId, options, cancellationToken));

    // The channel's own word for a failure is anybody's text; its status is not, and where it gave none the word is ours.
    private static string CodeOf(ConnectorException failure) =>
        failure.StatusCode is { } status ? ((int)status).ToString(CultureInfo.InvariantCulture) : failure.Code ?? "noAnswer";

    private async Task<T> TimeAsync<T>(string operation, Func<Task<T>> call)
    {
        using var span = instruments.Spans.StartActivity($"channel {operation}", ActivityKind.Client);
        var start = Stopwatch.GetTimestamp();
        try
        {
            return await call();
        }
        catch (ConnectorException e)
        {
            instruments.SendFailures.Add(1, new("operation", operation), new("code", CodeOf(e)));
            span?.SetTag("error.type", CodeOf(e)).SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            instruments.SendDuration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, new KeyValuePair<string, object?>("operation", operation));
        }
    }
}
