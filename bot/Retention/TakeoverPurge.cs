using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using static ManagerBackup.Bot.Log.TableOperation;

namespace ManagerBackup.Bot.Retention;

/// <summary>
/// Deletes requests that are over and were opened before a moment: the summary first, so that nobody reads half a request, then its
/// events. It may stop anywhere and run beside itself; the next pass finds what is left. What is open stays, however old.
/// </summary>
/// <param name="figures">Who counts figures in this process, if anybody does: what goes counts no longer.</param>
internal sealed class TakeoverPurge(ITableEngine engine, PurgeMarks marks, FigureMarks? figures = null)
{
    private const int MostInBatch = 100;

    // In the mark of what is deleted: no takeover has so many entries.
    private const int Gone = 999_999;

    /// <returns>How many requests were deleted.</returns>
    public async Task<int> PurgeAsync(SiteId site, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var first = await marks.FirstMonthAsync(site.Value, cancellationToken);
        var (gone, isClean) = (0, true);
        for (var month = first; month <= before; month = month.AddMonths(1))
        {
            var (deleted, left) = await PurgeMonthAsync(TakeoverRows.Partition(site, month), month, before, cancellationToken);
            if (deleted > 0)
            {
                figures?.Tell(site, month);
            }

            gone += deleted;
            isClean &= left == 0 && month.AddMonths(1) <= before;
            if (isClean)
            {
                await marks.KeepAsync(site.Value, month.AddMonths(1), cancellationToken);
            }
        }

        return gone;
    }

    private async Task<(int Deleted, int Left)> PurgeMonthAsync(
        string partition, DateTimeOffset month, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var over = new List<(RequestId Id, TableEntity Summary)>();
        var kept = new HashSet<RequestId>();
        var left = 0;
        await foreach (var row in engine.QueryAsync(TakeoverRows.Table, partition, "r_", "r`", cancellationToken))
        {
            if (RequestId.TryParse(row.RowKey[2..], out var id) && id.OpenedAt < before && row.GetValueOrDefault("Over") is true)
            {
                over.Add((id, row));
            }
            else
            {
                kept.Add(id);
                left++;
            }
        }

        var deleted = 0;
        foreach (var (id, summary) in over)
        {
            var isGone = await DeleteAsync(partition, id, summary, cancellationToken);
            deleted += isGone ? 1 : 0;
            left += isGone ? 0 : 1;
        }

        if (month.AddMonths(1) <= before && left == kept.Count)
        {
            await DeleteRestAsync(partition, kept, cancellationToken);
        }

        return (deleted, left);
    }

    private async Task<bool> DeleteAsync(string partition, RequestId id, TableEntity summary, CancellationToken cancellationToken)
    {
        List<TableOperation> rows = [new DeleteIfMatch(summary.RowKey, summary.ETag!)]; // it was read
        if (FigureMarks.For(partition, id, summary, null, Gone) is { } mark)
        {
            rows.Add(mark);
        }

        var (from, to) = TakeoverRows.EventKeys(id);
        await foreach (var row in engine.QueryAsync(TakeoverRows.Table, partition, from, to, cancellationToken))
        {
            rows.Add(new DeleteIfMatch(row.RowKey, row.ETag!));
        }

        return await TryDeleteAsync(partition, rows, cancellationToken);
    }

    // Events whose summary is gone: a pass before this one was stopped. And desks that point at what is gone, and marks of drills that are.
    private async Task DeleteRestAsync(string partition, HashSet<RequestId> kept, CancellationToken cancellationToken)
    {
        var rest = new List<TableOperation>();
        await foreach (var row in engine.QueryAsync(TakeoverRows.Table, partition, "d_", "q", cancellationToken))
        {
            var request = row.RowKey[0] == 'd' ? row.GetValueOrDefault("Request") as string : row.RowKey.Split('_')[1];
            if (RequestId.TryParse(request, out var id) && !kept.Contains(id))
            {
                rest.Add(new DeleteIfMatch(row.RowKey, row.ETag!));
            }
        }

        await TryDeleteAsync(partition, rest, cancellationToken);
    }

    // Another instance deletes the same, or somebody has added to it: the next pass looks again.
    private async Task<bool> TryDeleteAsync(string partition, IReadOnlyList<TableOperation> rows, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var batch in rows.Chunk(MostInBatch))
            {
                await engine.SubmitAsync(TakeoverRows.Table, partition, batch, cancellationToken);
            }

            return true;
        }
        catch (TableConflictException)
        {
            return false;
        }
    }
}
