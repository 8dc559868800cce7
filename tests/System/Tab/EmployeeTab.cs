using System.Net.Http.Json;
using System.Text.Json;
using ManagerBackup.SystemTests.Tools;
using Microsoft.Playwright;

namespace ManagerBackup.SystemTests.Tab;

/// <summary>The employee's tab of a bot of its own, open on a phone: Ada's, whose managers Sam and Robin have the app.</summary>
internal sealed class EmployeeTab : IAsyncDisposable
{
    public const string Ada = "36cfd086-31d1-4dd8-bb20-a94a343818aa";
    public const string Bram = "6a98e673-4447-42f5-8202-19ec47b03278";
    public const string Sam = "51d9a6a2-e5d7-46eb-a8b4-96f04c723b2e";
    public const string Robin = "7303edfc-32f5-4ee4-a57f-da46cc7565cc";

    // A shared machine may be slow; a person would wait as long.
    private const float Patience = 45_000;

    private readonly HttpClient http;

    private EmployeeTab(BotProcess bot, IBrowserContext context, IPage page) =>
        (Bot, Context, Page, http) = (bot, context, page, new() { BaseAddress = bot.BaseAddress });

    public BotProcess Bot { get; }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    public ILocator Ask => Page.GetByTestId("ask");

    public ILocator Truth => Page.GetByTestId("truth");

    public ILocator Banner => Page.GetByTestId("banner");

    public ILocator Picture(string name) => Page.GetByTestId($"picture-{name}");

    /// <param name="query">Such as <c>locale=nl</c>.</param>
    /// <param name="installed">Who has the app, besides Sam and Robin.</param>
    /// <param name="look">Another browser than a light phone.</param>
    /// <param name="settings">Of the bot.</param>
    public static async Task<EmployeeTab> OpenAsync(
        string query = "locale=en", string[]? installed = null, BrowserNewContextOptions? look = null, params IEnumerable<string> settings)
    {
        var bot = await BotProcess.StartAsync(folder: null, settings);
        using (var floor = new HttpClient { BaseAddress = bot.BaseAddress })
        {
            foreach (var person in (string[])[Sam, Robin, .. installed ?? []])
            {
                using var answer = await floor.PostAsJsonAsync("rehearsal/api/install", new { person, locale = "en-US" });
                answer.EnsureSuccessStatusCode();
            }
        }

        var browser = await Browser.SharedAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        var context = await browser.NewContextAsync(look ?? Phone());
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        var tab = new EmployeeTab(bot, context, page);
        await tab.GoAsync(query);
        return tab;
    }

    public static BrowserNewContextOptions Phone(ColorScheme scheme = ColorScheme.Light) => new()
    {
        ViewportSize = new() { Width = 390, Height = 844 },
        DeviceScaleFactor = 2,
        HasTouch = true,
        IsMobile = true,
        ColorScheme = scheme,
    };

    public Task GoAsync(string query) => Page.GotoAsync(new Uri(Bot.BaseAddress, $"tab?as={Ada}&{query}").ToString());

    public async Task<IReadOnlyList<JsonElement>> TakeoversAsync() =>
        [.. (await http.GetFromJsonAsync<JsonElement>("api/takeovers")).GetProperty("items").EnumerateArray()];

    public Task<JsonElement> StoryAsync(string id) => http.GetFromJsonAsync<JsonElement>($"api/takeovers/{id}");

    /// <summary>What a manager does on their card.</summary>
    public async Task TapAsync(string manager, string verb, object data)
    {
        using var answer = await http.PostAsJsonAsync("rehearsal/api/tap", new { person = manager, activityId = "1", type = "Execute", verb, data });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The newest request, once it is there.</summary>
    public async Task<JsonElement> NewestAsync()
    {
        await Assertions.Expect(Truth).Not.ToBeEmptyAsync();
        return (await TakeoversAsync())[0];
    }

    /// <summary>The accessibility checker finds nothing wrong with what is seen now.</summary>
    public Task CheckSensesAsync() => Senses.CheckAsync(Page);

    /// <summary>Kept for eyes where <c>TAB_PICTURES</c> names a folder.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("TAB_PICTURES") is { Length: > 0 } album)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(album, $"{name}.png"), FullPage = true });
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Context.CloseAsync();
        await Bot.DisposeAsync();
    }
}
