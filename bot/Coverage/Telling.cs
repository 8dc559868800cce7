using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Coverage;

/// <summary>A gap that was told, or that repeats one.</summary>
/// <param name="What">Why nobody can be paged then; the same words for the same people in the same state.</param>
/// <param name="Total">Nobody else could be reached either.</param>
/// <param name="Last">Nothing more is said of it before it is over, unless it gets worse.</param>
/// <param name="SeenAt">When it was noted.</param>
internal sealed record ToldGap(DateTimeOffset From, DateTimeOffset To, string What, bool Total, bool Last, DateTimeOffset SeenAt);

/// <summary>
/// Which gaps are worth a message now. Each is told once; again within the hour before it begins, or when it gets worse. One that
/// comes back every week was told the first time, and belongs to the site: nobody is there at night. Pure.
/// </summary>
internal static class Telling
{
    /// <summary>Shifts that don't quite meet are no gap.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Soon = TimeSpan.FromHours(1);

    // Within this time it can't wait until the morning.
    private static readonly TimeSpan NotToBePutOff = TimeSpan.FromHours(2);

    // A week, and as much as the next look at the same hour may come later.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(8);

    private static readonly (TimeSpan From, TimeSpan To) Day = (TimeSpan.FromHours(8), TimeSpan.FromHours(20));

    /// <param name="site">Whose clock says when it is night.</param>
    /// <param name="gaps">Of the coming day.</param>
    /// <param name="told">What this returned the last time.</param>
    /// <param name="now">Now.</param>
    /// <returns>What to tell; and what is to be kept, before anything is told, as it was when nothing is to be written.</returns>
    public static (IReadOnlyList<Gap> Tell, IReadOnlyList<ToldGap> Keep) Pick(
        Site site, IReadOnlyList<Gap> gaps, IReadOnlyList<ToldGap> told, DateTimeOffset now)
    {
        var tell = new List<Gap>();
        var keep = told.Where(one => now - one.SeenAt < Remembered).ToList();
        foreach (var gap in gaps.Where(gap => gap.To - gap.From >= Shortest))
        {
            var (worthIt, note) = Judge(site, gap, keep, now);
            if (worthIt && !MayBeTold(site, gap, now))
            {
                continue;
            }

            keep.RemoveAll(one => IsSame(one, gap));
            keep.Add(note);
            if (worthIt)
            {
                tell.Add(gap);
            }
        }

        return (tell, keep.Count == told.Count && keep.All(told.Contains) ? told : keep);
    }

    private static (bool WorthIt, ToldGap Note) Judge(Site site, Gap gap, List<ToldGap> told, DateTimeOffset now)
    {
        var soon = gap.From - now <= Soon;
        var fresh = new ToldGap(gap.From, gap.To, WhatOf(gap), gap.IsTotal, soon, now);
        if (told.Find(one => IsSame(one, gap)) is { } same)
        {
            var worse = (gap.IsTotal && !same.Total) || same.From - gap.From >= Soon;
            var last = soon && !same.Last;
            return worse || last ? (true, fresh) : (false, GoingOn(same, gap, now));
        }

        return told.Exists(one => one.What == fresh.What && one.Total == fresh.Total && SameHour(site, one, gap)) ? (false, fresh with { Last = true }) : (true, fresh);
    }

    // The end of the day that is looked at moves on with every look, and so does the beginning of a gap that has begun: neither is news.
    private static ToldGap GoingOn(ToldGap same, Gap gap, DateTimeOffset now) => same with
    {
        From = same.From < gap.From ? same.From : gap.From,
        To = gap.To - same.To >= Soon ? gap.To : same.To,
        SeenAt = now - same.SeenAt >= TimeSpan.FromDays(1) ? now : same.SeenAt,
    };

    // What is kept of its end may lag behind by less than an hour.
    private static bool IsSame(ToldGap told, Gap gap) => told.What == WhatOf(gap) && told.From < gap.To && gap.From < told.To + Soon;

    // Nobody on shift from ten at night is the same on any day; that somebody can't be reached is told for each.
    private static bool SameHour(Site site, ToldGap told, Gap gap)
    {
        var (one, other) = (WallClock.At(told.From, site.TimeZone), WallClock.At(gap.From, site.TimeZone));
        return gap.State == SlotState.NobodyOnShift
            ? one.Hour == other.Hour && one.Minute == other.Minute
            : one.DayOfWeek == other.DayOfWeek && one.Hour == other.Hour;
    }

    private static bool MayBeTold(Site site, Gap gap, DateTimeOffset now) =>
        gap.From - now <= NotToBePutOff || (WallClock.At(now, site.TimeZone).TimeOfDay is var time && time >= Day.From && time < Day.To);

    private static string WhatOf(Gap gap) => gap.State == SlotState.NobodyOnShift
        ? nameof(SlotState.NobodyOnShift)
        : string.Join(' ', gap.OnShift.Select(one => $"{one.Person.Id}:{one.Standing.State}").Order(StringComparer.Ordinal));
}
