using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Teams;

namespace ManagerBackup.Bot.Graph;

/// <summary>
/// Asks Teams in the background who works when, and writes it into the schedule book. Every instance asks for itself, each site in
/// its own time; what fails is asked for less and less often, and what Graph throttles is left alone for as long as it says.
/// </summary>
internal sealed partial class SchedulePoll(
    GraphClient graph, GraphSettings settings, RosterSettings roster, ScheduleBook book, TimeProvider time,
    [FromKeyedServices(TeamsSetup.ChannelClock)] TimeProvider wallTime, ILogger<SchedulePoll> logger) : BackgroundService
{
    private static readonly TimeSpan Before = TimeSpan.FromHours(1);
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(25);
    private static readonly TimeSpan BetweenStarts = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan WhenThrottled = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestThrottle = TimeSpan.FromHours(1);

    private long quietUntil; // UTC ticks.

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var sites = roster.AsksTeams ? roster.Sites.All.Where(site => site.TeamId is not null).ToList() : [];
        return Task.WhenAll(sites.SelectMany((site, i) =>
        {
            // The first round soon, and never all at once; afterwards the jitter keeps them apart.
            var start = TimeSpan.FromTicks(Math.Min((BetweenStarts * i).Ticks, (settings.PollEvery * i / sites.Count).Ticks));
            return Enum.GetValues<ScheduleKind>().Select(kind => PollAsync(site, kind, start, stoppingToken));
        }));
    }

    /// <summary>One question about one site. What it can't be told is noted and thrown away.</summary>
    /// <returns>False when it was not told.</returns>
    public async Task<bool> AskAsync(Site site, ScheduleKind kind, CancellationToken cancellationToken)
    {
        if (wallTime.GetUtcNow().UtcTicks < Interlocked.Read(ref quietUntil))
        {
            return false;
        }

        try
        {
            await ReadAsync(site, site.TeamId ?? "", kind, time.GetUtcNow(), cancellationToken);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            var trouble = e is GraphException ? e.Message : "an answer that was not understood";
            if (book.NoteTrouble(site.Id, kind, time.GetUtcNow(), trouble))
            {
                LogTrouble(kind, site.Id.Value, trouble);
            }

            LeaveAlone(e as GraphException, trouble);
            return false;
        }
    }

    /// <summary>What fails is asked for half as often each time, down to every five minutes.</summary>
    public static TimeSpan PauseAfter(bool told, TimeSpan before, TimeSpan usual) =>
        told || before * 2 < usual ? usual : before * 2 < LongestPause ? before * 2 : LongestPause < usual ? usual : LongestPause;

    private async Task PollAsync(Site site, ScheduleKind kind, TimeSpan start, CancellationToken cancellationToken)
    {
        await PauseAsync(start, cancellationToken);
        for (var pause = settings.PollEvery; !cancellationToken.IsCancellationRequested;)
        {
            pause = PauseAfter(await AskAsync(site, kind, cancellationToken), pause, settings.PollEvery);
            await PauseAsync(pause * (0.9 + (Random.Shared.NextDouble() / 5)), cancellationToken);
        }
    }

    private async Task ReadAsync(Site site, string team, ScheduleKind kind, DateTimeOffset now, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case ScheduleKind.Shifts:
                var (from, to) = (now - Before, now + Ahead);
                book.Keep(site.Id, now, new PlannedShifts(await graph.GetShiftsAsync(team, from, to, cancellationToken), from, to));
                break;
            case ScheduleKind.TimeCards:
                book.Keep(site.Id, now, await graph.GetTimeCardsAsync(team, now - TimeSpan.FromDays(1), cancellationToken));
                break;
            default:
                book.Keep(site.Id, now, await graph.GetPresencesAsync(Rota.Everyone(site).Select(person => person.Id), cancellationToken));
                break;
        }
    }

    // Throttling is the app's and the tenant's, not one question's: every question rests.
    private void LeaveAlone(GraphException? refusal, string trouble)
    {
        var wait = refusal?.RetryAfter ?? (trouble.StartsWith("throttled", StringComparison.Ordinal) ? WhenThrottled : TimeSpan.Zero);
        if (wait > TimeSpan.Zero)
        {
            Interlocked.Exchange(ref quietUntil, (wallTime.GetUtcNow() + (wait < LongestThrottle ? wait : LongestThrottle)).UtcTicks);
        }
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        var rest = TimeSpan.FromTicks(Interlocked.Read(ref quietUntil) - wallTime.GetUtcNow().UtcTicks);
        await Task.Delay(rest > pause ? rest : pause, wallTime, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [LoggerMessage(LogLevel.Warning, "Teams does not tell {Kind} of site {Site}: {Trouble}. What is known of it, or the settings' shifts, serve")]
    private partial void LogTrouble(ScheduleKind kind, string site, string trouble);
}
