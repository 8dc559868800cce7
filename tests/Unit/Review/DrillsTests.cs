using System.Text.Json.Nodes;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Retention;

namespace ManagerBackup.UnitTests.Review;

public sealed class DrillsTests
{
    [Fact]
    public async Task A_drill_is_told_with_whom_it_reached_and_who_answered_how_soon()
    {
        await using var scene = await ReviewScene.OpenAsync();
        await scene.BeginAsync("Ada");
        var id = await scene.BeginAsync("Lee", practice: true);
        var at = scene.Time.GetUtcNow();
        await scene.DoAsync(id, new Command.ClaimPages(at, 0, 1, [new(ReviewScene.Id("Sam"), "Sam"), new(ReviewScene.Id("Mia"), "Mia"), new(ReviewScene.Id("Kim"), "Kim")]));
        await scene.DoAsync(id, new Command.RecordDelivery(at.AddSeconds(1), ReviewScene.Id("Sam"), 1, "m1"));
        await scene.DoAsync(id, new Command.RecordFailure(at.AddSeconds(1), ReviewScene.Id("Mia"), 1, "429", at.AddSeconds(2)));
        await scene.DoAsync(id, new Command.ClaimRetry(at.AddSeconds(2), ReviewScene.Id("Mia"), 2));
        await scene.DoAsync(id, new Command.RecordDelivery(at.AddSeconds(3), ReviewScene.Id("Mia"), 1, "m2"));
        await scene.DoAsync(id, new Command.RecordFailure(at.AddSeconds(1), ReviewScene.Id("Kim"), 1, "403 BotNotInstalled", null));
        await scene.DoAsync(id, new Command.Accept(ReviewScene.Id("Sam"), at.AddSeconds(12), "a", "Sam", 2));

        var drill = Assert.Single(await DrillsAsync(scene, "Lee"));

        Assert.Equal(
            (id.ToString(), "north", "Lee", "Sam", 12.0, 3, 2, "403 BotNotInstalled"),
            ((string?)drill["id"], (string?)drill["site"], (string?)drill["startedBy"], (string?)drill["answeredBy"], (double)drill["secondsToAccept"]!,
                (int)drill["pagedPeople"]!, (int)drill["delivered"]!, string.Join(' ', drill["failed"]!.AsArray().Select(reason => (string?)reason))));
    }

    [Theory]
    [InlineData("Ada", "", 403)]
    [InlineData("Kim", "", 403)]
    [InlineData("Sam", "", 1)]
    [InlineData("Max", "", 0)]
    [InlineData("Olga", "", 1)]
    [InlineData("Olga", "?site=south", 0)]
    [InlineData("Sam", "?site=south", 403)]
    [InlineData("Olga", "?from=2026-11-22&to=2026-11-22", 1)]
    [InlineData("Olga", "?to=2026-11-20", 0)]
    [InlineData("Olga", "?from=2026-11-23", 0)]
    [InlineData("Olga", "?from=0001-01-01", 1)]
    [InlineData("Olga", "?to=0001-01-01", 0)]
    [InlineData("Olga", "?to=9999-12-31", 1)]
    [InlineData("Olga", "?from=yesterday", 400)]
    public async Task Drills_are_found_by_site_and_time_and_by_those_who_may_read_them(string person, string query, int found)
    {
        await using var scene = await ReviewScene.OpenAsync();
        await scene.BeginAsync("Sam", practice: true);
        scene.Time.Advance(TimeSpan.FromMinutes(1));

        var (status, body) = await scene.AskAsync(person, $"/api/drills{query}");

        Assert.Equal(found, status == 200 ? JsonNode.Parse(body)!["items"]!.AsArray().Count : status);
    }

    [Fact]
    public async Task One_that_the_calendar_began_has_nobody_who_did()
    {
        await using var scene = await ReviewScene.OpenAsync();
        await scene.Log.Takeovers.OpenAsync(
            RequestId.New(scene.Time.GetUtcNow(), new("north")),
            new(RequestEvent.Systemic, scene.Time.GetUtcNow(), "drill-north-2026-11", "Manager Backup", new("north"), "", new(Category.Other, 2, Urgency.Page, "en", null, false), Log.LogFixture.Plan)
            {
                Practice = true,
            },
            CancellationToken.None);

        var drill = Assert.Single(await DrillsAsync(scene, "Olga"));

        Assert.Null(drill["startedBy"]);
        Assert.Null(drill["answeredBy"]);
    }

    [Fact]
    public async Task One_that_was_deleted_is_told_no_more_and_its_mark_goes_with_the_month()
    {
        await using var scene = await ReviewScene.OpenAsync();
        var id = await scene.BeginAsync("Sam", practice: true);
        await scene.DoAsync(id, new Command.Withdraw(ReviewScene.Id("Sam"), scene.Time.GetUtcNow(), "w"));
        scene.Time.Advance(TimeSpan.FromDays(40));
        Assert.Single(await DrillsAsync(scene, "Olga"));

        await new TakeoverPurge(scene.Log.Engine, new PurgeMarks(scene.Log.Engine)).PurgeAsync(new("north"), scene.Time.GetUtcNow(), CancellationToken.None);

        Assert.Empty(await DrillsAsync(scene, "Olga"));

        // What is to be counted anew is the keeper's, who does not run here.
        var left = await scene.Log.Engine.QueryAsync("takeovers", "north_202611", "", "~", CancellationToken.None).ToListAsync();
        Assert.DoesNotContain(left, row => !row.RowKey.StartsWith("x_", StringComparison.Ordinal));
    }

    private static async Task<List<JsonNode>> DrillsAsync(ReviewScene scene, string person)
    {
        scene.Time.Advance(TimeSpan.FromSeconds(30));
        var (status, body) = await scene.AskAsync(person, "/api/drills");
        Assert.Equal(200, status);
        return [.. JsonNode.Parse(body)!["items"]!.AsArray().Select(item => item!)];
    }
}
