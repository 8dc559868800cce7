using ManagerBackup.Bot;

namespace ManagerBackup.UnitTests.Tools;

public sealed class SteadyClockTests
{
    private readonly MachineTime machine = new();
    private readonly SteadyClock clock;

    public SteadyClockTests() => clock = new(machine);

    [Fact]
    public void It_shows_what_the_machine_shows()
    {
        machine.Pass(TimeSpan.FromSeconds(7));

        Assert.Equal(machine.GetUtcNow(), clock.GetUtcNow());
    }

    [Fact]
    public void It_runs_on_when_the_machines_clock_is_set_back()
    {
        var before = clock.GetUtcNow();

        machine.Set(TimeSpan.FromMinutes(-5));
        machine.Pass(TimeSpan.FromSeconds(10));

        Assert.Equal(before + TimeSpan.FromSeconds(9), clock.GetUtcNow());
    }

    [Fact]
    public void It_never_runs_back_and_meets_the_machines_clock_again()
    {
        var last = clock.GetUtcNow();
        machine.Set(TimeSpan.FromMinutes(-5));
        for (var minute = 0; minute < 60; minute++)
        {
            machine.Pass(TimeSpan.FromMinutes(1));
            var now = clock.GetUtcNow();
            Assert.True(now > last);
            last = now;
        }

        Assert.Equal(machine.GetUtcNow(), last);
    }

    [Fact]
    public void It_follows_when_the_machines_clock_is_set_forward()
    {
        machine.Set(TimeSpan.FromMinutes(5));

        Assert.Equal(machine.GetUtcNow(), clock.GetUtcNow());
    }

    private sealed class MachineTime : TimeProvider
    {
        private DateTimeOffset wall = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time) => (wall, ticks) = (wall + time, ticks + time.Ticks);

        public void Set(TimeSpan by) => wall += by;

        public override DateTimeOffset GetUtcNow() => wall;

        public override long GetTimestamp() => ticks;
    }
}
