using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ManagerBackup.SystemTests.Floor;

/// <summary>What happens when one yes is not enough, and when it is only practice.</summary>
public sealed class ChasingTests
{
    [Fact]
    public async Task Who_accepts_and_does_not_come_is_chased_and_the_others_are_paged_again()
    {
        await using var floor = await PracticeFloor.OpenAsync();
        await new Story(floor, Spoken.In("en")).AskAsync();
        await floor.Sam.TapAsync("I'm coming now");
        await Expect(floor.Robin.Card).ToContainTextAsync("Sam has it");

        await floor.SpeedAsync(60);
        await Expect(floor.Employee.CardWith("Sam isn't there yet")).ToContainTextAsync("Call +31 20 555 0100 now.");
        await floor.SpeedAsync(1);

        await Expect(floor.Sam.CardWith("You weren't there in time")).ToBeVisibleAsync();
        await Expect(floor.Robin.CardWith("Ada still needs you")).ToBeVisibleAsync();
        Assert.Contains("notArrived", await TypesAsync(floor));
    }

    [Fact]
    public async Task Nobody_is_here_opens_it_again()
    {
        await using var floor = await PracticeFloor.OpenAsync();
        await new Story(floor, Spoken.In("en")).AskAsync();
        await floor.Sam.TapAsync("I'm coming now");
        await floor.Sam.TapAsync("I'm there");
        await Expect(floor.Employee.Cards.First).ToContainTextAsync("Sam has taken over");

        await floor.Employee.TapAsync("Nobody is here");

        await Expect(floor.Employee.Cards.First).ToContainTextAsync("Sam isn't there yet");
        await Expect(floor.Robin.CardWith("Ada still needs you")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task In_danger_a_second_manager_comes_along_and_the_first_can_hand_it_back()
    {
        await using var floor = await PracticeFloor.OpenAsync();
        await floor.Employee.SayAsync("he has a knife");
        await Expect(floor.Sam.Card).ToContainTextAsync("DANGER");
        await Expect(floor.Robin.Card).ToContainTextAsync("DANGER");
        await floor.Sam.TapAsync("I'm coming now");
        await Expect(floor.Robin.Card).ToContainTextAsync("Come along if you can");

        await floor.Robin.TapAsync("I'm coming along");
        await Expect(floor.Robin.Card).ToContainTextAsync("You are coming along");
        await Expect(floor.Employee.Cards.First).ToContainTextAsync("Robin is coming along");
        await Expect(floor.Sam.Card).ToContainTextAsync("Robin is coming along");

        await floor.Sam.TapAsync("Hand it back");
        await Expect(floor.Robin.CardWith("Ada still needs you").GetByRole(AriaRole.Button, new() { Name = "I'm coming now" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_drill_is_marked_as_practice_everywhere_and_kept_out_of_the_figures()
    {
        await using var floor = await PracticeFloor.OpenAsync();
        await floor.Sam.SayAsync("drill");
        await Expect(floor.Robin.Card).ToContainTextAsync("PRACTICE. This is not real.");
        await Expect(floor.Robin.Card).ToContainTextAsync("Sam needs you");

        await floor.Robin.TapAsync("I'm coming now");
        await Expect(floor.Sam.CardWith("Robin is coming now")).ToContainTextAsync("PRACTICE. This is not real.");
        await floor.SpeedAsync(60);
        await Expect(floor.Sam.CardWith("The practice is over")).ToContainTextAsync("Robin answered after");
        await floor.SpeedAsync(1);

        var story = await floor.StoryAsync();
        Assert.True(story.GetProperty("practice").GetBoolean());
        Assert.Equal(0, JsonElement.Parse(await floor.ReadAsync("api/summary")).GetProperty("total").GetInt32());
        foreach (var phone in new[] { floor.Sam, floor.Robin })
        {
            var cards = await phone.Cards.AllInnerTextsAsync();
            Assert.All(cards, card => Assert.Contains("PRACTICE. This is not real.", card, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_employee_does_not_start_a_drill()
    {
        await using var floor = await PracticeFloor.OpenAsync();
        await floor.Employee.SayAsync("drill");
        await Expect(floor.Employee.Card).ToContainTextAsync("Only managers and ops leads start a practice.");
        await Expect(floor.Sam.Cards).ToHaveCountAsync(0);
    }

    private static async Task<IReadOnlyList<string?>> TypesAsync(PracticeFloor floor) =>
        [.. (await floor.StoryAsync()).GetProperty("timeline").EnumerateArray().Select(entry => entry.GetProperty("type").GetString())];
}
