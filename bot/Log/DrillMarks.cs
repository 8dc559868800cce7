using System.Collections.Concurrent;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Log;

/// <summary>Finds drills by their marks: a short query a site and month, whatever else happened there.</summary>
internal sealed class DrillMarks(ITableEngine engine)
{
    private const int AtOnce = 16;

    /// <returns>Newest first.</returns>
    public async Task<IReadOnlyList<RequestId>> ListAsync(
        IReadOnlyCollection<SiteId> sites, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var found = new ConcurrentBag<RequestId>();
        await Parallel.ForEachAsync(
            MonthsOf(from, to).SelectMany(month => sites.Select(site => TakeoverRows.Partition(site, month))),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (partition, token) =>
            {
                await foreach (var row in engine.QueryAsync(TakeoverRows.Table, partition, TakeoverRows.DrillPrefix, "p`", token))
                {
                    if (RequestId.TryParse(row.RowKey[TakeoverRows.DrillPrefix.Length..], out var id) && id.OpenedAt >= from && id.OpenedAt < to)
                    {
                        found.Add(id);
                    }
                }
            });
        return [.. found.OrderByDescending(id => id.ToString(), StringComparer.Ordinal)];
    }

    private static IEnumerable<DateTimeOffset> MonthsOf(DateTimeOffset from, DateTimeOffset to)
    {
        for (var month = new DateTimeOffset(from.UtcDateTime.Year, from.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero); month < to; month = month.AddMonths(1))
        {
            yield return month;
        }
    }
}
