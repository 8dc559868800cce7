using System.Text.Json.Nodes;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Bot;

/// <summary>Whether a manager can be reached is known, and told, before anybody needs them.</summary>
public sealed class ReachTests : IAsyncLifetime
{
    private static readonly Place Shop = new("ahead") { OnShift = ["Sam"], OffShift = ["Kim"] };

    private House? house;
    private Scene? scene;

    private Scene Scene => scene!;

    public async Task InitializeAsync()
    {
        house = await House.OpenAsync(House.Sqlite, [Shop], "--Reach:LookEvery=00:00:01", "--Reach:ProbeEvery=00:00:01", "--Reach:ProbeAgainEvery=00:00:01");
        scene = house.SceneOf(Shop);
    }

    public async Task DisposeAsync() => await house!.DisposeAsync();

    [Fact]
    public async Task A_manager_who_blocked_the_bot_is_found_out_before_any_page_and_the_others_are_told_until_it_is_good_again()
    {
        Scene.Sam.Channel = _ => ChannelAnswer.Blocked;
        await Scene.Kim.InstallAsync();

        // Only Kim was ever heard of: the way to Sam is found through her.
        var warning = await Scene.Kim.ReceivesAsync(message => message.Card.Says.Contains("no page reaches anyone on shift", StringComparison.Ordinal));
        Assert.Contains("has blocked me or removed the app", warning.Card.Says, StringComparison.Ordinal);
        Assert.Contains("A page then goes to Kim at once", warning.Card.Says, StringComparison.Ordinal);
        Assert.Empty(Scene.Sam.Messages);
        Assert.DoesNotContain(Scene.Sam.Calls, call => call.Kind == "post");

        var (sam, gaps) = await UntilAsync(found => found.Sam["state"]!.GetValue<string>() == "blocked" && found.Gaps.Count > 0);
        Assert.Equal("403 MessageWritesBlocked", (string?)sam["reason"]);
        Assert.Equal(("nobodyReachable", Scene.Kim.Id), ((string?)gaps[0]!["state"], (string?)gaps[0]!["mayReach"]![0]));
        await Scene.Kim.SayAsync("who is on shift");
        await Scene.Kim.ReceivesAsync(message => message.Card.Says.Contains("can't be reached: has blocked me or removed the app", StringComparison.Ordinal));
        var (status, ready) = await Scene.Api.ReadyAsync();
        Assert.Equal(200, status);
        Assert.Contains("nobody on shift reachable at 1", (string?)ready["checks"]!["reach"]!["detail"], StringComparison.Ordinal);

        Scene.Sam.Channel = _ => null;
        await Scene.Sam.InstallAsync();
        await UntilAsync(found => found.Sam["state"]!.GetValue<string>() == "reachable" && found.Gaps.Count == 0);
        Assert.Single(Scene.Kim.Messages, message => message.Card.Says.Contains("no page reaches anyone on shift", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_hour_that_is_no_number_and_a_site_that_there_is_not_are_refused()
    {
        Assert.Equal(400, await Scene.Api.StatusAsync("api/coverage?hours=25"));
        Assert.Equal(404, await Scene.Api.StatusAsync("api/coverage?site=atlantis"));
        Assert.Equal(200, await Scene.Api.StatusAsync("api/coverage?site=ahead&hours=3"));
    }

    private async Task<(JsonObject Sam, JsonArray Gaps)> UntilAsync(Func<(JsonObject Sam, JsonArray Gaps), bool> wanted)
    {
        using var client = new HttpClient { BaseAddress = house!.Bot.BaseAddress };
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var coverage = JsonNode.Parse(await client.GetStringAsync(new Uri("api/coverage?site=ahead", UriKind.Relative), late.Token))!;
            var site = coverage["sites"]![0]!;
            var found = (site["people"]!.AsArray().Single(person => (string?)person!["id"] == Scene.Sam.Id)!.AsObject(), site["gaps"]!.AsArray());
            if (wanted(found))
                return found;
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, late.Token);
        }
    }
}
