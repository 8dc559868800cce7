using System.Runtime.CompilerServices;

namespace ManagerBackup.Bot.Log;

/// <summary>
/// Storage as it behaves just now. Whoever asks it waits three seconds at most, and nobody waits once it is known to be away:
/// from the first failure on everything fails at once, until <see cref="PrepareAsync"/> has found it back.
/// </summary>
/// <param name="time">Real time, also on the practice floor: the disk does not run sixty times as fast there.</param>
internal sealed class StorageWeather(ITableEngine engine, TimeProvider time) : ITableEngine, IDisposable
{
    /// <summary>For one answer. A page waits behind it, so a slow answer counts as none.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private volatile bool isAway;
    private int outages;

    public ITableEngine Engine => engine;

    public bool IsAway => isAway;

    /// <summary>How often it went away so far; who remembers the last number learns of one that is over.</summary>
    public int Outages => Volatile.Read(ref outages);

    /// <summary>Asks storage also while it is away: this is how it is found to be back.</summary>
    public async Task PrepareAsync(IReadOnlyCollection<string> tables, CancellationToken cancellationToken)
    {
        try
        {
            await engine.PrepareAsync(tables, cancellationToken);
            isAway = false;
        }
        catch (StorageUnavailableException)
        {
            GoAway();
            throw;
        }
    }

    public Task<TableEntity?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken) =>
        AskAsync(token => engine.GetAsync(table, partitionKey, rowKey, token), cancellationToken);

    public Task<IReadOnlyList<TableEntity>> FirstAsync(
        string table, string partitionKey, string from, string to, int most, CancellationToken cancellationToken) =>
        AskAsync(token => engine.FirstAsync(table, partitionKey, from, to, most, token), cancellationToken);

    public Task<IReadOnlyList<string>> SubmitAsync(
        string table, string partitionKey, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken) =>
        AskAsync(token => engine.SubmitAsync(table, partitionKey, operations, token), cancellationToken);

    public async IAsyncEnumerable<TableEntity> QueryAsync(
        string table, string partitionKey, string from, string to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var late = new PatienceTimer(time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        await using var rows = engine.QueryAsync(table, partitionKey, from, to, either.Token).GetAsyncEnumerator(CancellationToken.None);

        // What the reader does with a row takes as long as it takes.
        while (await WithinAsync(late, async () => await rows.MoveNextAsync(), cancellationToken))
        {
            yield return rows.Current;
        }
    }

    public void Dispose() => (engine as IDisposable)?.Dispose();

    private async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var late = new PatienceTimer(time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        return await WithinAsync(late, () => ask(either.Token).WaitAsync(either.Token), cancellationToken);
    }

    private async Task<T> WithinAsync<T>(PatienceTimer late, Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        if (isAway)
        {
            throw new StorageUnavailableException("Storage did not answer a moment ago; it is asked again every second");
        }

        try
        {
            late.Start();
            var answer = await ask();
            late.Stop();
            return answer;
        }
        catch (StorageUnavailableException)
        {
            GoAway();
            throw;
        }
        catch (OperationCanceledException e) when (late.Token.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            GoAway();
            throw new StorageUnavailableException($"Storage did not answer within {Patience.TotalSeconds} s", e);
        }
    }

    // Counted again by each who meets it: one too many costs a look, one too few a wake-up.
    private void GoAway()
    {
        isAway = true;
        Interlocked.Increment(ref outages);
    }

    /// <summary>Runs out step by step: when this process itself stood still, that is one step, and no silence of storage.</summary>
    private sealed class PatienceTimer : IDisposable
    {
        private const int Steps = 8;

        private readonly CancellationTokenSource source = new();
        private readonly ITimer timer;
        private int left;

        public PatienceTimer(TimeProvider time) => timer = time.CreateTimer(_ => Step(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public CancellationToken Token => source.Token;

        public void Start()
        {
            Volatile.Write(ref left, Steps);
            timer.Change(Patience / Steps, Patience / Steps);
        }

        public void Stop() => timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public void Dispose()
        {
            timer.Dispose();
            source.Dispose();
        }

        private void Step()
        {
            if (Interlocked.Decrement(ref left) != 0)
            {
                return;
            }

            try
            {
                source.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The answer came in this very moment.
            }
        }
    }
}
