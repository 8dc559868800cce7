using System.Text.Json.Nodes;
using ManagerBackup.Bot.Seed;

namespace ManagerBackup.UnitTests.Review;

/// <summary>What a view costs, in reads of storage, however many takeovers there are: the numbers stand in the README.</summary>
public sealed class StorageReadsTests
{
    private const string Weeks = "from=2026-02-02&to=2026-03-01";

    // Two months of these weeks, and two of the weeks before them; over all sites, what was read before is read again only where it has changed.
    private static readonly (string View, long First, long Again)[] Expected =
    [
        ($"/api/summary?{Weeks}", 8, 4),
        ($"/api/summary?{Weeks}&site=seed-003", 4, 4),
        ($"/api/summary/sites?{Weeks}", 4, 2),
        ("/api/takeovers", 1, 1),
        ("/api/takeovers?site=seed-003", 1, 1),
        ("/api/takeovers?category=rude", 1, 1),
        ("/api/takeovers?site=seed-003&outcome=resolved", 1, 1),
        ("story", 2, 2),
    ];

    [Theory]
    [InlineData(10)]
    [InlineData(2_000)]
    public async Task A_view_costs_the_same_reads_over_ten_takeovers_and_over_thousands(int takeovers)
    {
        await using var review = await SeededReview.OpenAsync(new SeedOrder(takeovers, Sites: 24, Months: 3, Number: 5));
        var page = JsonNode.Parse(await review.GetAsync("/api/takeovers?limit=1"))!;
        var walked = new List<(string, long, long)>();

        foreach (var (view, _, _) in Expected)
        {
            var path = view == "story" ? $"/api/takeovers/{page["items"]![0]!["id"]}" : view;
            walked.Add((view, await review.ReadsOfAsync(path), await review.ReadsOfAsync(path)));
        }

        Assert.Equal(Expected, walked);
    }
}
