namespace ManagerBackup.Bot.Log;

/// <summary>Lets one change of a thing through at a time, within this process: two would only collide.</summary>
internal sealed class Gates<TKey>
    where TKey : struct
{
    private readonly SemaphoreSlim[] gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <returns>To be disposed when the change is done. Whoever has one waits for no other: two things may share a gate.</returns>
    public async Task<Turn> EnterAsync(TKey key, CancellationToken cancellationToken)
    {
        var gate = gates[(uint)key.GetHashCode() % gates.Length];
        await gate.WaitAsync(cancellationToken);
        return new(gate);
    }

    internal readonly struct Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
