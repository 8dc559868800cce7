using System.Collections.Immutable;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Roster;
using static ManagerBackup.UnitTests.Roster.SomeSite;

namespace ManagerBackup.UnitTests.Roster;

/// <summary>What people say ranks before the shifts in Teams, and those before the pattern. Sam and Robin have one, Kim has none.</summary>
public sealed class RankingTests
{
    private static readonly DateTimeOffset Now = At("2026-11-23T10:00+01:00");

    private static readonly Site Store = Called("demo").WithManager("Sam", "always").WithManager("Robin", "Mon-Fri 09:00-17:30").WithManager("Kim").EscalatingTo("Noor");

    [Theory]
    [InlineData("", "", "", "Sam/Pattern Robin/Pattern")]
    [InlineData("", "Kim 9-17", "", "Kim/Planned")]
    [InlineData("", "Noor 9-17", "", "Noor/Planned")]
    [InlineData("", "Stranger 9-17", "", "Sam/Pattern Robin/Pattern")]
    [InlineData("", "Kim 11-17", "", "Sam/Pattern Robin/Pattern")]
    [InlineData("", "Kim 5-10", "", "Sam/Pattern Robin/Pattern")]
    [InlineData("", "Kim 10-11", "", "Kim/Planned")]
    [InlineData("Sam on", "Kim 9-17", "", "Sam/Word Kim/Planned")]
    [InlineData("Kim off", "Kim 9-17", "", "Sam/Pattern Robin/Pattern")]
    [InlineData("Kim off", "Kim 9-17;Robin 9-17", "", "Robin/Planned")]
    [InlineData("Robin off", "", "", "Sam/Pattern")]
    [InlineData("Sam on", "", "", "Sam/Word Robin/Pattern")]
    [InlineData("", "Kim 9-17", "Kim 9-", "Kim/ClockedIn")]
    [InlineData("", "", "Kim 9-", "Kim/ClockedIn")]
    [InlineData("", "Robin 9-17", "Kim 9-", "Robin/Planned Kim/ClockedIn")]
    [InlineData("", "Kim 8-17;Robin 9-17", "Kim 8-9", "Robin/Planned")]
    [InlineData("", "Sam 8-17", "Sam 8-9", "Robin/Pattern")]
    [InlineData("", "Sam 9-17", "Sam 7-8", "Sam/Planned")]
    [InlineData("", "Sam 8-17", "Sam 8-9;Sam 9-", "Sam/ClockedIn")]
    [InlineData("Sam on", "Sam 8-17", "Sam 8-9", "Sam/Word Robin/Pattern")]
    [InlineData("Kim off", "", "Kim 9-", "Sam/Pattern Robin/Pattern")]
    public void Who_is_on_shift_at_ten(string said, string planned, string cards, string expected) =>
        Assert.Equal(expected, Told(Rota.OnShiftAt(Store, Now, Now, new(Said(said), Schedule(planned, cards)))));

    [Theory]
    [InlineData(11, "Kim/Planned")]
    [InlineData(12, "Sam/Pattern Robin/Pattern")]
    public void A_plan_that_nobody_could_read_again_serves_for_twelve_hours(int hoursOld, string expected)
    {
        var schedule = Schedule("Kim 9-17", "", Now.AddHours(-hoursOld), Now.AddHours(-hoursOld), Now.AddHours(25 - hoursOld));

        Assert.Equal(expected, Told(Rota.OnShiftAt(Store, Now, Now, new(Said(""), schedule))));
    }

    [Theory]
    [InlineData(14, "Kim/ClockedIn")]
    [InlineData(15, "Sam/Pattern Robin/Pattern")]
    public void An_open_time_card_tells_of_now_only(int minutesLater, string expected) => Assert.Equal(
        expected, Told(Rota.OnShiftAt(Store, Now.AddMinutes(minutesLater), Now, new(Said(""), Schedule("", "Kim 9-")))));

    [Fact]
    public void Who_forgot_to_clock_out_yesterday_is_not_on_shift_today()
    {
        var schedule = Schedule("", "") with { Cards = new([new(Id("Kim"), Now.AddHours(-17), null)], Now) };

        Assert.Equal("Sam/Pattern Robin/Pattern", Told(Rota.OnShiftAt(Store, Now, Now, new(Said(""), schedule))));
    }

    [Fact]
    public void Without_the_plan_a_time_card_takes_nobody_off_whose_pattern_has_them()
    {
        var schedule = Schedule("", "Kim 9-") with { Planned = null };

        Assert.Equal("Sam/Pattern Robin/Pattern Kim/ClockedIn", Told(Rota.OnShiftAt(Store, Now, Now, new(Said(""), schedule))));
    }

    [Theory]
    [InlineData(0, "Robin/Planned")]
    [InlineData(6, "Robin/Planned Kim/Planned")]
    [InlineData(8, "Kim/Planned")]
    [InlineData(14, "Sam/Pattern")]
    public void The_next_day_is_told_by_the_plan_and_where_it_has_nobody_by_the_pattern(int hoursAhead, string expected) => Assert.Equal(
        expected, Told(Rota.OnShiftAt(Store, Now.AddHours(hoursAhead), Now, new(Said(""), Schedule("Robin 9-17;Kim 15-23", "")))));

    [Fact]
    public void Presence_says_who_comes_first_and_leaves_nobody_out()
    {
        var schedule = Schedule("", "") with
        {
            Presences = new(new Dictionary<PersonId, Presence> { [Id("Sam")] = Presence.Offline, [Id("Robin")] = Presence.Available }, Now),
        };

        Assert.Equal("Robin/Pattern Sam/Pattern", Told(Rota.OnShiftAt(Store, Now, Now, new(Said(""), schedule))));
        Assert.Equal("Sam/Pattern Robin/Pattern", Told(Rota.OnShiftAt(Store, Now.AddMinutes(16), Now.AddMinutes(16), new(Said(""), schedule))));
    }

    [Fact]
    public void Who_handed_over_is_off_and_who_stands_in_is_on_until_it_ends()
    {
        var until = Now.AddHours(2);
        var known = new Known(
            new Dictionary<PersonId, ShiftDeclaration>
            {
                [Id("Sam")] = new(true, Now.AddHours(5)) { StandIn = new("1", Store.Id, Gives: true, Someone("Noor"), until) },
                [Id("Noor")] = new(false, Now.AddHours(-1)) { StandIn = new("1", Store.Id, Gives: false, Someone("Sam"), until) },
            },
            Schedule("Sam 9-17", ""));

        Assert.Equal("Robin/Pattern Noor/StandIn", Told(Rota.OnShiftAt(Store, Now, Now, known)));
        Assert.Equal("Sam", Rota.OnShiftAt(Store, Now, Now, known).Single(duty => duty.Source == ShiftSource.StandIn).For?.Name);

        // A hand-over is of one site's shift: elsewhere Sam's own word holds.
        var elsewhere = Store with { Id = new("elsewhere") };
        Assert.Contains("Sam/Word", Told(Rota.OnShiftAt(elsewhere, Now, Now, known)), StringComparison.Ordinal);
        Assert.Equal("Sam/Word", Told(Rota.OnShiftAt(Store, until, Now, known)));
    }

    [Fact]
    public void Shifts_that_follow_on_each_other_end_with_the_last()
    {
        var known = new Known(Said(""), Schedule("Kim 9-12;Kim 12-15;Kim 16-18", ""));

        Assert.Equal(At("2026-11-23T15:00+01:00"), Assert.Single(Rota.OnShiftAt(Store, Now, Now, known)).Until);
        Assert.Equal(At("2026-11-23T15:00+01:00"), Shifts.UntilUnsaid(Store, Id("Kim"), Now, known.Schedule));
    }

    private static string Told(IEnumerable<Duty> duties) => string.Join(' ', duties.Select(duty => $"{duty.Person.Name}/{duty.Source}"));

    // "Sam on;Kim off": both until noon.
    private static ImmutableDictionary<PersonId, ShiftDeclaration> Said(string words) => Parts(words).ToImmutableDictionary(
        word => Id(word[0]), word => new ShiftDeclaration(word[1] == "on", Now.AddHours(2)));

    // "Kim 9-17": hours of this day. A card "9-" is open.
    private static TeamSchedule Schedule(
        string planned, string cards, DateTimeOffset? readAt = null, DateTimeOffset? from = null, DateTimeOffset? to = null) => new(
        new(
            new([.. Parts(planned).Select(part => new PlannedShift(Id(part[0]), Hour(part[1].Split('-')[0])!.Value, Hour(part[1].Split('-')[1])!.Value))],
                from ?? Now.AddHours(-1), to ?? Now.AddHours(25)),
            readAt ?? Now),
        new([.. Parts(cards).Select(part => new TimeCard(Id(part[0]), Hour(part[1].Split('-')[0])!.Value, Hour(part[1].Split('-')[1])))], readAt ?? Now),
        null);

    private static DateTimeOffset? Hour(string hour) => hour.Length == 0 ? null : At("2026-11-23T00:00+01:00").AddHours(int.Parse(hour, System.Globalization.CultureInfo.InvariantCulture));

    private static IEnumerable<string[]> Parts(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(' '));
}
