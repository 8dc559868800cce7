using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Cards;

namespace ManagerBackup.UnitTests.Simulation;

/// <summary>What was promised when a takeover was closed was kept, to whom it was promised, and to nobody else.</summary>
internal static class AftercareChecks
{
    // A reminder may be late by a night in which nothing ran, and still comes before the day is over.
    private static readonly TimeSpan OverNight = TimeSpan.FromHours(14.5);

    public static void AtTheEnd(World world)
    {
        var books = LogBook.ReadAll(world);
        foreach (var book in books)
        {
            Checks.Must(world, book, !book.Final.IsOver || Schedule.Due(book.Final).IsEmpty, "something is due still");
            if (book.Final.Aftercare is { } care)
            {
                BothCheckInsCame(world, book, care);
                WhoHadItWasReminded(world, book, care);
            }

            WhomTheyChoseWasToldOrTheyKnow(world, book);
        }

        NobodyElseWasTold(world, books);
        EveryClosingPromises(world, books);
        NobodyLooksAfterWhatIsOver(world, books);
    }

    private static void EveryClosingPromises(World world, List<LogBook> books)
    {
        foreach (var book in books)
        {
            var held = book.Final is { Phase: Phase.Closed, Holder: not null };
            Checks.Must(world, book, !held || book.Final.Aftercare is not null, "somebody had it to the end, and nothing was promised");
            Checks.Must(world, book, held || book.Final.Aftercare is null, "nobody had it to the end, and something was promised");
        }
    }

    private static void BothCheckInsCame(World world, LogBook book, Aftercare care)
    {
        var asked = book.Of<RequestEvent.CheckInAsked>().Select(entry => (RequestEvent.CheckInAsked)entry.Happened).ToList();
        var late = asked.Exists(one => one.Number == 2 && one.At >= care.Plan.SecondCheckInAt);
        Checks.Must(world, book, care.Stopped || asked.Exists(one => one.Number == 1) || late, "the first check-in was not asked for");
        Checks.Must(world, book, care.Stopped || late, "the second check-in was not asked for");
        Checks.Must(world, book, asked.TrueForAll(one => one.At >= (one.Number == 1 ? care.Plan.FirstCheckInAt : care.Plan.SecondCheckInAt)), "a check-in came before its time");
        Checks.Must(world, book, asked.Select(one => one.Number).Distinct().Count() == asked.Count, "a check-in was asked for twice");

        var came = Came(world, book, book.Final.Employee.Id, Verbs.StopCheckIns, NoticeKind.CheckIn);
        var ended = book.Entries.Any(entry => entry.Happened is RequestEvent.CheckInsStopped or RequestEvent.Erased);
        Checks.Must(world, book, came >= asked.Count || ended || GaveUp(book, NoticeKind.CheckIn), $"{asked.Count} check-ins were asked for, and {came} came");
        Checks.Must(world, book, came <= asked.Count || IsUnclear(world), $"{asked.Count} check-ins were asked for, and {came} came");
    }

    private static void WhoHadItWasReminded(World world, LogBook book, Aftercare care)
    {
        var reminded = book.Of<RequestEvent.FollowUpReminded>().ToList();
        var spared = care.DroppedAt is not null || care.FollowedUpAt is not null;
        Checks.Must(world, book, reminded.Count == 1 || (reminded.Count == 0 && spared), $"who had it was reminded {reminded.Count} times");
        Checks.Must(world, book, reminded.TrueForAll(entry => entry.Happened.At >= care.Plan.RemindAt && entry.Happened.At <= care.Plan.RemindAt + OverNight),
            "who had it was reminded at another time");
        Checks.Must(world, book, reminded.Count == 0 || spared || book.Of<RequestEvent.Told>().Any(entry => entry.Happened is RequestEvent.Told { Notice: NoticeKind.FollowUpDue })
            || GaveUp(book, NoticeKind.FollowUpDue), "the reminder never left");
    }

    private static void WhomTheyChoseWasToldOrTheyKnow(World world, LogBook book)
    {
        if (book.Entries.LastOrDefault(entry => entry.Happened is RequestEvent.TalkWished) is not { } last || book.Of<RequestEvent.Erased>().Any())
        {
            return;
        }

        var told = book.Entries.Any(entry => entry.Number > last.Number && entry.Happened is RequestEvent.Told { Notice: NoticeKind.TalkWished or NoticeKind.TalkUnreached });
        Checks.Must(world, book, told, "whom they chose to talk to was not told, and neither were they");
    }

    private static void NobodyElseWasTold(World world, List<LogBook> books)
    {
        var chosen = books.SelectMany(book => book.Of<RequestEvent.TalkWished>(), (book, entry) => (book.Final.Employee.Id, ((RequestEvent.TalkWished)entry.Happened).Person)).ToHashSet();
        foreach (var (employee, phone) in world.Shop.Employees.SelectMany(_ => world.Teams.Phones, (employee, phone) => (employee, phone)))
        {
            var wish = TalkWishCard.Render(new("en", employee.Name, "", null, null, null)).Summary;
            if (world.Purged.Count == 0 && !chosen.Contains((employee.Id, phone.Person.Id))
                && phone.Messages.Exists(message => message.First.Contains(wish, StringComparison.Ordinal)))
            {
                world.Blame($"{phone.Person.Name} was told that {employee.Name} would like to talk, and they had not chosen them");
            }
        }
    }

    // Somebody has looked for the last time at what is over, and let go of what was purged.
    private static void NobodyLooksAfterWhatIsOver(World world, List<LogBook> books)
    {
        var over = books.Where(book => book.Final.IsOver).Select(book => book.Id.ToString()).Union(world.Purged).ToHashSet(StringComparer.Ordinal);
        var past = WakeUps.Stamp(world.Wall - TimeSpan.FromSeconds(5));
        foreach (var row in world.Tables.All(WakeUps.Table).Where(row => row.Entity.GetValueOrDefault("Request") is string id && over.Contains(id)
            && string.CompareOrdinal(row.Entity.RowKey, past) < 0))
        {
            world.Blame($"A wake-up is left for {row.Entity.RowKey}, which is over");
        }
    }

    private static int Came(World world, LogBook book, PersonId person, string verb, NoticeKind kind) => world.Teams.Of(person).Messages
        .Count(message => message.Request == book.Id && message.First.Contains($"\"verb\":\"{verb}\"", StringComparison.Ordinal)
            && (kind != NoticeKind.CheckIn || message.First.Contains("\"mood\":1", StringComparison.Ordinal)));

    private static bool GaveUp(LogBook book, NoticeKind kind) =>
        book.Of<RequestEvent.TellFailed>().Any(entry => entry.Happened is RequestEvent.TellFailed { RetryAt: null } failed && failed.Notice == kind);

    private static bool IsUnclear(World world) =>
        world.Faults.Excuse(0, long.MaxValue, Trouble.Crash, Trouble.SendAmbiguous, Trouble.SendSlow, Trouble.ClockJump) || world.Faults.OfStorageStruck;
}
