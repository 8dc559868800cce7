using System.Collections.Frozen;
using System.Net.Http.Json;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Coaching;
using ManagerBackup.Bot.Coverage;
using ManagerBackup.Bot.Figures;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Reach;
using ManagerBackup.Bot.Review;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.SignIn;
using ManagerBackup.Bot.Teams;
using ManagerBackup.UnitTests.Log;
using ManagerBackup.UnitTests.Roster;
using ManagerBackup.UnitTests.Tools;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ManagerBackup.UnitTests.Review;

/// <summary>The review's API behind a real HTTP pipeline, over the log of two sites with one takeover each; a test plays whom it likes.</summary>
internal sealed class ReviewScene : IAsyncDisposable
{
    private static readonly string[] Cast = ["Ada", "Bea", "Sam", "Kim", "Lee", "Olga", "Max", "Noor", "Mia", "Zoe"];

    private readonly LogFixture log;
    private readonly WebApplication app;
    private readonly FakeTime time = new();
    private int turns;

    private ReviewScene(LogFixture log)
    {
        this.log = log;
        time.Advance(LogFixture.Morning.AddHours(1) - time.GetUtcNow());
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.Sources.Clear();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Host.UseDefaultServiceProvider(static options => options.ValidateOnBuild = false); // What no review asks for is not there.
        var sites = new Sites([North, South], new[] { Id("Olga") }.ToFrozenSet());
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddTeams(builder.Configuration, builder.Environment);
        builder.Services.AddSignIn(builder.Configuration, builder.Environment);
        builder.Services.AddReview().AddSingleton<Outlook>()
            .AddSingleton(sites).AddSingleton(new RosterSettings(sites, 365, false, []))
            .AddSingleton(log.Weather).AddSingleton(log.Engine).AddSingleton(log.Takeovers).AddSingleton(log.People).AddSingleton(log.Marks)
            .AddSingleton<ITakeoverReader>(new TakeoverReader(log.Engine, log.Log, [North.Id, South.Id], TimeSpan.FromDays(365), time))
            .AddSingleton(new Coach(Path.Combine(AppContext.BaseDirectory, "Coaching", "Lines")))
            .AddSingleton<ScheduleBook>().AddSingleton<Declarations>().AddSingleton<OnShift>().AddSingleton<Reachability>()
            .RemoveAll<IHostedService>();
        app = builder.Build();
        app.MapReview();
    }

    public RequestId InNorth { get; private set; }

    public RequestId InSouth { get; private set; }

    private static Site North { get; } = Store("north", employee: "Ada", manager: "Sam", lead: "Lee") with
    {
        Escalation = [new(TimeSpan.Zero, new StepAudience.OnShift()), new(TimeSpan.FromMinutes(2), new StepAudience.People([One("Kim")]))],
        Managers = [new(One("Sam"), []), new(One("Mia"), [])],
    };

    private static Site South { get; } = Store("south", employee: "Bea", manager: "Max", lead: "Noor") with { OpsLeads = new[] { Id("Noor"), Id("Mia") }.ToFrozenSet() };

    public static PersonId Id(string name) => new($"{Array.IndexOf(Cast, name):D8}-0000-4000-8000-000000000000");

    public FakeTime Time => time;

    public LogFixture Log => log;

    public static async Task<ReviewScene> OpenAsync()
    {
        var scene = new ReviewScene(await LogFixture.CreateAsync());
        scene.InNorth = await scene.CloseAsync(North, "Ada", "Sam");
        scene.InSouth = await scene.CloseAsync(South, "Bea", "Max");
        await scene.app.StartAsync();
        return scene;
    }

    /// <param name="person">Null: nobody is played.</param>
    public Task<(int Status, string Body)> AskAsync(string? person, string path, string method = "GET") => AskAsync(person, path, method, null, null);

    /// <param name="key">The header <c>Idempotency-Key</c>.</param>
    public async Task<(int Status, string Body)> AskAsync(string? person, string path, string method, string? json, string? key)
    {
        using var request = new HttpRequestMessage(new(method), path);
        request.Content = json is null ? null : new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        request.Headers.Add(SignInGate.PlayedPerson, person is null ? "" : Id(person).Value);
        using var answer = await app.GetTestClient().SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A request of this employee, opened now at north, or at south when they work there.</summary>
    public async Task<RequestId> BeginAsync(string employee, bool practice = false)
    {
        var (site, now) = (employee == "Bea" ? South : North, time.GetUtcNow());
        var id = RequestId.New(now, site.Id);
        var opened = await log.Takeovers.OpenAsync(
            id,
            new(Id(employee), now, $"b{++turns}", employee, site.Id, "he shouts", new(Category.Threat, 3, Urgency.Page, "en", "till 3", false), LogFixture.Plan) { Practice = practice },
            CancellationToken.None);
        Assert.True(opened.Changed);
        return id;
    }

    public async Task DoAsync(RequestId id, Command command) =>
        Assert.True((await log.Takeovers.ExecuteAsync(id, id.MayBelongTo(North.Id) ? North.Id : South.Id, command, CancellationToken.None))!.Changed);

    public async Task<StoredRequest> FindAsync(RequestId id) =>
        (await new TakeoverLog(log.Storage).FindAsync(id, id.MayBelongTo(North.Id) ? North.Id : South.Id, CancellationToken.None))!;

    /// <summary>More takeovers of Ada's that Sam closed, an hour after each other.</summary>
    public async Task FillNorthAsync(int more, DateTimeOffset? from = null)
    {
        for (var i = 1; i <= more; i++)
        {
            await CloseAsync(North, "Ada", "Sam", (from ?? LogFixture.Morning).AddHours(i));
        }
    }

    /// <summary>From here on the daily figures are there: a view reads those.</summary>
    public async Task KeepFiguresAsync()
    {
        await ActivatorUtilities.CreateInstance<FigureRounds>(app.Services, TimeSpan.Zero).RoundAsync(deep: true, CancellationToken.None);
        await app.Services.GetRequiredService<FigureKeeper>().PassAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await log.DisposeAsync();
    }

    private static Person One(string name) => new(Id(name), name);

    private static Site Store(string id, string employee, string manager, string lead) => SomeSite.Called(id) with
    {
        Employees = [One(employee)],
        Managers = [new(One(manager), [])],
        OpsLeads = new[] { Id(lead) }.ToFrozenSet(),
    };

    private async Task<RequestId> CloseAsync(Site site, string employee, string manager, DateTimeOffset? at = null)
    {
        var morning = at ?? LogFixture.Morning;
        var id = RequestId.New(morning, site.Id);
        var turn = id.ToString();
        await log.Takeovers.OpenAsync(
            id,
            new(Id(employee), morning, turn + "1", employee, site.Id, "he shouts", new(Category.Verbal, 2, Urgency.Page, "en", null, false), LogFixture.Plan),
            CancellationToken.None);
        foreach (var command in (Command[])
        [
            new Command.Accept(Id(manager), morning.AddSeconds(20), turn + "2", manager, 2),
            new Command.Close(Id(manager), morning.AddMinutes(9), turn + "3", new(Bot.Backup.Outcome.Resolved, CustomerDecision.Keep, "waited", null, null, null)),
            new Command.CheckIn(Id(employee), morning.AddMinutes(10), turn + "4", 2, "it took long"),
        ])
        {
            Assert.True((await log.Takeovers.ExecuteAsync(id, site.Id, command, CancellationToken.None))!.Changed);
        }

        return id;
    }
}
