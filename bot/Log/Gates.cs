namespace ManagerBackup.Bot.Log;

/// <summary>Lets one change of a thing through at a time, within this process: two would only collide.</summary>
internal sealed class Gates<TKey>
    where TKey : struct
{
    private readonly Lock inner = new();
    private readonly Dictionary<TKey, Gate> gates = [];

    /// <returns>To be disposed when the change is done.</returns>
    public async Task<Turn> EnterAsync(TKey key, CancellationToken cancellationToken)
    {
        var gate = Come(key);
        try
        {
            await gate.Door.WaitAsync(cancellationToken);
        }
        catch
        {
            Go(key, gate);
            throw;
        }

        return new(this, key, gate);
    }

    private Gate Come(TKey key)
    {
        lock (inner)
        {
            if (!gates.TryGetValue(key, out var gate))
            {
                gates[key] = gate = new();
            }

            gate.Here++;
            return gate;
        }
    }

    private void Go(TKey key, Gate gate)
    {
        lock (inner)
        {
            if (--gate.Here == 0)
            {
                gates.Remove(key);
            }
        }
    }

    internal readonly struct Turn(Gates<TKey> gates, TKey key, Gate gate) : IDisposable
    {
        public void Dispose()
        {
            gate.Door.Release();
            gates.Go(key, gate);
        }
    }

    internal sealed class Gate
    {
        public SemaphoreSlim Door { get; } = new(1, 1);

        /// <summary>How many have it or wait for it.</summary>
        public int Here { get; set; }
    }
}
