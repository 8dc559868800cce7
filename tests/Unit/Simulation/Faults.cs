namespace ManagerBackup.UnitTests.Simulation;

internal enum Trouble { SendRefused, SendAmbiguous, SendSlow, StorageRefused, StorageAnswerLost, StorageSlow, StorageAway, Crash, ClockJump, Duplicate }

/// <summary>What goes wrong in a run and how often. A quarter of all runs have no faults: there nothing may be excused.</summary>
internal sealed class Faults
{
    private readonly World world;
    private readonly Dictionary<Trouble, double> likelihood = [];
    private readonly List<(long Order, Trouble What, string Where)> happened = [];

    public Faults(World world)
    {
        this.world = world;
        var dice = world.Pump.Dice;
        var calm = dice.Next(4) == 0;
        foreach (var trouble in Enum.GetValues<Trouble>())
        {
            // Storage is asked far more often than anything is sent.
            var often = (dice.Next(3) == 0 ? 0.15 : 0.03) * (trouble is Trouble.StorageRefused or Trouble.StorageAnswerLost or Trouble.StorageSlow ? 0.15 : 1);
            var isHere = dice.Next(5) < 2;
            likelihood[trouble] = !calm && isHere ? often : 0;
        }

        likelihood[Trouble.Duplicate] = dice.Next(2) == 0 ? 0.2 : 0;
    }

    /// <summary>From some moment on nothing goes wrong any more, and what went wrong must be healed.</summary>
    public bool AreOver { get; set; }

    public bool StorageAway { get; private set; }

    public bool StorageIsFine => !StorageAway && (AreOver || !(Knows(Trouble.StorageSlow) || Knows(Trouble.StorageRefused) || Knows(Trouble.StorageAnswerLost)));

    /// <summary>In the order in which they happened.</summary>
    public IReadOnlyList<(long Order, Trouble What, string Where)> Happened => happened;

    public bool Strikes(Trouble trouble, string where)
    {
        var strikes = !AreOver && world.Pump.Chance(likelihood[trouble]);
        if (strikes)
        {
            Note(trouble, where);
        }

        return strikes;
    }

    /// <summary>Whether this run has such trouble at all.</summary>
    public bool Knows(Trouble trouble) => likelihood[trouble] > 0;

    public void Note(Trouble trouble, string where)
    {
        happened.Add((world.Count(), trouble, where));
        world.Tell(() => $"!! {trouble} {where}");
    }

    public void TakeStorageAway()
    {
        StorageAway = true;
        Note(Trouble.StorageAway, "");
    }

    public void BringStorageBack()
    {
        // Noted again: what it spoiled may show only now.
        StorageAway = false;
        Note(Trouble.StorageAway, "is over");
    }

    public (TimeSpan Delay, bool Refused, bool AnswerLost) OfStorage(string process, string table, bool writes)
    {
        if (AreOver)
        {
            return default;
        }

        var delay = Strikes(Trouble.StorageSlow, $"{process} {table}") ? world.Pump.Between(0.05, 6) : TimeSpan.Zero;
        var refused = Strikes(Trouble.StorageRefused, $"{process} {table}");
        return (delay, refused, !refused && writes && Strikes(Trouble.StorageAnswerLost, $"{process} {table}"));
    }

    /// <summary>Storage was not there, or seemed not to be: for a while the machines went by what each knew.</summary>
    public bool OfStorageStruck => Excuse(0, long.MaxValue, Trouble.StorageRefused, Trouble.StorageAnswerLost, Trouble.StorageSlow, Trouble.StorageAway);

    /// <summary>Did anything happen in between that excuses what is odd?</summary>
    public bool Excuse(long from, long to, params ReadOnlySpan<Trouble> kinds)
    {
        foreach (var (order, what, _) in happened)
        {
            if (order >= from && order <= to && kinds.Contains(what))
            {
                return true;
            }
        }

        return false;
    }
}
