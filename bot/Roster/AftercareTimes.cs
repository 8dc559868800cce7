using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Roster;

/// <summary>When the employee is asked how they are, and by when the private talk is due, as shifts and settings are when it is closed.</summary>
internal static class AftercareTimes
{
    private static readonly TimeSpan WhenShiftsAreUnknown = TimeSpan.FromHours(1);
    private static readonly TimeSpan ADay = TimeSpan.FromDays(1);
    private static readonly TimeSpan Morning = TimeSpan.FromHours(9);

    /// <param name="site">Where, and so whose clock.</param>
    /// <param name="employee">Who faced the customer.</param>
    /// <param name="closed">When it was closed: now.</param>
    /// <param name="schedule">What Teams tells of shifts; it is the only one who knows employees' shifts.</param>
    public static AftercarePlan Of(Site site, PersonId employee, DateTimeOffset closed, TeamSchedule? schedule)
    {
        var end = schedule?.EndOfCurrent(employee, closed);
        var first = end ?? closed + WhenShiftsAreUnknown;
        var second = schedule?.NextStart(employee, first, closed) ?? first + ADay;

        // The whole of the last day counts; its evening is no time to hear of a talk for the first time.
        var last = WallClock.At(closed, site.TimeZone).Date.AddDays(site.FollowUpDays);
        var by = WallClock.LastMomentOf(last.AddDays(1), site.TimeZone).AddSeconds(-1);
        return new(first, second, WallClock.LastMomentOf(last + Morning, site.TimeZone), by);
    }
}
