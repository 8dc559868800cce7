using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using Microsoft.Extensions.Caching.Memory;

namespace ManagerBackup.Bot.Figures;

/// <summary>
/// What views over all sites have read before. The row of a month's sum changes with every row of the month, whoever writes
/// (<see cref="FigureBook.ReplaceAsync"/>): while its version is the same, nothing else is read; else only those rows are parsed whose version
/// is another. So it never answers with what is not stored any more.
/// </summary>
internal sealed class FigureMemory(FigureBook book) : IDisposable
{
    // One holds 500 sites in some megabytes. Two periods lie in four months.
    private const int MaxParts = 8;

    private static readonly TimeSpan Unasked = TimeSpan.FromMinutes(10);

    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = MaxParts });

    /// <summary>Every site's sum over a part of a month; one without a row has none.</summary>
    public async Task<IReadOnlyDictionary<SiteId, Counts>> SitesAsync(MonthPart part, CancellationToken cancellationToken)
    {
        var month = await ReadAsync(
            "sites", part, () => book.SiteRowsAsync(part.Month, cancellationToken), row => Counts.Sum(FigureRows.ReadDays(row, part.Holds).Values), cancellationToken);
        return month.Rows.ToDictionary(row => FigureRows.SiteOf(row.Key), row => row.Value.Counts);
    }

    /// <summary>All sites together over a part of a month.</summary>
    public async Task<Counts> TogetherAsync(MonthPart part, CancellationToken cancellationToken) =>
        (await ReadAsync("days", part, () => book.DayRowsAsync(part, cancellationToken), FigureRows.ReadSum, cancellationToken)).Sum;

    public void Dispose() => known.Dispose();

    private async Task<Month> ReadAsync(
        string kind, MonthPart part, Func<IAsyncEnumerable<TableEntity>> stored, Func<TableEntity, Counts> parse, CancellationToken cancellationToken)
    {
        // The version first: what is written behind it shows the next time.
        var version = await book.VersionAsync(part.Month, cancellationToken);
        var before = known.Get<Month>((kind, part));
        if (before?.Version == version && before is not null)
        {
            return before;
        }

        var rows = new Dictionary<string, Row>(StringComparer.Ordinal);
        await foreach (var row in stored())
        {
            rows[row.RowKey] = before?.Rows.GetValueOrDefault(row.RowKey) is { } same && same.Version == row.ETag ? same : new(row.ETag, parse(row));
        }

        return known.Set((kind, part), new Month(version, rows), new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Unasked });
    }

    private sealed record Month(string? Version, Dictionary<string, Row> Rows)
    {
        public Counts Sum => field ??= Counts.Sum(Rows.Values.Select(row => row.Counts));
    }

    private sealed record Row(string? Version, Counts Counts);
}
