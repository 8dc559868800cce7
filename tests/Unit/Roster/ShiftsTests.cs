using ManagerBackup.Bot.Roster;
using static ManagerBackup.UnitTests.Roster.SomeSite;

namespace ManagerBackup.UnitTests.Roster;

public sealed class ShiftsTests
{
    [Theory]
    [InlineData("18:00", "2026-11-23T18:00+01:00")]
    [InlineData("18.00", "2026-11-23T18:00+01:00")]
    [InlineData("18:30", "2026-11-23T18:30+01:00")]
    [InlineData(" 18u ", "2026-11-23T18:00+01:00")]
    [InlineData("18u30", "2026-11-23T18:30+01:00")]
    [InlineData("18h", "2026-11-23T18:00+01:00")]
    [InlineData("18H30", "2026-11-23T18:30+01:00")]
    [InlineData("18 uur", "2026-11-23T18:00+01:00")]
    [InlineData("18:30 Uhr", "2026-11-23T18:30+01:00")]
    [InlineData("18", "2026-11-23T18:00+01:00")]
    [InlineData("6pm", "2026-11-23T18:00+01:00")]
    [InlineData("6:30 PM", "2026-11-23T18:30+01:00")]
    [InlineData("6 p.m.", "2026-11-23T18:00+01:00")]
    [InlineData("12am", "2026-11-24T00:00+01:00")]
    [InlineData("12pm", "2026-11-24T12:00+01:00")]
    [InlineData("24:00", "2026-11-24T00:00+01:00")]
    [InlineData("00:00", "2026-11-24T00:00+01:00")]
    [InlineData("9:00", "2026-11-24T09:00+01:00")]
    [InlineData("14:00", "2026-11-24T14:00+01:00")]
    [InlineData("14:01", "2026-11-23T14:01+01:00")]
    public void A_typed_time_is_the_next_one_on_the_sites_clock(string typed, string until) =>
        Assert.Equal(At(until), Shifts.UntilLocal(Called("demo"), typed, At("2026-11-23T14:00+01:00")));

    [Theory]
    [InlineData("")]
    [InlineData("tonight")]
    [InlineData("25:00")]
    [InlineData("24:01")]
    [InlineData("18:60")]
    [InlineData("18:3")]
    [InlineData("13pm")]
    [InlineData("0am")]
    [InlineData("1800")]
    [InlineData("-6")]
    [InlineData("18:00 tomorrow")]
    public void What_is_no_time_is_not_taken_for_one(string typed) =>
        Assert.Null(Shifts.UntilLocal(Called("demo"), typed, At("2026-11-23T14:00+01:00")));

    [Theory]
    [InlineData("02:30", "2026-03-28T23:00+01:00", "2026-03-29T03:00+02:00")]
    [InlineData("02:30", "2026-10-24T23:00+02:00", "2026-10-25T02:30+01:00")]
    [InlineData("02:30", "2026-10-25T02:45+02:00", "2026-10-25T02:30+01:00")]
    [InlineData("06:00", "2026-10-24T23:00+02:00", "2026-10-25T06:00+01:00")]
    public void A_typed_time_is_right_in_the_night_of_the_clock_change(string typed, string now, string until) =>
        Assert.Equal(At(until), Shifts.UntilLocal(Called("demo"), typed, At(now)));

    [Theory]
    [InlineData("Mon 09:00-17:00", "2026-11-23T17:00+01:00")]
    [InlineData("Mon 09:00-17:00;Mon 17:00-22:00", "2026-11-23T22:00+01:00")]
    [InlineData("Mon 09:00-17:00;Mon 12:00-18:00", "2026-11-23T18:00+01:00")]
    [InlineData("Mon 09:00-17:00;Mon 18:00-22:00", "2026-11-23T17:00+01:00")]
    [InlineData("Mon 22:00-06:00", "2026-11-24T02:00+01:00")]
    [InlineData("always", "2026-11-24T02:00+01:00")]
    [InlineData("always;Mon 09:00-17:00", "2026-11-24T02:00+01:00")]
    [InlineData("daily 00:00-24:00", "2026-11-24T02:00+01:00")]
    [InlineData("", "2026-11-24T02:00+01:00")]
    public void A_word_without_a_time_holds_to_the_end_of_the_shift_or_for_twelve_hours(string shifts, string until)
    {
        var site = Called("demo").WithManager("Sam", shifts.Split(';', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(At(until), Shifts.UntilUnsaid(site, Id("Sam"), At("2026-11-23T14:00+01:00")));
    }

    [Fact]
    public void Somebody_without_shifts_is_taken_at_their_word_for_twelve_hours() =>
        Assert.Equal(At("2026-11-24T02:00+01:00"), Shifts.UntilUnsaid(Called("demo"), Id("Noor"), At("2026-11-23T14:00+01:00")));
}
