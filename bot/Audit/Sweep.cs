using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Audit;

/// <summary>
/// Walks round all sites' summaries of this month and the last one, a bounded number of rows at a time, for requests that are not
/// over: the evidence that the table of wake-ups can't give of itself.
/// </summary>
internal sealed class Sweep(Evidence evidence, Sites sites)
{
    private const int MostPartitions = 12;
    private const int MostRows = 600;
    private const int MostOpen = 25;

    private int place;
    private string? behind;

    public async Task<(List<OpenRequest> Open, List<RowAddress> Spoilt)> NextAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<OpenRequest> open = [];
        List<RowAddress> spoilt = [];
        var rows = 0;
        for (var partitions = 0; partitions < Math.Min(MostPartitions, sites.All.Count * 2); partitions++)
        {
            var (site, month) = At(place, now);
            await foreach (var summary in evidence.SummariesAsync(site, month, behind, cancellationToken))
            {
                if (summary.Request is not { } id)
                {
                    spoilt.Add(summary.Row);
                }
                else if (summary.Over is not true)
                {
                    open.Add(new(id, site));
                }

                behind = summary.Row.Key;
                if (++rows >= MostRows || open.Count >= MostOpen)
                {
                    return (open, spoilt);
                }
            }

            place++;
            behind = null;
        }

        return (open, spoilt);
    }

    private (SiteId Site, DateTimeOffset Month) At(int index, DateTimeOffset now)
    {
        var site = sites.All[index / 2 % sites.All.Count].Id;
        return (site, index % 2 == 0 ? now : now.AddDays(-now.UtcDateTime.Day));
    }
}
