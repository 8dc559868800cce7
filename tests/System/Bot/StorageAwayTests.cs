using System.Diagnostics;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Bot;

/// <summary>Azurite goes away while people need help, and comes back.</summary>
[Collection(HardOnTheMachine.Name)]
public sealed class StorageAwayTests
{
    private static readonly Place Here = new("away");
    private static readonly Place There = new("afar");

    [Fact]
    public async Task While_storage_is_away_words_and_pages_go_out_a_manager_takes_over_and_the_log_tells_it_afterwards()
    {
        await using var house = await House.OpenAsync(House.AzureTables, [Here, There]);
        var scene = house.SceneOf(Here);
        await house.Azurite!.StopAsync();

        var (request, words) = await scene.PagedAsync();
        Assert.NotEmpty(words.First.Lines);
        await AcceptsAsync(scene, request);
        await scene.Ada.ReceivesAsync(message => message.Card.Says.Contains("Sam", StringComparison.Ordinal) && message != words);
        await scene.Ada.SayAsync("He is still shouting at me");
        Assert.Equal(200, (await scene["Bram"].SayAsync("He has a knife")).Status);
        var knife = (await scene["Bram"].ReceivesAsync()).Request!;
        await Task.WhenAll(new[] { scene.Sam, scene.Robin, scene.Kim }.Select(manager => manager.IsPagedAsync(knife)));

        var (status, body) = await scene.Api.ReadyAsync();
        Assert.Equal((503, false), (status, (bool?)body["checks"]!["storage"]!["ok"]));
        foreach (var path in new[] { "api/takeovers", $"api/takeovers/{request}", "api/takeovers.csv", "api/summary" })
        {
            Assert.Equal((path, 429), (path, await scene.Api.StatusAsync(path)));
        }

        Assert.DoesNotContain(scene.Ada.Messages.Concat(scene["Bram"].Messages), message => IsTrouble(message.Card));

        await house.Azurite.StartAgainAsync();
        await ReadyAgainAsync(scene);
        var story = await scene.Api.CalmAsync(request);
        Assert.Equal(["Robin", "Sam"], NamesOf(scene, story));
        Assert.Equal(Here.IdOf("Sam"), story.Manager);
        // In order; a tap counts from its arrival, and what happened beside it may stand before it.
        var times = story.Timeline.Select(entry => Story.Time((string)entry["at"]!)).ToList();
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second > pair.First - TimeSpan.FromSeconds(1), $"{pair.First:O} stands before {pair.Second:O}"));
        Assert.Single(story.Of("accepted"));
        Assert.Single(story.Of("said"));
        await scene.Api.CalmAsync(knife);
        Assert.Single(scene.Sam.PagesOf(request));
        Assert.Equal("arrived", (await ArrivesAsync(scene, request)).Types[^1]);
    }

    [Fact]
    public async Task What_happens_while_storage_is_away_survives_the_death_of_the_process_which_starts_again_without_storage()
    {
        await using var house = await House.OpenAsync(House.AzureTables, [There]);
        var scene = house.SceneOf(There);
        var (before, _) = await scene.PagedAsync();
        await scene.Api.CalmAsync(before);
        await house.Azurite!.StopAsync();
        await AcceptsAsync(scene, before);
        Assert.Equal(200, (await scene["Bram"].SayAsync(Scene.Abuse)).Status);
        var request = (await scene["Bram"].ReceivesAsync()).Request!;
        house.Bot.Kill();

        await house.StartUnreadyAsync();
        scene.MoveTo(house.Bot.BaseAddress);

        await Task.WhenAll(scene.Sam.IsPagedAsync(request), scene.Robin.IsPagedAsync(request));
        await AcceptsAsync(scene, request);
        await AcceptsAsync(scene, before);
        Assert.Equal(503, (await scene.Api.ReadyAsync()).Status);

        await house.Azurite.StartAgainAsync();
        await ReadyAgainAsync(scene);
        foreach (var id in new[] { before, request })
        {
            var story = await scene.Api.CalmAsync(id);
            Assert.Equal(("accepted", There.IdOf("Sam")), (story["state"], story.Manager));
            Assert.Single(story.Of("accepted"));
        }

        Assert.Equal(0, new FileInfo(Path.Combine(house.Bot.Folder, "manager-backup.db.spool")).Length);
    }

    [Fact]
    public async Task What_was_heard_while_storage_was_away_is_in_the_log_when_the_process_dies_and_storage_is_back_before_it()
    {
        await using var house = await House.OpenAsync(House.AzureTables, [There]);
        var scene = house.SceneOf(There);
        await house.Azurite!.StopAsync();
        Assert.Equal(200, (await scene.Ada.SayAsync(Scene.Abuse)).Status);
        house.Bot.Kill();
        await house.Azurite.StartAgainAsync();

        await house.StartAsync();
        scene.MoveTo(house.Bot.BaseAddress);

        var request = (await scene.Ada.ReceivesAsync()).Request!;
        await scene.Sam.IsPagedAsync(request);
        await scene.Api.CalmAsync(request);
        await scene.Ada.ReceivesAsync(message => message.Card.Says.Contains("Sam", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_storage_is_away_taps_are_carried_out_and_who_can_t_be_helped_has_a_way_on()
    {
        await using var house = await House.OpenAsync(House.AzureTables, [Here]);
        var scene = house.SceneOf(Here);
        var (request, _) = await scene.PagedAsync();
        await scene.Api.CalmAsync(request);
        await house.Azurite!.StopAsync();

        await scene["Bram"].SayAsync("cancel");
        var answer = await scene["Bram"].ReceivesAsync();
        Assert.Contains("page", answer.Card.Verbs);
        Assert.Contains(Place.Phone, answer.Card.Says, StringComparison.Ordinal);
        var paged = await scene["Bram"].ExecuteAsync("page", []);
        Assert.Equal(200, paged.Status);
        await scene.Sam.IsPagedAsync(paged.Card!.Request!);
        await AcceptsAsync(scene, request);

        await house.Azurite.StartAgainAsync();
        await ReadyAgainAsync(scene);
        var story = await scene.Api.UntilAsync(request, story => story["state"] == "accepted");
        Assert.Equal(Here.IdOf("Sam"), story.Manager);
        await scene.Api.UntilAsync(paged.Card.Request!, story => story["state"] == "open");
    }

    [Fact]
    public async Task Storage_that_hangs_holds_up_a_page_for_seconds_and_the_next_one_not_at_all()
    {
        await using var house = await House.OpenAsync(House.AzureTables, [Here]);
        var scene = house.SceneOf(Here);
        var (before, _) = await scene.PagedAsync();
        await scene.Api.CalmAsync(before);
        await scene.Ada.TapAsync(await scene.Ada.ReceivesAsync(), "withdraw");
        await house.Azurite!.FreezeAsync();
        try
        {
            var since = Stopwatch.GetTimestamp();
            var (request, _) = await scene.PagedAsync();
            var first = Stopwatch.GetElapsedTime(since);

            since = Stopwatch.GetTimestamp();
            await AcceptsAsync(scene, request);
            Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, first);
            await house.Azurite.ThawAsync();
            await ReadyAgainAsync(scene);
            await scene.Api.UntilAsync(request, story => story["state"] == "accepted");
        }
        finally
        {
            await house.Azurite.ThawAsync();
        }
    }

    [Fact]
    public async Task When_storage_is_away_and_the_spool_is_full_the_employee_is_told_to_call_and_the_channel_sends_it_again()
    {
        await using var house = await House.OpenAsync(House.AzureTables, [Here], "--Storage:SpoolLimitMb=1", "--Limits:PersonPerMinute=100000");
        var scene = house.SceneOf(Here);
        await house.Azurite!.StopAsync();
        await scene["Bram"].SayAsync(Scene.Abuse);
        var request = (await scene["Bram"].ReceivesAsync()).Request!;
        foreach (var length in new[] { 3_900, 1 })
        {
            var answer = new BotAnswer(200, null);
            for (var i = 0; i < 300 && (i == 0 || answer.Card is not null); i++)
            {
                answer = await scene["Bram"].ExecuteAsync("statement", new() { ["requestId"] = request, ["text"] = new string('x', length) });
            }

            Assert.Contains("didn't work", answer.Says, StringComparison.Ordinal);
        }

        Assert.Equal(429, (await scene.Ada.SayAsync(Scene.Abuse)).Status);
        await scene.Ada.ReceivesAsync(message => IsTrouble(message.Card));
        var (_, body) = await scene.Api.ReadyAsync();
        Assert.Contains("full", (string?)body["checks"]!["spool"]!["detail"], StringComparison.Ordinal);
        await house.Azurite.StartAgainAsync();
        await ReadyAgainAsync(scene);
    }

    private static async Task AcceptsAsync(Scene scene, string request)
    {
        // The card may have been edited by now: who accepts twice has it still.
        var page = await scene.Sam.IsPagedAsync(request);
        var accepted = await scene.Sam.ExecuteAsync("accept", page.First.DataOf("accept"), page.Id);
        Assert.Equal(200, accepted.Status);
        Assert.Contains("arrived", accepted.Card!.Verbs);
    }

    private static async Task<Story> ArrivesAsync(Scene scene, string request)
    {
        await scene.Sam.ExecuteAsync("arrived", new() { ["requestId"] = request });
        return await scene.Api.UntilAsync(request, story => story["state"] == "takenOver");
    }

    private static async Task ReadyAgainAsync(Scene scene)
    {
        var since = Stopwatch.GetTimestamp();
        while (await scene.Api.ReadyAsync() is { Status: not 200 } answer)
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(30), answer.Body.ToJsonString());
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    private static IReadOnlyList<string> NamesOf(Scene scene, Story story) =>
        [.. story.Paged.Distinct().Select(id => scene.Place.Everyone.First(name => scene.Place.IdOf(name) == id)).Order(StringComparer.Ordinal)];

    private static bool IsTrouble(CardView card) =>
        card.Says.Contains("Something is wrong on our side", StringComparison.Ordinal) && card.Says.Contains(Place.Phone, StringComparison.Ordinal);
}
