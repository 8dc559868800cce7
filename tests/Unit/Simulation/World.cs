using System.Text.RegularExpressions;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.UnitTests.Simulation;

/// <summary>One run: a shop, its people, the channel, the storage and one or two machines with the bot, out of one seed.</summary>
internal sealed partial class World : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private readonly List<string> blames = [];
    private readonly Action<string>? teller;
    private TimeSpan offset;
    private DateTimeOffset latest;
    private long order;

    public World(int seed, Mutant mutant, Action<string>? teller)
    {
        Mutant = mutant;
        this.teller = teller;
        Pump = new(seed);
        Faults = new(this);
        Tables = new(this) { IgnoresVersions = mutant == Mutant.NoConflictCheck };
        Teams = new(this);
        Shop = Shop.Of(this);
        Crowd = new(this);
        HeartSlowness = Pump.Dice.Next(4) == 0 ? 1 : 5;
        Hosts = [.. Enumerable.Range(0, Pump.Dice.Next(3) == 0 ? 1 : 2).Select(i => new Machine(this, i == 0 ? "A" : "B"))];
    }

    public Mutant Mutant { get; }

    public Pump Pump { get; }

    public Faults Faults { get; }

    public Tables Tables { get; }

    public FakeTeams Teams { get; }

    public Shop Shop { get; }

    public Crowd Crowd { get; }

    public IReadOnlyList<Machine> Hosts { get; }

    public int HeartSlowness { get; }

    public IReadOnlyList<string> Blames => blames;

    public DateTimeOffset Wall => Start + Pump.Now + offset;

    /// <summary>The latest that any clock has shown.</summary>
    public DateTimeOffset Latest => latest = latest > Wall ? latest : Wall;

    /// <summary>Numbers everything that happens in its order.</summary>
    public long Count() => ++order;

    public void JumpClock(TimeSpan by)
    {
        _ = Latest;
        offset += by;
        Faults.Note(Trouble.ClockJump, $"{by.TotalSeconds:0} s");
    }

    /// <summary>Time passes that nobody watches: hours, or days.</summary>
    public void MoveOn(TimeSpan by)
    {
        if (by > TimeSpan.Zero)
        {
            offset += by;
            Tell(() => $"-- {by.TotalHours:0.0} hours later it is {Wall:ddd HH:mm:ss}");
        }
    }

    /// <summary>Requests that were deleted, and the turns that were in them.</summary>
    public HashSet<string> Purged { get; } = new(StringComparer.Ordinal);

    /// <summary>Something happened that must not.</summary>
    public void Blame(string what)
    {
        if (blames.Count < 20)
        {
            blames.Add(what);
            Tell(() => $"## {what}");
        }
    }

    public void Tell(Func<string> what)
    {
        if (teller is not null)
        {
            teller($"{Pump.Now.TotalSeconds,8:0.000} {what()}");
        }
    }

    public IReadOnlyList<string> Submit(string process, string table, string partition, IReadOnlyList<TableOperation> operations)
    {
        if (Mutant == Mutant.NoSafetyNet && table == WakeUps.Table && partition != Instances.Partition)
        {
            return [.. operations.Select(_ => "W/\"0\"")];
        }

        try
        {
            var etags = Tables.Submit(table, partition, operations);
            if (teller is not null && table == TakeoverRows.Table)
            {
                TellOf(process, operations);
            }

            return etags;
        }
        catch (TableConflictException)
        {
            Tell(() => $"{process} is too late in {table} {(table == WakeUps.Table ? string.Join(", ", operations.Select(one => one.GetType().Name)) : "")}");
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var host in Hosts)
        {
            host.Dispose();
        }
    }

    [GeneratedRegex("\"instance\":\"[^\"]*\",")]
    private static partial Regex InstanceNames();

    private void TellOf(string process, IReadOnlyList<TableOperation> operations)
    {
        foreach (var row in operations.OfType<TableOperation.Insert>().Select(insert => insert.Row).Where(row => row.RowKey.StartsWith("e_", StringComparison.Ordinal)))
        {
            Tell(() => $"{process} appends {row.RowKey[^6..]} {Shop.Name(InstanceNames().Replace(TakeoverRows.ReadData(row), ""))}");
        }
    }
}

/// <summary>A part of the machinery that is broken on purpose, to see that a run notices.</summary>
internal enum Mutant { None, NoRepage, NoConflictCheck, ClaimsNeverRetaken, NoSafetyNet, NoEdits, PagesTwice, NoNotices, ForgetfulSpool, NoCheckIns, NoFollowUps }
