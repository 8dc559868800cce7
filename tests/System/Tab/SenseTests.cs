using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ManagerBackup.SystemTests.Tab;

/// <summary>Seen, felt and heard: thumbs, eyes, screen readers, and no sound.</summary>
public sealed class SenseTests
{
    public static TheoryData<string> Looks => new("light", "dark", "default", "teams-dark", "contrast");

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_screen_reader_and_weak_eyes_can_use_it_in_every_look(string look)
    {
        var scheme = look == "dark" ? ColorScheme.Dark : ColorScheme.Light;
        var theme = look switch { "teams-dark" => "&theme=dark", "contrast" or "default" => $"&theme={look}", _ => "" };
        await using var tab = await EmployeeTab.OpenAsync($"locale=en{theme}", look: EmployeeTab.Phone(look == "default" ? ColorScheme.Dark : scheme));
        await Expect(tab.Page.GetByTestId("site")).ToHaveTextAsync("Demo store");
        await tab.CheckSensesAsync();
        await tab.PictureAsync($"look-{look}-ready");

        await tab.Picture("physical").TapAsync();
        await Expect(tab.Truth).ToContainTextAsync("I've asked");
        await tab.CheckSensesAsync();
        await tab.PictureAsync($"look-{look}-danger");

        await tab.Context.SetOfflineAsync(true);
        await Expect(tab.Banner).ToBeVisibleAsync();
        await tab.CheckSensesAsync();
        await tab.PictureAsync($"look-{look}-offline");
    }

    [Fact]
    public async Task Everything_to_tap_is_a_button_that_a_thumb_hits_and_a_keyboard_reaches()
    {
        await using var tab = await EmployeeTab.OpenAsync();
        await Expect(tab.Page.GetByTestId("site")).ToHaveTextAsync("Demo store");
        var ask = await tab.Ask.BoundingBoxAsync();
        Assert.InRange(ask!.Height, 150, 400);
        Assert.InRange(ask.Width, 340, 390);
        foreach (var button in await tab.Page.Locator("main button").AllAsync())
        {
            var box = await button.BoundingBoxAsync();
            Assert.True(box!.Height >= 48 && box.Width >= 48, await button.InnerTextAsync());
        }

        await tab.Ask.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Truth).ToContainTextAsync("I've asked");
        await Expect(tab.Truth).ToBeFocusedAsync();
        await Expect(tab.Truth).ToHaveRoleAsync(AriaRole.Status);
        await Expect(tab.Banner).ToHaveAttributeAsync("role", "alert");
    }

    [Fact]
    public async Task It_fits_the_smallest_phone_in_the_longest_language()
    {
        await using var tab = await EmployeeTab.OpenAsync("locale=de", look: new() { ViewportSize = new() { Width = 320, Height = 568 }, HasTouch = true, IsMobile = true });
        await Expect(tab.Page.GetByTestId("site")).ToHaveTextAsync("Demo store");
        await tab.PictureAsync("small-de");
        Assert.True(await tab.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await tab.Picture("sexual").TapAsync();
        await Expect(tab.Truth).ToContainTextAsync("Sam");
        await tab.PictureAsync("small-de-asked");
        Assert.True(await tab.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task Nothing_of_it_can_make_a_sound()
    {
        await using var tab = await EmployeeTab.OpenAsync();
        await tab.Page.EvaluateAsync("""
            () => {
              window.sounds = [];
              HTMLMediaElement.prototype.play = () => { window.sounds.push('media'); return Promise.resolve(); };
              for (const name of ['AudioContext', 'webkitAudioContext', 'Notification', 'SpeechSynthesisUtterance']) window[name] = function () { window.sounds.push(name); };
              navigator.vibrate = () => { window.sounds.push('vibrate'); return true; };
            }
            """);
        await tab.Ask.TapAsync();
        await Expect(tab.Truth).ToContainTextAsync("I've asked");
        Assert.Equal("", await tab.Page.EvaluateAsync<string>("window.sounds.join()"));
        Assert.Equal(0, await tab.Page.Locator("audio, video, object, embed").CountAsync());
        Assert.DoesNotContain("media-src", await tab.Page.EvaluateAsync<string>("fetch('/tab').then(answer => answer.headers.get('Content-Security-Policy'))"), StringComparison.Ordinal);
    }
}
