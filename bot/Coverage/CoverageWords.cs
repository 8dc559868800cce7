using ManagerBackup.Bot.Reach;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Coverage;

/// <summary>Gaps as a card says them.</summary>
internal static class CoverageWords
{
    public static CoverageCardModel ForSite(string language, Site site, IReadOnlyList<Gap> gaps, DateTimeOffset now) =>
        new(language, site.Name, site.FallbackPhone, [.. gaps.Select(gap => Of(site, gap, now))]);

    public static CoverageCardModel ForOps(string language, IReadOnlyList<(Site Site, IReadOnlyList<Gap> Gaps)> sites, DateTimeOffset now) =>
        new(language, Site: null, Phone: null, [.. sites.SelectMany(one => one.Gaps.Select(gap => Of(one.Site, gap, now))).OrderBy(gap => gap.When.From)]);

    private static CoverageGap Of(Site site, Gap gap, DateTimeOffset now) => new(
        site.Name,
        new GapTime(
            WallClock.At(gap.From, site.TimeZone), WallClock.At(gap.To, site.TimeZone), WallClock.At(now, site.TimeZone), HasBegun: gap.From <= now),
        [.. gap.OnShift.Select(one => (one.Person.Name, one.Standing.ToWord()))],
        [.. gap.Others.Select(person => person.Name)]);
}
