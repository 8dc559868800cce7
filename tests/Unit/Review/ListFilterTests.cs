using System.Net;
using System.Text.Json.Nodes;
using ManagerBackup.Bot.Seed;

namespace ManagerBackup.UnitTests.Review;

/// <summary>The filters of the list, each against the whole list.</summary>
public sealed class ListFilterTests : IAsyncLifetime
{
    private SeededReview review = null!;
    private List<JsonNode> all = null!;

    public async Task InitializeAsync()
    {
        review = await SeededReview.OpenAsync(new SeedOrder(600, Sites: 6, Months: 3, Number: 5));
        all = await ListAsync("");
    }

    public async Task DisposeAsync() => await review.DisposeAsync();

    [Fact]
    public async Task By_state() => await FindsAsync("state=withdrawn", one => (string?)one["state"] == "withdrawn");

    [Fact]
    public async Task By_state_in_any_case() => await FindsAsync("state=CLOSED", one => (string?)one["state"] == "closed");

    [Fact]
    public async Task Those_that_paged_somebody() => await FindsAsync("paged=true", one => one["pagedAt"] is not null);

    [Fact]
    public async Task Those_with_words_only() => await FindsAsync("paged=FALSE", one => one["pagedAt"] is null);

    [Fact]
    public async Task Those_that_got_worse() => await FindsAsync("worse=true", one => (bool)one["worse"]!);

    [Fact]
    public async Task Several_at_once_all_have_to_fit() => await FindsAsync(
        "state=closed&paged=true&category=rude&site=seed-002",
        one => (string?)one["state"] == "closed" && one["pagedAt"] is not null && (string?)one["category"] == "rude" && (string?)one["site"] == "seed-002");

    [Theory]
    [InlineData("state=gone")]
    [InlineData("paged=yes")]
    [InlineData("worse=1")]
    public async Task What_makes_no_sense_is_refused_by_name(string filter)
    {
        var (status, body) = await review.AskAsync($"/api/takeovers?{filter}");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains($"{filter.Split('=')[0]}: ", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_of_a_filter_are_counted_from_the_rows_that_fit()
    {
        var figures = JsonNode.Parse((await review.AskAsync("/api/summary?from=2025-12-01&state=withdrawn")).Body)!;

        Assert.Equal(all.Count(one => (string?)one["state"] == "withdrawn" && !(bool)one["practice"]!), (int)figures["total"]!);
    }

    private async Task FindsAsync(string filter, Predicate<JsonNode> fits)
    {
        var found = await ListAsync(filter);
        Assert.NotEmpty(found);
        Assert.Equal(all.FindAll(fits).Select(one => (string?)one["id"]), found.Select(one => (string?)one["id"]));
    }

    private async Task<List<JsonNode>> ListAsync(string filter)
    {
        var found = new List<JsonNode>();
        for (var cursor = ""; ;)
        {
            var page = JsonNode.Parse((await review.AskAsync($"/api/takeovers?limit=200&{filter}{cursor}")).Body)!;
            found.AddRange(page["items"]!.AsArray().Select(one => one!));
            if (page["next"] is null)
            {
                return found;
            }

            cursor = $"&cursor={page["next"]}";
        }
    }
}
