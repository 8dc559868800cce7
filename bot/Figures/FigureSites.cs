using System.Globalization;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Figures;

/// <summary>Of which sites the figures may be believed: those that were counted over once, by what counts today.</summary>
internal sealed class FigureSites(Sites sites, FigureBook book)
{
    // Raised with what is counted: then everything is counted anew at the next start.
    private const int Form = 2;

    private volatile Known known = new([], false);

    /// <summary>The sum over all sites is that of the sites that settings name.</summary>
    public bool AreWhole => known.AreWhole;

    public bool Has(SiteId site) => known.Ready.Contains(site);

    public static string CountedBy(Site site) => string.Create(CultureInfo.InvariantCulture, $"{Form} {site.TimeZone.Id}");

    /// <returns>Sites that are to be counted, and those that settings no longer name.</returns>
    public async Task<(IReadOnlyList<Site> Missing, IReadOnlyList<SiteId> Foreign)> LookAsync(CancellationToken cancellationToken)
    {
        var kept = await book.KeptAsync(cancellationToken);
        var ready = sites.All.Where(site => kept.GetValueOrDefault(site.Id) == CountedBy(site)).Select(site => site.Id).ToHashSet();
        var foreign = kept.Where(one => one.Value.Length > 0).Select(one => one.Key).Except(sites.All.Select(site => site.Id)).ToList();
        known = new(ready, ready.Count == sites.All.Count && foreign.Count == 0);
        return ([.. sites.All.Where(site => !ready.Contains(site.Id))], foreign);
    }

    private sealed record Known(HashSet<SiteId> Ready, bool AreWhole);
}
