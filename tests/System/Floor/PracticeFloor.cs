using System.Text.Json;
using ManagerBackup.SystemTests.Tools;
using Microsoft.Playwright;

namespace ManagerBackup.SystemTests.Floor;

/// <summary>The practice floor of a bot of its own, open in a real browser.</summary>
internal sealed class PracticeFloor : IAsyncDisposable
{
    // A shared machine may be slow; a person would wait as long.
    private const float Patience = 45_000;

    private readonly IBrowserContext _context;

    private PracticeFloor(BotProcess bot, IBrowserContext context, IPage page)
    {
        (Bot, _context, Page) = (bot, context, page);
        Employee = new(page, "phone-employee");
        Sam = new(page, "phone-manager-1");
        Robin = new(page, "phone-manager-2");
        Log = page.GetByTestId("log");
    }

    public BotProcess Bot { get; }

    public IPage Page { get; }

    public Phone Employee { get; }

    /// <summary>The first manager's phone: Sam's, until it is given to somebody else.</summary>
    public Phone Sam { get; }

    public Phone Robin { get; }

    public ILocator Log { get; }

    public static async Task<PracticeFloor> OpenAsync(BrowserNewContextOptions? look = null, params IEnumerable<string> settings)
    {
        var bot = await BotProcess.StartAsync(folder: null, settings);
        var browser = await Browser.SharedAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        var context = await browser.NewContextAsync(look ?? new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(bot.BaseAddress, "rehearsal").ToString());
        await Assertions.Expect(page.GetByTestId("connection")).ToHaveTextAsync("Live");
        return new(bot, context, page);
    }

    public Task SpeedAsync(int times) => Page.GetByTestId($"speed-{times}").ClickAsync();

    public async Task<IPage> OpenReviewAsync()
    {
        var page = await _context.NewPageAsync();
        await page.GotoAsync(new Uri(Bot.BaseAddress, "review").ToString());
        return page;
    }

    public async Task<string> ReadAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = Bot.BaseAddress };
        return await client.GetStringAsync(new Uri(path, UriKind.Relative));
    }

    /// <summary>The newest takeover as the API tells it, timeline included.</summary>
    public async Task<JsonElement> StoryAsync()
    {
        var list = JsonElement.Parse(await ReadAsync("api/takeovers"));
        return JsonElement.Parse(await ReadAsync($"api/takeovers/{list.GetProperty("items")[0].GetProperty("id").GetString()}"));
    }

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        await Bot.DisposeAsync();
    }
}
