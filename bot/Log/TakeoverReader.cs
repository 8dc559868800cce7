using System.Text.Json;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Log;

/// <summary>Reads the log as it is stored: the summary rows by month and site, newest first, and one request's events.</summary>
/// <param name="sites">The sites whose takeovers are shown.</param>
/// <param name="reach">How far back a list without a start goes.</param>
internal sealed class TakeoverReader(ITableEngine engine, TakeoverLog log, IReadOnlyList<SiteId> sites, TimeSpan reach, TimeProvider time) : ITakeoverReader
{
    public async Task<TakeoverPage> ListAsync(TakeoverFilter filter, CancellationToken cancellationToken)
    {
        var found = new List<TakeoverSummary>();
        // Nothing lies before what is kept or after tomorrow, whatever is asked for: each month costs a query a site.
        var (first, last) = (time.GetUtcNow() - reach, time.GetUtcNow().AddDays(1));
        var until = RequestId.TryParse(filter.Cursor, out var cursor) ? cursor.OpenedAt : filter.To ?? last;
        var newest = until < last ? until : last;
        var oldest = filter.From > first ? filter.From.Value : first;
        foreach (var month in MonthsDown(newest, oldest))
        {
            var rows = await Task.WhenAll(SitesOf(filter).Select(site => ReadMonthAsync(site, month, filter, cancellationToken)));
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
            if (Fits(summary, filter))
            {
                found.Add(summary);
            }
        }

        return found;
    }

    private static bool Fits(TakeoverSummary row, TakeoverFilter filter) =>
        !(row.OpenedAt < filter.From) && !(row.OpenedAt >= filter.To)
        && (filter.Category is null || row.Category == filter.Category)
        && (filter.Severity is null || row.Severity == filter.Severity)
        && (filter.Outcome is null || row.Outcome == filter.Outcome)
        && (filter.Employee is null || string.Equals(row.Employee.Id, filter.Employee, StringComparison.OrdinalIgnoreCase))
        && (filter.Manager is null || string.Equals(row.Manager?.Id, filter.Manager, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<DateTimeOffset> MonthsDown(DateTimeOffset newest, DateTimeOffset oldest)
    {
        var last = new DateTimeOffset(oldest.UtcDateTime.Year, oldest.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        for (var month = new DateTimeOffset(newest.UtcDateTime.Year, newest.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero); month >= last; month = month.AddMonths(-1))
        {
            yield return month;
        }
    }
}
