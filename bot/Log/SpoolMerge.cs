using System.Collections.Immutable;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Log;

/// <summary>
/// Brings what happened to a request without storage into the log, in order. It may be stopped anywhere and run again: what the
/// log has already adds nothing.
/// </summary>
internal sealed class SpoolMerge(TakeoverLog log)
{
    private const int MaxTries = 12;

    // A batch takes 100 rows and 4 MiB, and one event may be a hundred thousand bytes.
    private const int MostTogether = 25;
    private const int MostInBatch = 97;

    /// <returns>The request as the log has it now; another than was asked for when its words belong to one that is open.</returns>
    public async Task<StoredRequest> ToLogAsync(SpooledRequest spooled, DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var stored = await log.FindAsync(spooled.Id, spooled.Site, cancellationToken);
                return stored is not null
                    ? await AppendAsync(stored, Rebase.Onto(stored.Events, spooled.Known, spooled.Local), cancellationToken)
                    : await OpenAsync(spooled, now, cancellationToken);
            }
            catch (TableConflictException) when (attempt < MaxTries)
            {
                // Somebody else changed the request or the employee's desk: look again.
            }
        }
    }

    private async Task<StoredRequest> OpenAsync(SpooledRequest spooled, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var events = spooled.Known.AddRange(spooled.Local);
        var (requested, state) = ((RequestEvent.Requested)events[0], History.Fold(events)!);

        // The month may have turned since: then the employee's newest desk is another than the one this opening writes.
        var newest = await log.FindDeskAsync(requested.By, spooled.Site, now > requested.At ? now : requested.At, cancellationToken);
        var own = await log.FindDeskOfMonthAsync(requested.By, spooled.Site, spooled.Id, cancellationToken);
        var current = newest is null ? null : await log.FindAsync(newest.Request, spooled.Site, cancellationToken);
        if (current is not null && TakesIn(current.State, newest!, own, requested.Turn, state))
        {
            // Sent again before this, the activity has opened a request that may be over by now: its words are heard once.
            var brought = Rebase.Onto(current.Events, [], events);
            var isHeard = newest!.Openings.Contains(requested.Turn) || own?.Openings.Contains(requested.Turn) == true;
            return await AppendAsync(current, isHeard ? WithoutWords(brought, requested.Turn) : brought, cancellationToken);
        }

        var first = Chunk(events, 0);
        var opened = await log.OpenAsync(spooled.Id, events.GetRange(0, first), own, cancellationToken);
        if (newest is not null)
        {
            await TryPointAsync(newest, spooled.Id, requested, cancellationToken);
        }

        return await AppendAsync(opened, [.. events.Skip(first)], cancellationToken);
    }

    // An employee has one open request, and one activity opens one.
    private static bool TakesIn(BackupRequest current, Desk newest, Desk? own, string turn, BackupRequest mine) =>
        current.Turns.Contains(turn) || newest.Openings.Contains(turn) || own?.Openings.Contains(turn) == true
        || (mine is { IsOver: false, Practice: false } && current.TakesWords(mine.OpenedAt));

    private static ImmutableArray<RequestEvent> WithoutWords(ImmutableArray<RequestEvent> events, string turn) =>
        events.RemoveAll(happened => happened is RequestEvent.ByTurn said && said.Turn == turn);

    private async Task TryPointAsync(Desk newest, RequestId id, RequestEvent.Requested requested, CancellationToken cancellationToken)
    {
        // A desk of the month before is found by itself as long as this month has none; of a month after, only if it is told.
        if (string.CompareOrdinal(newest.Partition, TakeoverRows.Partition(requested.Site, id.OpenedAt)) > 0)
        {
            try
            {
                await log.PointDeskAsync(newest, id, requested.By, requested.Turn, cancellationToken);
            }
            catch (TableConflictException)
            {
                // They have opened another meanwhile: then their words belong to that one.
            }
        }
    }

    private async Task<StoredRequest> AppendAsync(StoredRequest stored, ImmutableArray<RequestEvent> events, CancellationToken cancellationToken)
    {
        events = Erasing.Strip(events, stored.State);
        for (var done = 0; done < events.Length;)
        {
            var next = Chunk(events, done);
            stored = await log.AppendAsync(stored, events.Slice(done, next), cancellationToken);
            done += next;
        }

        return stored;
    }

    // What one turn brought about stays together: half of it in the log would pass for all of it.
    private static int Chunk(IReadOnlyList<RequestEvent> events, int from)
    {
        var end = Math.Min(events.Count, from + MostTogether);
        while (end < events.Count && end - from < MostInBatch && events[end].At == events[end - 1].At)
        {
            end++;
        }

        return end - from;
    }
}
