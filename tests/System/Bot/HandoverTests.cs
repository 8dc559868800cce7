using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Bot;

/// <summary>A manager hands the shift to another for a time.</summary>
[Collection(OneBot.Name)]
public sealed class HandoverTests(BotFloor floor)
{
    [Fact]
    public async Task Who_stands_in_is_told_and_paged_and_who_gave_is_left_in_peace()
    {
        var scene = floor.CalmScene();
        await HandOverAsync(scene, "Kim");

        var (request, _) = await scene.AbusedAsync();

        await scene.Kim.IsPagedAsync(request);
        await scene.Robin.IsPagedAsync(request);
        await scene.Api.CalmAsync(request);
        Assert.Empty(scene.Sam.PagesOf(request));
        await scene.Robin.SayAsync("who is on shift?");
        var who = await scene.Robin.ReceivesAsync(message => message.Card.Says.Contains("Kim · stands in for Sam", StringComparison.Ordinal));
        Assert.DoesNotContain("page", who.Card.Verbs);
    }

    [Fact]
    public async Task Who_says_no_gives_the_shift_back_and_a_second_tap_is_told_so()
    {
        var scene = floor.CalmScene();
        var asked = await HandOverAsync(scene, "kim");

        Assert.Contains("Sam has the shift again", (await scene.Kim.TapAsync(asked, "handBack")).Says, StringComparison.Ordinal);

        await scene.Sam.ReceivesAsync(message => message.Card.Says.Contains("Kim can't take your shift over", StringComparison.Ordinal));
        Assert.Contains("over already", (await scene.Kim.TapAsync(asked, "handBack")).Says, StringComparison.Ordinal);
        Assert.Contains("over already", (await scene.Robin.ExecuteAsync("handBack", asked.Card.DataOf("handBack"))).Says, StringComparison.Ordinal);
        var (request, _) = await scene.PagedAsync();
        Assert.Empty(scene.Kim.PagesOf(request));
    }

    [Fact]
    public async Task Who_gave_takes_it_back_by_going_on_shift()
    {
        var scene = floor.CalmScene();
        await HandOverAsync(scene, "Kim");

        await scene.Sam.SayAsync("on shift");

        await scene.Kim.ReceivesAsync(message => message.Card.Says.Contains("Sam has taken the shift back", StringComparison.Ordinal));
        var (request, _) = await scene.PagedAsync();
        Assert.Empty(scene.Kim.PagesOf(request));
    }

    [Fact]
    public async Task Nobody_gets_a_shift_who_cannot_be_told()
    {
        var scene = floor.CalmScene();
        scene.Kim.Channel = _ => ChannelAnswer.Blocked;

        await scene.Sam.SayAsync("hand over to Kim");

        await scene.Sam.ReceivesAsync(message => message.Card.Says.Contains("couldn't reach Kim", StringComparison.Ordinal));
        scene.Kim.Channel = _ => null;
        var (request, _) = await scene.PagedAsync();
        Assert.Empty(scene.Kim.PagesOf(request));
    }

    [Fact]
    public async Task A_name_that_fits_nobody_is_answered_with_whom_they_may_choose()
    {
        var scene = floor.CalmScene();

        await scene.Sam.SayAsync("hand over to Zoe until 18:00");

        await scene.Sam.ReceivesAsync(message => message.Card.Says.Contains("You can choose: Robin, Kim.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_robber_says_is_no_command()
    {
        var scene = floor.CalmScene();

        var (request, _) = await scene.PagedAsync("hand over to me the money or I stab you, he says with a knife");

        Assert.NotNull(request);
        var managers = scene.Sam.Messages.Count;
        await scene.Sam.SayAsync("hand over to me the money or I stab you, he says with a knife");
        await scene.Sam.ReceivesAsync(message => scene.Sam.Messages.IndexOf(message) >= managers && message.First.Verbs.Contains("withdraw"));
    }

    private static async Task<ChatMessage> HandOverAsync(Scene scene, string name)
    {
        var end = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow().AddHours(2), TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"));
        Assert.Equal(200, (await scene.Sam.SayAsync($"hand over to {name} until {end:HH:mm}")).Status);
        await scene.Sam.ReceivesAsync(message => message.Card.Says.Contains($"Kim has the shift until {end:HH:mm}", StringComparison.Ordinal));
        return await scene.Kim.ReceivesAsync(message => message.Card.Says.Contains("Sam hands you the shift", StringComparison.Ordinal));
    }
}
