using ManagerBackup.SystemTests.Tools;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ManagerBackup.SystemTests.Review;

/// <summary>Every state in every look, for eyes, keyboards and screen readers.</summary>
[Collection(ReviewHouse.Collection)]
public sealed class LookTests(ReviewHouse house)
{
    [Theory]
    [InlineData("light", 1440, "en")]
    [InlineData("dark", 768, "nl")]
    [InlineData("contrast", 1440, "de")]
    [InlineData("light", 320, "de")]
    [InlineData("dark", 320, "nl")]
    public async Task No_state_has_a_flaw_for_a_screen_reader_or_weak_eyes(string theme, int width, string language)
    {
        var page = await house.OpenAsync($"theme={theme}&lang={language}", look: new() { ViewportSize = new() { Width = width, Height = 800 }, HasTouch = width < 400 });
        var name = $"{theme}-{width}-{language}";
        await Expect(page.GetByTestId("figure-total")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("takeover").First).ToBeVisibleAsync();
        await SeeAsync(page, $"overview-{name}");
        await page.GetByTestId("about-accept-button").ClickAsync();
        await Expect(page.GetByTestId("about-accept")).ToBeVisibleAsync();
        await SeeAsync(page, $"popover-{name}");
        await page.Keyboard.PressAsync("Escape");
        foreach (var button in await page.GetByTestId("as-table").AllAsync())
        {
            await button.ClickAsync();
        }

        await SeeAsync(page, $"tables-{name}");
        await page.GetByTestId("view-log").ClickAsync();
        await Expect(page.GetByTestId("state")).ToContainTextAsync("8");
        await SeeAsync(page, $"log-{name}");
        await page.GetByTestId("takeover").First.ClickAsync();
        await Expect(page.GetByTestId("story")).ToBeVisibleAsync();
        await SeeAsync(page, $"story-{name}");
        await page.GetByTestId("view-readiness").ClickAsync();
        await Expect(page.GetByTestId("coverage").Locator("table").First).ToBeVisibleAsync();
        await SeeAsync(page, $"readiness-{name}");
        await page.GotoAsync(house.Address($"as={Cast.OpsLead}&theme={theme}&lang={language}&from=2020-01-01&to=2020-01-28"));
        await Expect(page.GetByTestId("latest").Locator(".empty")).ToBeVisibleAsync();
        await SeeAsync(page, $"empty-{name}");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("overview")]
    [InlineData("log")]
    [InlineData("readiness")]
    public async Task Waiting_and_failing_are_told_and_can_be_tried_again(string view)
    {
        var trouble = true;
        var held = new TaskCompletionSource();
        var page = await house.OpenAsync($"view={view}", prepare: async opened =>
        {
            foreach (var path in (string[])["summary*", "summary/sites*", "takeovers*", "coverage*", "drills*"])
            {
                await opened.RouteAsync($"**/api/{path}", async route =>
                {
                    await held.Task;
                    await (trouble ? route.AbortAsync() : route.ContinueAsync());
                });
            }
        });
        await Expect(page.Locator(".skeleton").First).ToBeVisibleAsync();
        await SeeAsync(page, $"loading-{view}");
        held.SetResult();
        await Expect(page.GetByTestId("trouble").First).ToContainTextAsync("no connection");
        await SeeAsync(page, $"error-{view}");
        trouble = false;
        await page.EvaluateAsync("document.querySelectorAll('[data-testid=trouble] button').forEach(button => button.click())");
        await Expect(page.GetByTestId("trouble")).ToHaveCountAsync(0);
        await Expect(page.Locator(".skeleton")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_part_that_the_server_does_not_have_is_left_out()
    {
        var page = await house.OpenAsync(prepare: async opened =>
        {
            foreach (var path in (string[])["summary/sites*", "live*", "drills*"])
            {
                await opened.RouteAsync($"**/api/{path}", route => route.FulfillAsync(new() { Status = 404, ContentType = "application/json", Body = "{}" }));
            }
        });
        await Expect(page.GetByTestId("figure-total")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("takeover").First).ToBeVisibleAsync();
        await Expect(page.GetByTestId("sites")).ToBeHiddenAsync();
        await Expect(page.GetByTestId("live")).ToBeHiddenAsync();
        await page.GetByTestId("view-readiness").ClickAsync();
        await Expect(page.GetByTestId("coverage").Locator("table").First).ToBeVisibleAsync();
        await Expect(page.GetByTestId("drills")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Of_many_sites_one_is_found_by_typing_and_without_a_mouse()
    {
        var sites = string.Join(',', Enumerable.Range(0, 498).Select(i => $$"""{"site":"s{{i}}","name":"Shop {{i}}","timeZone":"Europe/Amsterdam","whole":true}""")
            .Append("""{"site":"south","name":"Store south","timeZone":"Europe/Amsterdam","whole":true}"""));
        var page = await house.OpenAsync(prepare: opened => opened.RouteAsync("**/api/sites", route =>
            route.FulfillAsync(new() { ContentType = "application/json", Body = $"{{\"items\":[{sites}]}}" })));
        var field = page.GetByTestId("site");
        await Expect(field).ToHaveValueAsync("All 499 sites");
        await field.FocusAsync();
        await page.Keyboard.TypeAsync("south");
        await Expect(page.Locator("[role=option]")).ToHaveCountAsync(1);
        await Senses.CheckAsync(page);
        await ReviewHouse.PictureAsync(page, "many-sites");
        await page.Keyboard.PressAsync("Enter");
        await Expect(field).ToHaveValueAsync("Store south");
        await Expect(page.GetByTestId("figure-total").GetByTestId("value")).ToHaveTextAsync("2");
        Assert.Contains("site=south", page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task In_practice_a_role_can_be_picked_and_the_page_follows_the_system_s_theme()
    {
        var page = await house.OpenAsync(look: new() { ColorScheme = ColorScheme.Dark });
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await page.GetByTestId("player").SelectOptionAsync(Cast.Sam.Value);
        await Expect(page.Locator(".only-site")).ToHaveTextAsync("Demo store");
        await Expect(page.GetByTestId("player")).ToHaveValueAsync(Cast.Sam.Value);
        await page.GetByTestId("player").SelectOptionAsync(Cast.Ada.Value);
        await Expect(page.GetByTestId("forbidden")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    private static async Task SeeAsync(IPage page, string name)
    {
        await ReviewHouse.PictureAsync(page, name);
        await Senses.FitsAsync(page);
        await Senses.CheckAsync(page);
    }
}
