using System.Text.Json.Nodes;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Bot;

/// <summary>A bot with several sites and one tenant.</summary>
public sealed class SitesTests : IAsyncLifetime
{
    private static readonly Place North = new("north");
    private static readonly Place South = new("south");

    private House? house;
    private Phone? stranger;

    private Phone Stranger => stranger!;

    public async Task InitializeAsync()
    {
        house = await House.OpenAsync(House.Sqlite, [North, South], $"--MicrosoftAppTenantId={North.Tenant}");
        stranger = house.Teams.Join(North.IdOf("Stranger"), "Stranger", North.Tenant);
        stranger.Bot = house.Bot.BaseAddress;
    }

    public async Task DisposeAsync() => await house!.DisposeAsync();

    [Fact]
    public async Task Somebody_of_no_site_is_asked_once_which_and_the_first_words_are_paged_then()
    {
        var scene = house!.SceneOf(North);
        await Stranger.SayAsync(Scene.Abuse);
        var choice = await Stranger.ReceivesAsync(message => message.Card.Verbs.Contains("chooseSite"));

        var data = choice.Card.DataOf("chooseSite");
        data["site"] = "north";
        Assert.Equal(200, (await Stranger.ExecuteAsync("chooseSite", data, choice.Id)).Status);
        var words = await Stranger.ReceivesAsync(message => message.Card.Lines.Count > 0);
        await scene.Sam.IsPagedAsync(words.Card.Request!);
        Assert.Contains("stupid bitch", (await scene.Api.FindAsync(words.Card.Request!))!["words"], StringComparison.Ordinal);

        await Stranger.TapAsync(words, "withdraw");
        house.Bot.Kill();
        await house.StartAsync();
        Stranger.Bot = house.Bot.BaseAddress;
        await Stranger.SayAsync(Scene.Abuse);
        var next = await Stranger.ReceivesAsync(message => message.Card.Lines.Count > 0 && message.Card.Request != words.Card.Request);
        await scene.Sam.IsPagedAsync(next.Card.Request!);
        Assert.Single(Stranger.Messages, message => message.Card.Verbs.Contains("chooseSite"));
    }

    [Fact]
    public async Task Danger_does_not_wait_until_the_site_is_known()
    {
        await Stranger.SayAsync("He has a knife and he is coming at me");
        var choice = await Stranger.ReceivesAsync(message => message.Card.Verbs.Contains("chooseSite"));

        Assert.Contains("Get safe first", choice.Card.Says, StringComparison.Ordinal);
        Assert.Contains("112", choice.Card.Says, StringComparison.Ordinal);
        Assert.Contains(Place.Phone, choice.Card.Says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_there_is_not_is_refused()
    {
        var answer = await Stranger.ExecuteAsync("chooseSite", new JsonObject { ["site"] = "atlantis", ["words"] = Scene.Abuse });

        Assert.Contains("don't know that site", answer.Says, StringComparison.Ordinal);
        Assert.Empty(Stranger.Messages);
    }

    [Fact]
    public async Task A_manager_of_another_site_cannot_take_a_request()
    {
        var scene = house!.SceneOf(North);
        var (request, _) = await scene.PagedAsync();
        var before = await scene.Api.CalmAsync(request);
        var other = house.Teams.Join(South.IdOf("Sam"), "Sam of the south", North.Tenant);
        other.Bot = house.Bot.BaseAddress;

        foreach (var verb in new[] { "accept", "decline", "arrived", "close", "refresh" })
        {
            Assert.Null((await other.ExecuteAsync(verb, new() { ["requestId"] = request })).Card);
        }

        Assert.Equal(before.Whole, (await scene.Api.FindAsync(request))!.Whole);
    }

    [Fact]
    public async Task A_second_bot_with_a_path_of_its_own_shares_nothing()
    {
        var scene = house!.SceneOf(North);
        await using var second = await house.StartSecondAsync();

        var (request, words) = await scene.PagedAsync();

        var there = new TakeoverApi(second.BaseAddress);
        Assert.Null(await there.FindAsync(request));
        Assert.Empty(await there.OfEmployeeAsync(scene.Ada.Id));
        scene.Ada.Bot = second.BaseAddress;
        Assert.Contains("don't know this request", (await scene.Ada.TapAsync(words, "withdraw")).Says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_tenants_activity_is_refused_and_so_is_one_that_names_none_or_two()
    {
        var scene = house!.SceneOf(South);
        var none = Stranger.Said(Scene.Abuse);
        none.Remove("channelData");
        none["conversation"]!.AsObject().Remove("tenantId");
        var two = Stranger.Said(Scene.Abuse);
        two["conversation"]!["tenantId"] = South.Tenant;

        Assert.Equal(403, (await scene.Ada.SayAsync(Scene.Abuse)).Status);
        Assert.Equal(403, (await Stranger.PostAsync(none)).Status);
        Assert.Equal(403, (await Stranger.PostAsync(two)).Status);
        Assert.Empty(Stranger.Messages);
        Assert.Empty(scene.Ada.Messages);
    }
}
