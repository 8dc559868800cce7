using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Coverage;
using ManagerBackup.Bot.Reach;
using ManagerBackup.Bot.Roster;
using ManagerBackup.UnitTests.Roster;
using static ManagerBackup.UnitTests.Roster.SomeSite;

namespace ManagerBackup.UnitTests.Coverage;

/// <summary>When a gap is worth a message: looks at one site, one after the other, each with what the ones before have noted.</summary>
public sealed class TellingTests
{
    private static readonly Site Shop = Called("demo");

    // A Monday, on the site's clock.
    private static readonly DateTimeOffset Ten = At("2026-11-23T10:00+01:00");

    private IReadOnlyList<ToldGap> told = [];

    [Fact]
    public void A_gap_is_told_once_and_again_within_the_hour_before()
    {
        Assert.True(Tells(Ten, Sam(18, 20)));
        Assert.False(Tells(Ten.AddMinutes(5), Sam(18, 20)));
        Assert.False(Tells(Ten.AddHours(6), Sam(18, 20)));
        Assert.True(Tells(Ten.AddHours(7), Sam(18, 20)));
        Assert.False(Tells(Ten.AddHours(7.1), Sam(18, 20)));
        Assert.False(Tells(Ten.AddHours(9), Sam(19, 20)));
    }

    [Fact]
    public void One_that_begins_within_the_hour_is_told_once_only()
    {
        Assert.True(Tells(Ten, Sam(10.5, 12)));
        Assert.False(Tells(Ten.AddMinutes(15), Sam(10.5, 12)));
    }

    [Fact]
    public void It_is_told_again_when_nobody_else_can_be_reached_any_more_either()
    {
        Assert.True(Tells(Ten, Sam(18, 20)));
        Assert.True(Tells(Ten.AddHours(1), Sam(18, 20) with { Others = [] }));
        Assert.False(Tells(Ten.AddHours(2), Sam(18, 20) with { Others = [] }));
    }

    [Fact]
    public void It_is_told_again_when_it_begins_an_hour_earlier()
    {
        Assert.True(Tells(Ten, Sam(18, 20)));
        Assert.False(Tells(Ten, Sam(17.5, 20)));
        Assert.True(Tells(Ten, Sam(16, 20)));
    }

    [Fact]
    public void A_gap_without_an_end_is_told_once_however_long_it_is_looked_at()
    {
        var tells = Enumerable.Range(0, 24 * 14).Count(hour => Tells(Ten.AddHours(hour), Nobody(hour + 10, hour + 34)));

        Assert.Equal(1, tells);
    }

    [Fact]
    public void A_shop_that_is_closed_at_night_is_told_of_on_the_first_day_and_never_again()
    {
        var tells = Enumerable.Range(0, 12 * 24 * 40).Count(look =>
        {
            var now = Ten.AddMinutes(look * 5);
            var day = TimeZoneInfo.ConvertTime(now, Shop.TimeZone).Date;
            var nights = Enumerable.Range(-1, 3).Select(night => new DateTimeOffset(day.AddDays(night).AddHours(21), Ten.Offset))
                .Where(dusk => dusk.AddHours(12) > now && dusk < now.AddDays(1))
                .Select(dusk => Nobody(0, 0) with { From = Later(dusk, now), To = Earlier(dusk.AddHours(12), now.AddDays(1)) });
            return Tells(now, [.. nights]);
        });

        // In the morning, and within the hour before.
        Assert.Equal(2, tells);
    }

    [Fact]
    public void What_comes_back_at_the_same_hour_of_the_week_is_told_again_only_when_somebodys_state_has_changed()
    {
        Assert.True(Tells(Ten, Sam(18, 20)));
        Assert.False(Tells(Ten.AddDays(7), Sam(18 + (24 * 7), 20 + (24 * 7))));
        Assert.True(Tells(Ten.AddDays(14), Sam(18 + (24 * 14), 20 + (24 * 14), ReachState.Blocked)));
    }

    [Fact]
    public void On_another_day_of_the_week_it_is_another_gap()
    {
        Assert.True(Tells(Ten, Sam(18, 20)));
        Assert.True(Tells(Ten.AddDays(1), Sam(42, 44)));
    }

    [Fact]
    public void At_night_only_what_cannot_wait_is_told()
    {
        var night = At("2026-11-23T23:00+01:00");

        Assert.False(Tells(night, Sam(34, 36)));
        Assert.True(Tells(night.AddHours(9), Sam(34, 36)));
        Assert.True(Tells(night, Sam(24.5, 26)));
    }

    [Fact]
    public void Shifts_that_do_not_quite_meet_are_no_gap() => Assert.False(Tells(Ten, Nobody(16, 16.05)));

    [Fact]
    public void Nothing_is_written_while_nothing_is_new()
    {
        Tells(Ten, Sam(18, 20));

        Assert.Same(told, Telling.Pick(Shop, [Sam(18, 20)], told, Ten.AddHours(1)).Keep);
    }

    private bool Tells(DateTimeOffset now, params Gap[] gaps)
    {
        var (tell, keep) = Telling.Pick(Shop, gaps, told, now);
        told = keep;
        return tell.Count > 0;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    // Hours are counted from the midnight before, on the site's clock.
    private static Gap Sam(double from, double to, ReachState state = ReachState.NotInstalled) =>
        Nobody(from, to) with { State = SlotState.NobodyReachable, OnShift = [(Someone("Sam"), new Standing(state, null, null))] };

    private static Gap Nobody(double from, double to) =>
        new(Shop.Id, Ten.AddHours(from - 10), Ten.AddHours(to - 10), SlotState.NobodyOnShift, [], [Someone("Lou")]);
}
