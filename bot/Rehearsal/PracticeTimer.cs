namespace ManagerBackup.Bot.Rehearsal;

/// <summary>A timer whose due time is a moment on the practice clock; the real timer under it is armed anew when the speed changes.</summary>
internal sealed class PracticeTimer : ITimer
{
    // The real timer takes no longer waits than about 49 days; a longer one wakes up and waits again.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(40);

    private readonly Lock _gate = new();
    private readonly PracticeClock _clock;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly ITimer _real;
    private TimeSpan? _due;
    private TimeSpan _period;
    private bool _disposed;

    public PracticeTimer(PracticeClock clock, TimeProvider inner, TimerCallback callback, object? state)
    {
        _clock = clock;
        _callback = callback;
        _state = state;
        _real = inner.CreateTimer(static timer => ((PracticeTimer)timer!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return false;
            }

            _period = period;
            Schedule(dueTime == Timeout.InfiniteTimeSpan ? null : _clock.Elapsed + dueTime);
            return true;
        }
    }

    public void Rearm()
    {
        lock (_gate)
        {
            if (!_disposed)
            {
                Schedule(_due);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _due = null;
        }

        _clock.Track(this, armed: false);
        _real.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Schedule(TimeSpan? due)
    {
        _due = due;
        _clock.Track(this, armed: due is not null);
        var wait = due is { } moment ? _clock.RealTimeUntil(moment) : Timeout.InfiniteTimeSpan;
        _real.Change(wait < LongestWait ? wait : LongestWait, Timeout.InfiniteTimeSpan);
    }

    private void Wake()
    {
        lock (_gate)
        {
            if (_disposed || _due is not { } due)
            {
                return;
            }

            var now = _clock.Elapsed;
            if (now < due)
            {
                Schedule(due);
                return;
            }

            Schedule(_period > TimeSpan.Zero ? NextTick(due, now) : null);
        }

        _callback(_state);
    }

    // A tick that was missed is not made up for: after a burst the timer keeps its rhythm.
    private TimeSpan NextTick(TimeSpan due, TimeSpan now) => due + _period > now ? due + _period : now + _period;
}
