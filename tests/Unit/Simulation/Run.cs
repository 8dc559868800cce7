namespace ManagerBackup.UnitTests.Simulation;

/// <param name="Blames">What was not as it must be; empty for a run that went well.</param>
internal sealed record Verdict(int Seed, IReadOnlyList<string> Blames, long Steps)
{
    public bool IsFine => Blames.Count == 0;
}

/// <summary>A run: people and faults first, then quiet, in which everything must be healed; then it is looked at.</summary>
internal static class Run
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(6);

    // After the last fault: the longest wait before something is tried again, and what follows of it.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(42);

    /// <param name="days">Also the days after, until nothing is due any more.</param>
    public static Verdict Of(int seed, Mutant mutant = Mutant.None, Action<string>? teller = null, bool days = false)
    {
        using var world = new World(seed, mutant, teller);
        try
        {
            foreach (var machine in world.Hosts)
            {
                world.Pump.After(world.Pump.Between(0, 0.1), null, machine.Start);
            }

            world.Crowd.Closes = days;
            world.Crowd.Begin();
            Disturb(world);
            Pass(world, world.Pump.Between(30, 55));
            Calm(world);
            for (var end = world.Latest + Quiet; world.Wall < end;)
            {
                Pass(world, Look);
            }

            if (days)
            {
                Days.Pass(world);
                AftercareChecks.AtTheEnd(world);
            }

            Checks.AtTheEnd(world);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or NullReferenceException or KeyNotFoundException)
        {
            world.Blame($"The run broke: {e}");
        }

        return new(seed, world.Blames, world.Pump.Steps);
    }

    // What goes wrong by itself; the rest strikes as messages and rows go by.
    private static void Disturb(World world)
    {
        Some(Trouble.Crash, 3, () =>
        {
            // Not when all is still, but between two steps of something.
            var machine = world.Hosts[world.Pump.Dice.Next(world.Hosts.Count)];
            world.Pump.Ambush = (world.Pump.Steps + world.Pump.Dice.Next(60), machine.Kill);
        });
        Some(Trouble.ClockJump, 2, () => world.JumpClock(world.Pump.Between(-60, 60)));
        Some(Trouble.StorageAway, 2, () =>
        {
            world.Faults.TakeStorageAway();
            if (world.Faults.Knows(Trouble.Crash))
            {
                world.Pump.After(world.Pump.Between(0.1, 8), null, world.Hosts[world.Pump.Dice.Next(world.Hosts.Count)].Kill);
            }

            world.Pump.After(world.Pump.Between(1, 8), null, world.Faults.BringStorageBack);
        });
        Some(Trouble.SendRefused, 1, () => world.Teams.LoseChat(world.Teams.Of(world.Shop.Managers[0].Id)));

        void Some(Trouble trouble, int most, Action what)
        {
            for (var i = world.Faults.Knows(trouble) ? 1 + world.Pump.Dice.Next(most) : 0; i > 0; i--)
            {
                world.Pump.After(world.Pump.Between(1, 45), null, () =>
                {
                    if (!world.Faults.AreOver)
                    {
                        what();
                    }
                });
            }
        }
    }

    private static void Calm(World world)
    {
        world.Crowd.GoesHome = true;
        world.Faults.AreOver = true;
        world.Pump.Ambush = null;
        if (world.Faults.StorageAway)
        {
            world.Faults.BringStorageBack();
        }

        // One machine may stay dead for good, when there is another.
        world.Hosts[0].IsLost = world.Hosts is [{ Process: null }, _] && world.Pump.Chance(0.3);
        foreach (var machine in world.Hosts.Where(machine => !machine.IsLost))
        {
            machine.Start();
        }

        world.Tell(() => "-- from here on nothing goes wrong");
    }

    public static void Pass(World world, TimeSpan time)
    {
        for (var end = world.Pump.Now + time; world.Pump.Now < end;)
        {
            var next = world.Pump.Now + Look;
            world.Pump.Run(next < end ? next : end);
            Checks.OnTheWay(world);
        }
    }
}
