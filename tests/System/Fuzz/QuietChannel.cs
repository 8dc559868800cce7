using System.Text.RegularExpressions;
using ManagerBackup.SystemTests.Tools;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ManagerBackup.SystemTests.Fuzz;

/// <summary>Takes whatever the bot sends and keeps nothing but the last ids of requests it saw on cards.</summary>
internal sealed partial class QuietChannel : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string[] requests = new string[64];
    private long messages;

    private QuietChannel(WebApplication app) => this.app = app;

    public string ServiceUrl { get; private set; } = "";

    public static async Task<QuietChannel> StartAsync()
    {
        var channel = new QuietChannel(LocalServer.Build());
        channel.app.Run(channel.TakeAsync);
        channel.ServiceUrl = await LocalServer.StartAsync(channel.app) + "/amer/";
        return channel;
    }

    public string? SomeRequest(Random random) => requests[random.Next(requests.Length)];

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var number = Interlocked.Increment(ref messages);
        if (RequestOnCard().Match(body) is { Success: true } match)
            requests[number % requests.Length] = match.Groups["id"].Value;
        context.Response.StatusCode = context.Request.Method == "POST" ? 201 : 200;
        await context.Response.WriteAsync(
            context.Request.Method == "GET" ? """{"members":[]}""" : $$"""{"id":"m{{number}}"}""", context.RequestAborted);
    }

    [GeneratedRegex("""requestId\\?"\s*:\s*\\?"(?<id>[0-9a-f-]{36})""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RequestOnCard();
}
