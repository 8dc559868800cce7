using ManagerBackup.Bot.Backup;
using static ManagerBackup.Bot.Log.TableOperation;

namespace ManagerBackup.Bot.Log;

/// <summary>
/// Writes <see cref="ListRows"/> from the summaries. Any of it may run again, beside itself and out of order: a copy is only ever
/// replaced by a later one. The copy by site is written last and taken away last, so that whoever goes by it misses none of the others.
/// </summary>
internal sealed class TakeoverIndex(ITableEngine engine)
{
    private const int MostInBatch = 100;

    // Of a batch, whose limit is 4 MiB; a character may take six bytes there.
    private const int MostWords = 300_000;

    /// <summary>Copies these takeovers as they are now; what is gone from the log goes here as well.</summary>
    public async Task KeepAsync(SiteId site, IEnumerable<RequestId> requests, CancellationToken cancellationToken)
    {
        foreach (var id in requests)
        {
            if (await FindAsync(site, id, cancellationToken) is { } summary)
            {
                await PutAsync(site, summary, cancellationToken);
                if (await FindAsync(site, id, cancellationToken) is not null)
                {
                    continue;
                }

                // Deleted meanwhile: whoever looked for copies may have come before ours.
            }

            await RemoveAsync(site, ListRows.KeyOf(id), cancellationToken);
        }
    }

    private Task<TableEntity?> FindAsync(SiteId site, RequestId id, CancellationToken cancellationToken) =>
        engine.GetAsync(TakeoverRows.Table, TakeoverRows.Partition(site, id.OpenedAt), TakeoverRows.SummaryKey(id), cancellationToken);

    /// <summary>The same for all of a site's month (UTC), in as few writes as it takes.</summary>
    public async Task KeepMonthAsync(SiteId site, DateTimeOffset month, CancellationToken cancellationToken)
    {
        var first = new DateTimeOffset(month.UtcDateTime.Year, month.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        var (from, to) = ListRows.Between(first, first.AddMonths(1));
        var copied = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var row in engine.QueryAsync(ListRows.Table, ListRows.Of(site), from, to, cancellationToken))
        {
            copied[row.RowKey] = VersionOf(row);
        }

        var missing = new List<TableEntity>();
        await foreach (var summary in engine.QueryAsync(TakeoverRows.Table, TakeoverRows.Partition(site, first), "r_", "r`", cancellationToken))
        {
            if (!copied.Remove(KeyOf(summary), out var version))
            {
                missing.Add(summary);
            }
            else if (version != VersionOf(summary))
            {
                await PutAsync(site, summary, cancellationToken);
            }
        }

        await InsertAsync(site, missing, cancellationToken);
        foreach (var gone in copied.Keys)
        {
            await RemoveAsync(site, gone, cancellationToken);
        }
    }

    private async Task InsertAsync(SiteId site, List<TableEntity> summaries, CancellationToken cancellationToken)
    {
        // Side by side: what waits together is flushed to the disk together.
        await Task.WhenAll(summaries.GroupBy(EmployeeOf).Select(own => InsertAsync(ListRows.Of(own.Key), own, cancellationToken))
            .Append(InsertAsync(ListRows.All, summaries, cancellationToken)));
        await InsertAsync(ListRows.Of(site), summaries, cancellationToken);
    }

    private async Task InsertAsync(string partition, IEnumerable<TableEntity> summaries, CancellationToken cancellationToken)
    {
        foreach (var batch in BatchesOf(summaries))
        {
            try
            {
                await engine.SubmitAsync(ListRows.Table, partition, [.. batch.Select(summary => new Insert(Copy(new(partition, KeyOf(summary)), summary)))], cancellationToken);
            }
            catch (TableConflictException e) when (e.Exists)
            {
                // A run before this one was stopped, or another is at it.
                foreach (var summary in batch)
                {
                    await PutAsync(partition, summary, cancellationToken);
                }
            }
        }
    }

    private async Task PutAsync(SiteId site, TableEntity summary, CancellationToken cancellationToken)
    {
        await PutAsync(ListRows.All, summary, cancellationToken);
        await PutAsync(ListRows.Of(EmployeeOf(summary)), summary, cancellationToken);
        await PutAsync(ListRows.Of(site), summary, cancellationToken);
    }

    private Task<TableEntity> PutAsync(string partition, TableEntity summary, CancellationToken cancellationToken) => engine.ChangeRowAsync(
        ListRows.Table,
        partition,
        KeyOf(summary),
        row =>
        {
            if (row.ETag is not null && VersionOf(row) >= VersionOf(summary))
            {
                return false;
            }

            Copy(row, summary);
            return true;
        },
        cancellationToken);

    private async Task RemoveAsync(SiteId site, string key, CancellationToken cancellationToken)
    {
        // A writer that died after the first copy has left that one alone.
        if ((await engine.GetAsync(ListRows.Table, ListRows.Of(site), key, cancellationToken)
            ?? await engine.GetAsync(ListRows.Table, ListRows.All, key, cancellationToken)) is not { } row)
        {
            return;
        }

        foreach (var partition in (string[])[ListRows.Of(EmployeeOf(row)), ListRows.All, ListRows.Of(site)])
        {
            try
            {
                await engine.SubmitAsync(ListRows.Table, partition, [new DeleteIfMatch(key, "*")], cancellationToken);
            }
            catch (TableConflictException)
            {
                // It is gone.
            }
        }
    }

    private static IEnumerable<List<TableEntity>> BatchesOf(IEnumerable<TableEntity> summaries)
    {
        var (batch, words) = (new List<TableEntity>(MostInBatch), 0);
        foreach (var summary in summaries)
        {
            var more = (summary.GetValueOrDefault("Words") as string)?.Length ?? 0;
            if (batch.Count == MostInBatch || (batch.Count > 0 && words + more > MostWords))
            {
                yield return batch;
                (batch, words) = (new(MostInBatch), 0);
            }

            batch.Add(summary);
            words += more;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private static TableEntity Copy(TableEntity row, TableEntity summary)
    {
        row.Clear();
        foreach (var (name, value) in summary)
        {
            row[name] = value;
        }

        return row;
    }

    private static string KeyOf(TableEntity summary) => ListRows.Turn(summary.RowKey["r_".Length..]);

    private static PersonId EmployeeOf(TableEntity summary) => new(summary.GetValueOrDefault("EmployeeId") as string ?? "");

    private static int VersionOf(TableEntity row) => row.GetValueOrDefault("Version") as int? ?? 0;
}
