using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Log.Sqlite;
using ManagerBackup.UnitTests.Tools;

namespace ManagerBackup.UnitTests.Log;

/// <summary>The log on a SQLite file of its own; disposed, the file goes.</summary>
internal sealed class LogFixture : IAsyncDisposable
{
    public static readonly SiteId Site = new("demo");
    public static readonly DateTimeOffset Morning = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    public static readonly PersonId Ada = new("36cfd086-31d1-4dd8-bb20-a94a343818aa");
    public static readonly PersonId Sam = new("51d9a6a2-e5d7-46eb-a8b4-96f04c723b2e");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("manager-backup-");
    private readonly List<(Takeovers Takeovers, Spool Spool, StorageWeather Weather)> instances = [];

    private LogFixture()
    {
        Storage = new(new SqliteTableEngine(Path.Combine(folder.FullName, "log.db")));
        Weather = new(Storage, new FakeTime());
        Log = new(Weather, Marks);
        WakeUps = new(Weather);
        Takeovers = AnotherInstance();
        Reader = new(Weather, Log, [Site], TimeSpan.FromDays(365), new FakeTime());
    }

    /// <summary>What lies behind <see cref="Weather"/>, to be taken away.</summary>
    public UnsteadyEngine Storage { get; }

    public StorageWeather Weather { get; }

    public ITableEngine Engine => Weather;

    /// <summary>Where figures are to be counted anew, of all instances.</summary>
    public FigureMarks Marks { get; } = new();

    /// <summary>By which people are seen.</summary>
    public FakeTime Time { get; } = new();

    /// <summary>The people of the newest instance.</summary>
    public People People { get; private set; } = null!;

    public TakeoverLog Log { get; }

    public WakeUps WakeUps { get; }

    public Takeovers Takeovers { get; }

    public TakeoverReader Reader { get; }

    public string Folder => folder.FullName;

    public static async Task<LogFixture> CreateAsync()
    {
        var fixture = new LogFixture();
        await fixture.Weather.PrepareAsync(TakeoverLogSetup.Tables, CancellationToken.None);
        return fixture;
    }

    /// <summary>Another process on the same storage, with a spool of its own: it remembers nothing.</summary>
    public Takeovers AnotherInstance() => Start(Path.Combine(folder.FullName, $"{instances.Count}.spool"));

    /// <summary>The process dies, and is started again with its spool.</summary>
    public Takeovers Restarted(Takeovers died)
    {
        var number = instances.FindIndex(instance => instance.Takeovers == died);
        instances[number].Spool.Dispose();
        var path = Path.Combine(folder.FullName, $"{number}.spool");
        var again = Start(path);
        instances[number] = instances[^1];
        instances.RemoveAt(instances.Count - 1);
        return again;
    }

    public Spool SpoolOf(Takeovers takeovers) => instances.Find(instance => instance.Takeovers == takeovers).Spool;

    /// <summary>Storage answers again, and everyone finds out.</summary>
    public async Task ComesBackAsync()
    {
        Storage.Trouble = Trouble.None;
        foreach (var weather in instances.Select(instance => instance.Weather).Append(Weather))
        {
            await weather.PrepareAsync(TakeoverLogSetup.Tables, CancellationToken.None);
        }
    }

    /// <summary>What waits in the spool of this process goes to the log.</summary>
    public async Task DrainAsync(Takeovers takeovers, DateTimeOffset? now = null)
    {
        foreach (var waiting in SpoolOf(takeovers).Waiting)
        {
            await takeovers.DrainAsync(waiting.Id, now ?? Morning.AddMinutes(5), CancellationToken.None);
        }
    }

    /// <summary>As the log has it, whatever anybody remembers.</summary>
    public async Task<StoredRequest?> InLogAsync(RequestId id) => await new TakeoverLog(Storage).FindAsync(id, Site, CancellationToken.None);

    private Takeovers Start(string spool)
    {
        var weather = new StorageWeather(Storage, new FakeTime());
        People = new(weather, Time);
        var file = new Spool(spool);
        var takeovers = new Takeovers(new(weather, Marks), new(weather), file, People, weather);
        instances.Add((takeovers, file, weather));
        return takeovers;
    }

    public static Command.Open Open(string turn, PersonId? by = null, DateTimeOffset? at = null, string words = "he shouts") => new(
        by ?? Ada, at ?? Morning, turn, "Ada", Site, words, new(Category.Verbal, 2, Urgency.Page, "en", null, false), Plan);

    public static PagingPlan Plan { get; } = new(
        [TimeSpan.Zero, TimeSpan.FromMinutes(1)], TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(3));

    public Task<Executed> OpenAsync(string turn, PersonId? by = null, DateTimeOffset? at = null, Takeovers? through = null) =>
        (through ?? Takeovers).OpenAsync(RequestId.New(at ?? Morning, Site), Open(turn, by, at), CancellationToken.None);

    public static Task<Executed?> DoAsync(Takeovers through, RequestId id, Command command) =>
        through.ExecuteAsync(id, Site, command, CancellationToken.None);

    public static IEnumerable<string> KindsOf(StoredRequest stored) => stored.Events.Select(happened => happened.GetType().Name);

    public async Task<List<RequestId>> DueAsync() => await WakeUps.DueAsync(null, CancellationToken.None).Select(wakeUp => wakeUp.Request).ToListAsync();

    public ValueTask DisposeAsync()
    {
        instances.ForEach(instance => instance.Spool.Dispose());
        Weather.Dispose();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
