using System.Runtime.ExceptionServices;

namespace ManagerBackup.UnitTests.Simulation;

/// <summary>
/// Everything of a run happens here, on one thread: of what could go on now the dice pick one, and the clock moves only when
/// nothing can. So a run is its seed and nothing else.
/// </summary>
internal sealed class Pump(int seed)
{
    private const long MostSteps = 400_000;

    private readonly List<(Life? Whose, SendOrPostCallback Work, object? State)> ready = [];
    private readonly PriorityQueue<(Alarm Alarm, long Set), (long Due, long Order)> alarms = new();
    private long order;

    public Random Dice { get; } = new(seed);

    /// <summary>Since the run began. It never jumps.</summary>
    public TimeSpan Now { get; private set; }

    public long Steps { get; private set; }

    /// <summary>Counts down with each step; called at zero.</summary>
    public (long At, Action What)? Ambush { get; set; }

    public bool Chance(double likelihood) => likelihood > 0 && Dice.NextDouble() < likelihood;

    public TimeSpan Between(double fromSeconds, double toSeconds) =>
        TimeSpan.FromMilliseconds(Math.Round(1000 * (fromSeconds + (Dice.NextDouble() * (toSeconds - fromSeconds)))));

    /// <param name="whose">Whoever is dead by then does it no more; null for the world outside.</param>
    /// <param name="work">A step: nothing happens in the midst of it.</param>
    public void Soon(Life? whose, Action work) => ready.Add((whose, static state => ((Action)state!)(), work));

    public void Soon(Life? whose, SendOrPostCallback work, object? state) => ready.Add((whose, work, state));

    public void After(TimeSpan delay, Life? whose, Action work)
    {
        if (delay <= TimeSpan.Zero)
        {
            Soon(whose, work);
        }
        else
        {
            new Alarm(this, whose, _ => Soon(whose, work), null).Change(delay, Timeout.InfiniteTimeSpan);
        }
    }

    public ITimer Timer(Life whose, TimerCallback callback, object? state, TimeSpan due, TimeSpan period)
    {
        var alarm = new Alarm(this, whose, callback, state);
        alarm.Change(due, period);
        return alarm;
    }

    /// <summary>Lets things happen until that moment.</summary>
    public void Run(TimeSpan until)
    {
        var before = SynchronizationContext.Current;
        try
        {
            while (Step(until))
            {
                if (++Steps > MostSteps)
                {
                    throw new InvalidOperationException($"Nothing comes to rest: {MostSteps} steps by {Now}");
                }
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private bool Step(TimeSpan until)
    {
        if (Ambush is { } ambush && ambush.At <= Steps)
        {
            Ambush = null;
            ambush.What();
        }

        if (ready.Count > 0)
        {
            var index = Dice.Next(ready.Count);
            var (whose, work, state) = ready[index];
            ready[index] = ready[^1];
            ready.RemoveAt(ready.Count - 1);
            Do(whose, work, state);
            return true;
        }

        if (!alarms.TryPeek(out var next, out var at) || at.Due > until.Ticks)
        {
            Now = until;
            return false;
        }

        alarms.Dequeue();
        next.Alarm.Fire(next.Set, at.Due);
        return true;
    }

    private static void Do(Life? whose, SendOrPostCallback work, object? state)
    {
        if (whose is not { IsOver: true })
        {
            SynchronizationContext.SetSynchronizationContext(whose?.Context);
            work(state);
        }
    }

    private sealed class Alarm(Pump pump, Life? whose, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period;
        private long set;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            // An infinite time stays infinite, however slow its clock.
            set++;
            this.period = period;
            if (dueTime >= TimeSpan.Zero)
            {
                pump.alarms.Enqueue((this, set), ((pump.Now + dueTime).Ticks, pump.order++));
            }

            return true;
        }

        public void Fire(long forSet, long due)
        {
            if (forSet != set || whose is { IsOver: true })
            {
                return;
            }

            pump.Now = TimeSpan.FromTicks(Math.Max(due, pump.Now.Ticks));
            if (period > TimeSpan.Zero)
            {
                pump.alarms.Enqueue((this, set), ((pump.Now + period).Ticks, pump.order++));
            }

            SynchronizationContext.SetSynchronizationContext(null);
            callback(state);
        }

        public void Dispose() => set++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>The life of one process: what it has begun goes on in steps, until it dies in between two of them.</summary>
internal sealed class Life
{
    public Life(Pump pump)
    {
        Context = new Steps(pump, this);
        Lane = new LaneOfSteps(pump, this);
    }

    public bool IsOver { get; private set; }

    public SynchronizationContext Context { get; }

    public TaskScheduler Lane { get; }

    public void End() => IsOver = true;

    private sealed class Steps(Pump pump, Life life) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
            // What a dead process has left behind is collected some time, and on another thread its timers end then.
            if (!life.IsOver)
            {
                pump.Soon(life, d, state);
            }
        }

        public override void Send(SendOrPostCallback d, object? state) =>
            ExceptionDispatchInfo.Throw(new NotSupportedException("Nobody waits for another step"));

        public override SynchronizationContext CreateCopy() => this;
    }

    private sealed class LaneOfSteps(Pump pump, Life life) : TaskScheduler
    {
        protected override void QueueTask(Task task) => pump.Soon(life, () => TryExecuteTask(task));

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

        protected override IEnumerable<Task> GetScheduledTasks() => [];
    }
}
