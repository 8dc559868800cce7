using System.Diagnostics;
using System.Runtime.CompilerServices;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Benchmarks;

/// <summary>The storage as it is, with every call counted, and the end of a pass of the watch noticed by what it does there.</summary>
internal sealed class CountingEngine(ITableEngine inner) : ITableEngine
{
    private readonly Lock gate = new();
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private TaskCompletionSource<(long At, int Calls)> pass = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int calls;
    private int queries;
    private int owed;

    /// <returns>When every partition was asked, and so many wake-ups were taken and put back; and the calls until then.</returns>
    public Task<(long At, int Calls)> NextPassAsync(int wakes)
    {
        lock (gate)
        {
            (calls, queries, owed) = (0, WakeUps.Partitions, wakes);
            taken.Clear();
            pass = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return pass.Task;
        }
    }

    public Task PrepareAsync(IReadOnlyCollection<string> tables, CancellationToken cancellationToken) => inner.PrepareAsync(tables, cancellationToken);

    public Task<TableEntity?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref calls);
        return inner.GetAsync(table, partitionKey, rowKey, cancellationToken);
    }

    public async IAsyncEnumerable<TableEntity> QueryAsync(
        string table, string partitionKey, string from, string to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref calls);
        await foreach (var row in inner.QueryAsync(table, partitionKey, from, to, cancellationToken))
        {
            yield return row;
        }

        if (table == WakeUps.Table)
            Note(() => queries--);
    }

    public async Task<IReadOnlyList<string>> SubmitAsync(
        string table, string partitionKey, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref calls);
        var etags = await inner.SubmitAsync(table, partitionKey, operations, cancellationToken);
        if (table == WakeUps.Table && operations[0] is TableOperation.DeleteIfMatch old)
            Note(() => Moved(old, operations));
        return etags;
    }

    // A wake-up is taken by moving it a little on, and put back by moving or removing what it was moved to.
    private void Moved(TableOperation.DeleteIfMatch old, IReadOnlyList<TableOperation> operations)
    {
        if (taken.Remove(old.Row))
            owed--;
        else if (operations.Count > 1)
            taken.Add(operations[1].RowKey);
    }

    private void Note(Action change)
    {
        lock (gate)
        {
            change();
            if (queries <= 0 && owed <= 0)
                pass.TrySetResult((Stopwatch.GetTimestamp(), calls));
        }
    }
}
