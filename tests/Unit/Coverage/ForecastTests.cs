using System.Collections.Immutable;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Coverage;
using ManagerBackup.Bot.Reach;
using ManagerBackup.Bot.Roster;
using ManagerBackup.UnitTests.Roster;
using static ManagerBackup.UnitTests.Roster.SomeSite;

namespace ManagerBackup.UnitTests.Coverage;

public sealed class ForecastTests
{
    // A Monday.
    private static readonly DateTimeOffset Nine = At("2026-11-23T09:00+01:00");
    private static readonly Site Shop = Called("demo").WithManager("Sam", "daily 09:00-14:00", "daily 16:15-21:00").WithManager("Robin", "daily 14:00-16:00").EscalatingTo("Lou");

    [Fact]
    public void Slots_are_the_hours_of_the_sites_clock_and_end_where_shifts_do() =>
        Assert.Equal(
            ["14:00 Robin", "15:00 Robin", "16:00 ", "16:15 Sam", "17:00 Sam"],
            SlotsOf(Shop, Nine, ahead: 9).Select(slot => $"{Clock(slot.From)} {slot.OnShift.Names()}").Skip(5));

    [Fact]
    public void Hours_without_anybody_on_shift_are_one_gap() =>
        Assert.Equal(["16:00-16:15 NobodyOnShift then Lou", "21:00-09:00 NobodyOnShift then Lou"], GapsOf(Shop, Nine));

    [Fact]
    public void Who_cannot_be_reached_covers_nothing() => Assert.Equal(
        ["14:00-16:00 NobodyReachable: Robin then Lou", "16:00-16:15 NobodyOnShift then Lou", "21:00-09:00 NobodyOnShift then Lou"],
        GapsOf(Shop, Nine, ("Robin", ReachState.NotInstalled)));

    [Fact]
    public void When_nobody_else_can_be_reached_either_the_gap_says_so() => Assert.Equal(
        ["14:00-16:00 NobodyReachable: Robin", "16:00-16:15 NobodyOnShift", "21:00-09:00 NobodyOnShift"],
        GapsOf(Shop, Nine, ("Robin", ReachState.Blocked), ("Lou", ReachState.Gone)));

    [Fact]
    public void Who_was_never_met_may_be_reachable_and_that_is_told_as_such() =>
        Assert.Equal(
            [SlotState.Covered, SlotState.Unsure],
            SlotsOf(Shop, Nine.AddHours(4), ahead: 2, ("Sam", ReachState.Reachable)).Select(slot => slot.State));

    [Fact]
    public void One_of_several_who_can_be_reached_is_enough() => Assert.Empty(
        GapsOf(Called("demo").WithManager("Sam", "always").WithManager("Robin", "always"), Nine, ("Robin", ReachState.Blocked)));

    [Fact]
    public void What_people_said_counts_as_long_as_they_said()
    {
        var known = new Known(ImmutableDictionary<PersonId, ShiftDeclaration>.Empty.Add(Id("Lou"), new(OnShift: true, Nine.AddMinutes(426))), null);

        var gaps = Forecast.Gaps(Shop, Forecast.Slots(Shop, known, Standings(), Nine, TimeSpan.FromHours(10)), Standings());

        Assert.Equal(["16:06-16:15"], gaps.Select(gap => $"{Clock(gap.From)}-{Clock(gap.To)}"));
    }

    [Theory]
    [InlineData("2026-10-24T22:30Z", 4, "00:30 01:00 02:00 02:30 02:00 02:30 03:00")]
    [InlineData("2026-03-29T00:00Z", 3, "01:00 03:00 03:30 04:00")]
    public void The_hour_that_comes_twice_is_two_slots_and_the_one_that_never_comes_is_none(string now, int ahead, string starts)
    {
        var night = Called("demo").WithManager("Sam", "daily 02:30-03:30");

        var slots = SlotsOf(night, At(now), ahead + 0.5);

        Assert.StartsWith(starts, string.Join(' ', slots.Select(slot => Clock(slot.From))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_site_where_people_only_say_when_they_come_plans_no_shifts()
    {
        Assert.False(Forecast.PlansShifts(Called("demo").WithManager("Sam"), Known.Nothing));
        Assert.True(Forecast.PlansShifts(Shop, Known.Nothing));
    }

    private static IReadOnlyList<Slot> SlotsOf(Site site, DateTimeOffset now, double ahead, params (string Name, ReachState State)[] standings) =>
        Forecast.Slots(site, Known.Nothing, Standings(standings), now, TimeSpan.FromHours(ahead));

    private static IEnumerable<string> GapsOf(Site site, DateTimeOffset now, params (string Name, ReachState State)[] standings) =>
        Forecast.Gaps(site, SlotsOf(site, now, 24, standings), Standings(standings)).Select(gap => string.Concat(
            $"{Clock(gap.From)}-{Clock(gap.To)} {gap.State}",
            gap.OnShift.Count > 0 ? $": {gap.OnShift.Select(one => one.Person).Names()}" : "",
            gap.IsTotal ? "" : $" then {gap.Others.Names()}"));

    private static Func<PersonId, Standing> Standings(params (string Name, ReachState State)[] standings) => person =>
        standings.Where(one => Id(one.Name) == person).Select(one => new Standing(one.State, null, null)).FirstOrDefault() ?? Standing.Unknown;

    private static string Clock(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, Shop.TimeZone).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
