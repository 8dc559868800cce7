using ManagerBackup.Bot.Coaching;
using ManagerBackup.Bot.Figures;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Review;

namespace ManagerBackup.UnitTests.Review;

public sealed class HelpfulLinesTests
{
    private static readonly Coach Coach = new(Path.Combine(AppContext.BaseDirectory, "Coaching", "Lines"));

    [Fact]
    public void Each_line_is_counted_with_its_words_and_the_most_helpful_comes_first()
    {
        var counts = Counts.Sum(Takeovers(["tell-anger"], ["hang-up-now", "tell-anger"], [], ["a-line-that-is-gone"]).Select(one => Counting.Of(one, TimeZoneInfo.Utc)));
        var figures = ReviewFigures.Of(counts, null, new([], TakeoverFilter.Everything, null, false, null, null), default, Coach);

        Assert.Equal(
            [new("tell-anger", "I can tell how angry this makes you.", 2), new("a-line-that-is-gone", null, 1), new("hang-up-now", "I'm hanging up now.", 1)],
            figures.HelpfulLines);
    }

    private static IEnumerable<TakeoverSummary> Takeovers(params string[][] helped)
    {
        foreach (var lines in helped)
        {
            yield return new()
            {
                Id = "id",
                Site = "demo",
                OpenedAt = default,
                State = "closed",
                Category = "verbal",
                Severity = 2,
                Language = "en",
                Employee = new("ada", "Ada"),
                HelpfulLines = lines,
            };
        }
    }
}
