using ManagerBackup.Bot.Reach;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Teams;
using ManagerBackup.UnitTests.Log;
using ManagerBackup.UnitTests.Roster;
using ManagerBackup.UnitTests.Tools;

namespace ManagerBackup.UnitTests.Reach;

/// <summary>Looking at a manager's chat without sending anything, and whoever watches the sends.</summary>
public sealed class LookTests : IAsyncLifetime
{
    private static readonly Site Shop = SomeSite.Called("demo").WithManager("Sam", "always").WithEmployee("Ada");
    private static readonly string Sam = SomeSite.Id("Sam").Value;

    private readonly FakeTime time = new();
    private readonly FakeConnector channel = new();
    private LogFixture? log;
    private ReachScene? scene;

    private ReachScene Scene => scene!;

    public async Task InitializeAsync()
    {
        log = await LogFixture.CreateAsync();
        scene = new(log, time, Shop, channel);
    }

    public async Task DisposeAsync() => await log!.DisposeAsync();

    [Fact]
    public async Task A_manager_never_met_is_found_by_way_of_a_colleague_and_nothing_is_sent()
    {
        await Scene.MeetAsync("Ada");

        await Scene.Rounds.RoundAsync(CancellationToken.None);

        Assert.Equal(ReachState.Reachable, Scene.StandingOf("Sam").State);
        Assert.Equal([$"create {Sam}"], channel.Calls);
        Assert.Equal(ReachScene.ChatOf("Sam"), (await Scene.People.FindContactAsync(SomeSite.Id("Sam"), CancellationToken.None))?.ConversationId);
    }

    [Fact]
    public async Task While_nobody_of_the_site_has_written_it_stays_unknown()
    {
        await Scene.Rounds.RoundAsync(CancellationToken.None);

        Assert.Equal(Standing.Unknown, Scene.StandingOf("Sam"));
        Assert.Empty(channel.Calls);
    }

    [Fact]
    public async Task A_manager_without_the_app_is_found_out()
    {
        await Scene.MeetAsync("Ada");
        channel.Refuses[$"create {Sam}"] = (403, "ForbiddenOperationException");

        await Scene.Rounds.RoundAsync(CancellationToken.None);

        Assert.Equal((ReachState.NotInstalled, "403 ForbiddenOperationException"), (Scene.StandingOf("Sam").State, Scene.StandingOf("Sam").Reason));
    }

    [Fact]
    public async Task A_known_chat_is_only_asked_for_its_members()
    {
        await Scene.MeetAsync("Sam");

        await Scene.Rounds.RoundAsync(CancellationToken.None);

        Assert.Equal(ReachState.Reachable, Scene.StandingOf("Sam").State);
        Assert.Equal([$"members {Sam}"], channel.Calls);
    }

    [Fact]
    public async Task A_chat_that_is_not_found_is_opened_anew_before_anything_is_believed()
    {
        await Scene.MeetAsync("Sam");
        channel.Refuses[$"members {Sam}"] = (404, "ConversationNotFound");

        await Scene.Rounds.RoundAsync(CancellationToken.None);
        Assert.Equal(ReachState.Reachable, Scene.StandingOf("Sam").State);

        channel.Refuses[$"create {Sam}"] = (403, "BotNotInConversationRoster");
        time.Advance(TimeSpan.FromHours(7));
        await Scene.Rounds.RoundAsync(CancellationToken.None);
        Assert.Equal(ReachState.NotInstalled, Scene.StandingOf("Sam").State);
    }

    [Fact]
    public async Task A_failure_of_the_moment_says_nothing_of_the_person()
    {
        await Scene.MeetAsync("Sam");
        channel.Refuses[$"members {Sam}"] = (503, "ServiceUnavailable");

        await Scene.Rounds.RoundAsync(CancellationToken.None);

        Assert.Equal(Standing.Unknown, Scene.StandingOf("Sam"));
    }

    [Fact]
    public async Task Of_two_instances_one_looks()
    {
        await Scene.MeetAsync("Sam");
        var other = new ReachScene(log!, time, Shop, channel);

        await Task.WhenAll(Scene.Rounds.RoundAsync(CancellationToken.None), other.Rounds.RoundAsync(CancellationToken.None));

        Assert.Single(channel.Calls);
    }

    [Fact]
    public async Task Who_is_reachable_is_looked_at_every_six_hours_and_who_is_not_every_quarter_of_an_hour()
    {
        await Scene.MeetAsync("Sam");
        channel.Refuses[$"members {Sam}"] = (403, "MessageWritesBlocked");
        await Scene.Rounds.RoundAsync(CancellationToken.None);
        channel.Refuses.Clear();

        time.Advance(TimeSpan.FromMinutes(10));
        await Scene.Rounds.RoundAsync(CancellationToken.None);
        Assert.Equal(ReachState.Blocked, Scene.StandingOf("Sam").State);

        time.Advance(TimeSpan.FromMinutes(10));
        await Scene.Rounds.RoundAsync(CancellationToken.None);
        Assert.Equal(ReachState.Reachable, Scene.StandingOf("Sam").State);

        time.Advance(TimeSpan.FromHours(5));
        await Scene.Rounds.RoundAsync(CancellationToken.None);
        Assert.Equal(2, channel.Calls.Count);
    }

    [Fact]
    public async Task Who_was_heard_is_not_looked_at()
    {
        await Scene.MeetAsync("Sam");
        Scene.Wrote("Sam");

        await Scene.Rounds.RoundAsync(CancellationToken.None);

        Assert.Empty(channel.Calls);
    }

    [Fact]
    public async Task What_one_instance_has_seen_another_reads()
    {
        var chat = new ConversationReference("https://smba.example/emea/", ReachScene.ChatOf("Sam"), "tenant", "28:bot", "msteams");
        Scene.Wrote("Sam");
        channel.Refuses[$"send {Sam}"] = (403, "MessageWritesBlocked");
        await Assert.ThrowsAsync<ConnectorException>(() => Scene.Witnessed.SendAsync(chat, Activity.OfText("x"), SendOptions.Ordinary, CancellationToken.None));
        Assert.Equal(ReachState.Blocked, Scene.StandingOf("Sam").State);
        await Scene.Reachability.WriteAsync(CancellationToken.None);

        var other = new ReachScene(log!, time, Shop, channel);
        await other.Reachability.LoadAsync(CancellationToken.None);
        Assert.Equal(Scene.StandingOf("Sam"), other.StandingOf("Sam"));

        // It knows the chat now, and hears what comes of the next page there.
        channel.Refuses.Clear();
        await other.Witnessed.SendAsync(chat, Activity.OfText("x"), SendOptions.Ordinary, CancellationToken.None);
        Assert.Equal(ReachState.Reachable, other.StandingOf("Sam").State);
    }

    [Fact]
    public async Task Turns_of_one_who_is_reachable_write_nothing()
    {
        Scene.Wrote("Sam");
        Assert.True(Scene.Reachability.News.TryRead(out _));
        await Scene.Reachability.WriteAsync(CancellationToken.None);

        time.Advance(TimeSpan.FromHours(3));
        Scene.Wrote("Sam");
        Scene.Wrote("Ada");

        Assert.False(Scene.Reachability.News.TryRead(out _));
        Assert.Equal(Standing.Unknown, Scene.StandingOf("Ada"));
    }
}
