namespace ManagerBackup.Bot.Roster;

/// <summary>
/// What the clock on a site's wall shows. Only the way from a moment to the wall is asked of <see cref="TimeZoneInfo"/>: it is
/// always defined, while a time on the wall can come twice (autumn) or never (spring).
/// </summary>
internal static class WallClock
{
    public static DateTime At(DateTimeOffset moment, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(moment, zone).DateTime;

    /// <summary>Every moment at which the wall may show this time, and the one at which it jumps over it.</summary>
    public static IEnumerable<DateTimeOffset> MomentsOf(DateTime wall, TimeZoneInfo zone)
    {
        var asUtc = new DateTimeOffset(wall, TimeSpan.Zero);
        return new[] { asUtc - zone.GetUtcOffset(asUtc.AddDays(-1)), asUtc - zone.GetUtcOffset(asUtc.AddDays(1)) }
            .Where(moment => At(moment, zone) == wall).Append(LastMomentOf(wall, zone));
    }

    /// <summary>
    /// The last moment at which the wall shows this time: the second one when clocks go back over it, and the moment of the jump
    /// when clocks go forward over it. In UTC.
    /// </summary>
    public static DateTimeOffset LastMomentOf(DateTime wall, TimeZoneInfo zone)
    {
        var asUtc = new DateTimeOffset(wall, TimeSpan.Zero);
        var one = asUtc - zone.GetUtcOffset(asUtc.AddDays(-1));
        var other = asUtc - zone.GetUtcOffset(asUtc.AddDays(1));
        var (earlier, later) = one < other ? (one, other) : (other, one);
        if (At(later, zone) == wall)
            return later;

        return At(earlier, zone) == wall ? earlier : JumpOver(wall, earlier, later, zone);
    }

    /// <summary>
    /// The moment before which the wall shows earlier times and from which on it never does again. Where clocks go back to this very
    /// time that is its first moment: the hour that comes again is later than it. In UTC.
    /// </summary>
    public static DateTimeOffset EndAt(DateTime wall, TimeZoneInfo zone)
    {
        var last = LastMomentOf(wall, zone);
        var back = At(last.AddTicks(-1), zone) - wall;
        return back > TimeSpan.Zero ? last - back - TimeSpan.FromTicks(1) : last;
    }

    private static DateTimeOffset JumpOver(DateTime wall, DateTimeOffset before, DateTimeOffset after, TimeZoneInfo zone)
    {
        while ((after - before).Ticks > 1)
        {
            var middle = before + ((after - before) / 2);
            if (At(middle, zone) < wall)
                before = middle;
            else
                after = middle;
        }

        return after;
    }
}
