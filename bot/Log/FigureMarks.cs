using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Log;

/// <summary>The takeovers of a site that were opened in one month, by UTC: a partition of the log.</summary>
/// <param name="Month">Its first moment.</param>
internal readonly record struct SiteMonth(SiteId Site, DateTimeOffset Month)
{
    public static SiteMonth Of(SiteId site, DateTimeOffset at) => new(site, new(at.UtcDateTime.Year, at.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero));

    public string Partition => TakeoverRows.Partition(Site, Month);
}

/// <summary>A row that says: the figures of this takeover's day are to be counted anew.</summary>
internal sealed record FigureMark(RequestId Request, string RowKey, string ETag);

/// <summary>
/// Marks lie in the log beside the takeover, and come with the change that makes a figure another, in one batch: whoever dies then, they
/// tell. Each is a row of its own, so that setting one waits for nobody. Here it is also told where this process has set some.
/// </summary>
internal sealed class FigureMarks
{
    private readonly ConcurrentDictionary<SiteMonth, byte> told = new();
    private readonly Channel<bool> news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private long tellings;

    /// <summary>How often something was told so far.</summary>
    public long Tellings => Interlocked.Read(ref tellings);

    /// <summary>There are marks, or may be: an answer of storage may have been lost.</summary>
    public void Tell(SiteId site, DateTimeOffset openedAt)
    {
        told[SiteMonth.Of(site, openedAt)] = 0;
        Interlocked.Increment(ref tellings);
        Ring();
    }

    /// <summary>Has who waits look again.</summary>
    public void Ring() => news.Writer.TryWrite(true);

    /// <summary>Until it rings, or at once when it has since this was asked last.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => news.Reader.ReadAsync(cancellationToken);

    /// <summary>Where something was told since this was asked last.</summary>
    public IReadOnlyList<SiteMonth> Take() => [.. told.Keys.Where(month => told.TryRemove(month, out _)).OrderBy(month => month.Partition, StringComparer.Ordinal)];

    /// <returns>Null when no figure is another for it.</returns>
    /// <param name="before">The summary as it was; null for a takeover that is opened.</param>
    /// <param name="after">The summary as it is to be; null for one that goes.</param>
    /// <param name="version">How many entries it has then: no two changes of a takeover have the same.</param>
    public static TableOperation? For(string partition, RequestId id, TableEntity? before, TableEntity? after, int version) =>
        SummaryRow.Counts(before, after)
            ? new TableOperation.Insert(new TableEntity(partition, string.Create(CultureInfo.InvariantCulture, $"x_{id}_{version:000000}")))
            : null;

    public static async Task<List<FigureMark>> ReadAsync(ITableEngine engine, SiteMonth month, CancellationToken cancellationToken)
    {
        var marks = new List<FigureMark>();
        await foreach (var row in engine.QueryAsync(TakeoverRows.Table, month.Partition, "x_", "x`", cancellationToken))
        {
            if (RequestId.TryParse(row.RowKey.Split('_')[1], out var id))
            {
                marks.Add(new(id, row.RowKey, row.ETag!));
            }
        }

        return marks;
    }
}
