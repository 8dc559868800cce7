using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ManagerBackup.Benchmarks;

/// <summary>Stands in for the Bot Connector: takes what is sent, and notes the moment at which a chat's first message was there.</summary>
internal sealed partial class FakeChannel : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> waiting = new(StringComparer.Ordinal);
    private readonly WebApplication app;
    private long lastHeard;
    private int count;

    private FakeChannel(WebApplication app, int port)
    {
        this.app = app;
        ServiceUrl = $"http://127.0.0.1:{port}/";
    }

    public string ServiceUrl { get; }

    public static async Task<FakeChannel> StartAsync()
    {
        var port = Child.FreePort();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var server = builder.Build();
        var channel = new FakeChannel(server, port);
        server.Run(channel.TakeAsync);
        await server.StartAsync();
        return channel;
    }

    /// <returns>The moment at which the key's first message is there in full, on <see cref="Stopwatch"/>'s clock.</returns>
    public Task<long> FirstMessageAsync(string key) =>
        waiting.GetOrAdd(key, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Waits until nothing has come for a while: what a turn has set going is done.</summary>
    public async Task QuietAsync(TimeSpan atLeast)
    {
        Interlocked.Exchange(ref lastHeard, Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(Interlocked.Read(ref lastHeard)) < atLeast)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        waiting.Clear();
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    // v3/conversations, or v3/conversations/{chat}/activities and, of a reply or an edit, /{activity}
    private async Task TakeAsync(HttpContext context)
    {
        var body = await ReadAsync(context.Request);
        var now = Stopwatch.GetTimestamp();
        Interlocked.Exchange(ref lastHeard, now);
        var path = (context.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (HttpMethods.IsPost(context.Request.Method) && path.Length >= 3)
        {
            Arrived(path[2], now);
            if (!path[2].StartsWith("a:", StringComparison.Ordinal) && EmployeeNamed().Match(Encoding.UTF8.GetString(body.Span)) is { Success: true } named)
                Arrived(named.Value, now);
        }

        context.Response.StatusCode = HttpMethods.IsPost(context.Request.Method) ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($$"""{"id":"m{{Interlocked.Increment(ref count)}}"}""");
    }

    private void Arrived(string key, long now)
    {
        if (waiting.TryGetValue(key, out var first))
            first.TrySetResult(now);
    }

    [GeneratedRegex(@"Employee \d+\.")]
    private static partial Regex EmployeeNamed();

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request)
    {
        var body = new byte[request.ContentLength ?? 0];
        await request.Body.ReadExactlyAsync(body);
        return body;
    }
}
