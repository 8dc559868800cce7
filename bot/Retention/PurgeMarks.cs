using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Retention;

/// <summary>
/// Partition <c>retention</c> of table <c>takeovers</c>: a row a site, and one for people, with the first month that may still hold
/// something whose time is over. It spares looking at every month since the beginning, and remembers sites that settings forgot.
/// </summary>
internal sealed class PurgeMarks(ITableEngine engine)
{
    public const string Partition = "retention";

    private const string Column = "FirstMonth";

    /// <summary>Nothing was stored before.</summary>
    private static readonly DateTimeOffset Beginning = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public async Task<DateTimeOffset> FirstMonthAsync(string of, CancellationToken cancellationToken) =>
        await engine.GetAsync(TakeoverRows.Table, Partition, of, cancellationToken) is { } row && row.GetValueOrDefault(Column) is DateTimeOffset month
            ? month
            : Beginning;

    public Task KeepAsync(string of, DateTimeOffset month, CancellationToken cancellationToken) => engine.ChangeRowAsync(
        TakeoverRows.Table,
        Partition,
        of,
        row =>
        {
            if (row.GetValueOrDefault(Column) is DateTimeOffset known && known >= month)
            {
                return false;
            }

            row[Column] = month;
            return true;
        },
        cancellationToken);

    /// <summary>Every name that a month is kept for.</summary>
    public async Task<IReadOnlyList<string>> AllAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var row in engine.QueryAsync(TakeoverRows.Table, Partition, "", "~", cancellationToken))
        {
            names.Add(row.RowKey);
        }

        return names;
    }

    public static DateTimeOffset MonthOf(DateTimeOffset at) => new(at.UtcDateTime.Year, at.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
}
