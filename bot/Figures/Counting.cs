using System.Globalization;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Figures;

/// <summary>What one takeover adds to the figures of its site's day.</summary>
internal static class Counting
{
    /// <summary>Pages that were not withdrawn before somebody accepted.</summary>
    public const string Awaited = "awaited";

    public const string WithinAMinute = "withinAMinute";

    /// <summary>Of the closed ones.</summary>
    public const string BothHeard = "bothHeard";

    /// <summary>Nobody was paged, and nobody was to be.</summary>
    public const string WordsOnly = "wordsOnly";

    public const string Worse = "worse";

    /// <summary>Private talks that were had.</summary>
    public const string TalksHad = "talksHad";

    public const string TalksInTime = "talksInTime";

    private const double AMinute = 60;

    private const long ASecond = 1000;

    /// <summary>The day on the site's wall on which it was opened.</summary>
    public static DateOnly DayOf(TakeoverSummary takeover, TimeZoneInfo zone) =>
        DayOf(RequestId.TryParse(takeover.Id, out var id) ? id.OpenedAt : takeover.OpenedAt, zone);

    public static DateOnly DayOf(DateTimeOffset openedAt, TimeZoneInfo zone) => DateOnly.FromDateTime(WallClock.At(openedAt, zone));

    /// <param name="zone">The site's.</param>
    /// <returns>Nothing for a drill.</returns>
    public static Counts Of(TakeoverSummary takeover, TimeZoneInfo zone) => takeover.Practice ? Counts.Zero : Counts.Each(Each(takeover, zone));

    /// <summary>As it is summed up over all sites: waits in whole seconds, rounded up, so that their number has an end.</summary>
    public static Counts Coarse(Counts counts) => counts.Rename(Count.Wait, wait => Number(((long.Parse(wait, CultureInfo.InvariantCulture) + ASecond - 1) / ASecond) * ASecond));

    /// <summary>Private talks that were not had by the end of the day (UTC) that they were due.</summary>
    public static long TalksOverdue(Counts counts, DateTimeOffset now) =>
        counts.Unsorted(Count.Owed).Where(owed => string.CompareOrdinal(owed.Name, DayName(now)) < 0).Sum(owed => owed.Number);

    /// <summary>Of every check-in, how backed they felt, summed up.</summary>
    public static long FeltSum(Counts counts) => counts.Unsorted(Count.Felt).Sum(felt => int.Parse(felt.Name, CultureInfo.InvariantCulture) * felt.Number);

    private static IEnumerable<(Count What, string Name)> Each(TakeoverSummary t, TimeZoneInfo zone)
    {
        var wall = WallClock.At(t.OpenedAt, zone);
        yield return (Count.Day, $"{DayOf(t, zone):yyyy-MM-dd} {t.Category}");
        yield return (Count.Hour, string.Create(CultureInfo.InvariantCulture, $"{((int)wall.DayOfWeek + 6) % 7} {wall.Hour}"));
        yield return (Count.State, t.State);
        foreach (var (what, name) in Ways(t))
        {
            yield return (what, name);
        }

        foreach (var one in t.Support.Distinct(StringComparer.Ordinal))
        {
            yield return (Count.Support, one);
        }

        foreach (var line in t.HelpfulLines)
        {
            yield return (Count.Line, line);
        }

        foreach (var (holds, name) in Marks(t))
        {
            if (holds)
            {
                yield return (Count.Of, name);
            }
        }
    }

    private static IEnumerable<(Count What, string Name)> Ways(TakeoverSummary t)
    {
        if (t.Outcome is { } outcome)
        {
            yield return (Count.Outcome, outcome);
        }

        if (t.CustomerDecision is { } decision)
        {
            yield return (Count.Decision, decision);
        }

        if (t is { State: "unanswered", UnansweredBecause: { } cause })
        {
            yield return (Count.Because, cause);
        }

        if (t.FeltBacked is { } felt)
        {
            yield return (Count.Felt, Number(felt));
        }

        if (t.SecondsToAccept is { } wait)
        {
            yield return (Count.Wait, Number((long)Math.Round(wait * ASecond)));
        }

        if (t is { FollowUpDueAt: { } due, FollowUpDoneAt: null })
        {
            yield return (Count.Owed, DayName(due));
        }
    }

    private static IEnumerable<(bool Holds, string Name)> Marks(TakeoverSummary t) =>
    [
        (t is { PagedAt: not null } and ({ AcceptedAt: not null } or { State: not "withdrawn" }), Awaited),
        (t.SecondsToAccept <= AMinute, WithinAMinute),
        (t is { State: "closed", EmployeeHeard: true, CustomerHeard: true }, BothHeard),
        (t is { PagedAt: null, AcceptedAt: null, State: not "unanswered" }, WordsOnly),
        (t.Worse, Worse),
        (t is { FollowUpDueAt: not null, FollowUpDoneAt: not null }, TalksHad),
        (t.FollowUpDoneAt <= t.FollowUpDueAt, TalksInTime),
    ];

    private static string DayName(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
