using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ManagerBackup.Bot.Backup;
using static ManagerBackup.Bot.Log.TableOperation;

namespace ManagerBackup.Bot.Log;

/// <param name="Key">Row key; starts with the moment it is due, so that a partition sorts by it.</param>
internal sealed record WakeUp(RequestId Request, SiteId Site, string Partition, string Key, string ETag);

/// <summary>
/// Table <c>open</c>: when to look at a request again. Rows sort by that moment, so that a pass costs what is due, not
/// what is open. A row too many costs one look; a row too few would lose a page, so a row is always written before the
/// one it replaces goes.
/// </summary>
internal sealed class WakeUps(ITableEngine engine)
{
    public const string Table = "open";

    // Fixed for good: a wake-up is found by its partition.
    public const int Partitions = 8;

    private const int MaxKnown = 10_000;

    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(1);

    // A hint that spares writes: the last wake-up this process has set. It may be gone, but only because its time has come or nothing was due.
    private readonly ConcurrentDictionary<RequestId, DateTimeOffset> known = new();

    /// <summary>Makes sure that the request is looked at by then.</summary>
    public Task SetAsync(RequestId request, SiteId site, DateTimeOffset now, DateTimeOffset at, CancellationToken cancellationToken) =>
        SetAsync(request, site, now, at, over: false, cancellationToken);

    /// <inheritdoc cref="SetAsync(RequestId, SiteId, DateTimeOffset, DateTimeOffset, CancellationToken)"/>
    /// <param name="over">The request is over and something is still to come of it, perhaps in days: a look at all that is open passes it by.</param>
    public async Task SetAsync(RequestId request, SiteId site, DateTimeOffset now, DateTimeOffset at, bool over, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(request, out var set) && set <= at && set >= now + SoonEnough)
        {
            return;
        }

        var partition = PartitionOf(request);
        try
        {
            await engine.SubmitAsync(Table, partition, [new Insert(Row(partition, request, site, at, over))], cancellationToken);
        }
        catch (TableConflictException e) when (e.Exists)
        {
            // Set already, for the same moment.
        }

        Know(request, at);
    }

    /// <summary>Sets a wake-up whatever this process believes to have set: a row that is gone can't be known.</summary>
    public Task RestoreAsync(RequestId request, SiteId site, DateTimeOffset at, CancellationToken cancellationToken)
    {
        known.TryRemove(request, out _);
        return SetAsync(request, site, at, at, cancellationToken);
    }

    /// <summary>What is due by now, earliest first in each partition; <paramref name="until"/> null for every request that is not over.</summary>
    public async IAsyncEnumerable<WakeUp> DueAsync(
        DateTimeOffset? until, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var to = until is { } moment ? Stamp(moment) + "`" : "`";
        for (var i = 0; i < Partitions; i++)
        {
            await foreach (var row in engine.QueryAsync(Table, NameOf(i), "0", to, cancellationToken))
            {
                // A row that something has spoilt must not hide those behind it; the self-audit names it.
                if (RequestId.TryParse(row.GetValueOrDefault("Request") as string, out var id) && row.GetValueOrDefault("Site") is string site
                    && (until is not null || row.GetValueOrDefault("Over") is not true))
                {
                    yield return new(id, new(site), row.PartitionKey, row.RowKey, row.ETag!);
                }
            }
        }
    }

    /// <summary>Takes a wake-up for this process, and keeps it where another finds it if this one dies.</summary>
    /// <returns>The wake-up where it is now; null when somebody else was faster.</returns>
    public async Task<WakeUp?> TryTakeAsync(WakeUp wakeUp, DateTimeOffset until, CancellationToken cancellationToken)
    {
        // It is moved on soon, perhaps to a late time: whoever needs the request looked at meanwhile sets a wake-up of their own.
        known.TryRemove(wakeUp.Request, out _);

        // A key of its own: one that is set for the same moment must not take this row for its own, which moves on or goes.
        var row = Row(wakeUp.Partition, wakeUp.Request, wakeUp.Site, until, over: false, $"_{Guid.NewGuid():N}");
        return (await TrySubmitMoveAsync(wakeUp, row, cancellationToken)).Moved;
    }

    /// <summary>Moves a wake-up on.</summary>
    /// <returns>The wake-up where it is now; null when another process was faster, or a later one is set already.</returns>
    public Task<WakeUp?> TryMoveAsync(WakeUp wakeUp, DateTimeOffset to, CancellationToken cancellationToken) =>
        TryMoveAsync(wakeUp, to, over: false, cancellationToken);

    /// <inheritdoc cref="TryMoveAsync(WakeUp, DateTimeOffset, CancellationToken)"/>
    public async Task<WakeUp?> TryMoveAsync(WakeUp wakeUp, DateTimeOffset to, bool over, CancellationToken cancellationToken)
    {
        var row = Row(wakeUp.Partition, wakeUp.Request, wakeUp.Site, to, over);
        var (moved, exists) = await TrySubmitMoveAsync(wakeUp, row, cancellationToken);
        if (moved is not null)
        {
            Know(wakeUp.Request, to);
        }
        else if (exists)
        {
            await RemoveAsync(wakeUp, cancellationToken);
        }

        return moved;
    }

    private async Task<(WakeUp? Moved, bool Exists)> TrySubmitMoveAsync(WakeUp wakeUp, TableEntity row, CancellationToken cancellationToken)
    {
        if (row.RowKey == wakeUp.Key)
        {
            return (wakeUp, false);
        }

        try
        {
            var etags = await engine.SubmitAsync(
                Table, wakeUp.Partition, [new DeleteIfMatch(wakeUp.Key, wakeUp.ETag), new Insert(row)], cancellationToken);
            return (wakeUp with { Key = row.RowKey, ETag = etags[1] }, false);
        }
        catch (TableConflictException e)
        {
            return (null, e.Exists);
        }
    }

    public async Task<bool> RemoveAsync(WakeUp wakeUp, CancellationToken cancellationToken)
    {
        // Or the next change within seconds would take this row for its safety net.
        known.TryRemove(wakeUp.Request, out _);
        try
        {
            await engine.SubmitAsync(Table, wakeUp.Partition, [new DeleteIfMatch(wakeUp.Key, wakeUp.ETag)], cancellationToken);
            return true;
        }
        catch (TableConflictException)
        {
            return false;
        }
    }

    private void Know(RequestId request, DateTimeOffset at)
    {
        if (known.Count > MaxKnown)
        {
            known.Clear();
        }

        known[request] = at;
    }

    private static TableEntity Row(string partition, RequestId request, SiteId site, DateTimeOffset at, bool over, string suffix = "") =>
        new(partition, $"{Stamp(at)}_{request}{suffix}") { ["Request"] = request.ToString(), ["Site"] = site.Value, ["Over"] = over ? true : null };

    public static readonly long LastStamp = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public static string Stamp(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString("D15", CultureInfo.InvariantCulture);

    public static string PartitionOf(RequestId request) =>
        NameOf(SHA256.HashData(Encoding.ASCII.GetBytes(request.ToString()))[0] % Partitions);

    public static string NameOf(int partition) => partition.ToString("D2", CultureInfo.InvariantCulture);
}
