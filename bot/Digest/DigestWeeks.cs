using System.Collections.Concurrent;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Digest;

/// <param name="Week">By site: the seven days that end with the one before the digest, on each site's own wall.</param>
/// <param name="Before">The seven days before them.</param>
internal sealed record TwoWeeks(IReadOnlyDictionary<SiteId, SiteWeek> Week, IReadOnlyDictionary<SiteId, SiteWeek> Before);

/// <summary>Counts the weeks of all sites, once for everybody who is told of them on one day.</summary>
internal sealed class DigestWeeks(ITakeoverReader log, Sites sites, TimeProvider time)
{
    public const int Days = 7;

    private const int AtOnce = 4;

    // No wall is farther from UTC.
    private static readonly TimeSpan FarthestWall = TimeSpan.FromHours(14);

    private (DateOnly Day, TwoWeeks Weeks)? last;

    /// <param name="day">Of the digest.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<TwoWeeks> BeforeAsync(DateOnly day, CancellationToken cancellationToken)
    {
        if (last is { } known && known.Day == day)
        {
            return known.Weeks;
        }

        var (week, before) = (new ConcurrentDictionary<SiteId, SiteWeek>(), new ConcurrentDictionary<SiteId, SiteWeek>());
        await Parallel.ForEachAsync(sites.All, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (site, token) =>
            (week[site.Id], before[site.Id]) = await CountAsync(site, day, token));
        var weeks = new TwoWeeks(week, before);
        last = (day, weeks);
        return weeks;
    }

    private async Task<(SiteWeek Week, SiteWeek Before)> CountAsync(Site site, DateOnly day, CancellationToken cancellationToken)
    {
        var (week, before) = (SiteWeek.None, SiteWeek.None);
        var (from, to) = (day.AddDays(-2 * Days), day);
        var filter = TakeoverFilter.Everything with { Site = site.Id.Value, From = Utc(from) - FarthestWall, To = Utc(to) + FarthestWall };
        for (var page = await log.ListAsync(filter, cancellationToken); ; page = await log.ListAsync(filter with { Cursor = page.Next }, cancellationToken))
        {
            foreach (var takeover in page.Items)
            {
                var opened = DateOnly.FromDateTime(WallClock.At(takeover.OpenedAt, site.TimeZone));
                if (opened >= from && opened < to)
                {
                    var one = SiteWeek.Of(takeover, time.GetUtcNow());
                    (week, before) = opened >= day.AddDays(-Days) ? (week + one, before) : (week, before + one);
                }
            }

            if (page.Next is null)
            {
                return (week, before);
            }
        }
    }

    private static DateTimeOffset Utc(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
