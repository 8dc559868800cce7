using System.Net;
using System.Text;
using System.Text.Json;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Bot.Teams.Trust;
using ManagerBackup.UnitTests.Tools;

namespace ManagerBackup.UnitTests.Teams;

internal sealed record Seen(string Method, string Address, string Body, DateTimeOffset At, string? Token, string? ContentType, string UserAgent)
{
    public JsonElement Json => JsonElement.Parse(Body);
}

/// <summary>The channel's side of the connector: gives the planned answers in order, and fails on anything more.</summary>
internal sealed class FakeChannel(TimeProvider time) : HttpMessageHandler
{
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> _plan = new();
    private readonly Lock _lock = new();

    public List<Seen> Calls { get; } = [];

    public FakeChannel Answers(int status, string body = "", string? retryAfter = null)
    {
        _plan.Enqueue(_ =>
        {
            var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            if (retryAfter is not null)
                answer.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            return Task.FromResult(answer);
        });
        return this;
    }

    public FakeChannel Fails(HttpRequestError error) => Then(_ => throw new HttpRequestException(error));

    public FakeChannel NeverConnects() => Then(_ => throw new TaskCanceledException("ConnectTimeout", new TimeoutException()));

    // Task.Delay would end on another thread, after the clock has gone on.
    public FakeChannel Hangs() => Then(async cancelled =>
    {
        var never = new TaskCompletionSource<HttpResponseMessage>();
        await using var _ = cancelled.Register(() => never.TrySetCanceled(cancelled));
        return await never.Task;
    });

    public ConnectorClient Client(SendLimits? limits = null, ChannelCredential? credential = null)
    {
        var http = new HttpClient(this);
        ConnectorClient.Prepare(http);
        return new ConnectorClient(
            http, credential ?? new ChannelCredential(), new SendLimiter(limits ?? SendLimits.OfTeams, time), new ConnectorRetry(time), time);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Func<CancellationToken, Task<HttpResponseMessage>>? next;
        lock (_lock)
        {
            Calls.Add(new Seen(
                request.Method.Method, request.RequestUri?.AbsoluteUri ?? "", body, time.GetUtcNow(), request.Headers.Authorization?.ToString(),
                request.Content?.Headers.ContentType?.ToString(), request.Headers.UserAgent.ToString()));
            if (!_plan.TryDequeue(out next))
                throw new InvalidOperationException($"Unplanned: {request.Method} {request.RequestUri}");
        }

        return await next(cancellationToken);
    }

    private FakeChannel Then(Func<CancellationToken, Task<HttpResponseMessage>> answer)
    {
        _plan.Enqueue(answer);
        return this;
    }
}

internal static class Clockwork
{
    /// <summary>Starts work so that all of it that waits for the clock goes on inside <see cref="Turn"/>, on the test's own thread.</summary>
    public static Task<T> Start<T>(Func<Task<T>> work) => WithoutContext(work);

    public static void Turn(this FakeTime time, TimeSpan by) => WithoutContext(() =>
    {
        time.Advance(by);
        return 0;
    });

    /// <summary>Turns the clock in small steps until the work is done.</summary>
    public static async Task<T> RunAsync<T>(this FakeTime time, Func<Task<T>> work, TimeSpan? step = null)
    {
        var task = Start(work);
        for (var steps = 0; steps < 100_000 && !task.IsCompleted; steps++)
        {
            time.Turn(step ?? TimeSpan.FromMilliseconds(10));
        }

        Assert.True(task.IsCompleted, "It does not end.");
        return await task;
    }

    private static T WithoutContext<T>(Func<T> work)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return work();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
