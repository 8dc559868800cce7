using System.Collections.Concurrent;
using System.Text;
using ManagerBackup.SystemTests.Tools;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ManagerBackup.SystemTests.Telemetry;

/// <summary>A stand-in for an OTLP collector: keeps the bytes it gets. A name in protobuf is its letters, so a search finds it.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Path, string Bytes)> received = new();

    private Collector(WebApplication app) => this.app = app;

    public string Address { get; private set; } = "";

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector(LocalServer.Build());
        collector.app.Run(collector.TakeAsync);
        collector.Address = await LocalServer.StartAsync(collector.app);
        return collector;
    }

    /// <summary>Everything that came at <c>/v1/traces</c>, <c>/v1/metrics</c> or <c>/v1/logs</c>, byte for letter.</summary>
    public string At(string path) => string.Concat(received.Where(one => one.Path == path).Select(one => one.Bytes));

    public string All => string.Concat(received.Select(one => one.Bytes));

    public async Task HasAsync(string path, string name)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!At(path).Contains(name, StringComparison.Ordinal))
        {
            Assert.False(late.IsCancellationRequested, $"{name} never came at {path}");
            await Task.Delay(TimeSpan.FromSeconds(0.1), TimeProvider.System);
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes, context.RequestAborted);

        // Utf-8, so that names with accents are found as well.
        received.Enqueue((context.Request.Path.Value ?? "", Encoding.UTF8.GetString(bytes.ToArray())));
        context.Response.ContentType = "application/x-protobuf";
    }
}
