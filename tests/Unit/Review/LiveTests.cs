using System.Text.Json.Nodes;
using ManagerBackup.Bot.Backup;
using ManagerBackup.UnitTests.Log;

namespace ManagerBackup.UnitTests.Review;

public sealed class LiveTests
{
    [Theory]
    [InlineData("Ada", "", "403")]
    [InlineData("Kim", "", "403")]
    [InlineData("Sam", "", "north")]
    [InlineData("Lee", "", "north")]
    [InlineData("Max", "", "south")]
    [InlineData("Olga", "", "north south")]
    [InlineData("Mia", "", "north south")]
    [InlineData("Mia", "?site=SOUTH", "south")]
    [InlineData("Olga", "?site=nowhere", "")]
    [InlineData("Sam", "?site=south", "403")]
    [InlineData(null, "", "north south")]
    public async Task Everybody_sees_what_is_open_at_their_own_sites(string? person, string query, string sees)
    {
        await using var scene = await ReviewScene.OpenAsync();
        await scene.BeginAsync("Ada");
        scene.Time.Advance(TimeSpan.FromSeconds(5));
        await scene.BeginAsync("Bea");

        var (status, body) = await scene.AskAsync(person, $"/api/live{query}");

        Assert.Equal(sees, status == 200 ? string.Join(' ', Items(body).Select(item => (string?)item["site"])) : status.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task It_moves_with_what_happens_and_ends_when_it_is_over()
    {
        await using var scene = await ReviewScene.OpenAsync();
        var id = await scene.BeginAsync("Ada");
        Assert.Equal(("open", null, "till 3", "threat"), await LookAsync(scene));

        await scene.DoAsync(id, new Command.Accept(ReviewScene.Id("Sam"), scene.Time.GetUtcNow(), "a", "Sam", 2));
        Assert.Equal(("accepted", "Sam", "till 3", "threat"), await LookAsync(scene));

        await scene.DoAsync(id, new Command.Withdraw(ReviewScene.Id("Ada"), scene.Time.GetUtcNow(), "w"));
        Assert.Equal(default, await LookAsync(scene));
    }

    [Fact]
    public async Task A_drill_is_not_among_them()
    {
        await using var scene = await ReviewScene.OpenAsync();
        await scene.BeginAsync("Sam", practice: true);

        Assert.Equal(default, await LookAsync(scene));
    }

    [Fact]
    public async Task What_is_over_and_still_waits_for_something_is_read_once_and_never_shown()
    {
        await using var scene = await ReviewScene.OpenAsync();
        var later = scene.Time.GetUtcNow().AddHours(20);
        await scene.Log.WakeUps.RestoreAsync(scene.InNorth, new("north"), later, CancellationToken.None);
        await scene.Log.WakeUps.RestoreAsync(scene.InSouth, new("south"), later, CancellationToken.None);
        Assert.Equal(default, await LookAsync(scene));
        var calls = scene.Log.Storage.Calls;

        Assert.Equal(default, await LookAsync(scene));

        Assert.Equal(calls + 8, scene.Log.Storage.Calls);
    }

    [Fact]
    public async Task However_many_watch_one_look_serves_them_all()
    {
        await using var scene = await ReviewScene.OpenAsync();
        await scene.BeginAsync("Ada");
        await scene.AskAsync("Olga", "/api/live");
        var calls = scene.Log.Storage.Calls;

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => scene.AskAsync("Olga", "/api/live")));

        Assert.Equal(calls, scene.Log.Storage.Calls);
    }

    [Fact]
    public async Task Storage_that_is_away_is_said_and_the_next_look_finds_it_back()
    {
        await using var scene = await ReviewScene.OpenAsync();
        await scene.BeginAsync("Ada");
        scene.Log.Storage.Trouble = Trouble.Away;
        Assert.Equal(429, (await scene.AskAsync("Olga", "/api/live")).Status);

        scene.Log.Storage.Trouble = Trouble.None;

        Assert.Equal(200, (await scene.AskAsync("Olga", "/api/live")).Status);
    }

    private static async Task<(string? State, string? Manager, string? Place, string? Category)> LookAsync(ReviewScene scene)
    {
        scene.Time.Advance(TimeSpan.FromSeconds(3));
        var item = Items((await scene.AskAsync("Olga", "/api/live")).Body).SingleOrDefault();
        return item is null ? default : ((string?)item["state"], (string?)item["manager"], (string?)item["place"], (string?)item["category"]);
    }

    private static IEnumerable<JsonNode> Items(string body) => JsonNode.Parse(body)!["items"]!.AsArray().Select(item => item!);
}
