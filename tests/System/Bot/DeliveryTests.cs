using System.Diagnostics;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Bot;

/// <summary>Escalation by the site's times, and a channel that does not take what it is sent.</summary>
[Collection(OneBot.Name)]
public sealed class DeliveryTests(BotFloor floor)
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Steps_are_taken_at_their_times_from_the_opening_and_then_the_employee_is_told_that_nobody_answered()
    {
        var scene = floor.SceneOf("quick");
        var (request, _) = await scene.PagedAsync();

        await scene["Boss"].IsPagedAsync(request);
        var story = await scene.Api.UntilAsync(request, one => one["state"] == "unanswered" && one.Of("told").Any());
        var notice = await scene.Ada.ReceivesAsync(message => scene.Ada.Messages.IndexOf(message) > 0);
        Assert.Contains(Place.Phone, notice.First.Says, StringComparison.Ordinal);
        Assert.Contains("page", notice.First.Verbs);

        Assert.Equal("2", story["escalations"]);
        var steps = story.Of("paged").GroupBy(round => (int)round["step"]!).ToDictionary(step => step.Key, step => story.AfterOpening(step.First()));
        Assert.InRange(steps[1], TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2) + Slack);
        Assert.InRange(steps[2], TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(4) + Slack);
        Assert.InRange(story.AfterOpening(story.Of("unanswered").Single()), TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(6) + Slack);

        await scene.Kim.TapAsync(await scene.Kim.IsPagedAsync(request), "accept");
        Assert.Equal("accepted", (await scene.Api.FindAsync(request))!["state"]);
    }

    [Fact]
    public async Task When_nobody_is_on_shift_the_next_step_is_taken_at_once()
    {
        var scene = floor.SceneOf("empty");
        var (request, _) = await scene.AbusedAsync();

        await scene.Kim.IsPagedAsync(request);

        Assert.Equal("1", (await scene.Api.CalmAsync(request))["escalations"]);
    }

    [Fact]
    public async Task A_manager_who_blocked_the_bot_is_in_the_timeline_with_the_reason_and_the_next_step_is_taken_at_once()
    {
        var scene = floor.SceneOf("blocked");
        scene.Sam.Channel = call => call.Kind == "put" ? null : ChannelAnswer.Blocked;

        var (request, _) = await scene.AbusedAsync();
        await scene.Kim.IsPagedAsync(request);

        var failed = Assert.Single((await scene.Api.CalmAsync(request)).Of("pageFailed"));
        Assert.Equal((scene.Sam.Id, true), ((string?)failed["manager"], ((string)failed["reason"]!).Contains("MessageWritesBlocked", StringComparison.Ordinal)));
        Assert.Empty(scene.Sam.Messages);
    }

    [Fact]
    public async Task When_nobody_at_all_can_be_reached_the_employee_is_told_at_once_with_the_number()
    {
        var scene = floor.SceneOf("unreachable");
        scene.Sam.Channel = scene.Kim.Channel = _ => ChannelAnswer.Blocked;

        var (request, words) = await scene.AbusedAsync();
        var told = await scene.Ada.ReceivesAsync(message => message != words);

        Assert.Contains(Place.Phone, told.First.Says, StringComparison.Ordinal);
        Assert.Equal("unanswered", (await scene.Api.FindAsync(request))!["state"]);
    }

    [Fact]
    public async Task The_channels_Retry_After_is_kept_to_and_the_page_arrives()
    {
        var scene = floor.SceneOf("throttled");
        scene.Sam.Channel = call => call is { Kind: "post", Number: 1 } ? ChannelAnswer.Throttled(2) : null;

        var (request, _) = await scene.AbusedAsync();
        await scene.Sam.IsPagedAsync(request);

        var posts = scene.Sam.Calls.Where(call => call.Kind == "post").ToList();
        Assert.True(Stopwatch.GetElapsedTime(posts[0].At, posts[1].At) >= TimeSpan.FromSeconds(1.95));
    }

    [Fact]
    public async Task A_channel_that_fails_once_is_asked_again()
    {
        var scene = floor.SceneOf("failing");
        scene.Sam.Channel = call => call is { Kind: "post", Number: 1 } ? ChannelAnswer.Unavailable : null;
        scene.Ada.Channel = call => call is { Kind: "post", Number: 1 } ? ChannelAnswer.Unavailable : null;

        var (request, _) = await scene.AbusedAsync();

        await scene.Sam.IsPagedAsync(request);
        var story = await scene.Api.CalmAsync(request);
        Assert.Single(story.Of("pageDelivered"));
        Assert.Single(scene.Ada.Messages);
    }

    [Fact]
    public async Task A_chat_that_hangs_holds_up_nobody_else()
    {
        var scene = floor.SceneOf("hanging");
        scene.Sam.Channel = call => call is { Kind: "post", Number: 1 } ? ChannelAnswer.Silence : null;

        var (request, _) = await scene.AbusedAsync();

        // Sam's comes with the second try, which the first, that never ends by itself, has to be given up for.
        var (robins, sams) = (await scene.Robin.IsPagedAsync(request), await scene.Sam.IsPagedAsync(request));
        Assert.True(robins.At < sams.At);
    }

    [Fact]
    public async Task An_employee_whose_chat_refuses_the_words_still_gets_their_manager()
    {
        var scene = floor.SceneOf("mute");
        scene.Ada.Channel = _ => ChannelAnswer.Blocked;

        Assert.Equal(200, (await scene.Ada.SayAsync(Scene.Abuse)).Status);

        var page = await scene.Sam.ReceivesAsync(message => message.IsPage);
        await scene.Api.UntilAsync(page.Request!, story => story.Of("answerFailed").Any());
    }
}
