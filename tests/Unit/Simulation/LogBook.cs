using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.UnitTests.Simulation;

/// <param name="Order">When it was stored, in the order of everything.</param>
/// <param name="At">When it was stored, since the run began.</param>
/// <param name="Before">The request before it; null for the first.</param>
/// <param name="After">The request with it.</param>
internal sealed record Entry(int Number, RequestEvent Happened, long Order, TimeSpan At, BackupRequest? Before, BackupRequest After);

/// <summary>A request as the log tells it: read off the tables, not asked of any process.</summary>
internal sealed record LogBook(RequestId Id, IReadOnlyList<Entry> Entries, TableEntity Summary)
{
    public BackupRequest Final => Entries[^1].After;

    public long EndedAt => Entries.First(entry => entry.After.IsOver).Order;

    /// <summary>It came to the log when it was over already: opened and ended while storage was away.</summary>
    public bool WasNeverOpen => Entries.TakeWhile(entry => entry.At == Entries[0].At).Any(entry => entry.After.IsOver);

    public IEnumerable<Entry> Of<T>()
        where T : RequestEvent => Entries.Where(entry => entry.Happened is T);

    public string Name => $"{Final.Employee.Name}'s request of {Final.OpenedAt:HH:mm:ss}";

    public static List<LogBook> ReadAll(World world)
    {
        var rows = world.Tables.All(TakeoverRows.Table).ToList();
        var books = new List<LogBook>();
        foreach (var summary in rows.Where(row => row.Entity.RowKey.StartsWith("r_", StringComparison.Ordinal)))
        {
            var id = RequestId.TryParse(summary.Entity.RowKey[2..], out var parsed) ? parsed : throw new InvalidOperationException(summary.Entity.RowKey);
            var (from, to) = TakeoverRows.EventKeys(id);
            var events = rows.Where(row => string.CompareOrdinal(row.Entity.RowKey, from) >= 0 && string.CompareOrdinal(row.Entity.RowKey, to) < 0).ToList();
            if (events.Count == 0)
            {
                world.Blame($"{id} has a summary and no events");
                continue;
            }

            books.Add(new(id, Fold(events), summary.Entity));
        }

        return [.. books.OrderBy(book => book.Entries[0].Order)];
    }

    private static List<Entry> Fold(List<Tables.Row> rows)
    {
        var entries = new List<Entry>(rows.Count);
        BackupRequest? state = null;
        foreach (var row in rows)
        {
            var happened = TakeoverRows.ReadEvent(row.Entity);
            var after = History.Evolve(state, happened);
            entries.Add(new(int.Parse(row.Entity.RowKey[^6..], System.Globalization.CultureInfo.InvariantCulture), happened, row.Order, row.At, state, after));
            state = after;
        }

        return entries;
    }
}
