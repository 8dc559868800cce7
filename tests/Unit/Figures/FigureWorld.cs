using System.Collections.Immutable;
using System.Globalization;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Figures;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Retention;
using ManagerBackup.Bot.Roster;
using ManagerBackup.UnitTests.Backup;
using ManagerBackup.UnitTests.Roster;
using ManagerBackup.UnitTests.Tools;
using Microsoft.Extensions.Logging.Abstractions;

namespace ManagerBackup.UnitTests.Figures;

/// <summary>
/// Takeovers of several sites on walls of several kinds, and two processes that keep their figures while others append, erase and purge,
/// and that die. The same seed plays the same.
/// </summary>
internal sealed class FigureWorld
{
    // The days about which clocks are changed: in Amsterdam, in Adelaide (by half an hour from the next zone), and at midnight in Havana.
    private static readonly ImmutableArray<DateTimeOffset> Borders =
        [.. new[] { "2026-03-08", "2026-03-29", "2026-04-05", "2026-10-04", "2026-10-25", "2026-11-01" }.Select(day => SomeSite.At($"{day}T00:00:00Z"))];

    private readonly Random dice;
    private readonly FakeTime time = new();
    private readonly ITableEngine engine;
    private readonly Dictionary<RequestId, (SiteId Site, ImmutableQueue<RequestEvent> Left)> takeovers = [];
    private readonly List<RequestId> order = [];
    private readonly bool[] isAtWork = new bool[2];
    private readonly FigureMarks[] marks = [new(), new()];

    private FigureWorld(int seed, ITableEngine engine)
    {
        dice = new(seed);
        this.engine = engine;
        time.Advance(SomeSite.At("2026-11-20T09:00:00Z") - time.GetUtcNow());
        Settings = new(
            new Sites(
                [
                    SomeSite.Called("adelaide", "Australia/Adelaide"), SomeSite.Called("amsterdam"), SomeSite.Called("havana", "America/Havana"),
                    SomeSite.Called("kathmandu", "Asia/Kathmandu"),
                ],
                ImmutableHashSet<PersonId>.Empty),
            365, false, []);
    }

    public RosterSettings Settings { get; }

    public TimeProvider Time => time;

    public static async Task<FigureWorld> PlayAsync(int seed, ITableEngine engine, int moments = 40)
    {
        var world = new FigureWorld(seed, engine);
        await world.Rounds().RoundAsync(deep: true, CancellationToken.None); // Every site is counted over once: from here on marks alone tell what is to be.
        for (var i = 0; i < moments; i++)
        {
            await world.MomentAsync();
        }

        // Whoever is left looks round once, as a process does after its start.
        await world.Rounds().RoundAsync(deep: true, CancellationToken.None);
        return world;
    }

    /// <summary>By the plain way: every row of the log, one after the other.</summary>
    public static Dictionary<(string Site, string Day), Counts> FromScratch(MemoryEngine engine, RosterSettings settings)
    {
        var all = new Dictionary<(string, string), Counts>();
        foreach (var row in engine.All(TakeoverRows.Table).Where(row => row.RowKey.StartsWith("r_", StringComparison.Ordinal)))
        {
            var takeover = SummaryRow.Read(row);
            var zone = settings.Sites.Find(new(takeover.Site))!.TimeZone;
            var key = (takeover.Site, TimeZoneInfo.ConvertTime(takeover.OpenedAt, zone).ToString("yyyyMMdd", CultureInfo.InvariantCulture));
            all[key] = all.GetValueOrDefault(key, Counts.Zero) + Counting.Of(takeover, zone);
        }

        return all.Where(day => !day.Value.IsZero).ToDictionary();
    }

    public FigureRounds Rounds(ITableEngine? on = null) =>
        new(new(Settings.Sites, new(on ?? engine)), RecountOn(on ?? engine), new(on ?? engine), Marked(on ?? engine), Settings, time, TimeSpan.Zero, NullLogger<FigureRounds>.Instance);

    public FigureRebuild Rebuild(TextWriter output, ITableEngine? on = null) =>
        new(new(on ?? engine, time), RecountOn(on ?? engine), new(on ?? engine), Settings, time, output);

    private static Recount RecountOn(ITableEngine on) => new(on, new(on));

    private MarkedDays Marked(ITableEngine on) => new(on, RecountOn(on), Settings.Sites);

    private async Task MomentAsync()
    {
        switch (dice.Next(20))
        {
            case < 11:
                await HappenAsync();
                break;
            case 11:
                await EraseAsync();
                break;
            case 12:
                await PurgeAsync();
                break;
            case < 19:
                await KeepAsync(dice.Next(2));
                break;
            default:
                marks[dice.Next(2)] = new();
                break;
        }
    }

    // A process keeps figures; while it does, others append and the other process keeps them too; or it dies, and starts again.
    private async Task KeepAsync(int process)
    {
        if (isAtWork[process])
        {
            return;
        }

        isAtWork[process] = true;
        var mine = new InterruptedEngine(engine, BetweenAsync);
        try
        {
            using var keeper = new FigureKeeper(marks[process], Marked(mine), time, NullLogger<FigureKeeper>.Instance);
            await keeper.PassAsync(CancellationToken.None);
        }
        catch (DeathException)
        {
            marks[process] = new();
        }
        finally
        {
            isAtWork[process] = false;
        }

        async Task BetweenAsync()
        {
            switch (dice.Next(60))
            {
                case 0:
                    throw new DeathException();
                case < 8:
                    await HappenAsync();
                    break;
                case < 12:
                    await KeepAsync(1 - process);
                    break;
                case 12:
                    await PurgeAsync();
                    break;
            }
        }
    }

    private async Task HappenAsync()
    {
        var log = LogOfEither();
        if (order.Count == 0 || dice.Next(3) == 0)
        {
            await OpenAsync(log);
            return;
        }

        var id = order[dice.Next(order.Count)];
        var (site, left) = takeovers[id];
        if (left.IsEmpty || await log.FindAsync(id, site, CancellationToken.None) is not { } stored)
        {
            return;
        }

        var next = new List<RequestEvent>();
        for (var many = dice.Next(1, 12); many > 0 && !left.IsEmpty; many--)
        {
            left = left.Dequeue(out var happened);
            next.Add(happened);
        }

        takeovers[id] = (site, left);
        await log.AppendAsync(stored, [.. next], CancellationToken.None);
    }

    private async Task OpenAsync(TakeoverLog log)
    {
        var site = Settings.Sites.All[dice.Next(Settings.Sites.All.Count)].Id;
        var at = Borders[dice.Next(Borders.Length)] + TimeSpan.FromMinutes(dice.Next(-2 * 24 * 60, 3 * 24 * 60));
        var id = RequestId.New(at, site);
        var story = RandomHistory.Of([.. Enumerable.Range(0, 40).Select(_ => dice.Next())]);
        var events = story.Events.Select((happened, i) => Moved(happened, at + (happened.At - Cast.At(0)), site, i)).ToList();
        takeovers[id] = (site, [.. events.Skip(1)]);
        order.Add(id);
        var employee = ((RequestEvent.Requested)events[0]).By;
        await log.OpenAsync(id, [events[0]], await log.FindDeskOfMonthAsync(employee, site, id, CancellationToken.None), CancellationToken.None);
    }

    private static RequestEvent Moved(RequestEvent happened, DateTimeOffset at, SiteId site, int number) =>
        number == 0 ? (RequestEvent.Requested)happened with { At = at, Site = site } : happened with { At = at };

    private async Task EraseAsync()
    {
        var log = LogOfEither();
        if (order.Count > 0 && order[dice.Next(order.Count)] is var id && await log.FindAsync(id, takeovers[id].Site, CancellationToken.None) is { State.IsOver: true } stored)
        {
            await log.EraseAsync(stored, new(new("lead"), stored.State.OpenedAt.AddDays(1), Erasure.Words), CancellationToken.None);
        }
    }

    private async Task PurgeAsync()
    {
        var site = Settings.Sites.All[dice.Next(Settings.Sites.All.Count)].Id;
        var before = Borders[dice.Next(Borders.Length)] + TimeSpan.FromHours(dice.Next(-30, 30));
        await new TakeoverPurge(engine, new(engine), marks[dice.Next(2)]).PurgeAsync(site, before, CancellationToken.None);
    }

    private TakeoverLog LogOfEither() => new(engine, marks[dice.Next(2)]);
}
