using System.Diagnostics;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Bot;

/// <summary>Azurite goes away while people need help, and comes back.</summary>
public sealed class StorageAwayTests
{
    private static readonly Place Here = new("away");
    private static readonly Place There = new("afar");

    [Fact]
    public async Task While_storage_is_away_words_still_leave_the_employee_is_told_the_truth_and_the_page_follows()
    {
        await using var house = await House.OpenAsync(House.AzureTables, [Here, There]);
        var scene = house.SceneOf(Here);
        await house.Azurite!.StopAsync();

        Assert.Equal(200, (await scene.Ada.SayAsync(Scene.Abuse)).Status);
        var words = await scene.Ada.ReceivesAsync();
        Assert.NotEmpty(words.First.Lines);
        await scene.Ada.ReceivesAsync(message => IsTrouble(message.Card));
        var (status, body) = await scene.Api.ReadyAsync();
        Assert.Equal((503, false), (status, (bool?)body["checks"]!["storage"]!["ok"]));
        foreach (var path in new[] { "api/takeovers", $"api/takeovers/{words.Card.Request}", "api/takeovers.csv", "api/summary" })
        {
            Assert.Equal((path, 429), (path, await scene.Api.StatusAsync(path)));
        }

        Assert.Equal(200, (await scene["Bram"].SayAsync("He has a knife")).Status);
        Assert.Empty(scene.Sam.Messages);

        await house.Azurite.StartAgainAsync();
        foreach (var employee in new[] { scene.Ada, scene["Bram"] })
        {
            var request = (await employee.ReceivesAsync()).Request!;
            await scene.Sam.IsPagedAsync(request);
            await scene.Api.CalmAsync(request);
            Assert.Single(scene.Sam.PagesOf(request));
            await employee.ReceivesAsync(message => message.Card.Says.Contains("Sam", StringComparison.Ordinal) && !IsTrouble(message.Card));
        }

        Assert.Equal(200, (await scene.Api.ReadyAsync()).Status);
    }

    [Fact]
    public async Task What_was_heard_while_storage_was_away_survives_the_death_of_the_process()
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
        Assert.Single(scene.Sam.PagesOf(request));
        await scene.Ada.ReceivesAsync(message => message.Card.Says.Contains("Sam", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_storage_is_away_taps_and_words_are_answered_and_nobody_is_left_without_a_way_on()
    {
        await using var house = await House.OpenAsync(House.AzureTables, [Here]);
        var scene = house.SceneOf(Here);
        var (request, words) = await scene.PagedAsync();
        await scene.Api.CalmAsync(request);
        await house.Azurite!.StopAsync();

        var since = Stopwatch.GetTimestamp();
        var accept = await scene.Sam.TapAsync(await scene.Sam.IsPagedAsync(request), "accept");
        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        var page = await scene.Ada.TapAsync(words, "page");
        var other = await scene["Bram"].ExecuteAsync("page", []);

        Assert.All([accept, page, other], answer => Assert.Equal(200, answer.Status));
        Assert.Contains("didn't work", accept.Says, StringComparison.Ordinal);
        Assert.All([page, other], answer => Assert.Contains(Place.Phone, answer.Says, StringComparison.Ordinal));
        await scene["Bram"].SayAsync("cancel");
        var answer = await scene["Bram"].ReceivesAsync();
        Assert.Contains("page", answer.Card.Verbs);
        Assert.Contains(Place.Phone, answer.Card.Says, StringComparison.Ordinal);
        await house.Azurite.StartAgainAsync();
        Assert.Equal("open", (await scene.Api.FindAsync(request))!["state"]);
    }

    private static bool IsTrouble(CardView card) =>
        card.Says.Contains("Something is wrong on our side", StringComparison.Ordinal) && card.Says.Contains(Place.Phone, StringComparison.Ordinal);
}
