using System.Collections.Frozen;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Graph;
using ManagerBackup.Bot.Health;
using ManagerBackup.Bot.Roster;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using static ManagerBackup.UnitTests.Roster.SomeSite;

namespace ManagerBackup.UnitTests.Graph;

public sealed class SchedulePollTests : IDisposable
{
    private static readonly Site Store = Called("demo").WithManager("Sam") with { TeamId = "team" };
    private static readonly RosterSettings Settings = new(new([Store, Called("other")], FrozenSet<PersonId>.Empty), 365, AsksTeams: true, []);

    private readonly FakeGraph graph = new();
    private readonly ScheduleBook book = new();
    private readonly SchedulePoll poll;

    public SchedulePollTests() =>
        poll = new(graph.Client(), new(FakeGraph.Address, TimeSpan.FromMinutes(1)), Settings, book, graph.Time, graph.Time, NullLogger<SchedulePoll>.Instance);

    private DateTimeOffset Now => graph.Time.GetUtcNow();

    public void Dispose()
    {
        poll.Dispose();
        graph.Dispose();
    }

    [Fact]
    public async Task What_Teams_tells_is_in_the_book()
    {
        graph.Answer = _ => FakeGraph.Json($$"""{ "value": [ { "userId": "id-of-sam", "sharedShift": { "startDateTime": "{{Now.AddHours(-1):O}}", "endDateTime": "{{Now.AddHours(1):O}}" } } ] }""");

        Assert.True(await poll.AskAsync(Store, ScheduleKind.Shifts, default));

        Assert.True(book.Of(Store.Id)!.Says(new("id-of-sam"), Now, Now)?.OnShift);
        Assert.Equal((Now.AddHours(-1), Now.AddHours(25)), (book.Of(Store.Id)!.Planned!.Items.From, book.Of(Store.Id)!.Planned!.Items.To));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(500)]
    public async Task What_was_known_stays_when_Teams_fails_and_the_health_page_tells(int status)
    {
        graph.Answer = _ => FakeGraph.Json("""{ "value": [] }""");
        await poll.AskAsync(Store, ScheduleKind.Shifts, default);
        await poll.AskAsync(Store, ScheduleKind.TimeCards, default);
        var known = book.Of(Store.Id)!.Planned;
        graph.Answer = _ => FakeGraph.Status(status);

        Assert.False(await poll.AskAsync(Store, ScheduleKind.Shifts, default));

        Assert.Same(known, book.Of(Store.Id)!.Planned);
        var health = await new RosterCheck(Settings, book).CheckHealthAsync(new());
        Assert.Equal((HealthStatus.Healthy, true), (health.Status, health.Data.ContainsKey(RosterCheck.Degraded)));
        Assert.Contains($"({status}) at 1 of 1 sites since {Now:yyyy-MM-ddTHH:mm:ss}Z; time cards: known for 1 sites", health.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_Graph_asks_to_be_left_alone_no_question_is_put()
    {
        graph.Answer = _ => FakeGraph.Status(429, retryAfter: 30);
        await poll.AskAsync(Store, ScheduleKind.Shifts, default);
        graph.Answer = _ => FakeGraph.Json("""{ "value": [] }""");

        graph.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(await poll.AskAsync(Store, ScheduleKind.Presence, default));
        Assert.Single(graph.Asked);

        graph.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await poll.AskAsync(Store, ScheduleKind.Shifts, default));
        Assert.All(book.States, state => Assert.Null(state.Trouble));
    }

    [Theory]
    [InlineData(true, 60, 60, 60)]
    [InlineData(true, 300, 60, 60)]
    [InlineData(false, 60, 60, 120)]
    [InlineData(false, 120, 60, 240)]
    [InlineData(false, 240, 60, 300)]
    [InlineData(false, 300, 60, 300)]
    [InlineData(false, 600, 600, 600)]
    [InlineData(false, 1, 1, 2)]
    public void What_fails_is_asked_for_less_and_less(bool told, int before, int usual, int pause) => Assert.Equal(
        TimeSpan.FromSeconds(pause), SchedulePoll.PauseAfter(told, TimeSpan.FromSeconds(before), TimeSpan.FromSeconds(usual)));
}
