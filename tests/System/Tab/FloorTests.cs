using ManagerBackup.SystemTests.Floor;
using static Microsoft.Playwright.Assertions;

namespace ManagerBackup.SystemTests.Tab;

public sealed class FloorTests
{
    [Fact]
    public async Task The_practice_floor_leads_to_the_employees_tab_and_a_tap_there_rings_the_managers_phones()
    {
        await using var floor = await PracticeFloor.OpenAsync();
        var tab = await floor.Page.RunAndWaitForPopupAsync(() => floor.Page.GetByTestId("open-tab").ClickAsync());
        await Expect(floor.Sam.Cards.First).ToBeVisibleAsync(); // Sam has the app now.
        await tab.GetByTestId("ask").ClickAsync();
        await Expect(tab.GetByTestId("truth")).ToContainTextAsync("I've asked Robin and Sam to come");
        await Expect(floor.Sam.CardWith("Ada needs you")).ToBeVisibleAsync();
        await Expect(floor.Employee.CardWith("I've asked")).ToBeVisibleAsync();
        if (Environment.GetEnvironmentVariable("TAB_PICTURES") is { Length: > 0 } album)
        {
            await floor.Page.ScreenshotAsync(new() { Path = Path.Combine(album, "floor.png") });
        }
    }
}
