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
    private const int Partitions = 8;

    public async Task SetAsync(RequestId request, SiteId site, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(request);
        try
        {
            await engine.SubmitAsync(Table, partition, [new Insert(Row(partition, request, site, at))], cancellationToken);
        }
        catch (TableConflictException e) when (e.Exists)
        {
            // Set already, for the same moment.
        }
    }

    /// <summary>What is due by now, earliest first in each partition; <paramref name="until"/> null for every open request.</summary>
    public async IAsyncEnumerable<WakeUp> DueAsync(
        DateTimeOffset? until, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var to = until is { } moment ? Stamp(moment) + "`" : "`";
        for (var i = 0; i < Partitions; i++)
        {
            await foreach (var row in engine.QueryAsync(Table, NameOf(i), "0", to, cancellationToken))
            {
                if (RequestId.TryParse((string?)row["Request"], out var id))
                {
                    yield return new(id, new((string)row["Site"]!), row.PartitionKey, row.RowKey, row.ETag!);
                }
            }
        }
    }

    /// <summary>Takes a wake-up for this process by moving it on; false when another process was faster.</summary>
    public async Task<bool> TryMoveAsync(WakeUp wakeUp, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var row = Row(wakeUp.Partition, wakeUp.Request, wakeUp.Site, to);
        if (row.RowKey == wakeUp.Key)
        {
            return true;
        }

        try
        {
            await engine.SubmitAsync(Table, wakeUp.Partition, [new DeleteIfMatch(wakeUp.Key, wakeUp.ETag), new Insert(row)], cancellationToken);
            return true;
        }
        catch (TableConflictException e)
        {
            // A later one is set already: then this one is done with. Gone: another process has it.
            return e.Exists && await RemoveAsync(wakeUp, cancellationToken);
        }
    }

    public async Task<bool> RemoveAsync(WakeUp wakeUp, CancellationToken cancellationToken)
    {
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

    private static TableEntity Row(string partition, RequestId request, SiteId site, DateTimeOffset at) =>
        new(partition, $"{Stamp(at)}_{request}") { ["Request"] = request.ToString(), ["Site"] = site.Value };

    private static string Stamp(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString("D15", CultureInfo.InvariantCulture);

    private static string PartitionOf(RequestId request) =>
        NameOf(SHA256.HashData(Encoding.ASCII.GetBytes(request.ToString()))[0] % Partitions);

    private static string NameOf(int partition) => partition.ToString("D2", CultureInfo.InvariantCulture);
}
