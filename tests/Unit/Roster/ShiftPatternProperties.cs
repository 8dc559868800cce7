using FsCheck;
using FsCheck.Fluent;
using ManagerBackup.Bot.Roster;
using static ManagerBackup.UnitTests.Roster.SomeSite;

namespace ManagerBackup.UnitTests.Roster;

public sealed class ShiftPatternProperties
{
    private const int Day = 24 * 60;
    private static readonly string[] Names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    private static readonly (string Zone, DateTimeOffset Change)[] Changes =
    [
        ("Europe/Amsterdam", At("2026-03-29T01:00Z")), ("Europe/Amsterdam", At("2026-10-25T01:00Z")),
        ("America/New_York", At("2026-03-08T07:00Z")), ("America/New_York", At("2026-11-01T06:00Z")),
        ("Pacific/Auckland", At("2026-09-26T14:00Z")), ("Pacific/Auckland", At("2026-04-04T14:00Z")),
        ("Australia/Lord_Howe", At("2026-10-03T15:30Z")), ("Australia/Lord_Howe", At("2026-04-04T15:00Z")),
        ("Asia/Kolkata", At("2026-11-23T00:00Z")),
    ];

    [Fact]
    public void A_shift_covers_a_moment_exactly_when_the_wall_shows_a_minute_of_it() => Holds(one =>
    {
        var wall = WallClock.At(one.Moment, one.Zone);
        var minute = ((int)wall.DayOfWeek * Day) + (int)wall.TimeOfDay.TotalMinutes;
        return one.Pattern.Covers(one.Moment, one.Zone) == one.MinutesOfTheWeek.Contains(minute);
    });

    [Fact]
    public void A_shift_ends_after_every_moment_that_it_covers() => Holds(one =>
        one.Pattern.EndOfCurrent(one.Moment, one.Zone) is { } end ? end > one.Moment : !one.Pattern.Covers(one.Moment, one.Zone));

    [Fact]
    public void The_tick_before_a_shifts_end_belongs_to_it_and_the_end_only_to_a_shift_that_follows() => Holds(one =>
        one.Pattern.EndOfCurrent(one.Moment, one.Zone) is not { } end
        || (one.Pattern.Covers(end.AddTicks(-1), one.Zone)
            && one.Pattern.EndOfCurrent(end, one.Zone) is var next && (next is null || next > end)));

    [Fact]
    public void The_last_moment_of_a_time_on_the_wall_is_followed_only_by_later_times() => Holds(one =>
    {
        var wall = WallClock.At(one.Moment, one.Zone);
        var last = WallClock.LastMomentOf(wall, one.Zone);
        return last >= one.Moment && WallClock.At(last, one.Zone) == wall
            && Enumerable.Range(1, 240).All(minutes => WallClock.At(last.AddMinutes(minutes), one.Zone) > wall);
    });

    private static void Holds(Func<Situation, bool> property) =>
        Prop.ForAll(Arb.From(Situations()), property).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static Gen<Situation> Situations() =>
        from days in Gen.Choose(1, 127)
        from start in Gen.Choose(0, Day - 1)
        from end in Gen.OneOf(Gen.Choose(0, Day), Gen.Choose(2, 7).Select(half => half * 30))
        from place in Gen.Elements(Changes)
        from seconds in Gen.OneOf(Hours(3), Hours(36), Hours(24 * 200))
        select new Situation(days, start, end, Zone(place.Zone), place.Change.AddSeconds(seconds));

    private static Gen<int> Hours(int around) => Gen.Choose(-around * 3600, around * 3600);

    private sealed record Situation(int Days, int Start, int End, TimeZoneInfo Zone, DateTimeOffset Moment)
    {
        public string Text =>
            $"{string.Join(',', Names.Where((_, day) => Has(day)))} {Start / 60:00}:{Start % 60:00}-{End / 60:00}:{End % 60:00}";

        public ShiftPattern Pattern => Shift(Text);

        /// <summary>The same shift, spelled out minute by minute.</summary>
        public HashSet<int> MinutesOfTheWeek =>
            [.. Enumerable.Range(0, 7).Where(Has).SelectMany(day =>
                Enumerable.Range((day * Day) + Start, (End <= Start ? End + Day : End) - Start).Select(minute => minute % (7 * Day)))];

        public override string ToString() => $"{Text} in {Zone.Id} at {Moment:O}";

        private bool Has(int day) => (Days & (1 << day)) != 0;
    }
}
