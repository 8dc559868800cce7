using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ManagerBackup.SystemTests.Floor;

/// <summary>The hours after: the employee is asked how they are, the manager owes a talk, the ops lead sees both.</summary>
public sealed class AftercareTests
{
    // An hour at 60 times speed, and what a busy machine adds.
    private const float AnHour = 150_000;

    [Fact]
    public async Task Who_feels_bad_an_hour_later_is_heard_by_the_person_they_choose_and_the_talk_is_on_record()
    {
        await using var floor = await PracticeFloor.OpenAsync(null, "Sites:demo:SupportContact:Name=Noor", "Sites:demo:SupportContact:Phone=020 555 0100");
        var (ada, sam) = (floor.Employee, floor.Sam);
        await CloseAsync(floor);
        await Expect(ada.Cards.First).ToContainTextAsync("Want to talk about it? Noor, 020 555 0100");

        await floor.SpeedAsync(60);
        await Expect(ada.CardWith("How are you now?")).ToBeVisibleAsync(new() { Timeout = AnHour });
        await floor.SpeedAsync(1);
        await ada.TapAsync("😞 Bad");
        await ada.TapAsync("2: a little");
        await Expect(ada.Element).ToContainTextAsync("That sounds hard. You don't have to carry it alone.");
        await ada.PickAsync("Sam, who came");
        await ada.TapAsync("Send");
        await Expect(ada.Element).ToContainTextAsync("Without your OK I tell nobody.");
        await Expect(sam.CardWith("Ada would like to talk to you.")).ToHaveCountAsync(0);
        await ada.PickAsync("Also what I answered here");
        await ada.WriteAsync("What they should know (optional)", "Ten minutes before I go home?");
        await ada.TapAsync("Send");
        await Expect(ada.Element).ToContainTextAsync("I'm telling Sam now.");

        var wish = sam.CardWith("Ada would like to talk to you.");
        await Expect(wish).ToContainTextAsync("Ten minutes before I go home?");
        await Expect(wish).ToContainTextAsync("They felt backed: 2 of 5");
        await sam.SayAsync("follow-ups");
        await Expect(sam.Card).ToContainTextAsync("Private talks you owe");
        await Expect(sam.Card).ToContainTextAsync("Ada would like to talk to you.");
        await sam.TapAsync("We have talked");
        await Expect(sam.Card).ToContainTextAsync("You owe nobody a private talk.");

        await ada.SayAsync("my log");
        await Expect(ada.Card).ToContainTextAsync("You asked to talk to the manager who came");
        await Expect(ada.Card).ToContainTextAsync("You and Sam have talked");
        await TheReviewTellsItAsync(floor);
    }

    private static async Task CloseAsync(PracticeFloor floor)
    {
        var story = new Story(floor, Spoken.In("en"));
        await story.AskAsync();
        await story.AcceptAsync();
        await story.ArriveAsync();
        await floor.Employee.TapAsync("I'd rather not");
        await Expect(floor.Sam.Card).ToContainTextAsync("would rather not say");
        await floor.Sam.Element.GetByRole(AriaRole.Checkbox, new() { Name = "A contact for support" }).Last.CheckAsync();
        await story.CloseAsync();
    }

    private static async Task TheReviewTellsItAsync(PracticeFloor floor)
    {
        var review = await floor.OpenReviewAsync();
        await Expect(review.GetByTestId("figure-total").GetByTestId("value")).ToHaveTextAsync("1");
        await Expect(review.GetByTestId("figure-aftercare")).ToContainTextAsync("fewer than 5");
        await review.GetByTestId("takeover").ClickAsync();
        var told = review.GetByTestId("story");
        await Expect(told.Locator("[data-type=checkedIn]").Last).ToContainTextAsync("2 of 5");
        await Expect(told.Locator("[data-type=followedUp]")).ToBeVisibleAsync();
        await Expect(told).ToContainTextAsync("rather not");
    }
}
