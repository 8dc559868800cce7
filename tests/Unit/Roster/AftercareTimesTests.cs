using ManagerBackup.Bot.Roster;
using static ManagerBackup.UnitTests.Roster.SomeSite;

namespace ManagerBackup.UnitTests.Roster;

/// <summary>When the employee is asked how they are, and by when the private talk is due.</summary>
public sealed class AftercareTimesTests
{
    private static readonly Site Store = Called("store");
    private static readonly DateTimeOffset Closed = At("2026-11-23T14:00:00+01:00");

    [Fact]
    public void Where_shifts_are_unknown_they_are_asked_after_an_hour_and_a_day_later()
    {
        var plan = AftercareTimes.Of(Store, Id("Ada"), Closed, null);

        Assert.Equal((Closed.AddHours(1), Closed.AddHours(25)), (plan.FirstCheckInAt, plan.SecondCheckInAt));
    }

    [Fact]
    public void By_the_shifts_in_Teams_they_are_asked_at_the_end_of_theirs_and_at_the_next()
    {
        var plan = AftercareTimes.Of(Store, Id("Ada"), Closed, Teams(Shift("Ada", 9, 17), Shift("Ada", 17, 18), Shift("Ada", 32, 40), Shift("Bea", 19, 20)));

        Assert.Equal(At("2026-11-23T18:00:00+01:00"), plan.FirstCheckInAt);
        Assert.Equal(At("2026-11-24T08:00:00+01:00"), plan.SecondCheckInAt);
    }

    [Fact]
    public void Whose_next_shift_is_not_known_is_asked_again_a_day_after_the_end_of_this_one()
    {
        var plan = AftercareTimes.Of(Store, Id("Ada"), Closed, Teams(Shift("Ada", 9, 17)));

        Assert.Equal(At("2026-11-24T17:00:00+01:00"), plan.SecondCheckInAt);
    }

    [Fact]
    public void Who_is_in_no_shift_now_is_asked_after_an_hour() =>
        Assert.Equal(Closed.AddHours(1), AftercareTimes.Of(Store, Id("Ada"), Closed, Teams(Shift("Ada", 6, 13))).FirstCheckInAt);

    [Fact]
    public void Shifts_that_were_read_long_ago_are_unknown() =>
        Assert.Equal(Closed.AddHours(1), AftercareTimes.Of(Store, Id("Ada"), Closed, Teams(Closed.AddHours(-13), Shift("Ada", 9, 17))).FirstCheckInAt);

    [Theory]
    [InlineData(1, "2026-11-24T09:00:00+01:00", "2026-11-24T23:59:59+01:00")]
    [InlineData(3, "2026-11-26T09:00:00+01:00", "2026-11-26T23:59:59+01:00")]
    [InlineData(30, "2026-12-23T09:00:00+01:00", "2026-12-23T23:59:59+01:00")]
    public void The_talk_is_due_by_the_end_of_the_last_day_and_its_morning_reminds(int days, string remind, string by)
    {
        var plan = AftercareTimes.Of(Store with { FollowUpDays = days }, Id("Ada"), Closed, null);

        Assert.Equal((At(remind), At(by)), (plan.RemindAt, plan.FollowUpBy));
    }

    [Fact]
    public void A_day_is_a_day_on_the_site_s_wall_also_when_clocks_go_back()
    {
        var plan = AftercareTimes.Of(Store with { FollowUpDays = 1 }, Id("Ada"), At("2026-10-24T23:30:00+02:00"), null);

        Assert.Equal((At("2026-10-25T09:00:00+01:00"), At("2026-10-25T23:59:59+01:00")), (plan.RemindAt, plan.FollowUpBy));
    }

    // Hours of the day on which it was closed.
    private static PlannedShift Shift(string name, int from, int to)
    {
        var midnight = At("2026-11-23T00:00:00+01:00");
        return new(Id(name), midnight.AddHours(from), midnight.AddHours(to));
    }

    private static TeamSchedule Teams(params PlannedShift[] shifts) => Teams(Closed.AddMinutes(-1), shifts);

    private static TeamSchedule Teams(DateTimeOffset read, params PlannedShift[] shifts) =>
        TeamSchedule.Empty with { Planned = new(new(shifts, read.AddHours(-1), read.AddHours(25)), read) };
}
