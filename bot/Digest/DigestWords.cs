using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Coverage;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Digest;

/// <summary>What an ops lead is told of their sites. Pure.</summary>
/// <param name="Week">Of all their sites together.</param>
/// <param name="MostUnanswered">Null for none.</param>
/// <param name="Gaps">Sites where nobody on shift can be paged some time in the coming day.</param>
internal sealed record DigestWords(SiteWeek Week, SiteWeek Before, (Site Site, SiteWeek Week)? MostUnanswered, IReadOnlyList<Site> Gaps)
{
    /// <summary>Of fewer, no figure is shown: somebody could be picked out.</summary>
    public const int Fewest = 5;

    /// <summary>Nothing happened in two weeks and nothing is to be looked at: then there is nothing to tell.</summary>
    public bool IsEmpty => Week.Total == 0 && Before.Total == 0 && Gaps.Count == 0;

    /// <param name="own">The lead's sites.</param>
    /// <param name="weeks">Of all sites.</param>
    /// <param name="outlooks">The coming day of all sites, as far as it is known.</param>
    public static DigestWords Of(IReadOnlyList<Site> own, TwoWeeks weeks, IEnumerable<SiteOutlook> outlooks)
    {
        SiteWeek Sum(IReadOnlyDictionary<SiteId, SiteWeek> all) => own.Aggregate(SiteWeek.None, (sum, site) => sum + all.GetValueOrDefault(site.Id, SiteWeek.None));
        var worst = own.Select(site => (Site: site, Week: weeks.Week.GetValueOrDefault(site.Id, SiteWeek.None)))
            .Where(one => one.Week.Total >= Fewest && one.Week.Unanswered > 0)
            .OrderByDescending(one => one.Week.Unanswered).ThenBy(one => one.Week.Total).ThenBy(one => one.Site.Id.Value, StringComparer.Ordinal).ToList();
        var gaps = outlooks.Where(look => look.Gaps.Any(gap => look.PlansShifts || gap.State == SlotState.NobodyReachable)).Select(look => look.Site.Id).ToHashSet();
        return new(
            Sum(weeks.Week), Sum(weeks.Before), own.Count > 1 && worst.Count > 0 ? worst[0] : ((Site Site, SiteWeek Week)?)null, [.. own.Where(site => gaps.Contains(site.Id))]);
    }

    public DigestCardModel Card(string language, DateOnly day, Uri? link) => new(
        language, day.AddDays(-DigestWeeks.Days), day.AddDays(-1), Figures(Week), Figures(Before), Fewest, link)
    {
        MostUnanswered = MostUnanswered is { } worst ? new(worst.Site.Name, worst.Week.Unanswered, worst.Week.Total) : null,
        Gaps = [.. Gaps.Select(site => site.Name)],
        TalksOverdue = (Week + Before) is { Talks: >= Fewest } both ? both.TalksOverdue : 0,
    };

    private static DigestFigures? Figures(SiteWeek week) => week.Total < Fewest ? null : new(
        week.Total,
        Share(week.WithinAMinute, week.Awaited),
        week.Unanswered,
        Share(week.BothHeard, week.Closed),
        Share(week.FeltSum, week.CheckIns),
        Share(week.TalksInTime, week.Talks));

    private static double? Share(int part, int whole) => whole < Fewest ? null : (double)part / whole;
}
