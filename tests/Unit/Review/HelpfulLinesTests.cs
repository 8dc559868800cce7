using ManagerBackup.Bot.Coaching;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Review;

namespace ManagerBackup.UnitTests.Review;

public sealed class HelpfulLinesTests
{
    private static readonly Coach Coach = new(Path.Combine(AppContext.BaseDirectory, "Coaching", "Lines"));

    [Fact]
    public async Task Each_line_is_counted_with_its_words_and_the_most_helpful_comes_first()
    {
        var figures = await ReviewFigures.CountAsync(
            Takeovers(["tell-anger"], ["hang-up-now", "tell-anger"], [], ["a-line-that-is-gone"]), Coach, CancellationToken.None);

        Assert.Equal(
            [new("tell-anger", "I can tell how angry this makes you.", 2), new("a-line-that-is-gone", null, 1), new("hang-up-now", "I'm hanging up now.", 1)],
            figures.HelpfulLines);
    }

    private static async IAsyncEnumerable<TakeoverSummary> Takeovers(params string[][] helped)
    {
        await Task.CompletedTask;
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
