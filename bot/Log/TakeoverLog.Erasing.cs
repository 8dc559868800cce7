using System.Collections.Immutable;
using ManagerBackup.Bot.Backup;
using static ManagerBackup.Bot.Log.TableOperation;

namespace ManagerBackup.Bot.Log;

/// <content>The one place where a stored event is written anew.</content>
internal sealed partial class TakeoverLog
{
    // With the summary and the new event well within a batch of 100 rows and 4 MiB.
    private const int MostRewritten = 25;

    /// <summary>Takes the words out of the stored events, and appends that it was done.</summary>
    /// <exception cref="TableConflictException">Someone changed the request since it was read. Part may be done: doing it again does the rest.</exception>
    public async Task<StoredRequest> EraseAsync(StoredRequest at, RequestEvent.Erased erased, CancellationToken cancellationToken)
    {
        var partition = TakeoverRows.Partition(at.State.Site, at.Id.OpenedAt);
        var (from, to) = TakeoverRows.EventKeys(at.Id);
        var employee = at.State.Employee.Id;
        var rewritten = new List<(int Index, RequestEvent Left, string ETag)>();
        var number = 0;
        await foreach (var row in engine.QueryAsync(TakeoverRows.Table, partition, from, to, cancellationToken))
        {
            var happened = TakeoverRows.ReadEvent(row);
            if (Erasing.Strip(happened, erased, employee) is { } left && left != happened)
            {
                rewritten.Add((number, left, row.ETag!));
            }

            number++;
        }

        var (events, etag) = (at.Events, at.ETag);
        for (var done = 0; ; done += MostRewritten)
        {
            var some = rewritten.Skip(done).Take(MostRewritten).ToList();
            var isLast = done + MostRewritten >= rewritten.Count;
            events = some.Aggregate(events, (all, one) => all.SetItem(one.Index, one.Left));
            events = isLast ? events.Add(erased) : events;
            var state = History.Fold(events)!; // events begin with the opening
            var summary = SummaryRow.Write(partition, at.Id, state);
            List<TableOperation> operations =
            [
                new ReplaceIfMatch(summary, etag),
                .. some.Select(one => new ReplaceIfMatch(TakeoverRows.Event(partition, at.Id, one.Index + 1, one.Left), one.ETag)),
            ];
            if (isLast)
            {
                operations.Add(new Insert(TakeoverRows.Event(partition, at.Id, state.Version, erased)));
            }

            // Figures stay, so there is hardly ever one; counted is what is written, whatever an erasure may take one day.
            var mark = isLast ? FigureMarks.For(partition, at.Id, SummaryRow.Write(partition, at.Id, at.State), summary, state.Version) : null;
            etag = (await SubmitAsync(at.State.Site, at.Id, partition, operations, mark, cancellationToken))[0];
            if (isLast)
            {
                return new(at.Id, state, etag) { Events = events };
            }
        }
    }
}
