using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ManagerBackup.SystemTests.Tab;

/// <summary>No network: the page never pretends.</summary>
public sealed class OfflineTests
{
    [Fact]
    public async Task A_tap_without_a_connection_says_that_it_has_not_gone_out_and_goes_when_there_is_one()
    {
        await using var tab = await EmployeeTab.OpenAsync();
        await Expect(tab.Page.GetByTestId("site")).ToHaveTextAsync("Demo store");
        await tab.Context.SetOfflineAsync(true);
        await Expect(tab.Banner).ToContainTextAsync("No connection");
        await tab.Ask.TapAsync();
        await Expect(tab.Banner).ToContainTextAsync("This has not gone out.");
        await Expect(tab.Page.GetByTestId("call-offline")).ToHaveAttributeAsync("href", "tel:+31205550100");
        await tab.PictureAsync("7-offline");
        Assert.Empty(await tab.TakeoversAsync());

        await tab.Context.SetOfflineAsync(false);
        await Expect(tab.Truth).ToContainTextAsync("I've asked");
        await Expect(tab.Banner).ToBeHiddenAsync();
        Assert.Single(await tab.TakeoversAsync());
    }

    [Fact]
    public async Task A_tap_whose_answer_was_lost_is_sent_again_and_opens_nothing_twice()
    {
        await using var tab = await EmployeeTab.OpenAsync();
        var sent = 0;
        await tab.Page.RouteAsync("**/api/tab/requests?*", async route =>
        {
            if (Interlocked.Increment(ref sent) > 2)
            {
                await route.ContinueAsync();
                return;
            }

            await route.FetchAsync(); // The bot has it, and the page never hears so.
            await route.AbortAsync();
        });
        await tab.Ask.TapAsync();
        await Expect(tab.Truth).ToContainTextAsync("I've asked");
        await Expect(tab.Banner).ToBeHiddenAsync();
        Assert.Equal(3, sent);
        Assert.Single(await tab.TakeoversAsync());
    }

    [Fact]
    public async Task What_is_no_longer_needed_is_not_sent()
    {
        await using var tab = await EmployeeTab.OpenAsync();
        await Expect(tab.Page.GetByTestId("site")).ToHaveTextAsync("Demo store");
        await tab.Context.SetOfflineAsync(true);
        await tab.Ask.TapAsync();
        await tab.Page.GetByTestId("drop").TapAsync();
        await Expect(tab.Page.GetByTestId("drop")).ToHaveCountAsync(0);
        await tab.Context.SetOfflineAsync(false);
        await Expect(tab.Banner).ToBeHiddenAsync();
        await Expect(tab.Ask).ToBeVisibleAsync();
        Assert.Empty(await tab.TakeoversAsync());
    }

    [Fact]
    public async Task A_tap_of_half_an_hour_ago_is_asked_about_before_it_is_sent()
    {
        await using var tab = await EmployeeTab.OpenAsync();
        await Expect(tab.Page.GetByTestId("site")).ToHaveTextAsync("Demo store");
        await tab.Page.EvaluateAsync(
            "ada => localStorage.setItem('manager-backup.tab.kept', JSON.stringify([{ tap: 'halfanhourago', what: '', at: Date.now() - 30 * 60000, person: ada }]))", EmployeeTab.Ada);
        await tab.Page.ReloadAsync();
        await Expect(tab.Page.GetByTestId("late")).ToContainTextAsync("it did not go out. Is it still needed?");
        await tab.PictureAsync("8-late");
        Assert.Empty(await tab.TakeoversAsync());
        await tab.Page.GetByTestId("send-late").TapAsync();
        await Expect(tab.Truth).ToContainTextAsync("I've asked");
        await Expect(tab.Page.GetByTestId("late")).ToHaveCountAsync(0);
    }
}
