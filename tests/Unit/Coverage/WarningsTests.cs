using System.Text;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Reach;
using ManagerBackup.Bot.Roster;
using ManagerBackup.UnitTests.Log;
using ManagerBackup.UnitTests.Reach;
using ManagerBackup.UnitTests.Roster;
using ManagerBackup.UnitTests.Tools;

namespace ManagerBackup.UnitTests.Coverage;

/// <summary>Whom a warning reaches, and how often. It is ten in the morning.</summary>
public sealed class WarningsTests : IAsyncLifetime
{
    private static readonly Site Shop = SomeSite.Called("demo").WithManager("Sam", "daily 13:00-15:00").WithManager("Robin", "daily 15:00-13:00");

    private readonly FakeTime time = new();
    private readonly FakeConnector channel = new();
    private LogFixture? log;

    public async Task InitializeAsync() => log = await LogFixture.CreateAsync();

    public async Task DisposeAsync() => await log!.DisposeAsync();

    [Fact]
    public async Task The_other_manager_and_the_ops_lead_are_told_and_who_cannot_be_reached_is_left_alone()
    {
        var scene = await SceneAsync();

        await scene.Warnings().LookAsync(CancellationToken.None);

        Assert.Equal([ReachScene.ChatOf("Robin"), ReachScene.ChatOf("Boss")], channel.Sent.Select(sent => sent.Chat));
        Assert.Contains("Today 13:00–15:00: no page reaches anyone on shift at demo", TextOf(0), StringComparison.Ordinal);
        Assert.Contains("the app isn't installed", TextOf(0), StringComparison.Ordinal);
        Assert.Contains("Today 13:00–15:00 · Sam", TextOf(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ops_lead_of_the_site_is_told_as_one_of_all_sites_is()
    {
        var scene = new ReachScene(log!, time, Shop with { OpsLeads = new HashSet<PersonId> { SomeSite.Id("Lee") } }, channel);
        await scene.MeetAsync("Lee");
        scene.Wrote("Lee");
        scene.Reachability.Note(SomeSite.Id("Sam"), new Sign.Removed(time.GetUtcNow()));

        await scene.Warnings().LookAsync(CancellationToken.None);

        Assert.Equal([ReachScene.ChatOf("Lee")], channel.Sent.Select(sent => sent.Chat));
    }

    [Fact]
    public async Task Two_instances_and_a_restart_tell_once()
    {
        var (one, other) = (await SceneAsync(), await SceneAsync());

        await Task.WhenAll(one.Warnings().LookAsync(CancellationToken.None), other.Warnings().LookAsync(CancellationToken.None));
        await (await SceneAsync()).Warnings().LookAsync(CancellationToken.None);

        Assert.Equal(2, channel.Sent.Count);
    }

    [Fact]
    public async Task When_everybody_can_be_reached_nobody_is_told_anything()
    {
        var scene = await SceneAsync();
        scene.Wrote("Sam");

        await scene.Warnings().LookAsync(CancellationToken.None);

        Assert.Empty(channel.Sent);
    }

    [Fact]
    public async Task One_who_cannot_be_told_does_not_keep_it_from_the_others()
    {
        var scene = await SceneAsync();
        channel.Refuses[$"send {SomeSite.Id("Robin")}"] = (403, "MessageWritesBlocked");

        await scene.Warnings().LookAsync(CancellationToken.None);

        Assert.Equal([ReachScene.ChatOf("Boss")], channel.Sent.Select(sent => sent.Chat));
        Assert.Equal(ReachState.Blocked, scene.StandingOf("Robin").State);
    }

    private async Task<ReachScene> SceneAsync()
    {
        var scene = new ReachScene(log!, time, Shop, channel, "Boss");
        foreach (var name in (string[])["Sam", "Robin", "Boss"])
        {
            await scene.MeetAsync(name);
            scene.Wrote(name);
        }

        scene.Reachability.Note(SomeSite.Id("Sam"), new Sign.Removed(time.GetUtcNow()));
        return scene;
    }

    private string TextOf(int message) =>
        System.Text.RegularExpressions.Regex.Unescape(Encoding.UTF8.GetString(channel.Sent[message].Activity.Attachments![0].Content!.Value.Utf8.Span));
}
