using System.Globalization;
using System.Runtime.CompilerServices;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.UnitTests.Figures;

/// <summary>Rows in memory, one step at a time.</summary>
internal sealed class MemoryEngine : ITableEngine
{
    private readonly SortedDictionary<string, SortedList<string, TableEntity>> partitions = new(StringComparer.Ordinal);

    private long writes;

    /// <summary>Broken on purpose: a row is replaced whoever wrote it last.</summary>
    public bool IgnoresVersions { get; init; }

    /// <summary>Broken on purpose: rows with such a key are lost.</summary>
    public string? Loses { get; init; }

    public Task PrepareAsync(IReadOnlyCollection<string> tables, CancellationToken cancellationToken) => Task.CompletedTask;

    public IReadOnlyList<TableEntity> All(string table) =>
        [.. partitions.Where(one => one.Key.StartsWith(table + " ", StringComparison.Ordinal)).SelectMany(one => one.Value.Values).Select(Copy)];

    public void Clear(string table)
    {
        foreach (var key in partitions.Keys.Where(key => key.StartsWith(table + " ", StringComparison.Ordinal)).ToList())
        {
            partitions.Remove(key);
        }
    }

    public Task<TableEntity?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken) =>
        Task.FromResult(In(table, partitionKey).GetValueOrDefault(rowKey) is { } row ? Copy(row) : null);

    public async IAsyncEnumerable<TableEntity> QueryAsync(
        string table, string partitionKey, string from, string to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var keys = In(table, partitionKey).Keys.Where(key => string.CompareOrdinal(key, from) >= 0 && string.CompareOrdinal(key, to) < 0).ToList();
        foreach (var key in keys)
        {
            // What was changed or deleted since the first row shows, as with a real one.
            if (In(table, partitionKey).GetValueOrDefault(key) is { } row)
            {
                yield return Copy(row);
            }
        }
    }

    public Task<IReadOnlyList<string>> SubmitAsync(
        string table, string partitionKey, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
    {
        TableRules.CheckOperations(partitionKey, operations);
        for (var i = 0; i < operations.Count; i++)
        {
            Check(In(table, partitionKey).GetValueOrDefault(operations[i].RowKey), operations[i], i);
        }

        return Task.FromResult<IReadOnlyList<string>>([.. operations.Select(operation => Apply(In(table, partitionKey), operation))]);
    }

    private SortedList<string, TableEntity> In(string table, string partitionKey)
    {
        var key = $"{table} {partitionKey}";
        if (!partitions.TryGetValue(key, out var rows))
        {
            partitions[key] = rows = new(StringComparer.Ordinal);
        }

        return rows;
    }

    private void Check(TableEntity? there, TableOperation operation, int index)
    {
        var conflict = operation switch
        {
            TableOperation.Insert => there is not null && !IgnoresVersions,
            TableOperation.ReplaceIfMatch replace => !IgnoresVersions && there?.ETag != replace.ETag,
            TableOperation.DeleteIfMatch delete => there is null || (delete.ETag != "*" && there.ETag != delete.ETag),
            _ => throw new InvalidOperationException(),
        };
        if (conflict)
        {
            throw new TableConflictException(index, operation is TableOperation.Insert, "As it lies");
        }
    }

    private string Apply(SortedList<string, TableEntity> rows, TableOperation operation)
    {
        var key = operation.RowKey;
        if (operation is TableOperation.DeleteIfMatch || (Loses is { } lost && operation.RowKey.StartsWith(lost, StringComparison.Ordinal)))
        {
            rows.Remove(key);
            return "";
        }

        var row = Copy(operation is TableOperation.Insert insert ? insert.Row : ((TableOperation.ReplaceIfMatch)operation).Row);
        row.ETag = (++writes).ToString(CultureInfo.InvariantCulture);
        rows[key] = row;
        return row.ETag;
    }

    private static TableEntity Copy(TableEntity row)
    {
        var copy = new TableEntity(row.PartitionKey, row.RowKey) { ETag = row.ETag };
        foreach (var (name, value) in row.Where(column => column.Value is not null))
        {
            copy[name] = value;
        }

        return copy;
    }
}

/// <summary>The process died.</summary>
internal sealed class DeathException : Exception;

/// <summary>Between any two steps of who works on this, something else may happen, or it dies.</summary>
internal sealed class InterruptedEngine(ITableEngine engine, Func<Task> between) : ITableEngine
{
    public Task PrepareAsync(IReadOnlyCollection<string> tables, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<TableEntity?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        await between();
        return await engine.GetAsync(table, partitionKey, rowKey, cancellationToken);
    }

    public async IAsyncEnumerable<TableEntity> QueryAsync(
        string table, string partitionKey, string from, string to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await between();
        await foreach (var row in engine.QueryAsync(table, partitionKey, from, to, cancellationToken))
        {
            yield return row;
            await between();
        }
    }

    public async Task<IReadOnlyList<string>> SubmitAsync(
        string table, string partitionKey, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
    {
        await between();
        return await engine.SubmitAsync(table, partitionKey, operations, cancellationToken);
    }
}
