using ManagerBackup.SystemTests.Floor;
using Microsoft.Playwright;

namespace ManagerBackup.Pictures;

/// <summary>Lives through a takeover on the practice floor and takes pictures on the way.</summary>
internal static class Album
{
    /// <summary>The few that the README shows.</summary>
    public static async Task OfReadmeAsync(string folder)
    {
        var camera = new Camera(folder);
        await using var floor = await PracticeFloor.OpenAsync();
        var story = new Story(floor, Spoken.In("en"));
        await story.AskAsync();
        await camera.CardAsync(floor, floor.Robin, "page-card");
        await story.AcceptAsync();
        await camera.CardAsync(floor, floor.Employee, "employee-card", first: true);
        await story.ArriveAsync();
        await story.TellAsync();
        await Assertions.Expect(floor.Log.Locator("[data-type=statementGiven]")).ToBeVisibleAsync();
        await floor.Page.Mouse.MoveAsync(0, 0);
        await camera.ScreenAsync(floor.Page, "practice-floor");
        await camera.CardAsync(floor, floor.Sam, "takeover-card");
        await story.CloseAsync();
        await story.CheckInAsync();
        await OthersAskAsync(floor);
        var review = await floor.OpenReviewAsync();
        await Assertions.Expect(review.GetByTestId("takeover")).ToHaveCountAsync(3);
        await camera.ScreenAsync(review, "review");
        await review.GetByTestId("takeover").Last.ClickAsync();
        await Assertions.Expect(review.GetByTestId("story")).ToBeVisibleAsync();
        await camera.ScreenAsync(review, "review-story");
    }

    // A review page with one takeover shows little.
    private static async Task OthersAskAsync(PracticeFloor floor)
    {
        await floor.Employee.BelongToAsync("Bram");
        await floor.Employee.SayAsync("customer is being really rude and snapping at me");
        await floor.Employee.TapAsync("Not needed any more");
        await Assertions.Expect(floor.Employee.Card).ToContainTextAsync("asking is always OK");
        await floor.Employee.SayAsync("he says he will wait for me after closing");
        await floor.Robin.TapAsync("I'm coming now");
        await Assertions.Expect(floor.Employee.Element).ToContainTextAsync("Robin is coming now");
    }

    /// <summary>Every state of the story, in light and dark, on every width: to be looked at after a change of looks.</summary>
    public static async Task EveryStateAsync(string folder, Spoken words)
    {
        var camera = new Camera(folder);
        await using var floor = await PracticeFloor.OpenAsync();
        var (story, language) = (new Story(floor, words), words.Language);
        (string Name, Func<Task> Step)[] steps =
        [
            ("0-start", story.BeginAsync), ("1-asked", story.AskAsync), ("2-accepted", story.AcceptAsync), ("3-arrived", story.ArriveAsync),
            ("4-told", story.TellAsync), ("5-refused", story.CloseTooEarlyAsync), ("6-closed", story.CloseAsync), ("7-checked-in", story.CheckInAsync),
        ];
        foreach (var (name, step) in steps)
        {
            await step();
            await camera.EveryLookAsync(floor.Page, $"floor-{language}-{name}", tabs: true);
        }

        var review = await floor.OpenReviewAsync();
        await Assertions.Expect(review.GetByTestId("takeover").First).ToBeVisibleAsync();
        await camera.EveryLookAsync(review, $"review-{language}", tabs: false);
        await review.GetByTestId("takeover").First.ClickAsync();
        await Assertions.Expect(review.GetByTestId("story")).ToBeVisibleAsync();
        await camera.EveryLookAsync(review, $"review-{language}-story", tabs: false);
    }
}
