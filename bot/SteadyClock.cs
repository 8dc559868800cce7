namespace ManagerBackup.Bot;

/// <summary>
/// The machine's clock, except that it never runs back: what was due in half a minute would not be due for as long as the clock was
/// set back by. Set back, it runs on from where it was, a tenth slower, until the machine's clock has caught up. Set forward, or
/// woken from sleep, it follows: the time has passed for people too.
/// </summary>
internal sealed class SteadyClock(TimeProvider inner) : TimeProvider
{
    private const double Slower = 0.9;

    private readonly Lock gate = new();
    private DateTimeOffset shown = inner.GetUtcNow();
    private long shownAt = inner.GetTimestamp();

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            var machine = inner.GetUtcNow();
            var at = inner.GetTimestamp();
            var slow = shown + (inner.GetElapsedTime(shownAt, at) * Slower);
            (shown, shownAt) = (machine >= slow ? machine : slow, at);
            return shown;
        }
    }
}
