using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Retention;

/// <summary>Every few hours, on every instance: deletes what is older than each site keeps it.</summary>
internal sealed partial class Purger(
    TakeoverPurge takeovers, PurgeMarks marks, People people, RosterSettings settings, TimeProvider time, ILogger<Purger> logger) : BackgroundService
{
    private const string PeopleMark = "_people";

    public static readonly TimeSpan Rhythm = TimeSpan.FromHours(6);

    // A start has more urgent things to do.
    public static readonly TimeSpan First = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(First, time, stoppingToken);
        using var timer = new PeriodicTimer(Rhythm, time);
        do
        {
            try
            {
                await PassAsync(stoppingToken);
            }
            catch (StorageUnavailableException)
            {
                // Nothing is lost by waiting; that storage is away, the watch says.
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <returns>How many requests and people were deleted.</returns>
    public async Task<(int Requests, int People)> PassAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (requests, gone) = (0, 0);
        foreach (var site in await SitesAsync(cancellationToken))
        {
            requests += await takeovers.PurgeAsync(site, now.AddDays(-settings.RetentionDaysOf(site)), cancellationToken);
        }

        var longest = PurgeMarks.MonthOf(now.AddDays(-settings.LongestRetentionDays));
        for (var month = await marks.FirstMonthAsync(PeopleMark, cancellationToken); month < longest; month = month.AddMonths(1))
        {
            gone += await people.ForgetSeenInAsync(People.MonthOf(month), cancellationToken);
            await marks.KeepAsync(PeopleMark, month.AddMonths(1), cancellationToken);
        }

        if (requests + gone > 0)
        {
            LogPurged(requests, gone);
        }

        return (requests, gone);
    }

    // Also those that settings no longer name: what they left is kept no longer than the rest.
    private async Task<IReadOnlyList<SiteId>> SitesAsync(CancellationToken cancellationToken)
    {
        var known = await marks.AllAsync(cancellationToken);
        foreach (var site in settings.Sites.All.Where(site => !known.Contains(site.Id.Value, StringComparer.Ordinal)))
        {
            await marks.KeepAsync(site.Id.Value, await marks.FirstMonthAsync(site.Id.Value, cancellationToken), cancellationToken);
        }

        return [.. settings.Sites.All.Select(site => site.Id.Value).Union(known.Where(name => name != PeopleMark), StringComparer.Ordinal).Select(name => new SiteId(name))];
    }

    [LoggerMessage(LogLevel.Information, "Retention: {Requests} requests and {People} people were deleted, as their time was over")]
    private partial void LogPurged(int requests, int people);

    [LoggerMessage(LogLevel.Error, "What is older than it may be kept could not be deleted; it is tried again")]
    private partial void LogFailed(Exception e);
}
