using System.Text.Json;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Log.Sqlite;
using ManagerBackup.Bot.Seed;
using ManagerBackup.UnitTests.Tools;
using ManagerBackup.UnitTests.Triage;

namespace ManagerBackup.UnitTests.Seed;

/// <summary>An empty log in a file of its own, to be seeded; disposed, the file goes.</summary>
internal sealed class SeedScene : IAsyncDisposable
{
    public static readonly SeedOrder Small = new(Takeovers: 400, Sites: 6, Months: 14, Number: 7);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("manager-backup-seed-");
    private readonly SqliteTableEngine engine;

    private SeedScene() => engine = new(Path.Combine(folder.FullName, "log.db"));

    public ITableEngine Engine => engine;

    public FakeTime Time { get; } = new();

    public List<string> Said { get; } = [];

    public static async Task<SeedScene> OpenAsync()
    {
        var scene = new SeedScene();
        await scene.engine.PrepareAsync(TakeoverLogSetup.Tables, CancellationToken.None);
        return scene;
    }

    public static async Task<SeedScene> SeededAsync(SeedOrder order)
    {
        var scene = await OpenAsync();
        await scene.SeedAsync(order);
        return scene;
    }

    public static IReadOnlyList<SeedSite> SitesOf(SeedOrder order) => SeedSites.Read(SeedSites.Settings(order), order);

    /// <param name="through">What writes; the file itself when null.</param>
    public Task<SeedProgress> SeedAsync(SeedOrder order, ITableEngine? through = null, CancellationToken cancellationToken = default) =>
        new SeedRun(through ?? engine, Typed.Instance, Time, Said.Add).RunAsync(order, "The log", cancellationToken);

    /// <summary>Every row of every site's months, as text, without what differs from one write to the next.</summary>
    public async Task<List<string>> RowsAsync(SeedOrder order)
    {
        var rows = new List<string>();
        foreach (var (site, month) in MonthsOf(order))
        {
            await foreach (var row in engine.QueryAsync(TakeoverRows.Table, TakeoverRows.Partition(site, month), "", "~", CancellationToken.None))
            {
                rows.Add($"{row.PartitionKey} {row.RowKey} {JsonSerializer.Serialize(row.OrderBy(column => column.Key, StringComparer.Ordinal))}");
            }
        }

        return rows;
    }

    public async Task<List<StoredRequest>> StoriesAsync(SeedOrder order)
    {
        var log = new TakeoverLog(engine);
        var stories = new List<StoredRequest>();
        foreach (var (site, month) in MonthsOf(order))
        {
            await foreach (var row in engine.QueryAsync(TakeoverRows.Table, TakeoverRows.Partition(site, month), "r_", "r`", CancellationToken.None))
            {
                Assert.True(RequestId.TryParse(row.RowKey[2..], out var id));
                stories.Add((await log.FindAsync(id, site, CancellationToken.None))!);
            }
        }

        return stories;
    }

    public IEnumerable<(SiteId Site, DateTimeOffset Month)> MonthsOf(SeedOrder order) =>
        from site in SitesOf(order)
        from back in Enumerable.Range(0, order.Months + 1)
        select (site.Site.Id, Time.GetUtcNow().AddMonths(-back));

    public ValueTask DisposeAsync()
    {
        engine.Dispose();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
