using System.Globalization;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using static ManagerBackup.Bot.Log.TableOperation;

namespace ManagerBackup.Bot.Figures;

/// <summary>The figures as they lie: changes a site's days and the sums over all sites together, or neither. See <see cref="FigureRows"/>.</summary>
internal sealed class FigureBook(ITableEngine engine)
{
    private const int MaxTries = 20;

    /// <summary>Counts days of one site and month anew and writes what came of it. May run beside itself, anywhere.</summary>
    /// <param name="month">Any of its days.</param>
    /// <param name="count">Counts from the log. It runs behind the reading of what is to be replaced, so that who counted earlier can't write later.</param>
    /// <param name="always">
    /// Write also what has not changed. Whoever takes marks away must: another may have counted before the last of them was set, and
    /// may be about to write that.
    /// </param>
    /// <param name="cancellationToken">Stops it; all that was written stays.</param>
    /// <exception cref="TableConflictException">Others write the same all the time; nothing has changed.</exception>
    public async Task ReplaceAsync(
        SiteId site, DateOnly month, Func<Task<IReadOnlyDictionary<int, Counts>>> count, bool always, CancellationToken cancellationToken)
    {
        var partition = FigureRows.Partition(month);
        for (var attempt = 1; ; attempt++)
        {
            var row = await engine.GetAsync(FigureRows.Table, partition, FigureRows.SiteKey(site), cancellationToken);
            var old = FigureRows.ReadDays(row);
            var counted = await count();
            var changed = counted.Where(day => !day.Value.Equals(old.GetValueOrDefault(day.Key, Counts.Zero))).ToDictionary();
            if (changed.Count == 0 && !always)
            {
                return;
            }

            List<TableOperation> writes = [Put(FigureRows.Site(partition, site, old.Concat(changed).GroupBy(day => day.Key).ToDictionary(day => day.Key, day => day.Last().Value)), row)];
            writes.AddRange(await SumsAsync(partition, old, changed, cancellationToken));
            try
            {
                await engine.SubmitAsync(FigureRows.Table, partition, writes, cancellationToken);
                return;
            }
            catch (TableConflictException) when (attempt < MaxTries)
            {
                // Another site's change came to the sums in between, or another instance counts the same: look again.
            }
        }
    }

    /// <summary>Sums the sites' rows of a month up again, where the sums are not theirs: after something else has written in the table.</summary>
    /// <exception cref="TableConflictException">Others write the same all the time; nothing has changed.</exception>
    public async Task MendSumsAsync(DateOnly month, CancellationToken cancellationToken)
    {
        var partition = FigureRows.Partition(month);
        for (var attempt = 1; ; attempt++)
        {
            // First what is to be replaced: a site's row that changes behind this changes it too.
            string[] keys = [FigureRows.MonthKey, .. Enumerable.Range(1, 31).Select(FigureRows.DayKey)];
            var rows = await Task.WhenAll(keys.Select(key => engine.GetAsync(FigureRows.Table, partition, key, cancellationToken)));
            var sums = new Dictionary<string, Counts>(StringComparer.Ordinal);
            await foreach (var row in SiteRowsAsync(month, cancellationToken))
            {
                foreach (var (day, counts) in FigureRows.ReadDays(row))
                {
                    var key = FigureRows.DayKey(day);
                    sums[key] = sums.GetValueOrDefault(key, Counts.Zero) + Counting.Coarse(counts);
                }
            }

            sums[FigureRows.MonthKey] = Counts.Sum(sums.Values);
            List<TableOperation> writes =
            [
                .. keys.Zip(rows).Where(one => !FigureRows.ReadSum(one.Second).Equals(sums.GetValueOrDefault(one.First, Counts.Zero)))
                    .Select(one => Put(FigureRows.Sum(partition, one.First, sums.GetValueOrDefault(one.First, Counts.Zero)), one.Second)),
            ];
            if (writes.Count == 0)
            {
                return;
            }

            try
            {
                await engine.SubmitAsync(FigureRows.Table, partition, writes, cancellationToken);
                return;
            }
            catch (TableConflictException) when (attempt < MaxTries)
            {
                // A site's figures have changed in between.
            }
        }
    }

    /// <summary>The days of a site in one month.</summary>
    public async Task<IReadOnlyDictionary<int, Counts>> SiteAsync(SiteId site, DateOnly month, Func<int, bool>? wanted, CancellationToken cancellationToken) =>
        FigureRows.ReadDays(await engine.GetAsync(FigureRows.Table, FigureRows.Partition(month), FigureRows.SiteKey(site), cancellationToken), wanted);

    /// <summary>The rows of the sites that have something in a month.</summary>
    public IAsyncEnumerable<TableEntity> SiteRowsAsync(DateOnly month, CancellationToken cancellationToken) =>
        engine.QueryAsync(FigureRows.Table, FigureRows.Partition(month), "s_", "s`", cancellationToken);

    /// <summary>All sites together, over the whole month.</summary>
    public async Task<Counts> MonthAsync(DateOnly month, CancellationToken cancellationToken) =>
        FigureRows.ReadSum(await engine.GetAsync(FigureRows.Table, FigureRows.Partition(month), FigureRows.MonthKey, cancellationToken));

    /// <summary>The rows of all sites together, over some days of one month.</summary>
    public IAsyncEnumerable<TableEntity> DayRowsAsync(MonthPart part, CancellationToken cancellationToken) => engine.QueryAsync(
        FigureRows.Table, FigureRows.Partition(part.Month), FigureRows.DayKey(part.First), FigureRows.DayKey(part.Last) + "!", cancellationToken);

    /// <summary>Another one whenever anything of the month has changed; null before there is anything.</summary>
    public async Task<string?> VersionAsync(DateOnly month, CancellationToken cancellationToken) =>
        (await engine.GetAsync(FigureRows.Table, FigureRows.Partition(month), FigureRows.MonthKey, cancellationToken))?.ETag;

    /// <summary>Every site of which all figures are there, and how they were counted.</summary>
    public async Task<Dictionary<SiteId, string>> KeptAsync(CancellationToken cancellationToken)
    {
        var kept = new Dictionary<SiteId, string>();
        await foreach (var row in engine.QueryAsync(FigureRows.Table, FigureRows.Kept, "s_", "s`", cancellationToken))
        {
            kept[new(row.RowKey[2..])] = row.GetValueOrDefault("CountedBy") as string ?? "";
        }

        return kept;
    }

    /// <param name="by">How they were counted; null for a site that has none any more.</param>
    public Task KeepAsync(SiteId site, string? by, CancellationToken cancellationToken) => engine.ChangeRowAsync(
        FigureRows.Table,
        FigureRows.Kept,
        FigureRows.SiteKey(site),
        row =>
        {
            row["CountedBy"] = by;
            return true;
        },
        cancellationToken);

    // What others have changed of the sums meanwhile shows in their versions.
    private async Task<IEnumerable<TableOperation>> SumsAsync(
        string partition, IReadOnlyDictionary<int, Counts> old, Dictionary<int, Counts> changed, CancellationToken cancellationToken)
    {
        if (changed.Count == 0)
        {
            return [];
        }

        var differences = changed.ToDictionary(
            day => FigureRows.DayKey(day.Key), day => Counting.Coarse(day.Value) - Counting.Coarse(old.GetValueOrDefault(day.Key, Counts.Zero)), StringComparer.Ordinal);
        differences[FigureRows.MonthKey] = Counts.Sum(differences.Values);
        return await Task.WhenAll(differences.OrderBy(one => one.Key, StringComparer.Ordinal).Select(async one =>
        {
            var row = await engine.GetAsync(FigureRows.Table, partition, one.Key, cancellationToken);
            return Put(FigureRows.Sum(partition, one.Key, FigureRows.ReadSum(row) + one.Value), row);
        }));
    }

    private static TableOperation Put(TableEntity row, TableEntity? was) => was?.ETag is { } etag ? new ReplaceIfMatch(row, etag) : new Insert(row);
}
