using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Cards;

namespace ManagerBackup.UnitTests.Simulation;

/// <summary>What people did and the bot said yes to is in the log, once.</summary>
internal static class ActChecks
{
    public static void Of(World world, List<LogBook> books)
    {
        var kept = books.SelectMany(book => book.Entries, (book, entry) => (Book: book, Entry: entry, Turn: (entry.Happened as RequestEvent.ByTurn)?.Turn))
            .Where(one => one.Turn is not null).ToLookup(one => one.Turn);
        var waiting = Waiting(world);
        foreach (var act in world.Crowd.Acts)
        {
            var entries = kept[act.Key].ToList();
            // A copy of a withdrawal that comes when the next request is open withdraws that one, where another process has seen to the first.
            var withdraws = entries.Exists(one => one.Entry.Happened is RequestEvent.Withdrawn);
            if ((entries.Select(one => one.Book.Id).Distinct().Count() > 1 && !withdraws) || (entries.Count > 1 && entries[^1].Entry.Number - entries[0].Entry.Number >= entries.Count))
            {
                world.Blame($"{act.By.Name}'s {act.Activity.Id} ({act.What}) is in the log more than once");
            }

            if (act.AnsweredAt is not null && Asks(act) && entries.Count == 0 && !waiting.Contains(act.Key) && !world.Purged.Contains(act.Key))
            {
                world.Blame($"{act.By.Name}'s {act.Activity.Id} ({act.What}) was answered, and the log does not have it");
            }

            WhoWasToldThatTheyHaveItHasIt(world, act, books);
        }
    }

    private static bool Asks(Act act) => act.Activity is { Type: ActivityTypes.Message, Text: { } text } && Crowd.AlwaysKept.Contains(text);

    private static void WhoWasToldThatTheyHaveItHasIt(World world, Act act, List<LogBook> books)
    {
        if (act is { What: Verbs.Accept, AnsweredAt: not null, Answer: { } answer } && answer.Contains($"\"verb\":\"{Verbs.Close}\"", StringComparison.Ordinal))
        {
            var had = books.Find(book => book.Id == act.About)?.Entries.Any(entry =>
                entry.Happened is RequestEvent.Accepted or RequestEvent.AcceptedLate && entry.Happened.By == act.By.Id) is true;
            // Two machines without storage can't know of each other; brought together, one of them has it.
            if (!had && !world.Faults.OfStorageStruck && !world.Purged.Contains(act.About.ToString()!))
            {
                world.Blame($"{act.By.Name} was told that they have it, and the log does not say so");
            }
        }
    }

    /// <summary>Turns that lie on the disk of a machine that never came back.</summary>
    private static HashSet<string> Waiting(World world)
    {
        var turns = new HashSet<string>(StringComparer.Ordinal);
        foreach (var machine in world.Hosts.Where(machine => machine.Process is null))
        {
            using var spool = new Spool(machine.Path + ".spool");
            turns.UnionWith(spool.Waiting.SelectMany(request => request.Local).OfType<RequestEvent.ByTurn>().Select(happened => happened.Turn));
        }

        return turns;
    }
}
