using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.Benchmarks;

/// <summary>The bot and the bare endpoint on one of the storages, with the settings that the bot ships with.</summary>
internal sealed class Sides : IAsyncDisposable
{
    public const string OnSqlite = "SQLite";
    public const string OnAzurite = "Azurite";

    /// <summary>A request is looked at once more five seconds after it was opened; then nothing of it is left to do for long.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromSeconds(6.5);

    private readonly Child bot;
    private readonly Child bare;
    private readonly Azurite? azurite;
    private readonly DirectoryInfo folder;

    private Sides(Child bot, Child bare, Azurite? azurite, DirectoryInfo folder) =>
        (this.bot, this.bare, this.azurite, this.folder) = (bot, bare, azurite, folder);

    public Uri Bot => new(bot.Address, "api/messages");

    public TimeSpan BotProcessorTime => bot.ProcessorTime;

    public IReadOnlyList<string> Complaints => bot.Complaints;

    public Uri Bare(Until until) => new(bare.Address, until == Until.Words ? "api/messages" : "api/pages");

    public static IEnumerable<string> Storages(Options options) =>
        [.. options.Sqlite ? [OnSqlite] : Array.Empty<string>(), .. options.Azurite ? [OnAzurite] : Array.Empty<string>()];

    public static async Task<Sides> StartAsync(string storage)
    {
        // SQLite on disk, with its flushes. Azurite in memory: on disk it promises no more, and rewrites its whole file every five seconds.
        var place = Directory.CreateTempSubdirectory("manager-backup-benchmark-");
        var tables = storage == OnAzurite ? await Azurite.SharedAsync() : null;
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Storage:Path"] = Path.Combine(place.FullName, "log.db"),
            ["Storage:ConnectionString"] = tables?.ConnectionString ?? "",
            // Nobody answers these requests: paging thousands of them again would be measured instead.
            ["Sites:demo:RepageEvery"] = "12:00:00",
            ["Sites:demo:Escalation:1:After"] = "12:00:00",
            ["Sites:demo:Escalation:2:After"] = "13:00:00",
            ["Sites:demo:UnansweredAfter"] = "14:00:00",
        };
        var measured = await Child.StartAsync("bot", settings);
        settings["Storage:Path"] = Path.Combine(place.FullName, "bare.db");
        return new(measured, await Child.StartAsync("bare", settings), tables, place);
    }

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        await bare.DisposeAsync();
        if (azurite is not null)
            await azurite.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
