using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Log;

/// <summary>Lists out of <see cref="ListRows"/>: a page costs one read, however many takeovers there are, and a rare filter a few.</summary>
/// <param name="engine">The store.</param>
/// <param name="has">Whether all of a site's takeovers are there.</param>
/// <param name="catchUp">Has what this process changed until now copied, and waits a moment for it.</param>
internal sealed class TakeoverLists(ITableEngine engine, Func<SiteId, bool> has, Func<CancellationToken, Task> catchUp)
{
    /// <summary>What a call looks at, at most: then it answers with what it has, and where to go on.</summary>
    public const int MostReads = 5;

    // As many as Table Storage gives at once.
    private const int RowsOfARead = 1_000;

    // So many sites are read one by one; of more, the list of all is looked through.
    private const int FewSites = 4;

    public bool HaveAll(IEnumerable<SiteId> sites) => sites.All(has);

    /// <param name="filter">What is wanted.</param>
    /// <param name="sites">Of which sites.</param>
    /// <param name="areAll">There are no others.</param>
    /// <param name="oldest">Nothing lies before.</param>
    /// <param name="newest">Nothing lies at or after.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<TakeoverPage> ListAsync(
        TakeoverFilter filter, IReadOnlySet<SiteId> sites, bool areAll, DateTimeOffset oldest, DateTimeOffset newest, CancellationToken cancellationToken)
    {
        await catchUp(cancellationToken);
        var (from, to) = ListRows.Between(oldest, newest);
        if (RequestId.TryParse(filter.Cursor, out var cursor) && string.CompareOrdinal(ListRows.KeyOf(cursor), from) > 0)
        {
            from = ListRows.After(ListRows.KeyOf(cursor));
        }

        var partitions = PartitionsOf(filter, sites);
        var everyRowFits = filter.WantsAll && (areAll || partitions[0] != ListRows.All);
        var most = everyRowFits ? Math.Min(filter.Limit + 1, RowsOfARead) : RowsOfARead;
        var found = new List<TakeoverSummary>();
        for (var read = 1; ; read++)
        {
            var (rows, next) = await ReadAsync(partitions, from, to, most, cancellationToken);
            found.AddRange(rows.Where(row => sites.Contains(new(row.Site)) && filter.Fits(row)));
            if (found.Count > filter.Limit)
            {
                return new(found.GetRange(0, filter.Limit), found[filter.Limit - 1].Id);
            }

            if (next is null)
            {
                return new(found, null);
            }

            if (read == MostReads)
            {
                return new(found, ListRows.Turn(next));
            }

            from = ListRows.After(next);
        }
    }

    private static string[] PartitionsOf(TakeoverFilter filter, IReadOnlySet<SiteId> sites) =>
        filter.Employee is { } employee ? [ListRows.Of(new PersonId(employee))]
        : sites.Count <= FewSites ? [.. sites.Select(ListRows.Of)]
        : [ListRows.All];

    /// <returns>Rows in order, as far as they are known of every partition; and the last of them, when there may be more.</returns>
    private async Task<(IEnumerable<TakeoverSummary> Rows, string? Next)> ReadAsync(
        string[] partitions, string from, string to, int most, CancellationToken cancellationToken)
    {
        var parts = await Task.WhenAll(partitions.Select(partition => engine.FirstAsync(ListRows.Table, partition, from, to, most, cancellationToken)));
        var next = parts.Where(part => part.Count == most).Select(part => part[^1].RowKey).Min(StringComparer.Ordinal);
        var rows = parts.SelectMany(part => part).Where(row => next is null || string.CompareOrdinal(row.RowKey, next) <= 0)
            .OrderBy(row => row.RowKey, StringComparer.Ordinal).Select(SummaryRow.Read);
        return (rows, next);
    }
}
