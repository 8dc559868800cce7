using System.Diagnostics;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Log.Sqlite;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Bot;

/// <summary>Rows are spoilt by hand while the bot runs, and storage goes away: it notices, says so, mends what can be mended, and is silent to the monitor.</summary>
public sealed class AuditTests
{
    private static readonly Place Here = new("audit");

    [Fact]
    public async Task A_request_whose_wake_up_somebody_deleted_is_named_and_healed()
    {
        await using var house = await House.OpenAsync(House.Sqlite, [Here]);
        var scene = house.SceneOf(Here);
        var (request, _) = await scene.PagedAsync();
        await scene.Api.CalmAsync(request);
        using var storage = new SqliteTableEngine(Path.Combine(house.Bot.Folder, "manager-backup.db"));
        await DeleteWakeUpsAsync(storage, request);

        await UntilAsync(scene, audit => !audit.Ok && audit.Detail.Contains($"unwatched {request}", StringComparison.Ordinal));
        Assert.Contains($"The self-audit found a fault: unwatched {request}", house.Output, StringComparison.Ordinal);
        await UntilAsync(scene, audit => audit.Ok);
        Assert.NotEmpty(await WakeUpsAsync(storage, request));
    }

    [Fact]
    public async Task A_row_of_garbage_is_named_takes_nobody_out_of_service_and_hides_no_wake_up()
    {
        await using var house = await House.OpenAsync(House.Sqlite, [Here with { RepageEvery = "00:00:05" }]);
        var scene = house.SceneOf(Here);
        using var storage = new SqliteTableEngine(Path.Combine(house.Bot.Folder, "manager-backup.db"));
        for (var i = 0; i < WakeUps.Partitions; i++)
        {
            var row = new TableEntity(WakeUps.NameOf(i), "000000000000001_garbage") { ["Remark"] = "by hand" };
            await storage.SubmitAsync(WakeUps.Table, row.PartitionKey, [new TableOperation.Insert(row)], CancellationToken.None);
        }

        var (request, _) = await scene.PagedAsync();

        await scene.Sam.ReceivesAsync(_ => scene.Sam.PagesOf(request).Count() > 1);
        await UntilAsync(scene, audit => !audit.Ok && audit.Detail.Contains("unreadable open/", StringComparison.Ordinal));
        Assert.Equal(200, (await scene.Api.ReadyAsync()).Status);
    }

    [Fact]
    public async Task The_monitor_is_called_while_the_audit_passes_and_not_while_storage_is_away()
    {
        await using var monitor = await Receiver.StartAsync();
        await using var house = await House.OpenAsync(
            House.AzureTables, [Here], $"--Heartbeat:Url={monitor.Address}/alive", "--Heartbeat:Every=00:00:01");
        var scene = house.SceneOf(Here);
        var calls = await monitor.UntilAsync(all => all.Count >= 2);
        Assert.All(calls, call => Assert.Equal(("GET", "/alive"), (call.Method, call.Path)));

        await house.Azurite!.StopAsync();
        await UntilAsync(scene, audit => !audit.Ok);
        var before = monitor.All.Count;
        await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System);

        // One may have been on its way as the audit looked.
        Assert.InRange(monitor.All.Count, before, before + 1);
        await house.Azurite.StartAgainAsync();
        await monitor.UntilAsync(all => all.Count > before + 2);
    }

    private static async Task UntilAsync(Scene scene, Func<(bool Ok, string Detail), bool> so)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var audit = (await scene.Api.ReadyAsync()).Body["checks"]!["audit"]!;
            if (so(((bool)audit["ok"]!, (string?)audit["detail"] ?? "")))
                return;
            if (Stopwatch.GetElapsedTime(since) > TimeSpan.FromSeconds(90))
                throw new TimeoutException($"The audit never said so, but: {audit.ToJsonString()}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    private static async Task DeleteWakeUpsAsync(SqliteTableEngine storage, string request)
    {
        foreach (var row in await WakeUpsAsync(storage, request))
        {
            await storage.SubmitAsync(WakeUps.Table, row.PartitionKey, [new TableOperation.DeleteIfMatch(row.RowKey, "*")], CancellationToken.None);
        }
    }

    private static async Task<List<TableEntity>> WakeUpsAsync(SqliteTableEngine storage, string request)
    {
        List<TableEntity> found = [];
        for (var i = 0; i < WakeUps.Partitions; i++)
        {
            found.AddRange(await storage.QueryAsync(WakeUps.Table, WakeUps.NameOf(i), "0", "`", CancellationToken.None)
                .Where(row => row.RowKey.Contains(request, StringComparison.Ordinal)).ToListAsync());
        }

        return found;
    }
}
