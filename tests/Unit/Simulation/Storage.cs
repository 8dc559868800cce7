using System.Runtime.CompilerServices;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.UnitTests.Simulation;

/// <summary>A process's way to the shared tables. On it an operation may be late, be refused, or take effect without a word of it.</summary>
internal sealed class Storage(World world, Life life, string process) : ITableEngine
{
    public Task PrepareAsync(IReadOnlyCollection<string> tables, CancellationToken cancellationToken) =>
        world.Faults.StorageAway ? Task.FromException(Away()) : Task.CompletedTask;

    public Task<TableEntity?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken) =>
        CallAsync(() => world.Tables.Get(table, partitionKey, rowKey), table, partitionKey, writes: false, cancellationToken);

    public async IAsyncEnumerable<TableEntity> QueryAsync(
        string table, string partitionKey, string from, string to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The watch asks each second and mostly hears of nothing: that need not take a step.
        var calm = table == WakeUps.Table && partitionKey != Instances.Partition && !world.Faults.StorageAway && (!world.Tables.AnyoneWakes(to) || world.Tables.Query(table, partitionKey, from, to).Count == 0);
        foreach (var row in calm ? [] : await CallAsync(() => world.Tables.Query(table, partitionKey, from, to), table, partitionKey, writes: false, cancellationToken))
        {
            yield return row;
        }
    }

    public Task<IReadOnlyList<string>> SubmitAsync(
        string table, string partitionKey, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken) =>
        CallAsync(() => world.Submit(process, table, partitionKey, operations), table, partitionKey, writes: true, cancellationToken);

    private Task<T> CallAsync<T>(Func<T> operation, string table, string partition, bool writes, CancellationToken cancellationToken)
    {
        if (partition == Instances.Partition && world.Faults.StorageIsFine)
        {
            return AtOnce(operation);
        }

        var answer = new TaskCompletionSource<T>();
        cancellationToken.Register(() => answer.TrySetCanceled(cancellationToken));
        var fault = world.Faults.OfStorage(process, table, writes);
        world.Pump.After(fault.Delay, null, () =>
        {
            // What a process has sent off may arrive after its death.
            if (life.IsOver && world.Pump.Chance(0.5))
            {
                return;
            }

            try
            {
                if (world.Faults.StorageAway || fault.Refused)
                {
                    throw Away();
                }

                var result = operation();
                Answer(() => answer.TrySetResult(result), fault.AnswerLost, answer);
            }
            catch (Exception e) when (e is TableConflictException or StorageUnavailableException)
            {
                Answer(() => answer.TrySetException(e), fault.AnswerLost, answer);
            }
        });
        return answer.Task;
    }

    // Hearts beat all the time; where nothing can happen to a beat, it takes no step.
    private static Task<T> AtOnce<T>(Func<T> operation)
    {
        try
        {
            return Task.FromResult(operation());
        }
        catch (TableConflictException e)
        {
            return Task.FromException<T>(e);
        }
    }

    private void Answer<T>(Action answer, bool lost, TaskCompletionSource<T> to) =>
        world.Pump.Soon(life, lost ? () => to.TrySetException(Away()) : answer);

    private static StorageUnavailableException Away() => new("Storage is away");
}
