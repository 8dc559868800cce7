using System.Text.Json.Nodes;

namespace ManagerBackup.SystemTests.Bot;

/// <summary>The whole path: the bot as a process, Teams and the log over HTTP.</summary>
[Collection(OneBot.Name)]
public sealed class PathTests(BotFloor floor)
{
    private readonly Scene scene = floor.CalmScene();

    [Fact]
    public async Task The_first_answer_is_one_message_with_lines_to_say_and_its_buttons()
    {
        var (request, words) = await scene.PagedAsync();

        Assert.NotEmpty(words.First.Lines);
        Assert.Contains("withdraw", words.First.Verbs);
        Assert.Contains("moreLines", words.First.Verbs);
        Assert.Contains("page", words.First.Verbs);
        var story = await scene.Api.CalmAsync(request);
        Assert.Single(scene.Ada.Messages);
        Assert.Contains(story.Of("answered"), entry => ((string)entry["message"]!).EndsWith(words.Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everyone_on_shift_is_paged_at_once_by_a_message_of_its_own_and_nobody_else_is()
    {
        var (request, _) = await scene.PagedAsync();

        var story = await scene.Api.CalmAsync(request);
        Assert.Equal(new[] { scene.Robin.Id, scene.Sam.Id }.Order(), story.Paged.Order());
        Assert.All([scene.Sam, scene.Robin], manager => Assert.Single(manager.Messages));
        Assert.Empty(scene.Kim.Messages);
        Assert.All(story.Of("paged"), paged => Assert.True(story.AfterOpening(paged) < TimeSpan.FromSeconds(5)));
        await scene.Ada.ReceivesAsync(message => message.Card.Says.Contains("Robin", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_manager_never_met_is_reached_by_a_conversation_with_their_Entra_id_and_one_who_was_met_in_their_chat()
    {
        await scene.Robin.InstallAsync();
        await scene.Robin.ReceivesAsync();

        await scene.PagedAsync();

        Assert.Equal(["create", "post"], scene.Sam.Calls.Take(2).Select(call => call.Kind));
        Assert.DoesNotContain(scene.Robin.Calls, call => call.Kind == "create");
        Assert.Single(scene.Robin.Messages, message => !message.IsPage);
    }

    [Fact]
    public async Task After_an_accept_the_other_page_names_who_has_it_and_the_employee_is_told()
    {
        var (request, words) = await scene.PagedAsync();
        var page = await scene.Sam.IsPagedAsync(request);

        var answer = await scene.Sam.ExecuteAsync("accept", new() { ["requestId"] = request, ["etaMinutes"] = 2 }, page.Id);

        Assert.Contains("close", answer.Card!.Verbs);
        await scene.Robin.ReceivesAsync(message => message.Edits > 0 && message.Card.Says.Contains("Sam", StringComparison.Ordinal));
        Assert.DoesNotContain("accept", (await scene.Robin.IsPagedAsync(request)).Card.Verbs);
        await scene.Ada.ReceivesAsync(message => message != words && message.Card.Says.Contains("Sam", StringComparison.Ordinal));
        await scene.Ada.ReceivesAsync(message => message.Id == words.Id && message.Card.Says.Contains("Sam", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_takeover_is_lived_through_to_its_end_and_the_log_has_all_of_it()
    {
        var (request, words) = await scene.PagedAsync();
        var page = await scene.Sam.IsPagedAsync(request);
        await scene.Sam.TapAsync(page, "accept");
        await scene.Sam.ExecuteAsync("arrived", new() { ["requestId"] = request }, page.Id);
        await scene.Ada.ReceivesAsync(message => message.Id == words.Id && message.Card.Inputs.Contains("text"));
        await scene.Ada.TapAsync(words, "statement", new() { ["text"] = "I said no three times." });

        var early = await scene.Sam.ExecuteAsync("close", Closing(request, customerSide: ""), page.Id);
        Assert.Contains("customer's side is missing", early.Says, StringComparison.Ordinal);
        Assert.Contains("close", early.Card!.Verbs);
        Assert.Equal("takenOver", (await scene.Api.FindAsync(request))!["state"]);

        var confirm = await scene.Sam.ExecuteAsync("close", Closing(request, customerSide: "The queue was long."), page.Id);
        Assert.Contains("Exclude the customer until", confirm.Card!.Says, StringComparison.Ordinal);
        Assert.Equal("takenOver", (await scene.Api.FindAsync(request))!["state"]);
        await scene.Sam.ExecuteAsync("close", new() { ["requestId"] = request, ["confirmed"] = "true" }, page.Id);
        var checkIn = await scene.Ada.ReceivesAsync(message => message.Card.Verbs.Contains("checkIn"));
        await scene.Ada.TapAsync(checkIn, "checkIn", new() { ["feltBacked"] = "4", ["text"] = "Thanks" });

        var story = await scene.Api.UntilAsync(request, one => one["feltBacked"] == "4" && one.Of("told").Any(told => (string?)told["notice"] == "closed"));
        Assert.Equal(("closed", "verbal", "excluded", "excluded"), (story["state"], story["category"], story["outcome"], story["customerDecision"]));
        Assert.Equal((scene.Ada.Id, scene.Sam.Id), (story.Employee, story.Manager));
        Assert.Equal(("true", "true"), (story["employeeHeard"], story["customerHeard"]));
        Assert.Equal(scene.Sam.Id, (string?)Assert.Single(story.Of("accepted"))["by"]);
        Assert.All(story.Of("requested").Concat(story.Of("statementGiven")), entry => Assert.Equal(scene.Ada.Id, (string?)entry["by"]));
        AssertEveryTimeHasItsEntry(story);
        Assert.Contains(request, await scene.Api.CsvAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_withdrawal_pages_offer_nothing_and_there_is_room_for_a_new_request()
    {
        var (request, words) = await scene.PagedAsync();

        var answer = await scene.Ada.TapAsync(words, "withdraw");

        Assert.DoesNotContain("withdraw", answer.Card!.Verbs);
        foreach (var manager in new[] { scene.Sam, scene.Robin })
        {
            await manager.ReceivesAsync(message => message.Request == request && message.Edits > 0 && message.Card.Verbs.Count == 0);
        }

        var (next, _) = await scene.PagedAsync();
        Assert.NotEqual(request, next);
        Assert.Equal("withdrawn", (await scene.Api.FindAsync(request))!["state"]);
        Assert.Equal("open", (await scene.Api.FindAsync(next))!["state"]);
    }

    [Fact]
    public async Task A_closed_request_makes_room_for_a_new_one()
    {
        var (request, _) = await scene.PagedAsync();
        await scene.Sam.TapAsync(await scene.Sam.IsPagedAsync(request), "accept");
        var closing = Closing(request, "They would not say.");
        closing["confirmed"] = "true";
        await scene.Sam.ExecuteAsync("close", closing);
        await scene.Api.UntilAsync(request, story => story.Of("told").Any(told => (string?)told["notice"] == "closed"));

        var (next, _) = await scene.PagedAsync();

        Assert.NotEqual(request, next);
    }

    [Fact]
    public async Task Action_Submit_does_the_same_as_Action_Execute()
    {
        var (request, words) = await scene.PagedAsync();
        var page = await scene.Sam.IsPagedAsync(request);
        var lines = words.Card.Lines;

        Assert.Equal(200, (await scene.Ada.SubmitAsync(words, "moreLines")).Status);
        await scene.Ada.ReceivesAsync(message => message.Id == words.Id && !message.Card.Lines.SequenceEqual(lines));
        Assert.Equal(200, (await scene.Sam.SubmitAsync(page, "accept")).Status);

        await scene.Sam.ReceivesAsync(message => message.Id == page.Id && message.Card.Verbs.Contains("arrived"));
        Assert.Equal(scene.Sam.Id, (await scene.Api.UntilAsync(request, story => story["state"] == "accepted")).Manager);
    }

    [Fact]
    public async Task Danger_pages_everyone_and_says_first_how_to_get_safe()
    {
        var (request, words) = await scene.PagedAsync("He has a knife and is coming behind the counter");
        await scene.Kim.IsPagedAsync(request);

        Assert.Contains("112", words.First.Says, StringComparison.Ordinal);
        Assert.Equal("4", (await scene.Api.CalmAsync(request))["severity"]);
    }

    [Fact]
    public async Task An_invoke_that_nobody_knows_is_answered_501()
    {
        var invoke = scene.Ada.Activity("invoke", null);
        invoke["name"] = "composeExtension/query";
        invoke["value"] = new JsonObject();

        Assert.Equal(501, (await scene.Ada.PostAsync(invoke)).Status);
    }

    private static JsonObject Closing(string request, string customerSide) => new()
    {
        ["requestId"] = request,
        ["outcome"] = "excluded",
        ["customerDecision"] = "excluded",
        ["excludedUntil"] = "2999-12-31",
        ["customerSide"] = customerSide,
        ["employeeSupport"] = "A break",
    };

    private static void AssertEveryTimeHasItsEntry(Story story)
    {
        var times = story.Timeline.Select(entry => Story.Time((string)entry["at"]!).ToUnixTimeMilliseconds()).ToHashSet();
        foreach (var field in new[] { "openedAt", "pagedAt", "acceptedAt", "takenOverAt", "closedAt" })
        {
            Assert.Contains(Story.Time(story[field]!).ToUnixTimeMilliseconds(), times);
        }
    }
}
