using ManagerBackup.Bot.Log;

namespace ManagerBackup.UnitTests.Simulation;

/// <summary>The tables that all processes share, in memory; each operation happens in one step. Remembers in which order rows came.</summary>
internal sealed class Tables(World world)
{
    private readonly Dictionary<(string Table, string Partition), SortedList<string, Row>> partitions = [];
    private readonly Dictionary<string, int> ordinals = new(StringComparer.Ordinal);
    private long writes;

    /// <summary>Broken on purpose: a row is replaced whoever wrote it last.</summary>
    public bool IgnoresVersions { get; init; }

    public TableEntity? Get(string table, string partition, string key) =>
        partitions.TryGetValue((table, partition), out var rows) && rows.TryGetValue(key, out var row) ? row.Read() : null;

    /// <summary>Whether any request is to be looked at by then.</summary>
    public bool AnyoneWakes(string before)
    {
        foreach (var ((table, partition), rows) in partitions)
        {
            if (table == WakeUps.Table && partition != Instances.Partition && rows.Count > 0 && string.CompareOrdinal(rows.Keys[0], before) < 0)
            {
                return true;
            }
        }

        return false;
    }

    public IReadOnlyList<TableEntity> Query(string table, string partition, string from, string to)
    {
        if (table == WakeUps.Table && partition != Instances.Partition)
        {
            return QueryWakeUps(partition, from, to);
        }

        // Names of processes are not of the seed either.
        return !partitions.TryGetValue((table, partition), out var rows) ? []
            : partition == Instances.Partition ? [.. Range(rows, from, to).OrderBy(row => ordinals[row.Entity.RowKey]).Select(row => row.Read())]
            : [.. Range(rows, from, to).Select(row => row.Read())];
    }

    /// <summary>Rows as they are, with when they came.</summary>
    public IEnumerable<Row> All(string table) =>
        partitions.Where(one => one.Key.Table == table).OrderBy(one => one.Key.Partition, StringComparer.Ordinal).SelectMany(one => one.Value.Values);

    public IReadOnlyList<string> Submit(string table, string partition, IReadOnlyList<TableOperation> operations)
    {
        TableRules.CheckOperations(partition, operations);
        if (!partitions.TryGetValue((table, partition), out var rows))
        {
            partitions[(table, partition)] = rows = new(StringComparer.Ordinal);
        }

        for (var i = 0; i < operations.Count && !IgnoresVersions; i++)
        {
            Check(rows, operations[i], i);
        }

        return [.. operations.Select(operation => Apply(table, rows, operation))];
    }

    private static void Check(SortedList<string, Row> rows, TableOperation operation, int index)
    {
        rows.TryGetValue(operation.RowKey, out var there);
        switch (operation)
        {
            case TableOperation.Insert when there is not null:
                throw new TableConflictException(index, exists: true, "The row is there");
            case TableOperation.ReplaceIfMatch replace when there?.ETag != replace.ETag:
                throw new TableConflictException(index, exists: false, "The row is another by now");
            case TableOperation.DeleteIfMatch delete when there is null || (delete.ETag != "*" && there.ETag != delete.ETag):
                throw new TableConflictException(index, exists: false, "The row is another by now, or gone");
        }
    }

    private string Apply(string table, SortedList<string, Row> rows, TableOperation operation)
    {
        if (operation is TableOperation.DeleteIfMatch)
        {
            rows.Remove(operation.RowKey);
            return "";
        }

        var entity = operation switch
        {
            TableOperation.Insert insert => insert.Row,
            TableOperation.ReplaceIfMatch replace => replace.Row,
            _ => throw new InvalidOperationException(operation.GetType().Name),
        };
        if (table == WakeUps.Table)
        {
            ordinals.TryAdd(entity.GetValueOrDefault("Request") as string ?? entity.RowKey, ordinals.Count);
        }

        var etag = $"W/\"{++writes}\"";
        rows[operation.RowKey] = new(entity, etag, world.Count(), world.Pump.Now);
        return etag;
    }

    // Which of the eight partitions a request falls into depends on its id, which no seed decides; so they are dealt out anew.
    private List<TableEntity> QueryWakeUps(string partition, string from, string to)
    {
        var found = new List<(int Ordinal, Row Row)>();
        var asked = int.Parse(partition, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var ((table, part), rows) in partitions)
        {
            if (table == WakeUps.Table && part != Instances.Partition)
            {
                found.AddRange(Range(rows, from, to).Select(row => (ordinals[(string)row.Entity["Request"]!], row)).Where(one => one.Item1 % 8 == asked));
            }
        }

        return [.. found.OrderBy(one => one.Row.Entity.RowKey[..15], StringComparer.Ordinal).ThenBy(one => one.Row.Order).Select(one => one.Row.Read())];
    }

    private static IEnumerable<Row> Range(SortedList<string, Row> rows, string from, string to)
    {
        for (var i = FirstAt(rows.Keys, from); i < rows.Count && string.CompareOrdinal(rows.Keys[i], to) < 0; i++)
        {
            yield return rows.Values[i];
        }
    }

    private static int FirstAt(IList<string> keys, string from)
    {
        var (low, high) = (0, keys.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(keys[middle], from) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <param name="Order">Of everything that happened in the run, the how manieth this was.</param>
    internal sealed record Row(TableEntity Entity, string ETag, long Order, TimeSpan At)
    {
        public TableEntity Read()
        {
            var copy = new TableEntity(Entity.PartitionKey, Entity.RowKey) { ETag = ETag };
            foreach (var (column, value) in Entity)
            {
                copy[column] = value;
            }

            return copy;
        }
    }
}
