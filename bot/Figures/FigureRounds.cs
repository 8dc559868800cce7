using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Figures;

/// <summary>
/// Now and then, and at the start: counts over the sites that were never counted, or by another clock on the wall, and looks for marks that
/// a process left which is gone. Slowly: nobody waits for it, and a view counts for itself what is not there yet.
/// </summary>
/// <param name="pace">Between two looks at storage.</param>
internal sealed partial class FigureRounds(
    FigureSites known, Recount recount, FigureBook book, MarkedDays marked, RosterSettings settings, TimeProvider time, TimeSpan pace,
    ILogger<FigureRounds> logger) : BackgroundService
{
    // Marks of old months come from check-ins and from what has had its time: those are looked for once a day.
    private const int DeepEvery = 96;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(30);

    /// <param name="deep">Over every month that is kept; else over the newest two.</param>
    public async Task RoundAsync(bool deep, CancellationToken cancellationToken)
    {
        var months = FigureMonths.Kept(time.GetUtcNow(), settings.LongestRetentionDays);
        await CountMissingAsync(months, cancellationToken);
        foreach (var month in deep ? months : months.Take(3))
        {
            foreach (var site in settings.Sites.All)
            {
                await marked.CountAsync(new(site.Id, new(month, TimeOnly.MinValue, TimeSpan.Zero)), cancellationToken);
                await PauseAsync(cancellationToken);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(First, TimeProvider.System, stoppingToken);
        for (var round = 0; ;)
        {
            var isDone = await TryRoundAsync(round % DeepEvery == 0, stoppingToken);
            round += isDone ? 1 : 0;
            await Task.Delay(isDone ? Every : TryAgain, TimeProvider.System, stoppingToken);
        }
    }

    private async Task<bool> TryRoundAsync(bool deep, CancellationToken cancellationToken)
    {
        try
        {
            await RoundAsync(deep, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is StorageUnavailableException or TableConflictException)
        {
            // That storage is away, the watch says; that others write the same, nobody need know.
            return false;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogStumbled(e);
            return false;
        }
    }

    private async Task CountMissingAsync(IReadOnlyList<DateOnly> months, CancellationToken cancellationToken)
    {
        var (missing, foreign) = await known.LookAsync(cancellationToken);
        foreach (var site in foreign)
        {
            foreach (var month in months)
            {
                await recount.DropMonthAsync(site, month, cancellationToken);
                await PauseAsync(cancellationToken);
            }

            await book.KeepAsync(site, null, cancellationToken);
        }

        foreach (var site in missing)
        {
            foreach (var month in months)
            {
                await recount.MonthAsync(site.Id, site.TimeZone, month, cancellationToken);
                await PauseAsync(cancellationToken);
            }

            await book.KeepAsync(site.Id, FigureSites.CountedBy(site), cancellationToken);
        }

        if (missing.Count + foreign.Count > 0)
        {
            await known.LookAsync(cancellationToken);
            LogCounted(missing.Count, foreign.Count);
        }
    }

    private Task PauseAsync(CancellationToken cancellationToken) =>
        pace > TimeSpan.Zero ? Task.Delay(pace, TimeProvider.System, cancellationToken) : Task.CompletedTask;

    [LoggerMessage(LogLevel.Information, "The figures of {Missing} sites were counted from the log, and those of {Foreign} dropped that settings no longer name")]
    private partial void LogCounted(int missing, int foreign);

    [LoggerMessage(LogLevel.Error, "A round over the figures failed; it is tried again")]
    private partial void LogStumbled(Exception e);
}
