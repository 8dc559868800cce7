using System.Buffers;
using ManagerBackup.Bot.Teams.Trust;

namespace ManagerBackup.Bot.Teams;

/// <summary>POST /api/messages: who calls, how much, what, seen before, and only then the turn.</summary>
internal sealed partial class MessagesEndpoint(
    ChannelAuthentication authentication,
    TurnDeduplicator deduplicator,
    ITurnHandler handler,
    IConnector connector,
    IHostApplicationLifetime host,
    [FromKeyedServices(TeamsSetup.ChannelClock)] TimeProvider time,
    ILogger<MessagesEndpoint> logger)
{
    public const int BodyLimit = 256 * 1024;
    private const int LongestId = 1024;

    private static readonly InvokeResponse TooLarge = InvokeResponse.Refusal(413, "TooLarge", "An activity may have 256 KiB.");

    // 5xx is kept for other things by the contract. Of the 4xx, 429 is what clients read as "not done, come again".
    private static readonly InvokeResponse NotHandled =
        InvokeResponse.Refusal(429, "NotHandled", "The activity could not be handled now; send it again.");

    private static readonly InvokeResponse TooMany =
        InvokeResponse.Refusal(429, "TooMany", "This sender has sent more than is taken just now; what asks for a page is always taken.");

    // A caller that sends a byte now and then would hold its connection for an hour; Teams sends at once.
    private static readonly TimeSpan ReadWithin = TimeSpan.FromSeconds(10);

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            var admission = await authentication.AuthenticateAsync(context);
            var answer = admission.Refusal ?? await ReceiveAsync(context.Request, admission);
            await WriteAsync(context.Response, answer);
        }
        catch (BadHttpRequestException broken)
        {
            var refusal = InvokeResponse.Refusal(broken.StatusCode, "BadRequest", "The request could not be read to its end.");
            await WriteAsync(context.Response, broken.StatusCode == 413 ? TooLarge : refusal);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // The caller hung up: nobody is left to answer.
        }
    }

    private async Task<InvokeResponse> ReceiveAsync(HttpRequest request, Admission admission) =>
        await ReadAsync(request) is { } activity
            ? Flaw(activity) ?? authentication.Check(activity, admission) ?? await TakeTurnAsync(activity)
            : InvokeResponse.Refusal(400, "NotAnActivity", "The body is not a JSON object.");

    private async Task<Activity?> ReadAsync(HttpRequest request)
    {
        // One byte more than allowed tells that there is more, also of a chunked body.
        var room = (int)Math.Min(request.ContentLength ?? BodyLimit, BodyLimit) + 1;
        var buffer = ArrayPool<byte>.Shared.Rent(room);
        try
        {
            var length = request.ContentLength > BodyLimit
                ? room
                : await ReadInTimeAsync(request, buffer.AsMemory(0, room));
            return length > BodyLimit
                ? throw new BadHttpRequestException("Too large", StatusCodes.Status413PayloadTooLarge)
                : ActivityJson.ReadActivity(buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<int> ReadInTimeAsync(HttpRequest request, Memory<byte> room)
    {
        using var late = new CancellationTokenSource(ReadWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, request.HttpContext.RequestAborted);
        try
        {
            return await request.Body.ReadAtLeastAsync(room, room.Length, throwOnEndOfStream: false, either.Token);
        }
        catch (OperationCanceledException e) when (late.IsCancellationRequested && !request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            throw new BadHttpRequestException("Too slow", StatusCodes.Status408RequestTimeout, e);
        }
    }

    private static InvokeResponse? Flaw(Activity activity) => activity switch
    {
        { Type: null or "" } => InvokeResponse.Refusal(400, "NotAnActivity", "The activity has no type."),
        { Conversation: null or { Id: null or "" } } => InvokeResponse.Refusal(400, "NotAnActivity", "The activity has no conversation.id."),
        _ when !ServiceUrls.IsOne(activity.ServiceUrl) =>
            InvokeResponse.Refusal(400, "NotAnActivity", "The activity's serviceUrl is not an absolute http(s) address."),
        _ when HasLongId(activity) => InvokeResponse.Refusal(400, "NotAnActivity", "An id or address in the activity is longer than any of the channel's."),
        _ => null,
    };

    // They are kept in rows and sent back in addresses, which both have their limits. The channel's longest have some 300 characters.
    private static bool HasLongId(Activity activity) => new[]
    {
        activity.Type, activity.Id, activity.Name, activity.ChannelId, activity.ServiceUrl, activity.ReplyToId, activity.Locale, activity.Action,
        activity.From?.Id, activity.From?.AadObjectId, activity.Recipient?.Id, activity.Conversation?.Id, activity.Conversation?.TenantId,
        activity.Conversation?.ConversationType, activity.ChannelData?.Tenant?.Id, activity.ChannelData?.Team?.Id, activity.ChannelData?.Team?.AadGroupId,
    }.Any(static id => id?.Length > LongestId);

    private Task<InvokeResponse> TakeTurnAsync(Activity activity) =>
        activity is { Id: { Length: > 0 } id, Conversation.Id: { } conversation }
            ? deduplicator.RunOnceAsync(new TurnKey($"{activity.Type}/{activity.Name}", conversation, id), () => HandOverAsync(activity))
            : HandOverAsync(activity);

    private async Task<InvokeResponse> HandOverAsync(Activity activity)
    {
        var isInvoke = activity.Type == ActivityTypes.Invoke;
        try
        {
            // Beside the turn, for words wait for no storage; but nothing is confirmed that could not be answered after a crash.
            var noted = authentication.NoteAsync(activity, host.ApplicationStopped);

            // A stopping host first lets turns that run come to their end; only then is this token cancelled.
            var answer = await handler.OnTurnAsync(new TurnContext(activity, connector), host.ApplicationStopped);
            await noted;
            return isInvoke ? answer ?? InvokeResponse.NotImplemented : InvokeResponse.Ok;
        }
        catch (TooManyTurnsException)
        {
            return TooMany;
        }
        catch (ConnectorException failure)
        {
            // The channel's limit or its outage: nothing of ours is broken, and the next copy may get through.
            NotTaken(failure.StatusCode, failure.Code, activity.Conversation?.Id, activity.Id);
            return isInvoke ? InvokeResponse.Error("ChannelBusy", "That did not get through just now. Please try again.", 429) : NotHandled;
        }
        catch (Exception failure)
        {
            TurnFailed(failure, activity.Type, activity.Conversation?.Id, activity.Id);
            return isInvoke ? InvokeResponse.Error("InternalServerError", "That did not work. Please try again.", 500) : NotHandled;
        }
    }

    private static async Task WriteAsync(HttpResponse response, InvokeResponse answer)
    {
        response.StatusCode = answer.Status;
        if (answer.Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = "2";
        if (answer.Status == StatusCodes.Status408RequestTimeout)
            response.Headers.Connection = "close"; // The rest of the body is not waited for.
        if (answer.Status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";
        if (answer.Body is not { } body)
            return;

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Utf8.Length;
        await response.Body.WriteAsync(body.Utf8, CancellationToken.None); // To nobody, if they hung up; that is no error.
    }

    [LoggerMessage(LogLevel.Warning, "The channel did not take the answer to a turn ({Status} {Code}; conversation {Conversation}, activity {Activity})")]
    private partial void NotTaken(System.Net.HttpStatusCode? status, string? code, string? conversation, string? activity);

    [LoggerMessage(LogLevel.Error, "A turn of type {Type} failed (conversation {Conversation}, activity {Activity})")]
    private partial void TurnFailed(Exception failure, string? type, string? conversation, string? activity);
}
