using ManagerBackup.Bot.Audit;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.UnitTests.Log;
using ManagerBackup.UnitTests.Roster;
using ManagerBackup.UnitTests.Tools;
using Microsoft.Extensions.Logging.Abstractions;
using static ManagerBackup.Bot.Log.TableOperation;

namespace ManagerBackup.UnitTests.Audit;

/// <summary>A log that things are done to by hand, and the self-audit of it.</summary>
internal sealed class AuditFixture : IAsyncDisposable
{
    private readonly LogFixture log;

    private AuditFixture(LogFixture log)
    {
        this.log = log;
        Storage = new(log.Engine);
        Spool = new(Path.Combine(log.Folder, "log.db.spool"));
        Time.Advance(LogFixture.Morning - Time.GetUtcNow());
        var evidence = new Evidence(Storage);
        Audit = new(
            evidence, new Sweep(evidence, new Sites([SomeSite.Called("demo")], new HashSet<PersonId>())), new TakeoverLog(Storage), log.WakeUps, Spool, Time,
            NullLogger<SelfAudit>.Instance);
    }

    public FakeTime Time { get; } = new();

    public WaywardEngine Storage { get; }

    public Spool Spool { get; }

    public SelfAudit Audit { get; }

    public WakeUps WakeUps => log.WakeUps;

    /// <summary>As the health page shows them.</summary>
    public IEnumerable<string> Faults => Audit.Faults.Select(fault => fault.ToString()).Order(StringComparer.Ordinal);

    public static async Task<AuditFixture> CreateAsync() => new(await LogFixture.CreateAsync());

    public async Task<RequestId> OpenAsync(string turn, PersonId? by = null) => (await log.OpenAsync(turn, by, Time.GetUtcNow())).Request.Id;

    public Task ExecuteAsync(RequestId id, Command command) => log.Takeovers.ExecuteAsync(id, LogFixture.Site, command, CancellationToken.None);

    public async Task TurnsAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await Audit.TurnAsync(CancellationToken.None);
            Time.Advance(TimeSpan.FromSeconds(5));
            await WatchAsync();
        }
    }

    /// <summary>As the watch does: what is due is looked at, and moved on.</summary>
    public bool WatchSleeps { get; set; }

    public async Task<List<WakeUp>> WakeUpsAsync() => await log.WakeUps.DueAsync(null, CancellationToken.None).ToListAsync();

    public async Task DeleteAsync(WakeUp wakeUp) => await log.Engine.SubmitAsync(
        WakeUps.Table, wakeUp.Partition, [new DeleteIfMatch(wakeUp.Key, "*")], CancellationToken.None);

    public Task InsertAsync(string table, TableEntity row) => log.Engine.SubmitAsync(table, row.PartitionKey, [new Insert(row)], CancellationToken.None);

    public Task DeleteAsync(string table, string partition, string key) =>
        log.Engine.SubmitAsync(table, partition, [new DeleteIfMatch(key, "*")], CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        Spool.Dispose();
        return log.DisposeAsync();
    }

    private async Task WatchAsync()
    {
        foreach (var due in WatchSleeps ? [] : await log.WakeUps.DueAsync(Time.GetUtcNow(), CancellationToken.None).ToListAsync())
        {
            await log.WakeUps.TryMoveAsync(due, Time.GetUtcNow() + TimeSpan.FromSeconds(10), CancellationToken.None);
        }
    }
}
