using System.Net.Http.Json;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log.Sqlite;
using ManagerBackup.SystemTests.Bot;
using ManagerBackup.SystemTests.Tools;
using Microsoft.Playwright;

namespace ManagerBackup.SystemTests.Review;

/// <summary>One bot for all tests of the page, with two sites and a log of the past; each test opens the page in a browser of its own.</summary>
public sealed class ReviewHouse : IAsyncLifetime
{
    public const string Collection = "The review page";

    // A shared machine may be slow; a person would wait as long.
    private const float Patience = 45_000;

    private readonly string folder = Directory.CreateTempSubdirectory("review-").FullName;
    private BotProcess? bot;

    internal BotProcess Bot => bot ?? throw new InvalidOperationException("The bot has not been started");

    public async Task InitializeAsync()
    {
        using (var engine = new SqliteTableEngine(Path.Combine(folder, "manager-backup.db")))
            await new PastLog(engine, TimeProvider.System.GetUtcNow()).WriteAsync();
        bot = await BotProcess.StartAsync(folder, new Place("south").Settings);
        Assertions.SetDefaultExpectTimeout(Patience);
    }

    public async Task DisposeAsync()
    {
        await Bot.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <param name="query">Such as <c>view=log</c>.</param>
    /// <param name="as">Whom to play; the ops lead without.</param>
    /// <param name="look">Another browser than a light, wide one.</param>
    /// <param name="prepare">Before the page is asked for.</param>
    internal async Task<IPage> OpenAsync(
        string query = "", PersonId? @as = null, BrowserNewContextOptions? look = null, Func<IPage, Task>? prepare = null)
    {
        var browser = await Browser.SharedAsync();
        look ??= new();
        look.ViewportSize ??= new() { Width = 1440, Height = 900 };
        look.Locale ??= "en-GB";
        var context = await browser.NewContextAsync(look);
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        if (prepare is not null)
            await prepare(page);
        await page.GotoAsync(Address($"as={@as ?? Cast.OpsLead}&{query}"));
        return page;
    }

    internal string Address(string query) => new Uri(Bot.BaseAddress, $"review?{query}").ToString();

    /// <summary>What somebody does on the practice floor.</summary>
    internal async Task PlayAsync(string what, object body)
    {
        using var client = new HttpClient { BaseAddress = Bot.BaseAddress };
        using var answer = await client.PostAsJsonAsync($"rehearsal/api/{what}", body);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Kept for eyes where <c>REVIEW_PICTURES</c> names a folder.</summary>
    internal static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("REVIEW_PICTURES") is { Length: > 0 } album)
            await page.ScreenshotAsync(new() { Path = Path.Combine(album, $"{name}.png"), FullPage = true });
    }
}

[CollectionDefinition(ReviewHouse.Collection)]
public sealed class SharedReviewHouse : ICollectionFixture<ReviewHouse>;
