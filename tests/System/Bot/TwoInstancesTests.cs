using System.Diagnostics;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Bot;

/// <summary>A process dies in the middle of sending; another one, or the next start, goes on.</summary>
[Collection(HardOnTheMachine.Name)]
public sealed class TwoInstancesTests
{
    private static readonly Place Here = new("twins");

    // After ten seconds a claim ends by itself, and then anybody would send it.
    private static readonly TimeSpan BeforeItEnds = TimeSpan.FromSeconds(9);

    [Fact]
    public async Task What_a_process_had_claimed_when_it_was_killed_another_sends_long_before_the_claim_would_end()
    {
        await using var house = await House.OpenAsync(House.AzureTables, [Here]);
        await using var second = await house.StartSecondAsync();
        var (scene, request) = await DieSendingAsync(house);
        scene.MoveTo(second.BaseAddress);
        var died = Stopwatch.GetTimestamp();

        await scene.Sam.IsPagedAsync(request);

        Assert.InRange(Stopwatch.GetElapsedTime(died), TimeSpan.Zero, BeforeItEnds);
        var story = await scene.Api.UntilAsync(request, story => story.Of("claimantLost").Any() && story.Of("pageDelivered").Count() == 2);
        Assert.Single(story.Of("claimantLost"));
        Assert.Single(scene.Sam.PagesOf(request));
        Assert.Single(scene.Robin.PagesOf(request));
    }

    [Fact]
    public async Task What_it_had_claimed_is_sent_as_soon_as_it_is_started_again()
    {
        await using var house = await House.OpenAsync(House.Sqlite, [Here]);
        var (scene, request) = await DieSendingAsync(house);
        await house.StartAsync();
        scene.MoveTo(house.Bot.BaseAddress);
        var ready = Stopwatch.GetTimestamp();

        await scene.Sam.IsPagedAsync(request);

        Assert.InRange(Stopwatch.GetElapsedTime(ready), TimeSpan.Zero, BeforeItEnds);
        await scene.Api.UntilAsync(request, story => story.Of("claimantLost").Any());
    }

    // The channel says nothing to the pages of the first process, which is killed while it waits.
    private static async Task<(Scene Scene, string Request)> DieSendingAsync(House house)
    {
        var scene = house.SceneOf(Here);
        foreach (var manager in new[] { scene.Sam, scene.Robin })
        {
            manager.Channel = call => call.Number == 1 ? ChannelAnswer.Silence : null;
        }

        var (request, _) = await scene.AbusedAsync();
        await house.Teams.UntilAsync(
            () => scene.Sam.Calls.Count > 0 && scene.Robin.Calls.Count > 0 ? house : null, () => "Nobody was being paged");
        foreach (var manager in new[] { scene.Sam, scene.Robin })
        {
            manager.Channel = _ => null;
        }

        house.Bot.Kill();
        return (scene, request);
    }
}
