using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ManagerBackup.SystemTests.Floor;

/// <summary>How a takeover ends, tapped and filled in as people do it.</summary>
public sealed class ClosingTests
{
    [Fact]
    public async Task A_customer_who_complains_is_excluded_once_the_employee_was_heard_and_the_manager_looked_twice()
    {
        await using var floor = await PracticeFloor.OpenAsync();
        await TakeOverAsync(floor);
        await FillInAsync(floor.Sam);
        await Toggle(floor.Sam, "The customer complains about Ada.").CheckAsync();

        await floor.Sam.TapAsync("Close it");
        await Expect(floor.Sam.Card).ToContainTextAsync("so Ada comes first");
        await Expect(floor.Employee.Card).ToContainTextAsync("The customer complains about you");
        await Toggle(floor.Employee, "I was threatened").CheckAsync();
        await Toggle(floor.Employee, "It was about a rule of the shop").CheckAsync();
        await floor.Employee.TapAsync("Send");

        await Expect(floor.Sam.Card).ToContainTextAsync("Ada has told their side. You can close it now.");
        await Expect(floor.Sam.Cards.First).ToContainTextAsync("I was threatened. It was about a rule of the shop.");
        await Expect(floor.Sam.Element.GetByLabel("Why? (optional)")).ToHaveValueAsync("spat at the till");
        await floor.Sam.TapAsync("Close it");
        await Expect(floor.Sam.Cards.First).ToContainTextAsync("Exclude the customer until 22 November 2999?");
        await Expect(floor.Sam.Cards.First).ToContainTextAsync("you are not welcome at Demo store until 22 November 2999");
        await floor.Sam.TapAsync("Back");
        await Expect(floor.Sam.Element.GetByLabel("Why? (optional)")).ToHaveValueAsync("spat at the till");
        await floor.Sam.TapAsync("Close it");
        await floor.Sam.TapAsync("Yes, exclude them");

        await Expect(floor.Sam.Cards.First).ToContainTextAsync("Thank you for backing Ada.");
        await Expect(floor.Employee.Card).ToContainTextAsync("Take a break. You have earned it.");
        await Expect(floor.Employee.Card).ToContainTextAsync("You can go home early today.");
        var story = await floor.StoryAsync();
        Assert.Equal(("excluded", "2999-11-22", "police", "given"), (
            story.GetProperty("customerDecision").GetString(), story.GetProperty("excludedUntil").GetString(),
            story.GetProperty("attended").GetString(), story.GetProperty("employeeSide").GetString()));
        Assert.Equal(["break", "homeEarly"], story.GetProperty("support").EnumerateArray().Select(one => one.GetString()));
        Assert.True(story.GetProperty("complaint").GetBoolean());
    }

    [Fact]
    public async Task Closed_without_the_employee_s_side_the_manager_s_card_tells_when_it_comes_in_and_takes_more_of_the_customer_s()
    {
        await using var floor = await PracticeFloor.OpenAsync();
        await TakeOverAsync(floor);
        await floor.Sam.ChooseAsync("How did it end?", "Solved");
        await floor.Sam.WriteAsync("The customer's side (needed)", "He had waited for twenty minutes.");
        await floor.Sam.TapAsync("Close it");
        await Expect(floor.Sam.Card).ToContainTextAsync("Ada has not told their side yet.");

        await Toggle(floor.Sam, "Close without Ada's side.").CheckAsync();
        await floor.Sam.TapAsync("Close it");
        await Expect(floor.Sam.Card).ToContainTextAsync("not answered yet");
        await floor.Employee.TapAsync("I'd rather not");
        await Expect(floor.Employee.Card).ToContainTextAsync("That's fine.");
        await Expect(floor.Sam.Card).ToContainTextAsync("would rather not say");

        await floor.Sam.TapAsync("Add to the customer's side");
        await floor.Sam.WriteAsync("What else did the customer say?", "He came back and apologised.");
        await floor.Sam.TapAsync("Send");
        await Expect(floor.Sam.Card).ToContainTextAsync("He came back and apologised.");
        await Expect(floor.Sam.Card).ToContainTextAsync("He had waited for twenty minutes.");
    }

    private static async Task TakeOverAsync(PracticeFloor floor)
    {
        await new Story(floor, Spoken.In("en")).AskAsync();
        await floor.Sam.TapAsync("I'm coming now");
        await floor.Sam.TapAsync("I'm there");
        await Expect(floor.Employee.Cards.First).ToContainTextAsync("Sam has taken over");
    }

    private static async Task FillInAsync(Phone sam)
    {
        await sam.ChooseAsync("How did it end?", "Police called");
        await sam.WriteAsync("The customer's side (needed)", "He had waited for twenty minutes.");
        await sam.ChooseAsync("Does the customer stay a customer?", "No longer welcome");
        await sam.WriteAsync("Until when? (needed if no longer welcome)", "2999-11-22");
        await sam.WriteAsync("Why? (optional)", "spat at the till");
        await sam.ChooseAsync("Did security or the police come?", "The police");
        await Toggle(sam, "A break").CheckAsync();
        await Toggle(sam, "Home early").CheckAsync();
    }

    private static ILocator Toggle(Phone phone, string title) => phone.Element.GetByRole(AriaRole.Checkbox, new() { Name = title }).Last;
}
