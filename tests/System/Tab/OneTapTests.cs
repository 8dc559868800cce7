using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ManagerBackup.SystemTests.Tab;

/// <summary>What an employee sees on the tab, from the tap to the end.</summary>
public sealed class OneTapTests
{
    [Fact]
    public async Task One_tap_pages_the_managers_and_the_page_tells_the_truth_to_the_end()
    {
        await using var tab = await EmployeeTab.OpenAsync(installed: [EmployeeTab.Ada]);
        await Expect(tab.Ask).ToBeVisibleAsync();
        await tab.PictureAsync("1-ready");
        await tab.Ask.TapAsync();
        await Expect(tab.Truth).ToContainTextAsync("I've asked Robin and Sam to come");
        await tab.PictureAsync("2-asked");

        var request = await tab.NewestAsync();
        var id = request.GetProperty("id").GetString();
        Assert.Equal(EmployeeTab.Ada, request.GetProperty("employee").GetProperty("id").GetString());
        await tab.TapAsync(EmployeeTab.Sam, "accept", new { requestId = id, etaMinutes = 2 });
        await Expect(tab.Truth).ToContainTextAsync("Sam is on the way, about 2 minutes");
        await Expect(tab.Truth).ToHaveAttributeAsync("data-tone", "good");
        await tab.PictureAsync("3-on-the-way");

        await tab.Page.GetByTestId("here").TapAsync();
        await Expect(tab.Truth).ToContainTextAsync("Sam has taken over");
        await tab.PictureAsync("4-taken-over");
        await tab.TapAsync(EmployeeTab.Sam, "close", new { requestId = id, outcome = "resolved", customerDecision = "keep", customerSide = "He was in a hurry" });
        await Expect(tab.Truth).ToContainTextAsync("This is over. Sam closed it");
        await tab.Page.GetByTestId("anew").TapAsync();
        await Expect(tab.Ask).ToBeVisibleAsync();

        // The card is in the chat as well: one first answer, with the words.
        var story = await tab.StoryAsync(id!);
        Assert.Contains(story.GetProperty("timeline").EnumerateArray(), entry => entry.GetProperty("type").GetString() == "answered" && entry.GetProperty("seconds").GetDouble() > 0);
        Assert.Single(await tab.TakeoversAsync());
    }

    [Fact]
    public async Task What_is_stored_of_their_requests_can_be_taken_along()
    {
        await using var tab = await EmployeeTab.OpenAsync();
        await tab.Picture("verbal").TapAsync();
        await Expect(tab.Truth).ToContainTextAsync("I've asked");
        await tab.Page.GetByTestId("withdraw").TapAsync();

        var saved = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Page.GetByTestId("own-log").TapAsync());

        Assert.Equal("my-log.csv", saved.SuggestedFilename);
        Assert.Contains((await tab.NewestAsync()).GetProperty("id").GetString()!, await File.ReadAllTextAsync(await saved.PathAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_says_what_is_happening_and_the_words_fit_it()
    {
        await using var tab = await EmployeeTab.OpenAsync();
        await tab.Picture("verbal").TapAsync();
        await Expect(tab.Truth).ToContainTextAsync("I've asked");
        await Expect(tab.Page.GetByText("Say this")).ToBeVisibleAsync();
        Assert.True(await tab.Page.Locator("[data-line]").CountAsync() > 0);
        Assert.Equal("verbal", (await tab.NewestAsync()).GetProperty("category").GetString());
    }

    [Fact]
    public async Task The_large_button_and_then_a_picture_are_one_request()
    {
        await using var tab = await EmployeeTab.OpenAsync();
        await tab.Ask.TapAsync();
        await Expect(tab.Truth).ToContainTextAsync("I've asked");
        await tab.Picture("threat").TapAsync();
        await Expect(tab.Picture("threat")).ToHaveCountAsync(0);
        var request = Assert.Single(await tab.TakeoversAsync());
        Assert.Equal(("threat", 3), (request.GetProperty("category").GetString(), request.GetProperty("severity").GetInt32()));
    }

    [Fact]
    public async Task Danger_shows_the_emergency_number_before_anything_is_answered()
    {
        await using var tab = await EmployeeTab.OpenAsync();
        await Expect(tab.Page.GetByTestId("site")).ToHaveTextAsync("Demo store");
        var answer = new TaskCompletionSource();
        await tab.Page.RouteAsync("**/api/tab/requests?*", async route =>
        {
            await answer.Task;
            await route.ContinueAsync();
        });
        await tab.Picture("physical").TapAsync();
        var call = tab.Page.GetByTestId("emergency");
        await Expect(call).ToHaveTextAsync("Call 112");
        await Expect(call).ToHaveAttributeAsync("href", "tel:112");
        Assert.Empty(await tab.TakeoversAsync());

        answer.SetResult();
        await Expect(tab.Truth).ToContainTextAsync("I've asked");
        await Expect(call).ToBeVisibleAsync();
        await tab.PictureAsync("5-danger");
        Assert.Equal(4, (await tab.NewestAsync()).GetProperty("severity").GetInt32());
    }

    [Fact]
    public async Task Nobody_comes_and_the_page_says_so_with_the_number_to_call()
    {
        await using var tab = await EmployeeTab.OpenAsync(settings: "--Sites:demo:UnansweredAfter=00:00:02");
        await tab.Ask.TapAsync();
        await Expect(tab.Truth).ToContainTextAsync("Nobody has answered");
        await Expect(tab.Truth).ToContainTextAsync("Call +31 20 555 0100 now.");
        await Expect(tab.Truth).ToHaveAttributeAsync("data-tone", "bad");
        await Expect(tab.Page.GetByTestId("call-now")).ToHaveAttributeAsync("href", "tel:+31205550100");
        await tab.CheckSensesAsync();
        await tab.PictureAsync("6-nobody");
        await tab.Page.GetByTestId("page").TapAsync();
        await Expect(tab.Page.GetByTestId("page")).ToBeVisibleAsync();
        Assert.Single(await tab.TakeoversAsync());
    }

    [Fact]
    public async Task Worse_calls_again_and_calling_it_off_is_one_tap()
    {
        await using var tab = await EmployeeTab.OpenAsync();
        await tab.Ask.TapAsync();
        await tab.Page.GetByTestId("worse").TapAsync();
        var id = (await tab.NewestAsync()).GetProperty("id").GetString()!;
        await Expect(tab.Truth).ToContainTextAsync("I've asked");
        await tab.Page.GetByTestId("withdraw").TapAsync();
        await Expect(tab.Truth).ToContainTextAsync("Called off");
        var types = (await tab.StoryAsync(id)).GetProperty("timeline").EnumerateArray().Select(entry => entry.GetProperty("type").GetString()).ToList();
        Assert.Contains("worsened", types);
        Assert.Contains("withdrawn", types);
    }

    [Fact]
    public async Task A_request_that_was_opened_in_the_chat_is_on_the_tab_and_that_of_a_colleague_is_not()
    {
        await using var tab = await EmployeeTab.OpenAsync(installed: [EmployeeTab.Ada, EmployeeTab.Bram]);
        using var http = new HttpClient { BaseAddress = tab.Bot.BaseAddress };
        using var said = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(http, "rehearsal/api/say", new { person = EmployeeTab.Bram, text = "a customer is screaming at me" });
        await tab.GoAsync("locale=en");
        await Expect(tab.Ask).ToBeVisibleAsync();
        await tab.Page.GetByTestId("player").SelectOptionAsync(EmployeeTab.Bram);
        await Expect(tab.Truth).ToContainTextAsync("I've asked");
    }

    [Fact]
    public async Task Who_works_at_several_sites_is_asked_once()
    {
        await using var tab = await EmployeeTab.OpenAsync(settings:
        [
            "--Sites:second:Name=Second store", "--Sites:second:EmergencyNumber=112", "--Sites:second:FallbackPhone=+31 20 555 0200",
            $"--Sites:second:Employees:0:Id={EmployeeTab.Ada}", "--Sites:second:Employees:0:Name=Ada", $"--Sites:second:Managers:0:Id={EmployeeTab.Sam}", "--Sites:second:Managers:0:Name=Sam",
            "--Sites:second:Managers:0:Shifts:0=always", "--Sites:second:Escalation:0:After=00:00:00", "--Sites:second:Escalation:0:Page=OnShift",
            "--Sites:second:TimeZone=Europe/Amsterdam",
        ]);
        await tab.Page.GetByTestId("site-second").TapAsync();
        await Expect(tab.Page.GetByTestId("site")).ToHaveTextAsync("Second store");
        await tab.GoAsync("locale=en");
        await tab.Ask.TapAsync();
        await Expect(tab.Truth).ToContainTextAsync("I've asked Sam to come");
        Assert.Equal("second", (await tab.NewestAsync()).GetProperty("site").GetString());
    }

    [Fact]
    public async Task A_tap_that_is_faster_than_the_sign_in_is_not_lost()
    {
        await using var tab = await EmployeeTab.OpenAsync();
        var signedIn = new TaskCompletionSource();
        await tab.Page.RouteAsync("**/api/signon", async route =>
        {
            await signedIn.Task;
            await route.ContinueAsync();
        });
        await tab.Page.ReloadAsync();
        await tab.Picture("verbal").TapAsync();
        await Expect(tab.Truth).ToContainTextAsync("Asking your managers now");
        signedIn.SetResult();
        await Expect(tab.Truth).ToContainTextAsync("I've asked");
        Assert.Equal("verbal", Assert.Single(await tab.TakeoversAsync()).GetProperty("category").GetString());
    }

    [Theory]
    [InlineData("nl-NL", "Haal mijn manager", "Ik heb Robin en Sam gevraagd")]
    [InlineData("tr", "Yöneticimi çağır", "Robin")]
    [InlineData("pt-BR", "Chamar a chefia", "Robin")]
    public async Task It_speaks_the_language_of_the_app(string locale, string ask, string asked)
    {
        await using var tab = await EmployeeTab.OpenAsync($"locale={locale}");
        await Expect(tab.Ask).ToContainTextAsync(ask);
        await tab.Ask.TapAsync();
        await Expect(tab.Truth).ToContainTextAsync(asked);
        Assert.Equal(locale[..2], (await tab.NewestAsync()).GetProperty("language").GetString());
        Assert.Equal(locale[..2], await tab.Page.EvaluateAsync<string>("document.documentElement.lang"));
    }
}
