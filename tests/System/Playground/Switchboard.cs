using System.Collections.Concurrent;
using ManagerBackup.SystemTests.Tools;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ManagerBackup.SystemTests.Playground;

/// <summary>One service URL for several Playgrounds: passes what the bot sends on to the one that has the chat.</summary>
internal sealed class Switchboard : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, Uri> lines = new(StringComparer.Ordinal);
    private readonly HttpClient http = new();

    private Switchboard(WebApplication app) => this.app = app;

    public string ServiceUrl { get; private set; } = "";

    public static async Task<Switchboard> StartAsync()
    {
        var server = LocalServer.Build();
        var exchange = new Switchboard(server);
        server.Run(exchange.PassOnAsync);
        exchange.ServiceUrl = await LocalServer.StartAsync(server);
        return exchange;
    }

    public void Connect(string chat, Uri connector) => lines[chat] = connector;

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task PassOnAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (path.Split('/') is not [_, "v3", "conversations", var chat, ..] || !lines.TryGetValue(chat, out var line))
        {
            context.Response.StatusCode = 404;
            return;
        }

        using var request = new HttpRequestMessage(new(context.Request.Method), $"{line}{path}");
        using var content = new StreamContent(context.Request.Body);
        content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        request.Content = content;
        using var answer = await http.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = "application/json";
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
