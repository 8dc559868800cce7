using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace ManagerBackup.Bot.SecondChannel;

internal abstract record WebhookResult
{
    private WebhookResult()
    {
    }

    internal sealed record Ok : WebhookResult;

    /// <param name="Reason">A code or a status, never what the receiver wrote.</param>
    /// <param name="Retryable">Coming back later may help.</param>
    /// <param name="RetryAfter">What the receiver asked for.</param>
    internal sealed record Failed(string Reason, bool Retryable, TimeSpan? RetryAfter = null) : WebhookResult;
}

/// <summary>Tells a hook, once; whether and when it is told again is in the log.</summary>
/// <param name="time">The real one: receivers compare it with theirs.</param>
internal sealed class WebhookSender(HttpClient http, TimeProvider time)
{
    public const string SignatureHeader = "X-ManagerBackup-Signature";
    public const string EventHeader = "X-ManagerBackup-Event";
    public const string DeliveryHeader = "X-ManagerBackup-Delivery";

    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>After that, a phone that rings would be about something else.</summary>
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(5);

    public async Task<WebhookResult> SendAsync(Webhook hook, Alarm alarm, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var now = time.GetUtcNow();
        try
        {
            using var request = RequestOf(hook, alarm, alarm.ToJson(now));
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return ResultOf(response, now);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WebhookResult.Failed("timeout", Retryable: true);
        }
        catch (HttpRequestException e)
        {
            return new WebhookResult.Failed(e.HttpRequestError.ToString(), Retryable: true);
        }
    }

    /// <summary>When to tell it again; null for never.</summary>
    /// <param name="failed">What came of it.</param>
    /// <param name="happenedAt">When there was something to tell.</param>
    /// <param name="attempt">Which attempt failed, counted from 1.</param>
    /// <param name="now">The present.</param>
    public static DateTimeOffset? RetryAt(WebhookResult.Failed failed, DateTimeOffset happenedAt, int attempt, DateTimeOffset now)
    {
        var pause = FirstPause * Math.Pow(2, Math.Clamp(attempt - 1, 0, 10));
        pause = pause < LongestPause ? pause : LongestPause;
        var at = now + (failed.RetryAfter > pause ? failed.RetryAfter.Value : pause);
        return failed.Retryable && at - happenedAt < GiveUpAfter ? at : null;
    }

    public static string SignatureOf(string secret, ReadOnlySpan<byte> body) =>
        $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body))}";

    private static HttpRequestMessage RequestOf(Webhook hook, Alarm alarm, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, hook.Url)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") { CharSet = "utf-8" } } },
        };
        request.Headers.UserAgent.Add(new("ManagerBackup", null));
        request.Headers.Add(SignatureHeader, SignatureOf(hook.Secret, body));
        request.Headers.Add(EventHeader, Alarm.EventOf(alarm.Kind));
        request.Headers.Add(DeliveryHeader, alarm.Id);
        return request;
    }

    // A redirect is not followed: it would take the body where nobody configured it to go. Nor does it go away by itself.
    private static WebhookResult ResultOf(HttpResponseMessage response, DateTimeOffset now)
    {
        if (response.IsSuccessStatusCode)
        {
            return new WebhookResult.Ok();
        }

        var retryable = response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500;
        var asked = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - now : null;
        return new WebhookResult.Failed($"status {(int)response.StatusCode}", retryable, asked);
    }
}
