using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Figures;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Digest;

/// <param name="Week">By site: the seven days that end with the one before the digest, on each site's own wall.</param>
/// <param name="Before">The seven days before them.</param>
internal sealed record TwoWeeks(IReadOnlyDictionary<SiteId, SiteWeek> Week, IReadOnlyDictionary<SiteId, SiteWeek> Before);

/// <summary>The weeks of all sites by the daily figures, read once for everybody who is told of them on one day.</summary>
internal sealed class DigestWeeks(FigureViews figures, Sites sites, TimeProvider time)
{
    public const int Days = 7;

    private (DateOnly Day, TwoWeeks Weeks)? last;

    /// <param name="day">Of the digest.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null before every site's figures are there.</returns>
    public async Task<TwoWeeks?> BeforeAsync(DateOnly day, CancellationToken cancellationToken)
    {
        if (last is { } known && known.Day == day)
        {
            return known.Weeks;
        }

        if (await figures.AsOfAsync(sites.All, cancellationToken) is null)
        {
            return null;
        }

        var weeks = new TwoWeeks(await WeekAsync(day, cancellationToken), await WeekAsync(day.AddDays(-Days), cancellationToken));
        last = (day, weeks);
        return weeks;
    }

    private async Task<IReadOnlyDictionary<SiteId, SiteWeek>> WeekAsync(DateOnly end, CancellationToken cancellationToken)
    {
        var counts = await figures.EachAsync(
            sites.All, sites.All.Select(site => site.Id).ToHashSet(), new(end.AddDays(-Days), end.AddDays(-1)), cancellationToken);
        return counts.ToDictionary(site => site.Key, site => SiteWeek.Of(site.Value, time.GetUtcNow()));
    }
}
