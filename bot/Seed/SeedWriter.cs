using System.Collections.Immutable;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using static ManagerBackup.Bot.Log.TableOperation;

namespace ManagerBackup.Bot.Seed;

/// <summary>
/// Writes stories as the log has them, in batches as large as storage takes, many at once: SQLite commits what waits together, and
/// Table Storage writes several partitions side by side. A batch that is there already was written by a run that was stopped.
/// </summary>
internal sealed class SeedWriter(ITableEngine engine, TimeProvider time, int atOnce) : IDisposable
{
    private const int MostInBatch = 100;
    private const int Attempts = 8;

    private readonly SemaphoreSlim free = new(atOnce, atOnce);
    private readonly WakeUps wakeUps = new(engine);

    /// <returns>When all of it is written.</returns>
    public async Task WriteAsync(SeedUnit unit, IEnumerable<SeedStory> stories, Action<int> written, CancellationToken cancellationToken)
    {
        var partition = TakeoverRows.Partition(unit.Site.Site.Id, unit.From);
        var desks = new Dictionary<PersonId, Desk>();
        var waiting = new List<Task>();
        var batch = new List<TableOperation>(MostInBatch);
        var inBatch = 0;
        try
        {
            foreach (var story in stories)
            {
                // Between two stories, so that the batches of the next run are the same ones.
                cancellationToken.ThrowIfCancellationRequested();
                await AddAsync(RowsOf(partition, story));
                inBatch++;
                Remember(desks, story, partition);
                if (story.DueNext is { } at)
                {
                    waiting.Add(wakeUps.SetAsync(story.Id, unit.Site.Site.Id, story.End, at, story.State.IsOver, CancellationToken.None));
                }
            }

            await SendAsync();
            foreach (var desk in desks.OrderBy(desk => desk.Key.Value, StringComparer.Ordinal))
            {
                await AddAsync([TakeoverLog.Point(desk.Value, partition, desk.Key)]);
            }

            await SendAsync();
        }
        finally
        {
            // Also when it is stopped: what was sent is not left under way.
            await Task.WhenAll(waiting);
        }

        // A story stays in one batch if it can; one that nobody answered in danger can be longer.
        async Task AddAsync(IReadOnlyList<TableOperation> rows)
        {
            if (batch.Count + rows.Count > MostInBatch)
            {
                await SendAsync();
            }

            foreach (var part in rows.Chunk(MostInBatch))
            {
                if (batch.Count + part.Length > MostInBatch)
                {
                    await SendAsync();
                }

                batch.AddRange(part);
            }
        }

        async Task SendAsync()
        {
            if (batch.Count == 0)
            {
                return;
            }

            await free.WaitAsync(CancellationToken.None);
            waiting.RemoveAll(task => task.IsCompletedSuccessfully);
            waiting.Add(SubmitAsync(partition, batch, inBatch, written));
            (batch, inBatch) = (new(MostInBatch), 0);
        }
    }

    public void Dispose() => free.Dispose();

    private async Task SubmitAsync(string partition, List<TableOperation> batch, int stories, Action<int> written)
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await engine.SubmitAsync(TakeoverRows.Table, partition, batch, CancellationToken.None);
                    break;
                }
                catch (TableConflictException e) when (e.Exists)
                {
                    break;
                }
                catch (StorageUnavailableException) when (attempt < Attempts)
                {
                    // Asked for too much at once, most likely.
                    await Task.Delay(TimeSpan.FromMilliseconds(200 * Math.Pow(2, attempt)), time, CancellationToken.None);
                }
            }

            written(stories);
        }
        finally
        {
            free.Release();
        }
    }

    // The summary goes first: without it nobody reads the rest.
    private static List<TableOperation> RowsOf(string partition, SeedStory story) =>
    [
        new Insert(SummaryRow.Write(partition, story.Id, story.State)),
        .. story.Events.Select((happened, i) => new Insert(TakeoverRows.Event(partition, story.Id, i + 1, happened))),
        .. story.State.Practice ? [new Insert(new(partition, TakeoverRows.DrillKey(story.Id)))] : Array.Empty<TableOperation>(),
    ];

    private static void Remember(Dictionary<PersonId, Desk> desks, SeedStory story, string partition)
    {
        var opening = (RequestEvent.Requested)story.Events[0];
        var before = desks.GetValueOrDefault(opening.By)?.Openings ?? ImmutableArray<string>.Empty;
        var heard = new Desk(story.Id, [.. before, opening.Turn], partition, "").After(new(story.Id, story.State, "") { Events = [.. story.Events] });
        desks[opening.By] = heard with { Openings = [.. heard.Openings.TakeLast(Desk.Remembered)] };
    }
}
