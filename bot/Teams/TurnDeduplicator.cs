namespace ManagerBackup.Bot.Teams;

/// <param name="Kind">Type and, of an invoke, name: the edit of a message carries the message's id.</param>
internal readonly record struct TurnKey(string Kind, string ConversationId, string ActivityId);

/// <summary>
/// Teams sends an activity again when the answer is slow, also while the first is still in work. The second waits for the
/// first one's answer and gives the same; one that failed is forgotten, so that the next is handled.
/// </summary>
internal sealed class TurnDeduplicator(TimeProvider time)
{
    public const int Capacity = 10_000;
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new(); // Held for a look-up only, never while a turn is handled.
    private readonly Dictionary<TurnKey, Turn> _turns = [];
    private readonly Queue<(TurnKey Key, Turn Turn)> _oldestFirst = new();

    public int Count
    {
        get
        {
            lock (_lock)
                return _turns.Count;
        }
    }

    public async Task<InvokeResponse> RunOnceAsync(TurnKey key, Func<Task<InvokeResponse>> handle)
    {
        if (!TryBegin(key, out var turn))
            return await turn.Answer.Task;

        try
        {
            var answer = await handle();
            if (answer.StatusCode is 429 or >= 500)
                Forget(key, turn);
            turn.Answer.SetResult(answer);
            return answer;
        }
        catch (Exception failure)
        {
            Forget(key, turn);
            turn.Answer.SetException(failure);
            _ = turn.Answer.Task.Exception; // Observed: there may be no second to see it.
            throw;
        }
    }

    private bool TryBegin(TurnKey key, out Turn turn)
    {
        lock (_lock)
        {
            while (_oldestFirst.TryPeek(out var oldest)
                && (_oldestFirst.Count >= Capacity || time.GetElapsedTime(oldest.Turn.Since) >= Memory))
            {
                _oldestFirst.Dequeue();
                Forget(oldest.Key, oldest.Turn);
            }

            if (_turns.TryGetValue(key, out var first))
            {
                turn = first;
                return false;
            }

            turn = _turns[key] = new Turn(time.GetTimestamp());
            _oldestFirst.Enqueue((key, turn));
            return true;
        }
    }

    private void Forget(TurnKey key, Turn turn)
    {
        lock (_lock)
        {
            if (_turns.GetValueOrDefault(key) == turn)
                _turns.Remove(key);
        }
    }

    private sealed class Turn(long since)
    {
        public long Since => since;

        public TaskCompletionSource<InvokeResponse> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
