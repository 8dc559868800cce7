namespace ManagerBackup.Bot.Rehearsal;

/// <summary>
/// The host's clock on the practice floor. It can run faster than the real one; it never jumps and never runs back, and its
/// timers keep their due time on this clock when the speed changes.
/// </summary>
internal sealed class PracticeClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _inner;
    private readonly DateTimeOffset _start;
    private readonly HashSet<PracticeTimer> _armed = [];
    private long _anchor;
    private TimeSpan _elapsedAtAnchor;

    public PracticeClock(TimeProvider inner)
    {
        _inner = inner;
        _start = inner.GetUtcNow();
        _anchor = inner.GetTimestamp();
    }

    public int Speed { get; private set; } = 1;

    public override TimeZoneInfo LocalTimeZone => _inner.LocalTimeZone;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Practice time that has passed since the clock was made.</summary>
    internal TimeSpan Elapsed
    {
        get
        {
            lock (_gate)
            {
                return ReadElapsed();
            }
        }
    }

    public override DateTimeOffset GetUtcNow() => _start + Elapsed;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new PracticeTimer(this, _inner, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void RunAt(int speed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(speed, 1);
        PracticeTimer[] pending;
        lock (_gate)
        {
            _elapsedAtAnchor = ReadElapsed();
            _anchor = _inner.GetTimestamp();
            Speed = speed;
            pending = [.. _armed];
        }

        foreach (var timer in pending)
        {
            timer.Rearm();
        }
    }

    internal void Track(PracticeTimer timer, bool armed)
    {
        lock (_gate)
        {
            if (armed)
            {
                _armed.Add(timer);
            }
            else
            {
                _armed.Remove(timer);
            }
        }
    }

    /// <summary>Real time until that moment of practice time, rounded up: a timer that wakes early would have to wait again.</summary>
    internal TimeSpan RealTimeUntil(TimeSpan due)
    {
        lock (_gate)
        {
            var left = (due - ReadElapsed()) / Speed;
            return left <= TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds));
        }
    }

    private TimeSpan ReadElapsed() => _elapsedAtAnchor + (_inner.GetElapsedTime(_anchor) * Speed);
}
