using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Coverage;
using ManagerBackup.Bot.Reach;
using ManagerBackup.Bot.Roster;
using ManagerBackup.UnitTests.Roster;
using static ManagerBackup.UnitTests.Roster.SomeSite;

namespace ManagerBackup.UnitTests.Coverage;

/// <summary>Whatever the shifts, around every change of the clocks.</summary>
public sealed class ForecastProperties
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private static readonly (string Zone, DateTimeOffset Change)[] Changes =
    [
        ("Europe/Amsterdam", At("2026-03-29T01:00Z")), ("Europe/Amsterdam", At("2026-10-25T01:00Z")),
        ("Australia/Lord_Howe", At("2026-10-03T15:30Z")), ("Australia/Lord_Howe", At("2026-04-04T15:00Z")),
        ("Asia/Kolkata", At("2026-11-23T00:00Z")),
    ];

    [Fact]
    public void A_slot_says_of_each_of_its_moments_who_is_on_shift() => Holds(one => one.Slots.All(slot =>
        new[] { slot.From, slot.From + ((slot.To - slot.From) / 2), slot.To.AddTicks(-1) }.All(moment =>
            Rota.OnShiftAt(one.Site, moment, one.Now, one.Known).Select(duty => duty.Person.Id).ToHashSet()
                .SetEquals(slot.OnShift.Select(person => person.Id)))));

    [Fact]
    public void Slots_follow_on_each_other_through_the_whole_day_and_none_is_longer_than_an_hour() => Holds(one =>
        one.Slots[0].From == one.Now && one.Slots[^1].To == one.Now + Day
        && one.Slots.Zip(one.Slots.Skip(1)).All(pair => pair.First.To == pair.Second.From)
        && one.Slots.All(slot => slot.To > slot.From && slot.To - slot.From <= TimeSpan.FromHours(1)));

    [Fact]
    public void A_moment_is_in_a_gap_exactly_when_nobody_on_shift_may_be_reached() => Holds(one =>
    {
        var gaps = Forecast.Gaps(one.Site, one.Slots, one.Of);
        return one.Slots.All(slot => gaps.Any(gap => gap.From <= slot.From && slot.To <= gap.To)
            == slot.OnShift.All(person => one.Of(person.Id).IsBad));
    });

    private static void Holds(Func<Situation, bool> property) =>
        Prop.ForAll(Arb.From(Situations()), property).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static Gen<Situation> Situations() =>
        from place in Gen.Elements(Changes)
        from before in Gen.Choose(0, 30 * 60)
        from times in Gen.Choose(0, 24 * 60 - 1).ArrayOf(6)
        from lasts in Gen.Choose(-60, 26 * 60).ArrayOf(4)
        from bad in Gen.Choose(0, 15)
        select new Situation(place.Zone, place.Change.AddMinutes(-before), times, lasts, bad);

    /// <param name="Times">Minutes of the day at which shifts of the settings begin and end.</param>
    /// <param name="Lasts">Minutes from now: how long what was said holds, and a shift and a time card in Teams.</param>
    /// <param name="Bad">A bit for each who can't be reached.</param>
    private sealed record Situation(string ZoneName, DateTimeOffset Now, int[] Times, int[] Lasts, int Bad)
    {
        private static readonly string[] Names = ["Sam", "Robin", "Kim", "Lou"];

        public Site Site { get; } = Called("demo", ZoneName)
            .WithManager("Sam", $"daily {Clock(Times[0])}-{Clock(Times[1])}").WithManager("Robin", $"Sat,Sun {Clock(Times[2])}-{Clock(Times[3])}")
            .WithManager("Kim", $"Sun-Wed {Clock(Times[4])}-{Clock(Times[5])}").WithManager("Lou");

        public Known Known { get; } = new(
            ImmutableDictionary<PersonId, ShiftDeclaration>.Empty.Add(Id("Sam"), new(Lasts[0] % 2 == 0, Now.AddMinutes(Lasts[0]))),
            TeamSchedule.Empty with
            {
                Planned = new(new([new(Id("Lou"), Now.AddMinutes(Lasts[1]), Now.AddMinutes(Lasts[1] + 200))], Now.AddHours(-1), Now.AddHours(20)), Now),
                Cards = new([new(Id("Kim"), Now.AddMinutes(-Math.Abs(Lasts[2])), Lasts[3] % 2 == 0 ? null : Now.AddMinutes(-1))], Now),
            });

        public IReadOnlyList<Slot> Slots => Forecast.Slots(Site, Known, Of, Now, Day);

        public Standing Of(PersonId person) => new(Array.FindIndex(Names, name => Id(name) == person) is var at && (Bad & (1 << at)) != 0
            ? ReachState.Blocked : ReachState.Reachable, null, null);

        public override string ToString() => $"{ZoneName} {Now:O} times {string.Join(' ', Times)} lasts {string.Join(' ', Lasts)} bad {Bad}";

        private static string Clock(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";
    }
}
