using System.Text.Json;
using ManagerBackup.Benchmarks;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

[assembly: HostingStartup(typeof(NoSendLimits))]

namespace ManagerBackup.Benchmarks;

/// <summary>
/// What both sides have in common, and the only change to the bot that is measured: the channel would let 30 messages a second
/// through. The host calls it by itself before the bot's own wiring, because this is the program that was started.
/// </summary>
internal sealed class NoSendLimits : IHostingStartup
{
    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services => services.AddSingleton(SendLimits.None));
}

/// <summary>The two that are compared, each in a process of its own.</summary>
internal static class Hosts
{
    /// <summary>The bot as it ships, from its own entry point.</summary>
    public static int RunBot(string[] args)
    {
        EndWithTheStarter();
        var main = typeof(MessagesEndpoint).Assembly.EntryPoint ?? throw new InvalidOperationException("The bot has no entry point");
        return (int)(main.Invoke(null, [args]) ?? 0);
    }

    /// <summary>One of the program's own commands, in this process.</summary>
    public static void RunCommand(string[] args)
    {
        var main = typeof(MessagesEndpoint).Assembly.EntryPoint ?? throw new InvalidOperationException("The bot has no entry point");
        if (main.Invoke(null, [args]) is not 0)
            throw new InvalidOperationException($"{string.Join(' ', args)} failed");
    }

    /// <summary>Reads what a reply needs and sends a fixed text through the bot's own connector client.</summary>
    public static async Task RunBareAsync(string[] args)
    {
        EndWithTheStarter();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddTeams(builder.Configuration, builder.Environment).RemoveAll<MessagesEndpoint>();
        builder.Services.AddLogEngine(builder.Configuration);
        await using var app = builder.Build();
        await app.Services.GetRequiredService<ITableEngine>().PrepareAsync(TakeoverLogSetup.Tables, CancellationToken.None);
        app.MapGet("/readyz", () => "ready");
        app.MapPost("/api/messages", (HttpContext context, ConnectorClient connector) => ReplyAsync(context, connector));
        app.MapPost("/api/pages", async (HttpContext context, ConnectorClient connector, ITableEngine engine) =>
        {
            await AppendAsync(engine, context.RequestAborted);
            await ReplyAsync(context, connector);
        });
        await app.RunAsync();
    }

    private static async Task ReplyAsync(HttpContext context, ConnectorClient connector)
    {
        using var activity = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var (chat, id) = ReadAddress(activity.RootElement);
        await connector.ReplyAsync(
            chat, id, Activity.OfText("You may say no, and you may step away."), SendOptions.Urgent, context.RequestAborted);
    }

    // As many rows as an opening has.
    private static async Task AppendAsync(ITableEngine engine, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString();
        string[] keys = [$"r_{id}", $"e_{id}_000001", $"d_{id}"];
        await engine.SubmitAsync(
            TakeoverRows.Table, "bare_000000", [.. keys.Select(key => new TableOperation.Insert(new("bare_000000", key) { ["Data"] = id }))], cancellationToken);
    }

    private static (ConversationReference Chat, string Id) ReadAddress(JsonElement activity)
    {
        static string Text(JsonElement of, string name) => of.GetProperty(name).GetString() ?? "";
        var chat = new ConversationReference(
            Text(activity, "serviceUrl"),
            Text(activity.GetProperty("conversation"), "id"),
            Text(activity.GetProperty("conversation"), "tenantId"),
            Text(activity.GetProperty("recipient"), "id"),
            Text(activity, "channelId"));
        return (chat, Text(activity, "id"));
    }

    // The starter holds the other end of the standard input; when it is gone, however it went, nobody needs this process.
    private static void EndWithTheStarter() => _ = Task.Run(async () =>
    {
        await Console.In.ReadToEndAsync();
        Environment.Exit(0);
    });
}
