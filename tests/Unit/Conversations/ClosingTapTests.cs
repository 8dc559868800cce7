using System.Text.Json.Nodes;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Log;
using ManagerBackup.Cards;
using ManagerBackup.UnitTests.Roster;

namespace ManagerBackup.UnitTests.Conversations;

/// <summary>The taps that end a takeover, and what the phones show.</summary>
public sealed class ClosingTapTests : IAsyncLifetime
{
    private static readonly PersonId Sam = SomeSite.Id("Sam");
    private TapScene scene = null!;
    private StoredRequest request = null!;

    public async Task InitializeAsync()
    {
        scene = await TapScene.CreateAsync();
        request = await scene.OpenAsync(Phase.TakenOver);
    }

    public async Task DisposeAsync() => await scene.DisposeAsync();

    [Fact]
    public async Task Excluding_is_asked_for_twice_and_nothing_that_was_filled_in_is_lost()
    {
        var asked = await CloseAsync(("customerDecision", "excluded"), ("excludedUntil", "2027-11-22"), ("customerReason", "spat"), ("gave", "a refund"));

        Assert.Equal("Exclude the customer until 22 November 2027?", asked.Card!.Summary);
        Assert.Contains("a refund", asked.Card.Json, StringComparison.Ordinal);
        Assert.Contains("not welcome at north until 22 November 2027", asked.Card.Json, StringComparison.Ordinal);
        Assert.False((await StateAsync()).IsOver);

        var back = await TapAsync(("back", "true"));
        Assert.Equal(("2027-11-22", "spat", "a refund"), (InputOf(back, "excludedUntil"), InputOf(back, "customerReason"), InputOf(back, "gave")));

        await TapAsync(("confirmed", "true"));
        var closing = (await StateAsync()).Closing!;
        Assert.Equal((CustomerDecision.Excluded, new DateOnly(2027, 11, 22), "spat", "a refund"), (closing.CustomerDecision, closing.ExcludedUntil, closing.CustomerReason, closing.Gave));
    }

    [Fact]
    public async Task A_caller_that_sends_everything_once_more_confirms_as_well()
    {
        await CloseAsync(("customerDecision", "accountEnded"));
        Assert.False((await StateAsync()).IsOver);

        await CloseAsync(("customerDecision", "accountEnded"), ("confirmed", "true"));
        Assert.Equal(CustomerDecision.AccountEnded, (await StateAsync()).Closing!.CustomerDecision);
    }

    [Theory]
    [InlineData(null, "Choose the day until which")]
    [InlineData("", "Choose the day until which")]
    [InlineData("22-11-2027", "Choose the day until which")]
    [InlineData("2020-01-01", "That day is over already")]
    public async Task An_exclusion_needs_a_day_that_is_to_come(string? until, string problem)
    {
        var answer = await CloseAsync(("customerDecision", "excluded"), ("excludedUntil", until), ("gave", "nothing"), ("confirmed", "true"));

        Assert.Contains(problem, answer.Card!.Json, StringComparison.Ordinal);
        Assert.Equal("nothing", InputOf(answer, "gave"));
        Assert.Equal(request.State.Version, (await StateAsync()).Version);
    }

    [Fact]
    public async Task A_complaint_waits_for_the_employee_and_closes_with_their_side()
    {
        var held = await CloseAsync(("complaint", "true"), ("note", "calm by now"));
        Assert.Contains("comes first: we asked at", held.Card!.Json, StringComparison.Ordinal);
        Assert.Equal("calm by now", InputOf(held, "note"));

        var hers = await scene.TapAsync(request.State.Employee.Id, Verbs.Refresh, new { requestId = request.Id.ToString() });
        Assert.Contains("The customer complains about you", hers.Card!.Json, StringComparison.Ordinal);
        await scene.TapAsync(request.State.Employee.Id, Verbs.Statement, new { requestId = request.Id.ToString(), happened = "rule,threatened,nonsense", text = "He spat" });

        var statement = (await StateAsync()).Statements.Single();
        Assert.Equal("I was threatened. It was about a rule of the shop. He spat", statement);
        await CloseAsync(("complaint", "true"));
        Assert.True((await StateAsync()).Closing is { Complaint: true, WithoutStatement: null });
    }

    [Fact]
    public async Task Without_the_employee_s_side_the_form_wants_to_hear_that_it_may_come_later()
    {
        var refused = await CloseAsync(("employeeSideLater", "false"), ("gave", "nothing"));
        Assert.Contains("has not told their side yet", refused.Card!.Json, StringComparison.Ordinal);
        Assert.Equal("nothing", InputOf(refused, "gave"));

        var closed = await CloseAsync(("employeeSideLater", "true"));
        Assert.Contains("side: asked at", closed.Card!.Json, StringComparison.Ordinal);

        await scene.TapAsync(request.State.Employee.Id, Verbs.DeclineStatement, new { requestId = request.Id.ToString() });
        var later = await scene.TapAsync(Sam, Verbs.Refresh, new { requestId = request.Id.ToString() });
        Assert.Contains("side: would rather not say", later.Card!.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_employee_gets_now_is_on_their_card_in_kind_words()
    {
        await CloseAsync(("support", "break,homeEarly,contact,nonsense"), ("employeeSupport", "A call tomorrow"));

        var hers = await scene.TapAsync(request.State.Employee.Id, Verbs.Refresh, new { requestId = request.Id.ToString() });
        Assert.Contains("Take a break. You have earned it.", hers.Card!.Json, StringComparison.Ordinal);
        Assert.Contains("You can go home early today.", hers.Card.Json, StringComparison.Ordinal);
        Assert.Contains("A call tomorrow", hers.Card.Json, StringComparison.Ordinal);
        Assert.Equal(Supports.Break | Supports.HomeEarly, (await StateAsync()).Closing!.Support);
    }

    [Fact]
    public async Task The_customer_s_side_can_be_added_to_on_the_closed_card()
    {
        await CloseAsync();
        var added = await scene.TapAsync(Sam, Verbs.AddCustomerSide, new { requestId = request.Id.ToString(), text = "Wrote an apology" });

        Assert.Contains("Wrote an apology", added.Card!.Json, StringComparison.Ordinal);
        Assert.Contains("waited for an hour", added.Card.Json, StringComparison.Ordinal);
        Assert.Equal("Wrote an apology", (await StateAsync()).CustomerSides.Single());
    }

    private Task<TapAnswer> CloseAsync(params (string Name, string? Value)[] more) =>
        TapAsync([("outcome", "resolved"), ("customerDecision", "keep"), ("customerSide", "waited for an hour"), .. more]);

    private Task<TapAnswer> TapAsync(params (string Name, string? Value)[] data)
    {
        var json = new JsonObject { ["requestId"] = request.Id.ToString() };
        foreach (var (name, value) in data)
        {
            json[name] = value;
        }

        return scene.TapAsync(Sam, Verbs.Close, json);
    }

    private async Task<BackupRequest> StateAsync() => (await scene.FindAsync(request.Id)).State;

    private static string? InputOf(TapAnswer answer, string id) => (string?)UnitTests.Cards.CardReader.Nodes(answer.Card!)
        .Single(node => (string?)node["id"] == id && node["type"]!.ToString().StartsWith("Input.", StringComparison.Ordinal))["value"];
}
