namespace ManagerBackup.Bot.Teams;

/// <param name="Count">So many sends …</param>
/// <param name="Within">… in any window of this length.</param>
internal sealed record SendLimit(int Count, TimeSpan Within);

/// <summary>What the channel lets a bot send, per chat and per tenant; Teams says so in its page on rate limits.</summary>
internal sealed record SendLimits(IReadOnlyList<SendLimit> PerChat, SendLimit? PerTenant)
{
    public static SendLimits OfTeams { get; } = new(
        [
            new(7, TimeSpan.FromSeconds(1)),
            new(8, TimeSpan.FromSeconds(2)),
            new(60, TimeSpan.FromSeconds(30)),
            new(1800, TimeSpan.FromHours(1)),
        ],
        new SendLimit(30, TimeSpan.FromSeconds(1)));

    /// <summary>For measuring without them.</summary>
    public static SendLimits None { get; } = new([], null);
}

/// <summary>
/// Waits until a send is within the channel's limits: first the chat's own, which keeps nobody else waiting, then the
/// tenant's, where pages and first words go before edits of cards.
/// </summary>
internal sealed class SendLimiter(SendLimits limits, [FromKeyedServices(TeamsSetup.ChannelClock)] TimeProvider time)
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new(); // Held for arithmetic only, never while somebody waits.
    private readonly Dictionary<(string? Tenant, string Chat), SendWindow> _chats = [];
    private readonly Dictionary<string, TenantGate> _tenants = new(StringComparer.OrdinalIgnoreCase);
    private DateTimeOffset _nextSweep = DateTimeOffset.MinValue;

    public int RememberedChats
    {
        get
        {
            lock (_lock)
                return _chats.Count;
        }
    }

    /// <returns>Null once the send may go; else how long it would have to wait, which is longer than it may.</returns>
    public async ValueTask<TimeSpan?> WaitAsync(
        string? tenant, string chat, bool urgent, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var gate = Reserve(tenant, chat, atMost, out var wait);
        if (wait > atMost)
            return wait;
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
        return gate is null ? null : await gate.WaitAsync(urgent, atMost - wait, cancellationToken);
    }

    private TenantGate? Reserve(string? tenant, string chat, TimeSpan atMost, out TimeSpan wait)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            Sweep(now);
            var key = (tenant, chat);
            if (!_chats.TryGetValue(key, out var window))
                _chats[key] = window = new SendWindow(limits.PerChat);
            wait = window.EarliestAfter(now) - now;
            if (wait <= atMost)
                window.Take(now + wait);
            return limits.PerTenant is { } perTenant ? GateOf(tenant ?? "", perTenant) : null;
        }
    }

    private TenantGate GateOf(string tenant, SendLimit limit)
    {
        if (!_tenants.TryGetValue(tenant, out var gate))
            _tenants[tenant] = gate = new TenantGate(limit, time);
        return gate;
    }

    private void Sweep(DateTimeOffset now)
    {
        if (now < _nextSweep)
            return;

        _nextSweep = now + SweepEvery;
        foreach (var (key, window) in _chats)
        {
            if (window.IsIdleAt(now))
                _chats.Remove(key);
        }
    }
}

/// <summary>Remembers when sends went (or may go), and when the next one may.</summary>
internal sealed class SendWindow(IReadOnlyList<SendLimit> limits)
{
    private readonly int _longest = limits.Count == 0 ? 0 : limits.Max(limit => limit.Count);
    private readonly List<DateTimeOffset> _sends = [];

    public DateTimeOffset EarliestAfter(DateTimeOffset now)
    {
        // In order: nobody of the same chat overtakes.
        var earliest = _sends.Count > 0 && _sends[^1] > now ? _sends[^1] : now;
        foreach (var limit in limits)
        {
            if (_sends.Count >= limit.Count && _sends[^limit.Count] + limit.Within > earliest)
                earliest = _sends[^limit.Count] + limit.Within;
        }

        return earliest;
    }

    public void Take(DateTimeOffset at)
    {
        if (_sends.Count >= 2 * _longest)
            _sends.RemoveRange(0, _sends.Count - Math.Max(_longest - 1, 0));
        _sends.Add(at);
    }

    public bool IsIdleAt(DateTimeOffset now) => _sends.Count == 0 || limits.All(limit => _sends[^1] + limit.Within <= now);
}

/// <summary>One tenant's queue: urgent sends first, each in its order.</summary>
internal sealed class TenantGate
{
    private readonly SendLimit _limit;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly SendWindow _window;
    private readonly Queue<TaskCompletionSource> _urgent = new();
    private readonly Queue<TaskCompletionSource> _others = new();
    private readonly ITimer _timer;

    public TenantGate(SendLimit limit, TimeProvider time)
    {
        (_limit, _time, _window) = (limit, time, new SendWindow([limit]));
        _timer = time.CreateTimer(_ => LetThrough(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <returns>Null once the send may go; else how long to stay away.</returns>
    public ValueTask<TimeSpan?> WaitAsync(bool urgent, TimeSpan atMost, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            if (_urgent.Count + (urgent ? 0 : _others.Count) == 0 && _window.EarliestAfter(now) <= now)
            {
                _window.Take(now);
                return default;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (urgent ? _urgent : _others).Enqueue(turn);
            WakeAt(_window.EarliestAfter(now), now);
            return WaitAsync(turn, atMost, cancellationToken);
        }
    }

    private async ValueTask<TimeSpan?> WaitAsync(TaskCompletionSource turn, TimeSpan atMost, CancellationToken cancellationToken)
    {
        try
        {
            await turn.Task.WaitAsync(atMost, _time, cancellationToken);
            return null;
        }
        catch (TimeoutException)
        {
            return turn.TrySetCanceled(cancellationToken) ? _limit.Within : null;
        }
        catch (OperationCanceledException)
        {
            turn.TrySetCanceled(cancellationToken);
            throw;
        }
    }

    private void LetThrough()
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            while (_urgent.Count + _others.Count > 0)
            {
                var earliest = _window.EarliestAfter(now);
                if (earliest > now)
                {
                    WakeAt(earliest, now);
                    return;
                }

                // Who gave up in the meantime takes no place.
                if ((_urgent.Count > 0 ? _urgent : _others).Dequeue().TrySetResult())
                    _window.Take(now);
            }
        }
    }

    // Timers count whole milliseconds; one too early would spin.
    private void WakeAt(DateTimeOffset at, DateTimeOffset now) =>
        _timer.Change(at - now + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
}
