using ManagerBackup.Bot.Log;

namespace ManagerBackup.UnitTests.Log;

/// <summary>How storage misbehaves.</summary>
internal enum Trouble
{
    None,

    /// <summary>Nothing is done, and that is said at once.</summary>
    Away,

    /// <summary>Nothing is done or said.</summary>
    Hangs,

    /// <summary>A write is done, and its answer is lost.</summary>
    AnswerLost,
}

/// <summary>An engine that goes away when a test wants it to.</summary>
internal sealed class UnsteadyEngine(ITableEngine engine) : ITableEngine, IDisposable
{
    public Trouble Trouble { get; set; }

    /// <summary>From this write on, counted from 1, there is trouble.</summary>
    public (int After, Trouble What)? Later { get; set; }

    public int Calls { get; private set; }

    public async Task PrepareAsync(IReadOnlyCollection<string> tables, CancellationToken cancellationToken)
    {
        await TroubleAsync(cancellationToken);
        await engine.PrepareAsync(tables, cancellationToken);
    }

    public async Task<TableEntity?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        await TroubleAsync(cancellationToken);
        return await engine.GetAsync(table, partitionKey, rowKey, cancellationToken);
    }

    public async IAsyncEnumerable<TableEntity> QueryAsync(
        string table, string partitionKey, string from, string to,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await TroubleAsync(cancellationToken);
        await foreach (var row in engine.QueryAsync(table, partitionKey, from, to, cancellationToken))
        {
            yield return row;
        }
    }

    public async Task<IReadOnlyList<string>> SubmitAsync(
        string table, string partitionKey, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
    {
        if (Later is { } later && table == TakeoverRows.Table)
        {
            Later = later.After > 1 ? later with { After = later.After - 1 } : null;
            Trouble = later.After > 1 ? Trouble : later.What;
        }

        await TroubleAsync(cancellationToken);
        var etags = await engine.SubmitAsync(table, partitionKey, operations, cancellationToken);
        return Trouble == Trouble.AnswerLost && table == TakeoverRows.Table ? throw new StorageUnavailableException("The answer was lost") : etags;
    }

    public void Dispose() => (engine as IDisposable)?.Dispose();

    private async Task TroubleAsync(CancellationToken cancellationToken)
    {
        Calls++;
        if (Trouble == Trouble.Away)
        {
            throw new StorageUnavailableException("As the test wishes");
        }

        if (Trouble == Trouble.Hangs)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
    }
}
