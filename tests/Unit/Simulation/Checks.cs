using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.UnitTests.Simulation;

/// <summary>What must be true of a run, whatever went wrong in it.</summary>
internal static class Checks
{
    // A watch looks every second, and then the message is under way.
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(3);

    // For a notice to be on its way, however often it is tried.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(40);

    public static void AtTheEnd(World world)
    {
        var books = LogBook.ReadAll(world);
        foreach (var book in books)
        {
            ItIsOneStory(world, book);
            AtMostOneHolds(world, book);
            ItGoesOn(world, book);
            WhatWasPromisedWasKept(world, book);
            PageChecks.Of(world, book);
            NoticeChecks.Of(world, book);
            CardChecks.Of(world, book, books);
        }

        ActChecks.Of(world, books);
        OneOpenRequestEach(world, books);
        EveryMessageIsAboutARequest(world, books);
    }

    /// <summary>Where nothing has gone wrong yet, nothing is ever late.</summary>
    public static void OnTheWay(World world)
    {
        if (world.Faults.Happened.All(fault => fault.What == Trouble.Duplicate))
        {
            foreach (var book in LogBook.ReadAll(world))
            {
                NothingIsOverdue(world, book);
            }
        }
    }

    private static void ItIsOneStory(World world, LogBook book)
    {
        for (var i = 0; i < book.Entries.Count; i++)
        {
            Must(world, book, book.Entries[i].Number == i + 1, $"event {i + 1} is missing");
        }

        Must(world, book, book.Summary["Version"] is int version && version == book.Entries.Count, "the summary is of another version than the events");
        Must(world, book, Equals(book.Summary["ManagerId"], book.Final.Holder?.Manager.Id.Value), "the summary names another holder than the events");
    }

    private static void AtMostOneHolds(World world, LogBook book)
    {
        foreach (var entry in book.Entries)
        {
            var takes = entry.Happened is RequestEvent.Accepted or RequestEvent.AcceptedLate;
            Must(world, book, !takes || entry.Before?.Holder is null, $"{entry.Happened.By} took it in {entry.Number} while it was held");
        }
    }

    /// <summary>Over, or something is due, and somebody will look in time.</summary>
    private static void ItGoesOn(World world, LogBook book)
    {
        NothingIsOverdue(world, book);
        var due = Schedule.Due(book.Final);
        var parked = book.Final is { IsOver: false, Phase: Phase.TakenOver, Holder: not null };
        Must(world, book, book.Final.IsOver || parked || !due.IsEmpty, "it is not over, and nothing is due");
        if (due.IsEmpty)
        {
            return;
        }

        var inTime = due.Min(item => item.At) + Takeovers.SafetyNet + Late;
        var looked = world.Tables.All(WakeUps.Table)
            .Where(row => (string?)row.Entity.GetValueOrDefault("Request") == book.Id.ToString())
            .Select(row => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(row.Entity.RowKey[..15], System.Globalization.CultureInfo.InvariantCulture)));
        Must(world, book, looked.Any(at => at <= inTime), $"nobody will look at it by {inTime:HH:mm:ss}");
    }

    private static void NothingIsOverdue(World world, LogBook book)
    {
        foreach (var item in Schedule.Due(book.Final).Where(item => item.At < world.Wall - Late))
        {
            Must(world, book, false, $"{item.GetType().Name} is overdue since {item.At:HH:mm:ss}, and it is {world.Wall:HH:mm:ss}");
        }
    }

    // Asked to come: somebody has the page, or somebody came, or the employee knows that nobody did.
    private static void WhatWasPromisedWasKept(World world, LogBook book)
    {
        var s = book.Final;
        var delivered = book.Of<RequestEvent.PageDelivered>().Any();
        var told = book.Of<RequestEvent.Told>().Any(entry => entry.Happened is RequestEvent.Told { Notice: NoticeKind.Unanswered });
        var may = s.PagingSince + s.Plan.UnansweredAfter + Settled >= world.Wall;
        Must(world, book, s.PagingSince is null || may || delivered || told || s.IsOver || s.Holder is not null || s.SomeoneHereAt is not null,
            "nobody was reached, and the employee was not told");
    }

    private static void OneOpenRequestEach(World world, List<LogBook> books)
    {
        foreach (var (earlier, later) in books.SelectMany(one => books, (one, other) => (one, other)))
        {
            // An erasure writes the events anew: when they came first can't be told any more.
            var told = earlier.Final.Erasures.IsEmpty && later.Final.Erasures.IsEmpty;
            if (earlier != later && told && !later.WasNeverOpen && earlier.Final.Employee == later.Final.Employee && earlier.Entries[0].Order < later.Entries[0].Order)
            {
                Must(world, later, earlier.Final.IsOver && earlier.EndedAt < later.Entries[0].Order, $"it was opened beside {earlier.Name}");
            }
        }
    }

    private static void EveryMessageIsAboutARequest(World world, List<LogBook> books)
    {
        foreach (var (phone, message) in world.Teams.Phones.SelectMany(phone => phone.Messages, (phone, message) => (phone, message)))
        {
            // What was opened without storage may have become part of a request that another machine knew of.
            if (message.Request is { } id && message.IsPage && !world.Faults.OfStorageStruck && !world.Purged.Contains(id.ToString()) && books.TrueForAll(book => book.Id != id))
            {
                world.Blame($"{phone.Person.Name} was paged by {message.Id} for a request that the log does not have");
            }
        }
    }

    public static void Must(World world, LogBook book, bool condition, string orElse)
    {
        if (!condition)
        {
            world.Blame($"{book.Name}: {world.Shop.Name(orElse)}");
        }
    }
}
