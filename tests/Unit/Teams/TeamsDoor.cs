using System.Net;
using System.Text;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Bot.Teams.Trust;
using ManagerBackup.Bot.Tokens;
using ManagerBackup.UnitTests.Tokens;
using ManagerBackup.UnitTests.Tools;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ManagerBackup.UnitTests.Teams;

/// <summary>The edge alone, behind a real HTTP pipeline; what a turn means is told by the test.</summary>
internal sealed class TeamsDoor : IAsyncDisposable, ITurnHandler, ILoggerProvider, ILogger
{
    private readonly WebApplication _app;

    private TeamsDoor(Dictionary<string, string?> settings, string environment)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(this);
        builder.Services.AddSingleton<TimeProvider>(Time).AddSingleton<ITurnHandler>(this);
        builder.Services.AddTeams(builder.Configuration, builder.Environment);

        // It would go to the real login.
        builder.Services.Where(service => service.ImplementationType == typeof(TokenKeeper)).ToList().ForEach(keeper => builder.Services.Remove(keeper));
        Channel = new FakeChannel(Time);
        builder.Services.AddSingleton<IServiceUrlStore>(ServiceUrls);
        builder.Services.AddHttpClient(TokensSetup.Client).ConfigurePrimaryHttpMessageHandler(() => Issuer);
        builder.Services.AddHttpClient<ConnectorClient>().ConfigurePrimaryHttpMessageHandler(() => Channel);
        _app = builder.Build();
        _app.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = Caller;
            return next();
        });
        _app.MapTeams();
    }

    public FakeTime Time { get; } = new();

    public FakeChannel Channel { get; }

    /// <summary>Signs the channel's tokens.</summary>
    public FakeIssuer Issuer { get; } = new();

    public FakeServiceUrlStore ServiceUrls { get; } = new();

    public IPAddress? Caller { get; set; } = IPAddress.Loopback;

    public Func<TurnContext, CancellationToken, Task<InvokeResponse?>> OnTurn { get; set; } = (_, _) => Task.FromResult<InvokeResponse?>(null);

    public List<TurnContext> Turns { get; } = [];

    public List<(LogLevel Level, string Text)> Log { get; } = [];

    public TestServer Server => _app.GetTestServer();

    public static Task<TeamsDoor> OpenAsync(string environment = "Development", params (string Key, string Value)[] settings) =>
        OpenAsync(null, environment, settings);

    public static async Task<TeamsDoor> OpenAsync(Action<FakeIssuer>? before, string environment, params (string Key, string Value)[] settings)
    {
        var door = new TeamsDoor(settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.Ordinal), environment);
        before?.Invoke(door.Issuer);
        await door._app.StartAsync();
        return door;
    }

    public Task<(int Status, string Body)> PostAsync(string body) => PostAsync(new StringContent(body, Encoding.UTF8, "application/json"));

    public async Task<(int Status, string Body)> PostAsync(HttpContent body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = body };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await Server.CreateClient().SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public Task StopAsync() => _app.StopAsync();

    public async Task<InvokeResponse?> OnTurnAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        lock (Turns)
            Turns.Add(turn);
        return await OnTurn(turn, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Channel.Dispose();
        Issuer.Dispose();
    }

    ILogger ILoggerProvider.CreateLogger(string categoryName) => this;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel < LogLevel.Warning)
            return;
        lock (Log)
            Log.Add((logLevel, formatter(state, exception)));
    }

    void IDisposable.Dispose()
    {
    }
}

internal static class Activities
{
    public static string Message(string text = "Help", string? id = "1", string channelId = "msteams", string serviceUrl = "https://smba.example/emea/", string tenant = "t-1") =>
        $$"""
        {"type":"message",{{(id is null ? "" : $"\"id\":\"{id}\",")}}"channelId":"{{channelId}}","serviceUrl":"{{serviceUrl}}","text":"{{text}}",
         "from":{"id":"29:ada","name":"Ada","aadObjectId":"aad-ada"},"recipient":{"id":"28:bot","name":"Backup"},
         "conversation":{"id":"a:1","conversationType":"personal","tenantId":"{{tenant}}"},"channelData":{"tenant":{"id":"{{tenant}}"} } }
        """;

    public static string Invoke(string name = "adaptiveCard/action", string id = "f:1", string value = """{"action":{"type":"Action.Execute","verb":"page","data":{"x":1}}}""") =>
        $$"""
        {"type":"invoke","name":"{{name}}","id":"{{id}}","channelId":"msteams","serviceUrl":"https://smba.example/emea/","replyToId":"42",
         "from":{"id":"29:ada"},"recipient":{"id":"28:bot"},"conversation":{"id":"a:1"},"value":{{value}} }
        """;
}
