using ManagerBackup.Bot.Rehearsal;
using ManagerBackup.UnitTests.Tools;

namespace ManagerBackup.UnitTests.Rehearsal;

public sealed class PracticeClockTests
{
    private readonly FakeTime _real = new();
    private readonly PracticeClock _clock;
    private readonly DateTimeOffset _start;

    public PracticeClockTests()
    {
        _start = _real.GetUtcNow();
        _clock = new PracticeClock(_real);
    }

    [Fact]
    public void It_runs_with_the_real_clock_until_told_otherwise()
    {
        _real.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(_start.AddSeconds(5), _clock.GetUtcNow());
    }

    [Fact]
    public void It_goes_on_from_where_it_is_when_the_speed_changes()
    {
        _real.Advance(TimeSpan.FromSeconds(5));
        _clock.RunAt(60);
        Assert.Equal(_start.AddSeconds(5), _clock.GetUtcNow());

        _real.Advance(TimeSpan.FromSeconds(2));
        _clock.RunAt(1);
        Assert.Equal(_start.AddSeconds(125), _clock.GetUtcNow());

        _real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(_start.AddSeconds(126), _clock.GetUtcNow());
    }

    [Fact]
    public void While_the_bot_answers_a_turn_and_a_moment_longer_it_runs_as_the_real_one()
    {
        _clock.RunAt(60);
        _clock.TurnBegins();
        _real.Advance(TimeSpan.FromSeconds(3));
        _clock.TurnEnds();
        _real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(_start.AddSeconds(4), _clock.GetUtcNow());

        _real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(_start.AddSeconds(64), _clock.GetUtcNow());
    }

    [Fact]
    public void Elapsed_time_is_that_of_its_own_hands()
    {
        var before = _clock.GetTimestamp();
        _clock.RunAt(10);
        _real.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(TimeSpan.FromSeconds(30), _clock.GetElapsedTime(before));
    }

    [Fact]
    public void A_timer_fires_by_the_faster_clock()
    {
        var fired = 0;
        _clock.RunAt(60);
        using var timer = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);

        _real.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal(0, fired);
        _real.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, fired);
        _real.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(1, fired);
    }

    [Fact]
    public void A_pending_timer_keeps_its_due_time_when_the_speed_changes()
    {
        var firedAt = new List<DateTimeOffset>();
        using var timer = _clock.CreateTimer(
            _ => firedAt.Add(_clock.GetUtcNow()), null, TimeSpan.FromSeconds(60), Timeout.InfiniteTimeSpan);
        _real.Advance(TimeSpan.FromSeconds(30));

        _clock.RunAt(10);
        _real.Advance(TimeSpan.FromSeconds(2));
        _clock.RunAt(1);
        Assert.Empty(firedAt);
        _real.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal([_start.AddSeconds(60)], firedAt);
    }

    [Fact]
    public void A_repeating_timer_keeps_its_rhythm_through_changes()
    {
        var firedAt = new List<double>();
        using var timer = _clock.CreateTimer(
            _ => firedAt.Add((_clock.GetUtcNow() - _start).TotalSeconds), null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
        _real.Advance(TimeSpan.FromSeconds(10));
        _clock.RunAt(10);
        _real.Advance(TimeSpan.FromSeconds(2));
        _clock.RunAt(1);
        _real.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal([10, 20, 30, 40], firedAt);
    }

    [Fact]
    public void A_timer_that_was_changed_or_disposed_does_not_fire()
    {
        var fired = 0;
        using var stopped = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        var gone = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        stopped.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        gone.Dispose();

        _clock.RunAt(60);
        _real.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(0, fired);
        Assert.False(gone.Change(TimeSpan.Zero, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_delay_on_it_ends_with_it()
    {
        _clock.RunAt(60);
        var delay = Task.Delay(TimeSpan.FromMinutes(1), _clock, CancellationToken.None);
        _real.Advance(TimeSpan.FromSeconds(1));

        await delay;
    }

    [Fact]
    public void A_wait_longer_than_real_timers_take_is_waited_in_parts()
    {
        var fired = 0;
        using var timer = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromDays(100), Timeout.InfiniteTimeSpan);
        _real.Advance(TimeSpan.FromDays(99));
        Assert.Equal(0, fired);
        _real.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, fired);
    }
}
