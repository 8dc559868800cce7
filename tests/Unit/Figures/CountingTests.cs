using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Figures;
using ManagerBackup.Bot.Log;
using ManagerBackup.UnitTests.Backup;
using ManagerBackup.UnitTests.Roster;
using Count = ManagerBackup.Bot.Figures.Count;

namespace ManagerBackup.UnitTests.Figures;

public sealed class CountingTests
{
    private static readonly TimeZoneInfo Amsterdam = SomeSite.Zone("Europe/Amsterdam");

    [Theory]
    [InlineData("2026-11-22T22:59:59.999Z", "Europe/Amsterdam", "2026-11-22 verbal", "6 23")]
    [InlineData("2026-11-22T23:00:00Z", "Europe/Amsterdam", "2026-11-23 verbal", "0 0")]
    [InlineData("2026-10-25T00:30:00Z", "Europe/Amsterdam", "2026-10-25 verbal", "6 2")]
    [InlineData("2026-10-25T01:30:00Z", "Europe/Amsterdam", "2026-10-25 verbal", "6 2")]
    [InlineData("2026-11-22T14:30:00Z", "Australia/Adelaide", "2026-11-23 verbal", "0 1")]
    [InlineData("2026-11-22T18:15:00Z", "Asia/Kathmandu", "2026-11-23 verbal", "0 0")]
    public void Day_and_hour_are_those_of_the_sites_own_wall(string openedAt, string zone, string day, string hour)
    {
        var counts = Counting.Of(Takeover(SomeSite.At(openedAt)), SomeSite.Zone(zone));

        Assert.Equal([(day, 1L)], counts.All(Count.Day));
        Assert.Equal([(hour, 1L)], counts.All(Count.Hour));
    }

    [Fact]
    public void A_drill_counts_nowhere() => Assert.True(Counting.Of(Takeover() with { Practice = true }, Amsterdam).IsZero);

    [Fact]
    public void Words_alone_are_told_from_a_page_that_found_nobody()
    {
        Assert.Equal(1, Of(Counting.WordsOnly, Takeover() with { State = "closed" }));
        Assert.Equal(0, Of(Counting.WordsOnly, Takeover() with { State = "unanswered", UnansweredBecause = "nobodyOnShift" }));
        Assert.Equal(0, Of(Counting.WordsOnly, Takeover() with { State = "closed", PagedAt = SomeSite.At("2026-11-22T09:00:01Z") }));
    }

    [Fact]
    public void A_private_talk_is_owed_until_it_was_had_and_may_be_had_in_time()
    {
        var due = SomeSite.At("2026-11-29T09:00:00Z");
        var owed = Takeover() with { FollowUpDueAt = due };

        Assert.Equal([("2026-11-29", 1L)], Counting.Of(owed, Amsterdam).All(Count.Owed));
        Assert.Equal((1, 1), Talks(owed with { FollowUpDoneAt = due }));
        Assert.Equal((1, 0), Talks(owed with { FollowUpDoneAt = due.AddSeconds(1) }));

        static (long, long) Talks(TakeoverSummary takeover) => (Of(Counting.TalksHad, takeover), Of(Counting.TalksInTime, takeover));
    }

    [Fact]
    public void Sums_of_all_sites_have_whole_seconds_and_no_wait_comes_to_an_earlier_step()
    {
        var coarse = Counting.Coarse(Counts.Sum(new[] { 9.999, 10, 10.001, 60, 60.001 }.Select(wait => Counting.Of(Takeover() with { SecondsToAccept = wait }, Amsterdam))));

        Assert.Equal([("10000", 2L), ("11000", 1L), ("60000", 1L), ("61000", 1L)], coarse.All(Count.Wait));
        Assert.Equal(4, coarse[Count.Of, Counting.WithinAMinute]);
        Assert.True(Counting.Coarse(coarse).Equals(coarse));
    }

    [Fact]
    public void What_is_added_and_taken_away_again_was_never_there()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var (one, other) = (Any(new(seed)), Any(new(seed + 1000)));

            Assert.Equal(one, one + other - other);
            Assert.Equal(other + one, one + other);
            Assert.Equal(one, Counts.Read(one.Write()));
            Assert.Equal((one + other).Write(), (other + one).Write());
            Assert.True((one - one).IsZero);
        }
    }

    [Fact]
    public void What_sets_no_mark_changes_no_figure()
    {
        var unmarked = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var id = RequestId.New(Cast.At(0), new("demo"));
            foreach (var moment in RandomHistory.Of([.. Numbers(seed)]).Moments)
            {
                var (before, after) = (SummaryRow.Write("demo_202603", id, moment.Before), SummaryRow.Write("demo_202603", id, moment.After));
                if (SummaryRow.Counts(before, after))
                {
                    continue;
                }

                unmarked += moment.Decision.Events.IsEmpty ? 0 : 1;
                Assert.Equal((seed, Counting.Of(SummaryRow.Read(before), Amsterdam)), (seed, Counting.Of(SummaryRow.Read(after), Amsterdam)));
            }
        }

        Assert.True(unmarked > 300, "Marks are set for what shows nowhere");
    }

    private static List<int> Numbers(int seed)
    {
        var dice = new Random(seed);
        return [.. Enumerable.Range(0, 40).Select(_ => dice.Next())];
    }

    private static Counts Any(Random dice) => Counts.Sum(Enumerable.Range(0, dice.Next(1, 9)).Select(_ => Counting.Of(
        Takeover(SomeSite.At("2026-11-01T00:00:00Z").AddMinutes(dice.Next(50_000))) with
        {
            SecondsToAccept = dice.Next(2) == 0 ? null : dice.Next(90_000) / 1000.0,
            FeltBacked = dice.Next(2) == 0 ? null : dice.Next(1, 6),
            Worse = dice.Next(2) == 0,
            HelpfulLines = ["tell-anger"],
        },
        Amsterdam)));

    private static long Of(string name, TakeoverSummary takeover) => Counting.Of(takeover, Amsterdam)[Count.Of, name];

    private static TakeoverSummary Takeover(DateTimeOffset? at = null) => new()
    {
        Id = "id",
        Site = "demo",
        OpenedAt = at ?? SomeSite.At("2026-11-22T09:00:00Z"),
        State = "open",
        Category = "verbal",
        Severity = 2,
        Language = "en",
        Employee = new("ada", "Ada"),
    };
}
