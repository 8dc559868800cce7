using ManagerBackup.SystemTests.Floor;
using ManagerBackup.SystemTests.Tools;
using Microsoft.Playwright;

namespace ManagerBackup.Pictures;

internal sealed class Camera(string folder)
{
    private static readonly int[] Widths = [390, 700, 960, 1240, 1440];

    public async Task ScreenAsync(IPage page, string name)
    {
        await SettledAsync(page);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
    }

    /// <summary>A phone's newest card, whole and sharp, from a window that is tall enough for it.</summary>
    public async Task CardAsync(PracticeFloor floor, Phone phone, string name, bool first = false)
    {
        var browser = await Browser.SharedAsync();
        var look = new BrowserNewContextOptions { ViewportSize = new() { Width = 1440, Height = 1900 }, DeviceScaleFactor = 2 };
        await using var context = await browser.NewContextAsync(look);
        var page = await context.NewPageAsync();
        await page.GotoAsync(floor.Page.Url);
        var cards = phone.In(page).Cards;
        var card = first ? cards.First : cards.Last;
        await Assertions.Expect(card).ToBeVisibleAsync();
        await SettledAsync(page);
        await card.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
    }

    public async Task EveryLookAsync(IPage page, string name, bool tabs)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            foreach (var width in Widths)
            {
                await page.SetViewportSizeAsync(width, width < 700 ? 844 : 900);
                var view = $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}";
                if (tabs && width <= 700)
                {
                    await EveryTabAsync(page, view);
                }
                else
                {
                    await SettledAsync(page);
                    await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{view}.png"), FullPage = true });
                }
            }
        }
    }

    private async Task EveryTabAsync(IPage page, string name)
    {
        for (var tab = 0; tab < 4; tab++)
        {
            await page.GetByTestId($"tab-{tab}").ClickAsync();
            await ScreenAsync(page, $"{name}-{tab}");
        }
    }

    private static async Task SettledAsync(IPage page) =>
        await page.EvaluateAsync("document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))");
}
