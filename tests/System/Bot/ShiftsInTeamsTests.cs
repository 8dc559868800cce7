using System.Diagnostics;
using System.Text.Json.Nodes;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Bot;

/// <summary>The shifts in Teams rank whom to page; whatever becomes of Graph, a page leaves as fast as ever.</summary>
public sealed class ShiftsInTeamsTests
{
    private static readonly Place Store = new("store") { OnShift = ["Sam"], OffShift = ["Kim", "Robin"] };
    private static readonly string[] HasTeam = ["--Sites:store:TeamId=8ad1b6a5-1f0c-4c6e-9a8e-000000000001"];

    [Fact]
    public async Task Who_has_a_shift_in_Teams_is_paged_and_who_clocked_out_of_it_is_not()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.Planned = [Store.IdOf("Kim"), Store.IdOf("Robin")];
        graph.ClockedOut = [Store.IdOf("Robin")];
        await using var house = await House.OpenAsync(House.Sqlite, [Store], [.. graph.Settings, .. HasTeam]);
        var scene = house.SceneOf(Store);
        await RosterSaysAsync(scene, "shifts in Teams: known for 1 sites; time cards: known for 1 sites; presence: known for 1 sites");

        var (request, _) = await scene.AbusedAsync();

        await scene.Kim.IsPagedAsync(request);
        await scene.Api.CalmAsync(request);
        Assert.Empty(scene.Sam.PagesOf(request));
        Assert.Empty(scene.Robin.PagesOf(request));
        Assert.All(graph.Asked.Where(asked => asked.Contains("/teams/", StringComparison.Ordinal)), asked =>
            Assert.StartsWith("/v1.0/teams/8ad1b6a5-1f0c-4c6e-9a8e-000000000001/schedule/", asked, StringComparison.Ordinal));

        await scene.Ada.SayAsync("who");
        var who = await scene.Ada.ReceivesAsync(message => message.Card.Says.Contains("planned in Teams", StringComparison.Ordinal));
        Assert.Contains("Kim", who.Card.Says, StringComparison.Ordinal);
        Assert.Contains("page", who.Card.Verbs);

        // What people say themselves ranks before Teams.
        await scene.Ada.TapAsync((await scene.Ada.ReceivesAsync()), "withdraw");
        await scene.Kim.SayAsync("off shift");
        await scene.Sam.SayAsync("on shift until 23:59");
        await scene.Sam.ReceivesAsync(message => message.Card.Says.Contains("on shift until", StringComparison.Ordinal));
        await scene.Kim.ReceivesAsync(message => message.Card.Says.Contains("off shift", StringComparison.Ordinal));
        var bram = scene["Bram"];
        await bram.SayAsync(Scene.Abuse);
        var second = (await bram.ReceivesAsync(message => message.First.Lines.Count > 0)).Request!;
        await scene.Sam.IsPagedAsync(second);
        Assert.Empty(scene.Kim.PagesOf(second));
    }

    [Theory]
    [InlineData(403, "forbidden (403)")]
    [InlineData(500, "failed (500)")]
    [InlineData(1, "an answer that is no JSON")]
    [InlineData(0, "no answer in time")]
    public async Task With_Graph_in_trouble_the_settings_shifts_serve_at_the_usual_speed_and_the_bot_is_ready(int trouble, string words)
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.Trouble = trouble;
        await using var house = await House.OpenAsync(House.Sqlite, [Store], [.. graph.Settings, .. HasTeam]);
        var scene = house.SceneOf(Store);
        await scene.PagedAsync();
        await scene.Ada.TapAsync(await scene.Ada.ReceivesAsync(), "withdraw");

        var since = Stopwatch.GetTimestamp();
        await scene["Bram"].SayAsync(Scene.Abuse);
        var request = (await scene["Bram"].ReceivesAsync(message => message.First.Lines.Count > 0)).Request!;
        await scene.Sam.IsPagedAsync(request);
        // A call to Graph is given up after ten.
        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(8));

        Assert.Empty(scene.Kim.PagesOf(request));
        await RosterSaysAsync(scene, words, degraded: true);
    }

    [Fact]
    public async Task What_Teams_told_last_serves_while_Graph_is_down()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.Planned = [Store.IdOf("Kim")];
        await using var house = await House.OpenAsync(House.Sqlite, [Store], [.. graph.Settings, .. HasTeam]);
        var scene = house.SceneOf(Store);
        await RosterSaysAsync(scene, "shifts in Teams: known for 1 sites");
        graph.Trouble = 503;
        await RosterSaysAsync(scene, "shifts in Teams: failed (503)", degraded: true);

        var (request, _) = await scene.AbusedAsync();

        await scene.Kim.IsPagedAsync(request);
        await scene.Api.CalmAsync(request);
        Assert.Empty(scene.Sam.PagesOf(request));
    }

    private static async Task RosterSaysAsync(Scene scene, string words, bool degraded = false)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        JsonNode roster;
        do
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, late.Token);
            var (status, body) = await scene.Api.ReadyAsync();
            Assert.Equal(200, status);
            roster = body["checks"]!["roster"]!;
            Assert.True((bool)roster["ok"]!);
        }
        while (!((string)roster["detail"]!).Contains(words, StringComparison.Ordinal));

        Assert.Equal(degraded, (bool)roster["degraded"]!);
    }
}
