using System.Collections.Concurrent;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Log;

/// <summary>
/// What is open just now at every site, read off the wake-ups: whatever is open has one. That costs a query a partition and a read
/// for each that is open, whatever the log holds. One reader at a time.
/// </summary>
internal sealed class OpenTakeovers(ITableEngine engine)
{
    private const int AtOnce = 16;

    private readonly WakeUps wakeUps = new(engine);

    // Somebody is still to be told, or asked how they are: the wake-up stays for long. What is over stays over, so it is read once.
    private HashSet<RequestId> over = [];

    /// <returns>Oldest first, without drills.</returns>
    public async Task<IReadOnlyList<TakeoverSummary>> ListAsync(CancellationToken cancellationToken)
    {
        var awake = new Dictionary<RequestId, SiteId>();
        await foreach (var wakeUp in wakeUps.DueAsync(null, cancellationToken))
        {
            awake[wakeUp.Request] = wakeUp.Site;
        }

        var (ended, open) = (new ConcurrentBag<RequestId>(), new ConcurrentBag<TakeoverSummary>());
        await Parallel.ForEachAsync(
            awake.Where(one => !over.Contains(one.Key)),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (one, token) =>
            {
                // A wake-up is set before its request is stored.
                var (id, site) = one;
                if (await engine.GetAsync(TakeoverRows.Table, TakeoverRows.Partition(site, id.OpenedAt), TakeoverRows.SummaryKey(id), token) is not { } row)
                {
                    return;
                }

                if (row.GetValueOrDefault("Over") is true)
                {
                    ended.Add(id);
                }
                else if (row.GetValueOrDefault("Practice") is not true)
                {
                    open.Add(SummaryRow.Read(row));
                }
            });
        over = [.. over.Where(awake.ContainsKey), .. ended];
        return [.. open.OrderBy(takeover => takeover.Id, StringComparer.Ordinal)];
    }
}
