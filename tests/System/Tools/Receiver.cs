using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ManagerBackup.SystemTests.Tools;

internal sealed record Received(string Method, string Path, string? Signature, string? Delivery, byte[] Body, long At)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    public string? Event => (string?)Json["event"];
}

/// <summary>Whoever the product calls besides Teams: a phone gateway, or a monitor.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Received> received = new();

    private Receiver(WebApplication app) => this.app = app;

    public string Address { get; private set; } = "";

    public IReadOnlyList<Received> All => [.. received];

    /// <summary>The status it answers with, for the nth call counted from 1; null for never.</summary>
    public Func<int, int?> Answer { get; set; } = _ => 204;

    public static async Task<Receiver> StartAsync()
    {
        var server = LocalServer.Build();
        var receiver = new Receiver(server);
        server.Run(receiver.HandleAsync);
        receiver.Address = await LocalServer.StartAsync(server);
        return receiver;
    }

    /// <summary>As the second channel's documentation has it.</summary>
    public static bool IsGenuine(ReadOnlySpan<byte> body, string? signature, string secret)
    {
        var expected = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature ?? ""), Encoding.UTF8.GetBytes(expected));
    }

    public async Task<IReadOnlyList<Received>> UntilAsync(Func<IReadOnlyList<Received>, bool> so, TimeSpan? patience = null)
    {
        using var late = new CancellationTokenSource(patience ?? TimeSpan.FromSeconds(30));
        while (!so(All))
        {
            if (late.IsCancellationRequested)
                throw new TimeoutException($"It was never so:\n{string.Join('\n', All.Select(one => $"{one.Method} {one.Path} {Encoding.UTF8.GetString(one.Body)}"))}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        return All;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers;
        received.Enqueue(new(
            context.Request.Method, context.Request.Path, headers["X-ManagerBackup-Signature"], headers["X-ManagerBackup-Delivery"], body.ToArray(),
            TimeProvider.System.GetTimestamp()));
        if (Answer(received.Count) is { } status)
            context.Response.StatusCode = status;
        else
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
    }
}
