using System.Text.Json;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Log;

/// <summary>
/// Reads the log: lists out of their own table where that has every site that is asked for, else the summary rows by month and site,
/// newest first; and one request's events.
/// </summary>
/// <param name="sites">The sites whose takeovers are shown.</param>
/// <param name="reach">How far back a list without a start goes.</param>
/// <param name="lists">Null where nobody keeps them.</param>
internal sealed class TakeoverReader(
    ITableEngine engine, TakeoverLog log, IReadOnlyList<SiteId> sites, TimeSpan reach, TimeProvider time, TakeoverLists? lists = null) : ITakeoverReader
{
    public async Task<TakeoverPage> ListAsync(TakeoverFilter filter, CancellationToken cancellationToken)
    {
        // Nothing lies before what is kept or after tomorrow, whatever is asked for: each month costs a query a site.
        var (first, last) = (time.GetUtcNow() - reach, time.GetUtcNow().AddDays(1));
        var asked = SitesOf(filter).ToList();
        if (lists?.HaveAll(asked) is true)
        {
            var (from, to) = (filter.From > first ? filter.From.Value : first, filter.To < last ? filter.To.Value : last);
            return asked.Count == 0 || from >= to ? new([], null)
                : await lists.ListAsync(filter, asked.ToHashSet(), asked.Count == sites.Count, from, to, cancellationToken);
        }

        var found = new List<TakeoverSummary>();
        var until = RequestId.TryParse(filter.Cursor, out var cursor) ? cursor.OpenedAt : filter.To ?? last;
        var newest = until < last ? until : last;
        var oldest = filter.From > first ? filter.From.Value : first;
        foreach (var month in MonthsDown(newest, oldest))
        {
            var rows = await Task.WhenAll(asked.Select(site => ReadMonthAsync(site, month, filter, cancellationToken)));
            found.AddRange(rows.SelectMany(one => one).OrderByDescending(row => row.Id, StringComparer.Ordinal));
            if (found.Count > filter.Limit)
            {
                return new(found.GetRange(0, filter.Limit), found[filter.Limit - 1].Id);
            }
        }

        return new(found, null);
    }

    public async Task<TakeoverStory?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!RequestId.TryParse(id, out var request))
        {
            return null;
        }

        foreach (var site in sites.Where(request.MayBelongTo))
        {
            var partition = TakeoverRows.Partition(site, request.OpenedAt);
            if (await engine.GetAsync(TakeoverRows.Table, partition, TakeoverRows.SummaryKey(request), cancellationToken) is { } row)
            {
                var timeline = new List<JsonElement>();
                await foreach (var entry in log.TimelineAsync(request, site, cancellationToken))
                {
                    timeline.Add(JsonElement.Parse(entry));
                }

                return new(SummaryRow.Read(row), timeline);
            }
        }

        return null;
    }

    private IEnumerable<SiteId> SitesOf(TakeoverFilter filter) => sites.Where(site =>
        (filter.Site is not { } wanted || site.Value.Equals(wanted, StringComparison.OrdinalIgnoreCase))
        && filter.Within?.Contains(site) is not false);

    private async Task<List<TakeoverSummary>> ReadMonthAsync(
        SiteId site, DateTimeOffset month, TakeoverFilter filter, CancellationToken cancellationToken)
    {
        var found = new List<TakeoverSummary>();
        var to = filter.Cursor is { } cursor ? $"r_{cursor}" : "r`";
        await foreach (var row in engine.QueryAsync(TakeoverRows.Table, TakeoverRows.Partition(site, month), "r_", to, cancellationToken))
        {
            var summary = SummaryRow.Read(row);
            if (filter.Fits(summary))
            {
                found.Add(summary);
            }
        }

        return found;
    }

    private static IEnumerable<DateTimeOffset> MonthsDown(DateTimeOffset newest, DateTimeOffset oldest)
    {
        var last = new DateTimeOffset(oldest.UtcDateTime.Year, oldest.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        for (var month = new DateTimeOffset(newest.UtcDateTime.Year, newest.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero); month >= last; month = month.AddMonths(-1))
        {
            yield return month;
        }
    }
}
