using ManagerBackup.SystemTests.Tools;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ManagerBackup.SystemTests.Review;

/// <summary>The overview: figures and pictures, and who sees which.</summary>
[Collection(ReviewHouse.Collection)]
public sealed class FigureTests(ReviewHouse house)
{
    [Fact]
    public async Task An_ops_lead_reads_the_figures_of_a_log_that_was_counted_by_hand_each_with_the_period_before()
    {
        var page = await house.OpenAsync("days=28");

        await ExpectFigureAsync(page, "total", "8", "more", "before: 3");
        await ExpectFigureAsync(page, "accept", "30 secs", "faster", "before: 40 secs");
        await Expect(Figure(page, "accept")).ToContainTextAsync("1 min 40 secs");
        await Expect(Figure(page, "accept")).ToContainTextAsync("50%");
        await ExpectFigureAsync(page, "unanswered", "1", "more", "before: 0");
        await ExpectFigureAsync(page, "heard", "80%", "higher", "before: 0%");
        await Expect(Figure(page, "heard")).ToContainTextAsync("4 of 5 closed");
        await Expect(Figure(page, "felt").GetByTestId("value")).ToHaveTextAsync("3.5 of 5");
        await Expect(Figure(page, "felt")).ToContainTextAsync("4 answers");
        await Expect(Figure(page, "aftercare")).ToBeVisibleAsync();

        await ChooseAsync(page, "90");
        await ExpectFigureAsync(page, "total", "11", "more", "before: 0");
        await ChooseAsync(page, "7");
        await Expect(Figure(page, "total").GetByTestId("value")).ToHaveTextAsync("5");
        Assert.Contains("days=7", page.Url, StringComparison.Ordinal);
        await page.GoBackAsync();
        await Expect(Figure(page, "total").GetByTestId("value")).ToHaveTextAsync("11");
        await Expect(page.GetByTestId("period-90")).ToBeCheckedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Each_figure_tells_by_keyboard_what_it_means_and_closes_again()
    {
        var page = await house.OpenAsync();
        foreach (var figure in (string[])["total", "accept", "unanswered", "heard", "felt", "aftercare"])
        {
            var (button, told) = (page.GetByTestId($"about-{figure}-button"), page.GetByTestId($"about-{figure}"));
            await button.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(told).ToBeVisibleAsync();
            await Expect(told).ToBeInViewportAsync(new() { Ratio = 1 });
            Assert.True((await told.InnerTextAsync()).Length > 80, figure);
            await page.Keyboard.PressAsync("Escape");
            await Expect(told).ToBeHiddenAsync();
            await Expect(button).ToBeFocusedAsync();
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Every_picture_has_a_table_that_says_the_same()
    {
        var page = await house.OpenAsync("days=28");
        var trend = page.GetByTestId("trend");
        await Expect(trend.GetByTestId("as-table")).ToBeVisibleAsync();
        foreach (var panel in (string[])["waits", "trend", "outcomes", "decisions"])
        {
            await page.GetByTestId(panel).GetByTestId("as-table").ClickAsync();
            await Expect(page.GetByTestId(panel).Locator("canvas")).ToBeHiddenAsync();
            await Expect(page.GetByTestId(panel).Locator("table")).ToBeInViewportAsync();
        }

        // After 10, 20, 30, 90 and 100 seconds: each bar ends with its last second.
        var waits = await page.GetByTestId("waits").Locator("tbody td:nth-child(2)").AllInnerTextsAsync();
        Assert.Equal("1 1 1 0 0 1 1 0 0 0 0", string.Join(' ', waits));
        var days = await trend.Locator("tbody td:nth-child(2)").AllInnerTextsAsync();
        Assert.Equal((28, 8), (days.Count, days.Count(count => count == "1")));
        await Expect(page.GetByTestId("outcomes").Locator("tbody tr")).ToHaveCountAsync(5);
        await Expect(page.GetByTestId("decisions")).ToContainTextAsync("Excluded");

        var heat = page.GetByTestId("heat");
        await Expect(heat.Locator("tbody tr")).ToHaveCountAsync(7);
        await Expect(heat.Locator("[data-level=few]").First).ToContainTextAsync("fewer than 5");
        Assert.DoesNotContain(await heat.Locator("tbody td").AllInnerTextsAsync(), text => text is "1" or "2" or "3" or "4");

        await Expect(page.GetByTestId("silent-wordsOnly").Locator("strong")).ToHaveTextAsync("1");
        await Expect(page.GetByTestId("silent-withdrawn").Locator("strong")).ToHaveTextAsync("2");
        await Expect(page.GetByTestId("silent-worse").Locator("strong")).ToHaveTextAsync("1");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Few_cases_are_hidden_per_site_and_sites_are_sorted_as_the_address_says()
    {
        var page = await house.OpenAsync("days=28");
        var table = page.GetByTestId("sites-table");
        await Expect(table.Locator("[data-site=demo]")).ToContainTextAsync("20 secs");
        await Expect(table.Locator("[data-site=south]")).ToContainTextAsync("fewer than 5");
        await table.Locator("[data-sort=name]").ClickAsync();
        await Expect(table.Locator("th[aria-sort=ascending]")).ToContainTextAsync("Site");
        await table.Locator("[data-sort=name]").ClickAsync();
        await Expect(table.Locator("th[aria-sort=descending]")).ToContainTextAsync("Site");
        await Expect(table.Locator("tbody tr").First).ToContainTextAsync("Store south");
        Assert.Contains("sort=-name", page.Url, StringComparison.Ordinal);

        await table.GetByRole(AriaRole.Link, new() { Name = "Store south" }).ClickAsync();
        await Expect(Figure(page, "total").GetByTestId("value")).ToHaveTextAsync("2");
        foreach (var figure in (string[])["accept", "heard", "felt"])
        {
            await Expect(Figure(page, figure)).ToContainTextAsync("fewer than 5");
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_manager_sees_their_own_site_and_no_answer_of_an_employee()
    {
        var page = await house.OpenAsync("days=28", Cast.Sam);
        await Expect(page.GetByTestId("site-picker")).ToContainTextAsync("Demo store");
        await Expect(page.GetByTestId("site-picker").Locator("select")).ToHaveCountAsync(0);
        await Expect(Figure(page, "felt")).ToContainTextAsync("Ops leads read this");
        await Expect(page.GetByTestId("sites")).ToBeHiddenAsync();
        await Expect(Figure(page, "total").GetByTestId("value")).ToHaveTextAsync("6");

        await page.GotoAsync(house.Address($"as={Cast.Sam}&view=log"));
        await Expect(page.GetByTestId("takeover")).ToHaveCountAsync(6);
        await page.GetByTestId("takeover").First.ClickAsync();
        await Expect(page.GetByTestId("story")).ToContainTextAsync("I stayed calm");
        await Expect(page.GetByTestId("story").Locator("[data-type=checkedIn]")).ToHaveCountAsync(0);
        await page.GotoAsync(house.Address($"as={Cast.Sam}&site=south"));
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("can’t see this site");
        await page.Context.CloseAsync();
    }

    internal static ILocator Figure(IPage page, string name) => page.GetByTestId($"figure-{name}");

    private static async Task ChooseAsync(IPage page, string period)
    {
        await page.GetByTestId($"period-{period}").CheckAsync();
        await Expect(page.GetByTestId($"period-{period}")).ToBeCheckedAsync();
    }

    private static async Task ExpectFigureAsync(IPage page, string name, string value, string direction, string before)
    {
        await Expect(Figure(page, name).GetByTestId("value")).ToHaveTextAsync(value);
        var change = Figure(page, name).GetByTestId("change").First;
        await Expect(change).ToContainTextAsync(direction);
        await Expect(change).ToContainTextAsync(before);
    }
}
