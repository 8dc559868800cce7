using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Coverage;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Reach;
using ManagerBackup.Bot.Roster;
using ManagerBackup.UnitTests.Log;
using ManagerBackup.UnitTests.Roster;
using ManagerBackup.UnitTests.Tools;
using Microsoft.Extensions.Logging.Abstractions;

namespace ManagerBackup.UnitTests.Reach;

/// <summary>One process as far as reachability goes, on a storage that it may share with another.</summary>
internal sealed class ReachScene(LogFixture log, FakeTime time, Site site, FakeConnector connector, params string[] leads)
{
    public static readonly ReachSettings Settings = new(TimeSpan.FromMinutes(5), TimeSpan.FromHours(6), TimeSpan.FromMinutes(15));

    private readonly Sites sites = new([site], leads.Select(SomeSite.Id).ToHashSet());
    private Reachability? reachability;

    public People People { get; } = new(log.Engine, time);

    public Reachability Reachability => reachability ??= new(log.Engine, sites);

    public WitnessedConnector Witnessed => new(connector, Reachability, time);

    public QuietLook Look => new(Reachability, People, new Ways(People, new TeamMembers(log.Engine, sites)), Witnessed, time);

    public LookRounds Rounds => new(Reachability, Look, sites, Settings, time, new NoWaiting(), NullLogger<LookRounds>.Instance);

    public Warnings Warnings()
    {
        var onShift = new OnShift(new Declarations(log.Engine, TimeProvider.System), new ScheduleBook());
        return new(
            new Outlook(onShift, Reachability, time),
            new ToldGaps(log.Engine),
            new Messengers(new Chats(People, Witnessed), Reachability, onShift, sites, time, NullLogger<Messengers>.Instance),
            sites, Settings, TimeProvider.System, NullLogger<Warnings>.Instance);
    }

    public Task MeetAsync(string name) => People.KeepContactAsync(
        SomeSite.Id(name), new("https://smba.example/emea/", ChatOf(name), "tenant", "28:bot", "msteams", name, "en"), CancellationToken.None);

    public Standing StandingOf(string name) => Reachability.Of(SomeSite.Id(name));

    public void Wrote(string name) => Reachability.Note(SomeSite.Id(name), new Sign.Acted(time.GetUtcNow(), ChatOf(name)));

    public static string ChatOf(string name) => $"a:{SomeSite.Id(name)}";
}

/// <summary>A clock by which whatever is waited for is over at once.</summary>
internal sealed class NoWaiting : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? TimeSpan.Zero : dueTime, period);
}
