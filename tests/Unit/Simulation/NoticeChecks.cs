using ManagerBackup.Bot.Backup;

namespace ManagerBackup.UnitTests.Simulation;

/// <summary>What people were told beside their cards was true, and the last of it is still what the log says.</summary>
internal static class NoticeChecks
{
    private static readonly NoticeKind[] WhoComes = [NoticeKind.Accepted, NoticeKind.Reopened, NoticeKind.Unanswered, NoticeKind.Closed];

    public static void Of(World world, LogBook book)
    {
        foreach (var entry in book.Of<RequestEvent.Told>())
        {
            var told = (RequestEvent.Told)entry.Happened;
            var reached = world.Teams.Of(told.Person).Messages.Any(message => message.Order < entry.Order && !message.IsPage);
            Checks.Must(world, book, reached, $"the log says that {told.Person} was told {told.Notice}, and they were not");
        }

        TheEmployeeKnowsWhoComes(world, book);
    }

    // What was decided last, or the notice is still on its way, or could not be brought.
    private static void TheEmployeeKnowsWhoComes(World world, LogBook book)
    {
        var employee = book.Final.Employee.Id;
        var last = book.Entries.LastOrDefault(entry => entry.After.ToTell.Any(notice => notice.To == employee && notice.At == entry.Happened.At && WhoComes.Contains(notice.Kind)));
        if (last is null)
        {
            return;
        }

        var wanted = last.After.ToTell.Last(notice => notice.To == employee);
        var settled = book.Entries.Any(entry => entry.Number >= last.Number && entry.Happened switch
        {
            RequestEvent.Told told => told.Number == wanted.Number,
            RequestEvent.TellFailed { RetryAt: null } failed => failed.Number == wanted.Number,
            // They stand beside each other by then, or it is over by the employee's own word: there is nothing to tell any more.
            RequestEvent.Arrived or RequestEvent.Here or RequestEvent.Withdrawn or RequestEvent.Lapsed => true,
            _ => false,
        });
        Checks.Must(world, book, settled || book.Final.ToTell.Any(notice => notice.Number == wanted.Number), $"the employee was not told {wanted.Kind}");
    }
}
