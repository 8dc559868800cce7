using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ManagerBackup.SystemTests.Floor;

/// <summary>The turns that a request can take before somebody is there.</summary>
public sealed class AskingTests
{
    [Fact]
    public async Task A_page_that_nobody_answers_reaches_Kim_and_then_the_employee_is_told_whom_to_call()
    {
        await using var floor = await PracticeFloor.OpenAsync();
        await floor.SpeedAsync(60);
        await floor.Employee.SayAsync("a customer is screaming at me and calling me names at till 3");
        await floor.Robin.BelongToAsync("Kim");
        await Expect(floor.Robin.Card).ToContainTextAsync("Ada still needs you");
        await Expect(floor.Employee.CardWith("Nobody has answered")).ToContainTextAsync("Call +31 20 555 0100 now.");
        await floor.SpeedAsync(1);

        var story = await floor.StoryAsync();
        Assert.Equal("unanswered", story.GetProperty("state").GetString());
        Assert.Equal(2, story.GetProperty("escalations").GetInt32());
        Assert.Single(Of("answered", story));
        await Expect(floor.Log.GetByTestId("log-state").First).ToHaveTextAsync("Nobody answered");
        Assert.Empty(Of("pageFailed", story));
        var kim = Of("pageDelivered", story).First(page => page.GetProperty("manager").GetString() == "ff32e780-fada-40a9-87e4-b1c5bd9d5904");
        Assert.InRange(Seconds(story, kim), 60, 75);

        await floor.Sam.TapAsync("I'm coming now");
        await Expect(floor.Employee.Cards.First).ToContainTextAsync("Sam is coming now");
    }

    [Fact]
    public async Task A_withdrawal_tells_the_managers_that_they_need_not_go()
    {
        await using var floor = await PracticeFloor.OpenAsync();
        await new Story(floor, Spoken.In("en")).AskAsync();
        await floor.Employee.TapAsync("Not needed any more");
        await Expect(floor.Employee.Card).ToContainTextAsync("asking is always OK");
        await Expect(floor.Sam.Card).ToContainTextAsync("You need not go.");
        await Expect(floor.Robin.Card).ToContainTextAsync("You need not go.");
        await Expect(floor.Sam.Card.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Expect(floor.Log.GetByTestId("log-state").First).ToHaveTextAsync("Withdrawn");
    }

    [Fact]
    public async Task Who_declined_may_come_after_all()
    {
        await using var floor = await PracticeFloor.OpenAsync();
        await new Story(floor, Spoken.In("en")).AskAsync();
        await floor.Sam.TapAsync("I can't");
        await Expect(floor.Sam.Card).ToContainTextAsync("You said you can't.");
        await Expect(floor.Sam.Card.GetByRole(AriaRole.Button, new() { Name = "I can't" })).ToHaveCountAsync(0);
        await floor.Sam.TapAsync("I'm coming now");
        await Expect(floor.Robin.Card).ToContainTextAsync("Sam has it");
    }

    [Fact]
    public async Task Danger_shows_safety_before_everything_and_pages_everyone()
    {
        await using var floor = await PracticeFloor.OpenAsync();
        await floor.Employee.SayAsync("he has a knife");
        await Expect(floor.Employee.Card).ToContainTextAsync("Call 112");
        Assert.StartsWith("Get safe first", (await floor.Employee.Card.InnerTextAsync()).Trim(), StringComparison.Ordinal);
        await Expect(floor.Sam.Card).ToContainTextAsync("DANGER");
        await floor.Robin.BelongToAsync("Kim");
        await Expect(floor.Robin.Card).ToContainTextAsync("DANGER");
    }

    [Fact]
    public async Task An_ordinary_answer_carries_a_button_that_gets_the_manager()
    {
        await using var floor = await PracticeFloor.OpenAsync();
        await floor.Employee.SayAsync("help");
        await floor.Employee.TapAsync("Get my manager");
        await Expect(floor.Sam.Card).ToContainTextAsync("Ada needs you");
        await Expect(floor.Robin.Card).ToContainTextAsync("Ada needs you");
        await Expect(floor.Employee.Element).ToContainTextAsync("Nobody has answered yet");
    }

    private static IEnumerable<JsonElement> Of(string type, JsonElement story) =>
        story.GetProperty("timeline").EnumerateArray().Where(entry => entry.GetProperty("type").GetString() == type);

    private static double Seconds(JsonElement story, JsonElement entry) =>
        (entry.GetProperty("at").GetDateTimeOffset() - story.GetProperty("openedAt").GetDateTimeOffset()).TotalSeconds;
}
