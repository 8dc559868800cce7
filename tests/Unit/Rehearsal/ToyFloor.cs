using System.Net.Http.Json;
using System.Text.Json;
using ManagerBackup.Bot.Rehearsal;
using ManagerBackup.UnitTests.Tools;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ManagerBackup.UnitTests.Rehearsal;

/// <summary>The practice floor in process, around a bot whose answers a test gives.</summary>
internal sealed class ToyFloor : IAsyncDisposable
{
    public static readonly FloorPerson Ada = new("11111111-aaaa-4aaa-8aaa-111111111111", "Ada", "employee", OnShift: true);
    public static readonly FloorPerson Sam = new("22222222-bbbb-4bbb-8bbb-222222222222", "Sam", "manager", OnShift: false);

    private readonly WebApplication _app;

    private ToyFloor(WebApplication app, FakeTime time)
    {
        _app = app;
        Time = time;
    }

    public HttpClient Client => field ??= _app.GetTestClient();

    /// <summary>What the bot was sent.</summary>
    public List<JsonElement> Received { get; } = [];

    public Func<JsonElement, Task<IResult>> Answer { get; set; } = _ => Task.FromResult(Results.Ok());

    public FakeTime Time { get; }

    public IServiceProvider Services => _app.Services;

    public TestServer Server => _app.GetTestServer();

    public static async Task<ToyFloor> OpenAsync(string environment = "Development")
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        var time = new FakeTime();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton(new PracticeClock(time));
        builder.Services.AddRehearsal((_, _) => Task.FromResult<IReadOnlyList<FloorPerson>>([Ada, Sam]));
        builder.Services.AddHttpClient(BotLine.Client).ConfigurePrimaryHttpMessageHandler(
            services => ((TestServer)services.GetRequiredService<IServer>()).CreateHandler());
        var app = builder.Build();
        app.MapRehearsal();
        var floor = new ToyFloor(app, time);
        app.MapPost("/api/messages", (JsonElement activity) =>
        {
            floor.Received.Add(activity);
            return floor.Answer(activity);
        });
        await app.StartAsync();
        return floor;
    }

    public async Task<(int Status, JsonElement Body)> PostAsync(string path, object body)
    {
        using var answer = await Client.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length == 0 ? default : JsonElement.Parse(text));
    }

    /// <summary>The chat as a page that connects now would draw it.</summary>
    public IReadOnlyList<FloorMessage> Chat(FloorPerson person)
    {
        var chats = _app.Services.GetRequiredService<FloorChats>();
        var (now, channel) = chats.Subscribe();
        chats.Unsubscribe(channel);
        return now.FirstOrDefault(chat => chat.Person == person.Id)?.Messages ?? [];
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
