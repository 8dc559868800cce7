namespace ManagerBackup.Bot.Rehearsal;

/// <summary>
/// The host's clock on the practice floor. It can run faster than the real one; it never jumps and never runs back, and its
/// timers keep their due time on this clock when the speed changes. While the bot answers a turn it runs as the real one:
/// what the bot counts in seconds then is the pace of machines, which speeding up does not change.
/// </summary>
internal sealed class PracticeClock : TimeProvider
{
    // What a turn sets going, such as noting that the words arrived, ends soon after its answer.
    private static readonly TimeSpan AfterATurn = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly TimeProvider _inner;
    private readonly ITimer _calmEnds;
    private readonly DateTimeOffset _start;
    private readonly HashSet<PracticeTimer> _armed = [];
    private long _anchor;
    private TimeSpan _elapsedAtAnchor;
    private int _turns;
    private bool _calm;

    public PracticeClock(TimeProvider inner)
    {
        _inner = inner;
        _start = inner.GetUtcNow();
        _anchor = inner.GetTimestamp();
        _calmEnds = inner.CreateTimer(_ => Change(() => _calm = false), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>It runs at another <see cref="Pace"/> than before.</summary>
    public event EventHandler? PaceChanged;

    /// <summary>As chosen.</summary>
    public int Speed { get; private set; } = 1;

    /// <summary>As it runs just now.</summary>
    public int Pace => _turns > 0 || _calm ? 1 : Speed;

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
        Change(() => Speed = speed);
    }

    public void TurnBegins() => Change(() => _turns++);

    public void TurnEnds()
    {
        Change(() => (_turns, _calm) = (_turns - 1, true));
        _calmEnds.Change(AfterATurn, Timeout.InfiniteTimeSpan);
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
            var left = (due - ReadElapsed()) / Pace;
            return left <= TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds));
        }
    }

    private void Change(Action change)
    {
        PracticeTimer[] pending;
        lock (_gate)
        {
            var before = Pace;
            _elapsedAtAnchor = ReadElapsed();
            _anchor = _inner.GetTimestamp();
            change();
            if (Pace == before)
                return;
            pending = [.. _armed];
        }

        foreach (var timer in pending)
        {
            timer.Rearm();
        }

        PaceChanged?.Invoke(this, EventArgs.Empty);
    }

    private TimeSpan ReadElapsed() => _elapsedAtAnchor + (_inner.GetElapsedTime(_anchor) * Pace);
}
