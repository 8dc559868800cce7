using static Microsoft.Playwright.Assertions;

namespace ManagerBackup.SystemTests.Review;

/// <summary>A house of its own: what happens in it would be in the others' figures.</summary>
public sealed class LiveTests(ReviewHouse house) : IClassFixture<ReviewHouse>
{
    [Fact]
    public async Task What_is_open_right_now_moves_by_itself()
    {
        await house.PlayAsync("install", new { person = Cast.Sam.Value, locale = "en-US" });
        var page = await house.OpenAsync();
        await Expect(page.GetByTestId("live-said")).ToContainTextAsync("Nothing is open right now.");
        await house.PlayAsync("say", new { person = Cast.Bram.Value, text = "a man at till 5 is screaming at me", locale = "en-US" });
        var row = page.GetByTestId("live-item");
        await Expect(row).ToContainTextAsync("Waiting for a manager");
        await Expect(page.GetByTestId("live-said")).ToHaveTextAsync("1 open right now, 1 waiting for a manager.");
        var clock = row.Locator(".live-clock");
        var before = await clock.InnerTextAsync();
        await Expect(clock).Not.ToHaveTextAsync(before);

        var id = await row.GetAttributeAsync("data-id");
        await row.EvaluateAsync("element => { element.dataset.same = 'yes'; }");
        await house.PlayAsync("tap", new { person = Cast.Sam.Value, activityId = "1", type = "Execute", verb = "accept", data = new { requestId = id, etaMinutes = 2 } });
        await Expect(row).ToContainTextAsync("Sam is on the way");
        await Expect(row).ToHaveAttributeAsync("data-same", "yes"); // The row itself stayed: nothing flickered.
        await house.PlayAsync("tap", new { person = Cast.Bram.Value, activityId = "1", type = "Execute", verb = "withdraw", data = new { requestId = id } });
        await Expect(page.GetByTestId("live-said")).ToContainTextAsync("Nothing is open right now.");
        await page.Context.CloseAsync();
    }
}
