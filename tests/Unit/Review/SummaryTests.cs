using System.Text.Json.Nodes;
using ManagerBackup.Bot.Review;
using ManagerBackup.UnitTests.Log;

namespace ManagerBackup.UnitTests.Review;

public sealed class SummaryTests
{
    // Ten at night on Saturday by UTC: on the wall in Amsterdam five fall on Saturday, two on Sunday.
    private static readonly DateTimeOffset Saturday = LogFixture.Morning.AddDays(-1).AddHours(8);

    [Theory]
    [InlineData("")]
    [InlineData("?site=north")]
    [InlineData("?site=south")]
    [InlineData("?from=2026-11-21&to=2026-11-21")]
    [InlineData("?from=2026-11-22&to=2026-11-22")]
    [InlineData("?from=2026-11-22")]
    [InlineData("?to=2026-11-21")]
    [InlineData("?site=north&from=2026-10-01&to=2026-11-30")]
    public async Task The_daily_figures_and_the_logs_own_rows_say_the_same(string query)
    {
        await using var scene = await ReviewScene.OpenAsync();
        await scene.FillNorthAsync(7, Saturday);
        var (sum, sites) = (await AskAsync(scene, "/api/summary" + query), await AskAsync(scene, "/api/summary/sites" + query));

        await scene.KeepFiguresAsync();

        Assert.Equal(sum.ToJsonString(), (await AskAsync(scene, "/api/summary" + query)).ToJsonString());
        Assert.Equal(sites.ToJsonString(), (await AskAsync(scene, "/api/summary/sites" + query)).ToJsonString());
    }

    [Fact]
    public async Task A_day_is_one_of_the_sites_own_wall_and_its_last_is_included()
    {
        await using var scene = await ReviewScene.OpenAsync();
        await scene.FillNorthAsync(7, Saturday);
        await scene.KeepFiguresAsync();

        var saturday = await AskAsync(scene, "/api/summary?from=2026-11-21&to=2026-11-21");
        Assert.Equal((5, "2026-11-21", 5), ((int)saturday["total"]!, (string)saturday["days"]![0]!["day"]!, (int)saturday["days"]![0]!["byCategory"]!["verbal"]!));
        Assert.Equal(4, (int)(await AskAsync(scene, "/api/summary?from=2026-11-22&to=2026-11-22"))["total"]!);
        Assert.Equal(6, (int)(await AskAsync(scene, "/api/summary?from=2026-11-21&to=2026-11-21T23:00:01Z"))["total"]!);
    }

    [Fact]
    public async Task The_time_before_is_as_long_and_there_only_when_a_beginning_is_asked_for()
    {
        await using var scene = await ReviewScene.OpenAsync();
        await scene.FillNorthAsync(7, Saturday);
        await scene.KeepFiguresAsync();

        var sunday = await AskAsync(scene, "/api/summary?from=2026-11-22");
        Assert.Equal((4, 5, 20.0), ((int)sunday["total"]!, (int)sunday["previous"]!["total"]!, (double)sunday["previous"]!["medianSecondsToAccept"]!));
        Assert.Equal(5, (int)(await AskAsync(scene, "/api/summary?from=2026-11-21T23:00:00Z&to=2026-11-22T23:00:00Z"))["previous"]!["total"]!);
        Assert.Null((await AskAsync(scene, "/api/summary?to=2026-11-22"))["previous"]);
    }

    [Fact]
    public async Task Of_one_site_or_one_hour_fewer_than_five_are_not_shown()
    {
        await using var scene = await ReviewScene.OpenAsync();
        await scene.FillNorthAsync(KeyFigures.Fewest - 1);
        await scene.KeepFiguresAsync();

        var sites = (await AskAsync(scene, "/api/summary/sites"))["items"]!.AsArray();
        Assert.Equal(("north", 5, 20.0, 5, 2.0), (
            (string)sites[0]!["site"]!, (int)sites[0]!["total"]!, (double)sites[0]!["medianSecondsToAccept"]!, (int)sites[0]!["closed"]!, (double)sites[0]!["feltBacked"]!));
        Assert.Equal("south", (string)sites[1]!["site"]!);
        Assert.All(sites[1]!.AsObject().Where(figure => figure.Key is not ("site" or "name")), figure => Assert.Null(figure.Value));

        var south = await AskAsync(scene, "/api/summary?site=south");
        Assert.Equal(1, (int)south["total"]!);
        Assert.All(["medianSecondsToAccept", "p90SecondsToAccept", "acceptedWithinAMinute", "feltBacked"], figure => Assert.Null(south[figure]));

        var hours = (await AskAsync(scene, "/api/summary"))["hours"]!.AsArray();
        Assert.Equal((7, 24), (hours.Count, hours[6]!.AsArray().Count));
        Assert.Null(hours[6]![10]);
        Assert.Equal(0, (int)hours[6]![9]!);
    }

    [Fact]
    public async Task An_hour_of_five_is_shown()
    {
        await using var scene = await ReviewScene.OpenAsync();
        foreach (var week in Enumerable.Range(1, 4))
        {
            await scene.FillNorthAsync(1, LogFixture.Morning.AddDays(-7 * week).AddHours(-1));
        }

        Assert.Equal(5, (int)(await AskAsync(scene, "/api/summary?from=2026-10-26"))["hours"]![6]![10]!);
    }

    [Fact]
    public async Task Whoever_sees_one_site_is_compared_with_no_other()
    {
        await using var scene = await ReviewScene.OpenAsync();

        Assert.Equal(["north"], await NamesAsync("Sam"));
        Assert.Equal(["north", "south"], await NamesAsync("Olga"));
        Assert.Equal(403, (await scene.AskAsync("Ada", "/api/summary/sites")).Status);
        Assert.Equal(403, (await scene.AskAsync("Sam", "/api/summary/sites?site=south")).Status);

        async Task<string[]> NamesAsync(string person) =>
            [.. JsonNode.Parse((await scene.AskAsync(person, "/api/summary/sites")).Body)!["items"]!.AsArray().Select(site => (string)site!["site"]!)];
    }

    private static async Task<JsonObject> AskAsync(ReviewScene scene, string path)
    {
        var (status, body) = await scene.AskAsync("Olga", path);
        Assert.Equal((200, path), (status, path));
        return JsonNode.Parse(body)!.AsObject();
    }
}
