using System.Collections.Immutable;
using ManagerBackup.Bot.Privacy;
using static ManagerBackup.Bot.Backup.RequestEvent;

namespace ManagerBackup.Bot.Backup;

/// <summary>
/// What an erasure leaves of what happened before it: who did what and when, without the words. Doing it twice is doing it once.
/// </summary>
internal static class Erasing
{
    /// <summary>In the place of a name.</summary>
    public const string Nobody = "—";

    /// <summary>Whether these events hold anything that the erasure takes away.</summary>
    public static bool Touches(IReadOnlyList<RequestEvent> events, Erased erased) => events.Any(happened => Strip(happened, erased, events[0].By) != happened);

    /// <param name="employee">Whose request it is.</param>
    public static RequestEvent Strip(RequestEvent happened, Erased erased, PersonId employee)
    {
        bool Takes(PersonId by) => erased.What == Erasure.Words || by == erased.Person;
        return happened switch
        {
            Requested e => e with { Name = NameOf(e.By, e.Name, erased), Words = Takes(e.By) ? Gone(e.Words) : e.Words, Read = Takes(e.By) ? Strip(e.Read) : e.Read },
            Said e when Takes(e.By) => e with { Words = Gone(e.Words), Read = Strip(e.Read) },
            Reconsidered e when Takes(employee) => e with { Read = Strip(e.Read) },
            StatementGiven e when Takes(e.By) => e with { Text = Gone(e.Text), Codes = null },
            CustomerSideAdded e when Takes(e.By) => e with { Text = Gone(e.Text) },
            CloseHeld e when Takes(e.By) => e with { Closing = Strip(e.Closing) },
            CheckedIn { Text: { } text } e when Takes(e.By) => e with { Text = Gone(text) },
            TalkWished { Text: { } text } e when Takes(e.By) => e with { Text = Gone(text) },
            Noted e => e with { Name = e.Name is { } name ? NameOf(e.By, name, erased) : null, Text = Takes(e.By) ? Gone(e.Text) : e.Text },
            Closed e when Takes(e.By) => e with { Closing = Strip(e.Closing) },
            Accepted e => e with { Name = NameOf(e.By, e.Name, erased) },
            AcceptedLate e => e with { Name = NameOf(e.By, e.Name, erased) },
            Joined e => e with { Name = NameOf(e.By, e.Name, erased) },
            Paged e when e.To.Any(person => Strip(person, erased) != person) => e with { To = [.. e.To.Select(person => Strip(person, erased))] },
            _ => happened,
        };
    }

    /// <summary>The same, of what the events had made.</summary>
    public static BackupRequest Strip(BackupRequest s, Erased erased)
    {
        bool Takes(PersonId? by) => erased.What == Erasure.Words || by == erased.Person;
        var own = Takes(s.Employee.Id);
        return s with
        {
            Employee = Strip(s.Employee, erased),
            Words = own ? [.. s.Words.Select(Gone)] : s.Words,
            Statements = own ? [.. s.Statements.Select(Gone)] : s.Statements,
            Wish = own && s.Wish is { } wish ? wish with { Text = GoneIfAny(wish.Text) } : s.Wish,
            Read = own ? Strip(s.Read) : s.Read,
            Closing = s.Closing is { } closing && Takes(s.Holder?.Manager.Id) ? Strip(closing) : s.Closing,
            Held = s.Held is { } held && Takes(s.Holder?.Manager.Id) ? held with { Closing = Strip(held.Closing) } : s.Held,
            CustomerSides = Takes(s.Holder?.Manager.Id) ? [.. s.CustomerSides.Select(Gone)] : s.CustomerSides,
            Holder = s.Holder is { } holder ? holder with { Manager = Strip(holder.Manager, erased) } : null,
            Missed = s.Missed is { } missed ? Strip(missed, erased) : null,
            Witnesses = [.. s.Witnesses.Select(witness => Strip(witness, erased))],
            Pages = s.Pages.SetItems(s.Pages.Select(page => KeyValuePair.Create(page.Key, page.Value with { Manager = Strip(page.Value.Manager, erased) }))),
        };
    }

    /// <summary>What was said before an erasure and comes to the log after it.</summary>
    public static ImmutableArray<RequestEvent> Strip(ImmutableArray<RequestEvent> late, BackupRequest logged) => logged.Erasures.IsEmpty ? late :
    [
        .. late.Select(happened => logged.Erasures.Where(erased => happened.At <= erased.At)
            .Aggregate(happened, (left, erased) => Strip(left, erased, logged.Employee.Id))),
    ];

    private static string Gone(string text) => string.IsNullOrWhiteSpace(text) ? text : Mark.Erased;

    private static string? GoneIfAny(string? text) => text is null ? null : Gone(text);

    // A cue is a rule and, behind a colon, the words of ours that they typed: the rule stays.
    private static Understanding Strip(Understanding read) =>
        read with { Place = null, Cues = string.Join(' ', read.Cues.Split(' ').Select(cue => cue.Split(':')[0])) };

    private static Closing Strip(Closing closing) => closing with
    {
        CustomerSide = Gone(closing.CustomerSide),
        CustomerReason = GoneIfAny(closing.CustomerReason),
        Gave = GoneIfAny(closing.Gave),
        EmployeeSupport = GoneIfAny(closing.EmployeeSupport),
        Note = GoneIfAny(closing.Note),
    };

    private static Person Strip(Person person, Erased erased) => person with { Name = NameOf(person.Id, person.Name, erased) };

    private static string NameOf(PersonId person, string name, Erased erased) => erased.What == Erasure.Person && person == erased.Person ? Nobody : name;
}
