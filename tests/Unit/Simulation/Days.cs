using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.UnitTests.Simulation;

/// <summary>
/// The days after: the clock is moved on to whatever is due next, while machines run or are switched off, and they die and are started
/// again around those moments. In between now and then words are erased, and requests purged.
/// </summary>
internal static class Days
{
    // Each closing has three moments; the rest is what people and crashes make of them.
    private const int Most = 60;

    // Danger that nobody comes for calls again and again for half an hour, and would be all of the run.
    private const int MostStill = 4;
    private static readonly TimeSpan Loud = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private const int MostInBatch = 100;

    public static void Pass(World world)
    {
        world.Crowd.IsAfter = true;
        var still = 0;
        for (var i = 0; i < Most && NextDue(world) is { } next; i++)
        {
            if (next > world.Wall + Soon)
            {
                MoveOn(world, next - world.Wall);
                still = 0;
            }
            else if (++still % MostStill == 0)
            {
                world.MoveOn(Loud);
                world.Faults.Note(Trouble.ClockJump, "what was under way stood still meanwhile");
            }

            Spoil(world);
            Run.Pass(world, world.Pump.Between(6, 16));
        }

        // What died last is up again, and what it had claimed is sent.
        Run.Pass(world, TimeSpan.FromSeconds(45));
    }

    // To just before or after it; or far too late, when everything was off over night.
    private static void MoveOn(World world, TimeSpan by)
    {
        if (world.Pump.Chance(0.3))
        {
            world.Hosts[world.Pump.Dice.Next(world.Hosts.Count)].Kill();
        }

        var late = world.Pump.Chance(0.1) ? TimeSpan.FromHours(world.Pump.Dice.Next(14)) : TimeSpan.FromSeconds(world.Pump.Dice.Next(-15, 4));
        world.MoveOn(by + late);
    }

    private static void Spoil(World world)
    {
        if (world.Pump.Chance(0.25))
        {
            var machine = world.Hosts[world.Pump.Dice.Next(world.Hosts.Count)];
            world.Pump.After(world.Pump.Between(0, 15), null, () => world.Pump.Ambush = (world.Pump.Steps + world.Pump.Dice.Next(60), machine.Kill));
        }

        var books = LogBook.ReadAll(world);
        if (books.Count > 0 && books[world.Pump.Dice.Next(books.Count)] is { Final.IsOver: true } book)
        {
            switch (world.Pump.Dice.Next(30))
            {
                case 0:
                    world.Hosts[0].Process?.Erase(book.Id, world.Shop.Site.Id);
                    break;
                case 1:
                    Purge(world, book);
                    break;
            }
        }
    }

    private static void Purge(World world, LogBook book)
    {
        world.Purged.UnionWith(book.Final.Answers);
        world.Purged.UnionWith(book.Entries.Select(entry => entry.Happened).OfType<RequestEvent.ByTurn>().Select(happened => happened.Turn).Append(book.Id.ToString()));
        var partition = TakeoverRows.Partition(book.Final.Site, book.Id.OpenedAt);
        var keys = book.Entries.Select(entry => TakeoverRows.EventKey(book.Id, entry.Number)).Prepend(TakeoverRows.SummaryKey(book.Id));
        foreach (var batch in keys.Select(key => new TableOperation.DeleteIfMatch(key, "*")).Chunk(MostInBatch))
        {
            world.Tables.Submit(TakeoverRows.Table, partition, batch);
        }

        world.Tell(() => $"{book.Name} is purged");
    }

    private static DateTimeOffset? NextDue(World world) => LogBook.ReadAll(world)
        .SelectMany(book => Schedule.Due(book.Final)).Select(item => (DateTimeOffset?)item.At).Min();
}
