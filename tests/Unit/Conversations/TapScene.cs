using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Coaching;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Reach;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.SecondChannel;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Bot.Triage;
using ManagerBackup.UnitTests.Log;
using ManagerBackup.UnitTests.Reach;
using ManagerBackup.UnitTests.Roster;
using ManagerBackup.UnitTests.Tools;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace ManagerBackup.UnitTests.Conversations;

/// <summary>Two sites, requests in any phase at the first, and anybody who taps on their cards: the product's own parts on a SQLite log.</summary>
internal sealed class TapScene : IAsyncDisposable
{
    private static readonly Person[] Asked = [SomeSite.Someone("Sam"), SomeSite.Someone("Robin")];

    private readonly LogFixture log;
    private readonly ServiceProvider services;
    private int turns;
    private int requests;

    private TapScene(LogFixture log)
    {
        this.log = log;
        services = new ServiceCollection()
            .AddLogging()
            .AddConversations(new ConfigurationBuilder().Build())
            .AddSingleton(new Sites([North, South], new[] { SomeSite.Id("Olga") }.ToFrozenSet()))
            .AddSingleton(log.Takeovers).AddSingleton(log.People).AddSingleton(log.Engine).AddSingleton(log.SpoolOf(log.Takeovers))
            .AddSingleton<ITakeoverReader>(new TakeoverReader(log.Engine, log.Log, [North.Id, South.Id], TimeSpan.FromDays(365), AtNow()))
            .AddSingleton(new Instances(log.Engine, TimeProvider.System, alone: true))
            .AddSingleton(new Bell(new Webhooks([]), new WebhookSender(new HttpClient(), TimeProvider.System), TimeProvider.System))
            .AddSingleton<IConnector>(new FakeConnector())
            .AddSingleton(TimeProvider.System)
            .AddSingleton(MessageTriage.Load(Path.Combine(AppContext.BaseDirectory, "Triage")))
            .AddSingleton(new Coach(Path.Combine(AppContext.BaseDirectory, "Coaching", "Lines")))
            .AddSingleton(new Wordings(Path.Combine(AppContext.BaseDirectory, "Coaching", "Wordings")))
            .AddSingleton<ScheduleBook>().AddSingleton<Declarations>().AddSingleton<OnShift>().AddSingleton<TeamMembers>().AddSingleton<Reachability>()
            .AddSingleton<IHostApplicationLifetime>(new Microsoft.Extensions.Hosting.Internal.ApplicationLifetime(NullLogger<Microsoft.Extensions.Hosting.Internal.ApplicationLifetime>.Instance))
            .BuildServiceProvider();
    }

    public static Site North { get; } = SomeSite.Called("north").WithManager("Sam").WithManager("Robin").WithEmployee("Bram").EscalatingTo("Kim") with
    {
        OpsLeads = new[] { SomeSite.Id("Lee") }.ToFrozenSet(),
    };

    public static Site South { get; } = SomeSite.Called("south").WithManager("Max");

    public static AftercarePlan After { get; } = new(
        LogFixture.Morning.AddHours(1), LogFixture.Morning.AddDays(1), LogFixture.Morning.AddDays(3), LogFixture.Morning.AddDays(3).AddHours(14));

    public static DateTimeOffset Now { get; } = LogFixture.Morning.AddMinutes(10);

    public static async Task<TapScene> CreateAsync() => new(await LogFixture.CreateAsync());

    /// <summary>A request of somebody who has no other; Sam has it where anybody does.</summary>
    public async Task<StoredRequest> OpenAsync(Phase phase, string? by = null)
    {
        var (morning, id) = (LogFixture.Morning, RequestId.New(LogFixture.Morning, North.Id));
        var employee = SomeSite.Someone(by ?? string.Create(CultureInfo.InvariantCulture, $"Ada-{++requests}"));
        var open = new Command.Open(
            employee.Id, morning, Turn(), employee.Name, North.Id, "he shouts", new(Category.Verbal, 2, Urgency.Page, "en", null, false), LogFixture.Plan);
        await log.Takeovers.OpenAsync(id, open, CancellationToken.None);
        await log.People.KeepSiteAsync(employee.Id, North.Id, CancellationToken.None);
        List<Command> lived =
        [
            new Command.ClaimPages(morning, 0, 1, [.. Asked]), .. Asked.Where(one => one.Id != employee.Id)
                .Select(one => new Command.RecordDelivery(morning.AddSeconds(1), one.Id, 1, $"a:{one.Id} m1")),
            .. Life(phase, employee.Id),
        ];
        foreach (var command in lived)
        {
            Assert.True((await log.Takeovers.ExecuteAsync(id, North.Id, command, CancellationToken.None))!.Changed, $"{command}");
        }

        var request = await FindAsync(id);
        Assert.Equal(phase, request.State.Phase);
        return request;
    }

    public async Task<StoredRequest> FindAsync(RequestId id) => (await log.Takeovers.FindAsync(id, North.Id, CancellationToken.None))!;

    public Task<StoredRequest?> FindOpenAsync(PersonId person) => log.Takeovers.FindOpenAsync(person, North.Id, Now, CancellationToken.None);

    public Task<TapAnswer> TapAsync(PersonId person, string verb, object data)
    {
        var activity = new Activity
        {
            Type = ActivityTypes.Invoke,
            Id = Turn(),
            ChannelId = "msteams",
            ServiceUrl = "https://smba.example/emea/",
            From = new($"29:{person}", person.Value, person.Value),
            Recipient = new("28:bot", null, null),
            Conversation = new($"a:{person}", "personal", null, null),
        };
        var visit = Visit.Of(new(activity, services.GetRequiredService<IConnector>()), TimeProvider.System, 0)! with { Now = Now, Locale = "en" };
        return services.GetRequiredService<CardTaps>().TapAsync(visit, new(verb, JsonSerializer.SerializeToElement(data), null), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await services.GetRequiredService<Errands>().StopAsync(CancellationToken.None);
        await services.DisposeAsync();
        await log.DisposeAsync();
    }

    private Command[] Life(Phase phase, PersonId employee)
    {
        var (morning, sam) = (LogFixture.Morning, SomeSite.Id("Sam"));
        Command accept = new Command.Accept(sam, morning.AddSeconds(20), Turn(), "Sam", 2);
        Command arrived = new Command.SayArrived(sam, morning.AddSeconds(90), Turn());
        Command[] nobody =
        [
            new Command.ClaimPages(morning.AddSeconds(30), 0, 2, [.. Asked]),
            new Command.ClaimPages(morning.AddMinutes(1), 1, 3, [SomeSite.Someone("Kim")]),
            new Command.DeclareUnanswered(morning.AddMinutes(5)),
        ];
        return phase switch
        {
            Phase.Open => [],
            Phase.Accepted => [accept],
            Phase.TakenOver => [accept, arrived],
            Phase.Closed => [accept, arrived, new Command.Close(sam, morning.AddMinutes(6), Turn(), new(Bot.Backup.Outcome.Resolved, CustomerDecision.Keep, "waited", null, null, null)) { After = After }],
            Phase.Withdrawn => [new Command.Withdraw(employee, morning.AddSeconds(30), Turn())],
            Phase.Unanswered => nobody,
            _ => throw new NotSupportedException(phase.ToString()),
        };
    }

    private static FakeTime AtNow()
    {
        var time = new FakeTime();
        time.Advance(Now - time.GetUtcNow());
        return time;
    }

    private string Turn() => string.Create(CultureInfo.InvariantCulture, $"turn-{++turns}");
}
