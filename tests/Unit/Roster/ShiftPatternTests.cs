using ManagerBackup.Bot.Roster;
using static ManagerBackup.UnitTests.Roster.SomeSite;

namespace ManagerBackup.UnitTests.Roster;

public sealed class ShiftPatternTests
{
    // 2026-11-23 is a Monday; the offset says which moment is meant.
    [Theory]
    [InlineData("Mon-Fri 09:00-17:30", "2026-11-23T09:00+01:00", true)]
    [InlineData("Mon-Fri 09:00-17:30", "2026-11-23T08:59:59+01:00", false)]
    [InlineData("Mon-Fri 09:00-17:30", "2026-11-23T17:29:59+01:00", true)]
    [InlineData("Mon-Fri 09:00-17:30", "2026-11-23T17:30+01:00", false)]
    [InlineData("Mon-Fri 09:00-17:30", "2026-11-23T16:29Z", true)]
    [InlineData("Mon-Fri 09:00-17:30", "2026-11-27T12:00+01:00", true)]
    [InlineData("Mon-Fri 09:00-17:30", "2026-11-28T12:00+01:00", false)]
    [InlineData("mon - fri 9:00 - 17:30", "2026-11-23T12:00+01:00", true)]
    [InlineData("Monday,Wednesday 09:00-12:00", "2026-11-25T10:00+01:00", true)]
    [InlineData("Monday,Wednesday 09:00-12:00", "2026-11-24T10:00+01:00", false)]
    [InlineData("Fri-Mon 09:00-12:00", "2026-11-23T10:00+01:00", true)]
    [InlineData("Fri-Mon 09:00-12:00", "2026-11-22T10:00+01:00", true)]
    [InlineData("Fri-Mon 09:00-12:00", "2026-11-24T10:00+01:00", false)]
    [InlineData("Sat,Sun 22:00-06:00", "2026-11-28T21:59+01:00", false)]
    [InlineData("Sat,Sun 22:00-06:00", "2026-11-28T22:00+01:00", true)]
    [InlineData("Sat,Sun 22:00-06:00", "2026-11-23T05:59+01:00", true)]
    [InlineData("Sat,Sun 22:00-06:00", "2026-11-23T06:00+01:00", false)]
    [InlineData("Sat,Sun 22:00-06:00", "2026-11-28T05:00+01:00", false)]
    [InlineData("daily 08:00-20:00", "2026-11-29T19:59+01:00", true)]
    [InlineData("daily 20:00-24:00", "2026-11-29T23:59:59+01:00", true)]
    [InlineData("daily 20:00-24:00", "2026-11-30T00:00+01:00", false)]
    [InlineData("Mon 09:00-09:00", "2026-11-24T08:59+01:00", true)]
    [InlineData("Mon 09:00-09:00", "2026-11-24T09:00+01:00", false)]
    [InlineData("always", "2026-11-29T03:00+01:00", true)]
    [InlineData(" Always ", "2026-03-29T02:30+01:00", true)]
    public void A_shift_covers_what_the_clock_on_the_wall_says(string pattern, string moment, bool covered) =>
        Assert.Equal(covered, Shift(pattern).Covers(At(moment), Zone("Europe/Amsterdam")));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("never")]
    [InlineData("Mon-Fri")]
    [InlineData("09:00-17:00")]
    [InlineData("Mon-Fri 9-17")]
    [InlineData("Mon-Fri 09:00")]
    [InlineData("Mon-Fri 09:60-17:00")]
    [InlineData("Mon-Fri 24:00-06:00")]
    [InlineData("Mon-Fri 09:00-24:01")]
    [InlineData("Mon-Fri 09:00-99:00")]
    [InlineData("Mon-Wed-Fri 09:00-17:00")]
    [InlineData("Mo-Fr 09:00-17:00")]
    [InlineData("Mon, 09:00-17:00")]
    [InlineData(", 09:00-17:00")]
    [InlineData("- 09:00-17:00")]
    [InlineData("Mon-Fri 09:00-17:00 always")]
    [InlineData("Mon-Fri ٠٩:٠٠-١٧:٠٠")]
    [InlineData("Mon-Fri 09:00-17:00\nTue")]
    public void What_is_no_shift_is_not_taken_for_one(string? text) => Assert.False(ShiftPattern.TryParse(text, out _));

    [Theory]
    [InlineData("Europe/Amsterdam", "22:00-06:00", "2026-03-28T22:00+01:00", "2026-03-29T06:00+02:00", 7.0)]
    [InlineData("Europe/Amsterdam", "22:00-06:00", "2026-10-24T22:00+02:00", "2026-10-25T06:00+01:00", 9.0)]
    [InlineData("America/New_York", "22:00-06:00", "2026-03-07T22:00-05:00", "2026-03-08T06:00-04:00", 7.0)]
    [InlineData("America/New_York", "22:00-06:00", "2026-10-31T22:00-04:00", "2026-11-01T06:00-05:00", 9.0)]
    [InlineData("Pacific/Auckland", "22:00-06:00", "2026-09-26T22:00+12:00", "2026-09-27T06:00+13:00", 7.0)]
    [InlineData("Pacific/Auckland", "22:00-06:00", "2026-04-04T22:00+13:00", "2026-04-05T06:00+12:00", 9.0)]
    [InlineData("Australia/Lord_Howe", "22:00-06:00", "2026-10-03T22:00+10:30", "2026-10-04T06:00+11:00", 7.5)]
    [InlineData("Asia/Kolkata", "22:00-06:00", "2026-03-28T22:00+05:30", "2026-03-29T06:00+05:30", 8.0)]
    public void A_night_shift_is_as_long_as_the_night(string zone, string times, string start, string end, double hours)
    {
        var (pattern, first, last) = (Shift("daily " + times), At(start), At(end));

        Assert.Equal(TimeSpan.FromHours(hours), last - first);
        Assert.False(pattern.Covers(first.AddTicks(-1), Zone(zone)));
        Assert.Equal(last, pattern.EndOfCurrent(first, Zone(zone)));
        Assert.Equal(last, pattern.EndOfCurrent(last.AddTicks(-1), Zone(zone)));
        Assert.False(pattern.Covers(last, Zone(zone)));
        for (var moment = first; moment < last; moment += TimeSpan.FromMinutes(5))
            Assert.True(pattern.Covers(moment, Zone(zone)), $"{moment:O}");
    }

    [Theory]
    [InlineData("02:00-02:30", "2026-10-25T02:15+02:00", true)]
    [InlineData("02:00-02:30", "2026-10-25T02:45+02:00", false)]
    [InlineData("02:00-02:30", "2026-10-25T02:15+01:00", true)]
    [InlineData("02:00-02:30", "2026-10-25T02:30+01:00", false)]
    [InlineData("01:00-02:30", "2026-03-29T01:59:59+01:00", true)]
    [InlineData("01:00-02:30", "2026-03-29T03:00+02:00", false)]
    [InlineData("02:15-02:45", "2026-03-29T03:00+02:00", false)]
    [InlineData("02:15-04:00", "2026-03-29T03:00+02:00", true)]
    public void A_time_that_comes_twice_counts_twice_and_one_that_never_comes_counts_never(string times, string moment, bool covered) =>
        Assert.Equal(covered, Shift("daily " + times).Covers(At(moment), Zone("Europe/Amsterdam")));

    [Theory]
    [InlineData("daily 01:00-02:30", "2026-10-25T01:30+02:00", "2026-10-25T02:30+01:00")]
    [InlineData("daily 01:00-02:30", "2026-10-25T02:15+01:00", "2026-10-25T02:30+01:00")]
    [InlineData("daily 01:00-02:00", "2026-10-25T01:30+02:00", "2026-10-25T02:00+02:00")]
    [InlineData("daily 20:00-02:00", "2026-10-25T01:30+02:00", "2026-10-25T02:00+02:00")]
    [InlineData("daily 01:00-03:00", "2026-10-25T01:30+02:00", "2026-10-25T03:00+01:00")]
    [InlineData("daily 01:00-02:30", "2026-03-29T01:30+01:00", "2026-03-29T03:00+02:00")]
    [InlineData("daily 01:00-02:00", "2026-03-29T01:30+01:00", "2026-03-29T03:00+02:00")]
    public void A_shift_that_ends_in_the_changed_hour_ends_when_it_is_over_for_good(string pattern, string moment, string end) =>
        Assert.Equal(At(end), Shift(pattern).EndOfCurrent(At(moment), Zone("Europe/Amsterdam")));

    [Fact]
    public void Outside_a_shift_there_is_no_end_and_always_has_none()
    {
        Assert.Null(Shift("Mon 09:00-12:00").EndOfCurrent(At("2026-11-24T10:00+01:00"), Zone("Europe/Amsterdam")));
        Assert.Null(ShiftPattern.Always.EndOfCurrent(At("2026-11-24T10:00+01:00"), Zone("Europe/Amsterdam")));
    }
}
