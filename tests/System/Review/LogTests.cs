using ManagerBackup.SystemTests.Tools;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ManagerBackup.SystemTests.Review;

/// <summary>The log: filters that live in the address, one takeover as a story, and what can be taken along.</summary>
[Collection(ReviewHouse.Collection)]
public sealed class LogTests(ReviewHouse house)
{
    [Fact]
    public async Task A_view_is_its_address_and_can_be_sent_to_a_colleague()
    {
        var page = await house.OpenAsync("view=log");
        var found = page.GetByTestId("takeover");
        await Expect(found).ToHaveCountAsync(8);
        await page.Locator("select[name=category]").SelectOptionAsync("verbal");
        await Expect(found).ToHaveCountAsync(3);
        await page.Locator("select[name=outcome]").SelectOptionAsync("apologised");
        await Expect(found).ToHaveCountAsync(1);
        var sent = page.Url;
        await page.GoBackAsync();
        await Expect(found).ToHaveCountAsync(3);
        await Expect(page.Locator("select[name=outcome]")).ToHaveValueAsync("");
        await page.GoForwardAsync();
        await Expect(found).ToHaveCountAsync(1);

        var colleague = await page.Context.NewPageAsync();
        await colleague.GotoAsync(sent);
        await Expect(colleague.GetByTestId("takeover")).ToHaveCountAsync(1);
        await Expect(colleague.Locator("select[name=category]")).ToHaveValueAsync("verbal");
        await colleague.GetByTestId("clear").ClickAsync();
        await Expect(colleague.GetByTestId("takeover")).ToHaveCountAsync(8);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("state=withdrawn", 2)]
    [InlineData("paged=false", 1)]
    [InlineData("worse=true", 1)]
    [InlineData("severity=3", 2)]
    [InlineData("site=south", 2)]
    [InlineData("days=90", 11)]
    [InlineData("manager=51d9a6a2-e5d7-46eb-a8b4-96f04c723b2e", 5)]
    [InlineData("from=2020-01-01&to=2020-01-31", 0)]
    public async Task Every_filter_of_the_address_is_kept_to(string filter, int count)
    {
        var page = await house.OpenAsync($"view=log&{filter}");
        await Expect(page.GetByTestId("state")).Not.ToContainTextAsync("Loading");
        await Expect(page.GetByTestId("takeover")).ToHaveCountAsync(count);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Nobody_is_named_in_the_list_and_what_was_taken_out_of_words_is_told_in_the_reader_s_language()
    {
        var page = await house.OpenAsync("view=log&lang=nl");
        await Expect(page.GetByTestId("takeover")).ToHaveCountAsync(8);
        var list = await page.GetByTestId("list").InnerTextAsync();
        Assert.DoesNotContain("Ada", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Bea", list, StringComparison.Ordinal);
        Assert.Contains("[telefoonnummer verwijderd]", list, StringComparison.Ordinal);
        Assert.Equal("nl", await page.Locator("html").GetAttributeAsync("lang"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_story_tells_both_sides_and_who_did_what_when_and_takes_a_note()
    {
        var page = await house.OpenAsync("view=log&category=threat");
        await page.GetByTestId("takeover").ClickAsync();
        var story = page.GetByTestId("story");
        await Expect(story.Locator("h2")).ToBeFocusedAsync();
        await Expect(story).ToContainTextAsync("Ada");
        await Expect(story.Locator(".side").First).ToContainTextAsync("I was afraid");
        await Expect(story.Locator(".side").Last).ToContainTextAsync("He had waited for long");
        await Expect(story.Locator(".facts")).ToContainTextAsync("20 secs");
        var kinds = await story.Locator(".timeline-entry").EvaluateAllAsync<string[]>("entries => entries.map(entry => entry.dataset.type)");
        Assert.Equal(["requested", "answered", "paged", "accepted", "arrived", "statementGiven", "closed", "checkedIn"], kinds);
        await Expect(story.Locator(".pause").First).ToContainTextAsync("2 mins 40 secs later");
        await Expect(story.Locator("[data-type=requested] time")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^1[123]:00:00$"));

        await page.GetByTestId("note-save").ClickAsync();
        await Expect(page.GetByTestId("note-said")).ToContainTextAsync("Write something first");
        await page.GetByTestId("note-text").FillAsync("The camera footage is kept.");
        await page.GetByTestId("note-save").ClickAsync();
        await Expect(story.Locator("[data-type=noted]")).ToContainTextAsync("The camera footage is kept.");
        await Expect(page.GetByTestId("note-said")).ToContainTextAsync("The note is in the log.");

        await page.GetByTestId("close-story").ClickAsync();
        await Expect(story).ToBeHiddenAsync();
        await Expect(page.GetByTestId("takeover")).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task One_takeover_is_a_page_on_paper()
    {
        var page = await house.OpenAsync("view=log&category=threat&theme=dark");
        await page.GetByTestId("takeover").ClickAsync();
        await Expect(page.GetByTestId("story")).ToBeVisibleAsync();
        await page.EvaluateAsync("window.print = () => { window.printed = true; }");
        await page.GetByTestId("print").ClickAsync();
        Assert.True(await page.EvaluateAsync<bool>("window.printed"));
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.GetByTestId("story")).ToBeVisibleAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        foreach (var screen in (string[])[".bar", ".pickers", ".live", ".views", ".filter-bar", ".results", ".note", ".story-tools"])
        {
            await Expect(page.Locator(screen).First).ToBeHiddenAsync();
        }

        await ReviewHouse.PictureAsync(page, "print");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_taken_along_is_what_was_looked_at()
    {
        var page = await house.OpenAsync("view=log&state=closed");
        await Expect(page.GetByTestId("takeover")).ToHaveCountAsync(5);
        var rows = await CsvAsync(page, "csv");
        Assert.Equal(6, rows.Count);
        var (id, state) = (Array.IndexOf(rows[0], "id"), Array.IndexOf(rows[0], "state"));
        Assert.All(rows.Skip(1), row => Assert.Equal("closed", row[state]));
        var shown = await page.GetByTestId("takeover").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.id)");
        Assert.Equal(shown.Order(), rows.Skip(1).Select(row => row[id]).Order());

        var incidents = await CsvAsync(page, "sb553");
        Assert.True(incidents.Count > 1);
        Assert.DoesNotContain(incidents.SelectMany(row => row), cell => cell.Contains("Ada", StringComparison.Ordinal) || cell.Contains("Sam", StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_filter_that_matches_little_is_looked_through_to_the_end_and_says_how_far_it_got()
    {
        var asked = 0;
        var page = await house.OpenAsync("view=log", prepare: opened => opened.RouteAsync("**/api/takeovers?*", async route =>
        {
            // As a server does that looks at so many rows a call: hardly anything found, and where to go on.
            var next = ++asked < 20 ? $"\"019d{asked:0000}-0000-7000-8000-000000000000\"" : "null";
            await route.FulfillAsync(new() { ContentType = "application/json", Body = $"{{\"items\":[],\"next\":{next}}}" });
        }));
        await Expect(page.GetByTestId("state")).ToContainTextAsync("0 or more found. Searched back to");
        await page.GetByTestId("more").ClickAsync();
        await Expect(page.GetByTestId("state")).ToContainTextAsync("No takeovers in this period");
        await Expect(page.GetByTestId("more")).ToBeHiddenAsync();
        Assert.Equal(20, asked);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_employee_reads_their_own_log_and_takes_it_along()
    {
        var page = await house.OpenAsync(@as: Cast.Ada);
        await Expect(page.GetByTestId("forbidden")).ToContainTextAsync("ops leads and managers");
        var own = page.GetByTestId("own-takeover");
        await Expect(own).ToHaveCountAsync(9);
        await Expect(page.GetByTestId("own")).ToContainTextAsync("I stayed calm");
        await Expect(page.GetByTestId("own")).Not.ToContainTextAsync("aisle 4");
        await Senses.CheckAsync(page);
        await ReviewHouse.PictureAsync(page, "own-log");
        Assert.Equal(10, (await CsvAsync(page, "own-csv")).Count);
        var json = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("own-json").ClickAsync());
        Assert.Equal(9, System.Text.Json.JsonElement.Parse(await File.ReadAllTextAsync(await json.PathAsync())).GetArrayLength());
        await page.Context.CloseAsync();
    }

    private static async Task<IReadOnlyList<string[]>> CsvAsync(IPage page, string link)
    {
        var saved = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId(link).ClickAsync());
        return CsvText.Parse(await File.ReadAllTextAsync(await saved.PathAsync()));
    }
}
