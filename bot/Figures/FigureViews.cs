using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Figures;

/// <summary>Days on the sites' own walls; null for as far as there is anything.</summary>
/// <param name="To">The last day, itself included.</param>
internal sealed record Days(DateOnly? From, DateOnly? To);

/// <summary>Figures as somebody may see them, out of a few rows however many takeovers there are.</summary>
internal sealed class FigureViews(FigureBook book, FigureMemory memory, FigureSites known, FigureKeeper keeper, RosterSettings settings, TimeProvider time)
{
    // So many rows are summed up one by one, to the millisecond; beyond, the sums are read, or all sites' rows at once.
    private const int Few = 20;

    /// <summary>Whether these sites have figures that may be believed, and how new they are.</summary>
    /// <returns>Null when they have none: then they are to be counted from the log.</returns>
    public async Task<DateTimeOffset?> AsOfAsync(IReadOnlyList<Site> sites, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return !sites.All(site => known.Has(site.Id)) ? null
            : await keeper.CatchUpAsync(cancellationToken) ? now
            : keeper.CaughtUpAt;
    }

    /// <param name="sites">Which.</param>
    /// <param name="open">Of which check-ins may be seen.</param>
    /// <param name="days">When.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Counts> SumAsync(IReadOnlyList<Site> sites, IReadOnlySet<SiteId> open, Days days, CancellationToken cancellationToken)
    {
        var together = sites.Count > Few && sites.Count == settings.Sites.All.Count && known.AreWhole && sites.All(site => open.Contains(site.Id));
        return Counts.Sum(await Task.WhenAll(PartsOf(days).Select(part => together
            ? TogetherAsync(part, cancellationToken)
            : EachThenSumAsync(sites, open, part, cancellationToken))));
    }

    /// <summary>Every site for itself; a site where nothing was has nothing.</summary>
    /// <inheritdoc cref="SumAsync"/>
    public async Task<IReadOnlyDictionary<SiteId, Counts>> EachAsync(
        IReadOnlyList<Site> sites, IReadOnlySet<SiteId> open, Days days, CancellationToken cancellationToken)
    {
        var parts = await Task.WhenAll(PartsOf(days).Select(part => EachAsync(sites, open, part, cancellationToken)));
        return parts.SelectMany(part => part).GroupBy(one => one.Site).ToDictionary(site => site.Key, site => Counts.Sum(site.Select(one => one.Counts)));
    }

    // Nothing lies before what is kept or after tomorrow, whatever is asked for.
    private IEnumerable<MonthPart> PartsOf(Days days)
    {
        var now = time.GetUtcNow();
        var (oldest, newest) = (now.AddDays(-settings.LongestRetentionDays), now.AddDays(1));
        var (first, last) = (new DateOnly(oldest.Year, oldest.Month, 1), DateOnly.FromDateTime(newest.UtcDateTime));
        return FigureMonths.Parts(days.From > first ? days.From.Value : first, days.To < last ? days.To.Value : last);
    }

    private Task<Counts> TogetherAsync(MonthPart part, CancellationToken cancellationToken) => part.IsWhole
        ? book.MonthAsync(part.Month, cancellationToken)
        : memory.TogetherAsync(part, cancellationToken);

    private async Task<Counts> EachThenSumAsync(IReadOnlyList<Site> sites, IReadOnlySet<SiteId> open, MonthPart part, CancellationToken cancellationToken) =>
        Counts.Sum((await EachAsync(sites, open, part, cancellationToken)).Select(one => one.Counts));

    private async Task<IReadOnlyList<(SiteId Site, Counts Counts)>> EachAsync(
        IReadOnlyList<Site> sites, IReadOnlySet<SiteId> open, MonthPart part, CancellationToken cancellationToken)
    {
        if (sites.Count <= Few)
        {
            return await Task.WhenAll(sites.Select(async site =>
                Seen(site.Id, Counts.Sum((await book.SiteAsync(site.Id, part.Month, part.Holds, cancellationToken)).Values), open)));
        }

        var all = await memory.SitesAsync(part, cancellationToken);
        return [.. sites.Where(site => all.ContainsKey(site.Id)).Select(site => Seen(site.Id, all[site.Id], open))];
    }

    private static (SiteId Site, Counts Counts) Seen(SiteId site, Counts sum, IReadOnlySet<SiteId> open) =>
        (site, open.Contains(site) ? sum : sum.Without(Count.Felt));
}
