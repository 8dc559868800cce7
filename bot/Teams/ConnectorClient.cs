using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ManagerBackup.Bot.Teams.Trust;

namespace ManagerBackup.Bot.Teams;

/// <summary>
/// Speaks to the channel: sends, edits and deletes messages, opens chats, reads who is in them. Every call keeps to the channel's
/// limits and retry rules within the caller's budget, and throws <see cref="ConnectorException"/> when that was not enough.
/// </summary>
internal sealed class ConnectorClient(
    HttpClient http, ChannelCredential credential, SendLimiter limiter, ConnectorRetry retry,
    [FromKeyedServices(TeamsSetup.ChannelClock)] TimeProvider time) : IConnector
{
    private static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan ShortestAttempt = TimeSpan.FromSeconds(1);
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    public static void Prepare(HttpClient http)
    {
        http.Timeout = Timeout.InfiniteTimeSpan; // Each attempt has its own limit, on the clock that tests can turn.
        http.MaxResponseContentBufferSize = 4 * 1024 * 1024;
        http.DefaultRequestVersion = HttpVersion.Version11;
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("ManagerBackup", "1.0"));
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

    public Task<string?> SendAsync(
        ConversationReference chat, Activity activity, SendOptions options, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, chat, Activities(chat), Addressed(activity, chat), options, cancellationToken);

    public Task<string?> ReplyAsync(
        ConversationReference chat, string replyToId, Activity activity, SendOptions options, CancellationToken cancellationToken) =>
        SendAsync(
            HttpMethod.Post, chat, Activities(chat, replyToId), Addressed(activity, chat) with { ReplyToId = replyToId },
            options, cancellationToken);

    public Task UpdateAsync(
        ConversationReference chat, string activityId, Activity activity, SendOptions options, CancellationToken cancellationToken) =>
        SendAsync(
            HttpMethod.Put, chat, Activities(chat, activityId), Addressed(activity, chat) with { Id = activityId },
            options, cancellationToken);

    public Task DeleteAsync(ConversationReference chat, string activityId, SendOptions options, CancellationToken cancellationToken) =>
        CallAsync(
            new Call(HttpMethod.Delete, Activities(chat, activityId), null, chat.TenantId, chat.ConversationId), options, cancellationToken);

    public async Task<string> CreateConversationAsync(
        string serviceUrl, string botId, string memberId, string? tenantId, SendOptions options, CancellationToken cancellationToken)
    {
        var tenant = tenantId is null ? null : new TenantInfo(tenantId);
        var wanted = new ConversationParameters(
            IsGroup: false, new ChannelAccount(botId), [new ChannelAccount(memberId)], tenantId, new TeamsChannelData { Tenant = tenant });
        var body = JsonSerializer.SerializeToUtf8Bytes(wanted, ActivityJson.Wire.ConversationParameters);
        var call = new Call(HttpMethod.Post, ServiceUrls.Join(serviceUrl, "v3", "conversations"), body, tenantId, $"create {memberId}");
        return ConnectorAnswer.IdIn(await CallAsync(call, options, cancellationToken))
            ?? throw new ConnectorException("The channel made a conversation and did not say which") { Code = "NoConversationId" };
    }

    public async Task<IReadOnlyList<ChannelAccount>> GetMembersAsync(
        ConversationReference chat, SendOptions options, CancellationToken cancellationToken)
    {
        var members = new List<ChannelAccount>();
        var address = ServiceUrls.Join(chat.ServiceUrl, "v3", "conversations", chat.ConversationId, "pagedmembers") + "?pageSize=500";
        for (string? token = null, last = null; ; last = token)
        {
            var page = token is null ? address : $"{address}&continuationToken={Uri.EscapeDataString(token)}";
            var call = new Call(HttpMethod.Get, page, null, chat.TenantId, $"members {chat.ConversationId}");
            var answer = ConnectorAnswer.Read(await CallAsync(call, options, cancellationToken), ActivityJson.Wire.PagedMembers);
            members.AddRange((answer?.Members ?? []).Select(member => member with { AadObjectId = member.AadObjectId ?? member.ObjectId }));
            token = answer?.ContinuationToken;
            if (string.IsNullOrEmpty(token) || token == last)
                return members;
        }
    }

    public async Task<string?> GetTeamGroupAsync(
        ConversationReference chat, string teamId, SendOptions options, CancellationToken cancellationToken)
    {
        var call = new Call(HttpMethod.Get, ServiceUrls.Join(chat.ServiceUrl, "v3", "teams", teamId), null, chat.TenantId, $"team {teamId}");
        return ConnectorAnswer.Read(await CallAsync(call, options, cancellationToken), ActivityJson.Wire.TeamInfo)?.AadGroupId;
    }

    private static string Activities(ConversationReference chat) =>
        ServiceUrls.Join(chat.ServiceUrl, "v3", "conversations", chat.ConversationId, "activities");

    private static string Activities(ConversationReference chat, string activityId) =>
        ServiceUrls.Join(chat.ServiceUrl, "v3", "conversations", chat.ConversationId, "activities", activityId);

    // Some channels refuse an activity without from; some refuse a proactive one that does not name the tenant.
    private static Activity Addressed(Activity activity, ConversationReference chat) => activity with
    {
        Type = activity.Type ?? ActivityTypes.Message,
        ChannelId = activity.ChannelId ?? chat.ChannelId,
        From = activity.From ?? (chat.BotId is null ? null : new ChannelAccount(chat.BotId)),
        Conversation = activity.Conversation ?? new ConversationAccount(chat.ConversationId, chat.ConversationType, chat.TenantId),
    };

    private async Task<string?> SendAsync(
        HttpMethod method, ConversationReference chat, string address, Activity activity,
        SendOptions options, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Wire.Activity);
        var call = new Call(method, address, body, chat.TenantId, chat.ConversationId);
        return ConnectorAnswer.IdIn(await CallAsync(call, options, cancellationToken));
    }

    private Task<byte[]> CallAsync(Call call, SendOptions options, CancellationToken cancellationToken) =>
        retry.RunAsync(
            options.Budget,
            async (budget, token) =>
            {
                if (await limiter.WaitAsync(call.Tenant, call.Chat, options.Priority, budget.Left, token) is { } wait)
                    throw ConnectorException.OverLimit(wait);
                return await AttemptAsync(call, budget, token);
            },
            cancellationToken);

    private async Task<byte[]> AttemptAsync(Call call, SendBudget budget, CancellationToken cancellationToken)
    {
        var patience = budget.Left < ShortestAttempt ? ShortestAttempt : budget.Left > AttemptLimit ? AttemptLimit : budget.Left;
        using var limit = new CancellationTokenSource(patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var response = await WithTokenAsync(call, both.Token);
            var body = await response.Content.ReadAsByteArrayAsync(both.Token);
            return response.IsSuccessStatusCode
                ? body
                : throw ConnectorException.Of(response.StatusCode, ConnectorAnswer.CodeIn(body), RetryAfter(response.Headers.RetryAfter));
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            // Without our limit it is the handler that gave up connecting: nothing was sent.
            throw ConnectorException.Unanswered("Timeout", mayHaveBeenDelivered: limit.IsCancellationRequested, late);
        }
        catch (HttpRequestException broken)
        {
            var neverConnected = broken.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
            throw ConnectorException.Unanswered(broken.HttpRequestError.ToString(), !neverConnected, broken);
        }
    }

    private async Task<HttpResponseMessage> WithTokenAsync(Call call, CancellationToken cancellationToken)
    {
        var token = await credential.GetTokenAsync(call.Address, refused: null, cancellationToken);
        var response = await OnceAsync(call, token, cancellationToken);
        if (token is null || response.StatusCode is not HttpStatusCode.Unauthorized)
            return response;

        response.Dispose();
        return await OnceAsync(call, await credential.GetTokenAsync(call.Address, token, cancellationToken), cancellationToken);
    }

    private async Task<HttpResponseMessage> OnceAsync(Call call, string? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(call.Method, call.Address);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (call.Body is not null)
            request.Content = new ByteArrayContent(call.Body) { Headers = { ContentType = Json } };
        return await http.SendAsync(request, cancellationToken);
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) =>
        header is { Date: { } date } ? date - time.GetUtcNow() : header?.Delta;

    private sealed record Call(HttpMethod Method, string Address, byte[]? Body, string? Tenant, string Chat);
}
