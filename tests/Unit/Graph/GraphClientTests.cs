using Azure.Core;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Graph;
using ManagerBackup.Bot.Roster;
using Moq;
using static ManagerBackup.UnitTests.Roster.SomeSite;

namespace ManagerBackup.UnitTests.Graph;

public sealed class GraphClientTests : IDisposable
{
    private const string Team = "8ad1b6a5-1f0c-4c6e-9a8e-111111111111";
    private const string Ada = "c5d0c76b-80c4-481c-be50-923cd8d680a1";
    private const string Nothing = """{ "value": [] }""";

    private static readonly DateTimeOffset From = At("2026-11-23T10:00+01:00");

    private readonly FakeGraph graph = new();

    public void Dispose() => graph.Dispose();

    [Fact]
    public async Task Shifts_that_touch_the_window_are_asked_for_and_no_property_stands_twice_in_the_filter()
    {
        graph.Answer = _ => FakeGraph.Json(Nothing);

        await graph.Client().GetShiftsAsync(Team, From, From.AddHours(26), default);

        var (method, address, token, _) = Assert.Single(graph.Asked);
        Assert.Equal(
            $"https://graph.example/v1.0/teams/{Team}/schedule/shifts?$filter=sharedShift/startDateTime le 2026-11-24T11:00:00.000Z and sharedShift/endDateTime ge 2026-11-23T09:00:00.000Z",
            address);
        Assert.Equal(("GET", null), (method, token));
    }

    [Fact]
    public async Task A_team_cannot_lead_the_question_elsewhere()
    {
        graph.Answer = _ => FakeGraph.Json(Nothing);

        await graph.Client().GetShiftsAsync("../../users?x=", From, From, default);

        Assert.StartsWith("https://graph.example/v1.0/teams/../../users?x=/schedule/shifts?", Assert.Single(graph.Asked).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_of_an_answer_is_read()
    {
        graph.Answer = address => FakeGraph.Json(address.Contains("page2", StringComparison.Ordinal)
            ? Shifts(null, Shift(Ada.ToUpperInvariant()))
            : Shifts("https://graph.example/v1.0/teams/x/schedule/shifts?$skiptoken=page2", Shift("kim")));

        var shifts = await graph.Client().GetShiftsAsync(Team, From, From, default);

        Assert.Equal(["kim", Ada], shifts.Select(shift => shift.Person.Value));
        Assert.Equal(2, graph.Asked.Count);
    }

    [Theory]
    [InlineData("https://evil.example/v1.0/teams/x/schedule/shifts")]
    [InlineData("http://graph.example/v1.0/teams/x/schedule/shifts")]
    [InlineData("https://graph.example:8443/v1.0/teams/x/schedule/shifts")]
    [InlineData("https://graph.example/beta/teams/x/schedule/shifts")]
    [InlineData("https://user@graph.example/v1.0/teams")]
    [InlineData("/v1.0/teams")]
    [InlineData("nonsense")]
    public async Task A_next_page_outside_the_configured_address_is_never_asked_for(string link)
    {
        graph.Answer = _ => FakeGraph.Json(Shifts(link, Shift(Ada)));

        await Assert.ThrowsAsync<GraphException>(() => graph.Client(Token("secret")).GetShiftsAsync(Team, From, From, default));

        Assert.Single(graph.Asked);
    }

    [Fact]
    public async Task An_answer_whose_pages_never_end_is_given_up()
    {
        graph.Answer = _ => FakeGraph.Json(Shifts("https://graph.example/v1.0/again", Shift(Ada)));

        await Assert.ThrowsAsync<GraphException>(() => graph.Client().GetShiftsAsync(Team, From, From, default));

        Assert.InRange(graph.Asked.Count, 2, 100);
    }

    [Fact]
    public async Task The_token_is_shown_to_the_configured_address_and_refused_to_any_other()
    {
        graph.Answer = _ => FakeGraph.Json(Nothing);
        await graph.Client(Token("secret")).GetTimeCardsAsync(Team, From, default);
        Assert.Equal("Bearer secret", Assert.Single(graph.Asked).Token);

        using var http = new HttpClient(new GraphToken(Token("secret"), FakeGraph.Address) { InnerHandler = graph });
        await Assert.ThrowsAsync<GraphException>(() => http.GetAsync(new Uri("https://evil.example/v1.0/teams")));
        Assert.Single(graph.Asked);
    }

    [Theory]
    [InlineData("not json at all")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "value": "none" }""")]
    [InlineData("""{ "value": [ """)]
    [InlineData("")]
    public async Task Garbage_is_an_error_and_never_an_empty_schedule(string body)
    {
        graph.Answer = _ => FakeGraph.Json(body);

        await Assert.ThrowsAsync<GraphException>(() => graph.Client().GetShiftsAsync(Team, From, From, default));
    }

    [Fact]
    public async Task Entries_that_are_not_understood_are_passed_over()
    {
        graph.Answer = _ => FakeGraph.Json(Shifts(null, "7", "null", "{}", """{ "userId": 5, "sharedShift": [] }""", """{ "userId": "kim", "sharedShift": null, "draftShift": { "startDateTime": "2026-11-23T08:00:00Z", "endDateTime": "2026-11-23T16:00:00Z" } }""", Shift(Ada)));

        Assert.Equal(
            new PlannedShift(new(Ada), At("2026-11-23T08:00Z"), At("2026-11-23T16:00Z")),
            Assert.Single(await graph.Client().GetShiftsAsync(Team, From, From, default)));
    }

    [Fact]
    public async Task A_time_card_is_open_until_it_is_clocked_out()
    {
        graph.Answer = _ => FakeGraph.Json("""
            { "value": [
              { "id": "TCK_1", "userId": "A", "state": "clockedIn", "clockInEvent": { "dateTime": "2026-11-23T08:00:00.601Z", "isAtApprovedLocation": null, "notes": null }, "clockOutEvent": null, "breaks": [] },
              { "id": "TCK_2", "userId": "b", "state": "onBreak", "clockInEvent": { "dateTime": "2026-11-23T08:00:00Z" }, "breaks": [ { "start": { "dateTime": "2026-11-23T09:00:00Z" } } ] },
              { "id": "TCK_3", "userId": "c", "state": "clockedOut", "clockInEvent": { "dateTime": "2026-11-23T08:00:00Z" }, "clockOutEvent": { "dateTime": "2026-11-23T12:00:00Z" } },
              { "id": "TCK_4", "userId": "d", "state": "clockedOut", "lastModifiedDateTime": "2026-11-23T11:00:00Z", "clockInEvent": { "dateTime": "2026-11-23T08:00:00Z" } },
              { "id": "TCK_5", "userId": "e", "state": "clockedIn" } ] }
            """);

        var cards = await graph.Client().GetTimeCardsAsync(Team, From, default);

        Assert.Equal(
            [("a", null), ("b", null), ("c", At("2026-11-23T12:00Z")), ("d", At("2026-11-23T11:00Z"))],
            cards.Select(card => (card.Person.Value, card.Out)));
        Assert.EndsWith("/schedule/timeCards?$filter=ClockInEvent/DateTime ge 2026-11-23T09:00:00.000Z", graph.Asked[0].Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Presence_is_asked_for_at_most_650_people_at_a_time()
    {
        graph.Answer = _ => FakeGraph.Json($$"""{ "value": [ { "id": "{{Ada}}", "availability": "DoNotDisturb", "activity": "Presenting" }, { "id": "kim", "availability": "Busy" } ] }""");
        var people = Enumerable.Range(0, 651).Select(i => new PersonId(new Guid(i, 0, 0, new byte[8]).ToString())).Append(new("no-guid"));

        var presences = await graph.Client().GetPresencesAsync(people, default);

        Assert.Equal(new Dictionary<PersonId, Presence> { [new(Ada)] = Presence.DoNotDisturb, [new("kim")] = Presence.Unknown }, presences);
        Assert.Equal([650, 1], graph.Asked.Select(asked => System.Text.Json.JsonDocument.Parse(asked.Body).RootElement.GetProperty("ids").GetArrayLength()));
        Assert.All(graph.Asked, asked => Assert.Equal(("POST", "https://graph.example/v1.0/communications/getPresencesByUserId"), (asked.Method, asked.Address)));
        Assert.DoesNotContain("no-guid", graph.Asked[1].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, null, "forbidden (403)")]
    [InlineData(401, null, "not authorised (401)")]
    [InlineData(404, null, "no schedule there (404)")]
    [InlineData(429, 17, "throttled (429)")]
    [InlineData(503, 5, "failed (503)")]
    [InlineData(302, null, "failed (302)")]
    public async Task A_refusal_is_told_in_few_words_with_nothing_of_the_answer_in_it(int status, int? retryAfter, string words)
    {
        graph.Answer = _ => FakeGraph.Status(status, retryAfter);

        var refused = await Assert.ThrowsAsync<GraphException>(() => graph.Client().GetShiftsAsync(Team, From, From, default));

        Assert.Equal((words, retryAfter), (refused.Message, (int?)refused.RetryAfter?.TotalSeconds));
    }

    [Fact]
    public async Task A_call_that_hangs_is_given_up_after_ten_seconds()
    {
        var call = graph.Client().GetShiftsAsync(Team, From, From, default);
        graph.Time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(call.IsCompleted);

        graph.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("no answer in time", (await Assert.ThrowsAsync<GraphException>(() => call)).Message);
    }

    private static string Shifts(string? next, params string[] shifts) =>
        $$"""{ "@odata.context": "x", {{(next is null ? "" : $"\"@odata.nextLink\": \"{next}\", ")}}"value": [ {{string.Join(", ", shifts)}} ] }""";

    private static string Shift(string person) => $$"""
        { "id": "SHFT_577b75d2", "createdDateTime": "2026-11-14T04:32:51.451Z", "userId": "{{person}}", "schedulingGroupId": "TAG_2289",
          "lastModifiedBy": { "application": null, "user": { "id": "366c0b19", "displayName": "John Doe" } },
          "sharedShift": { "displayName": "Day shift", "notes": null, "startDateTime": "2026-11-23T08:00:00Z", "endDateTime": "2026-11-23T16:00:00Z", "theme": "blue", "activities": [] },
          "draftShift": null }
        """;

    private static TokenCredential Token(string token)
    {
        var credential = new Mock<TokenCredential>();
        credential.Setup(one => one.GetTokenAsync(
            It.Is<TokenRequestContext>(asked => asked.Scopes.Single() == "https://graph.microsoft.com/.default"), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new AccessToken(token, DateTimeOffset.MaxValue));
        return credential.Object;
    }
}
