using System.Collections.Immutable;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.UnitTests.Backup;

/// <summary>What became of one message that was handed to the channel.</summary>
internal enum Sent { Delivered, TryLater, Refused }

/// <summary>
/// Carries out what is due, earliest first, on a made-up channel, looking again after each: what <c>Paging</c> does, without
/// a world around it. Time moves only to the next thing that is due.
/// </summary>
internal sealed class Watch(BackupRequest start, DateTimeOffset now, Func<int, ImmutableArray<Person>> people, Func<PersonId, Sent> send)
{
    private static readonly TimeSpan Backoff = TimeSpan.FromSeconds(3);
    private readonly List<RequestEvent> events = [];

    public BackupRequest State { get; private set; } = start;

    public DateTimeOffset Now { get; private set; } = now;

    public IReadOnlyList<RequestEvent> Events => events;

    /// <summary>Until nothing is due, however far away; false when it does not end.</summary>
    public bool RunsDry()
    {
        for (var looks = 0; looks < 3_000; looks++)
        {
            if (Schedule.Due(State) is not { IsEmpty: false } due)
            {
                return true;
            }

            var next = due.MinBy(item => item.At)!;
            Now = next.At > Now ? next.At : Now;
            var before = State.Version;
            CarryOut(next);
            if (State.Version == before)
            {
                return false;
            }
        }

        return false;
    }

    /// <param name="instance">The process that claims.</param>
    public static Command CommandFor(
        DueItem item, BackupRequest s, DateTimeOffset now, ImmutableArray<Person> people, string instance = "one") => item switch
        {
            DueItem.TakeStep due => new Command.ClaimPages(now, due.Step, s.Round + 1, people) { For = s.Read.Urgency, Instance = instance },
            DueItem.PageAgain due => new Command.ClaimPages(now, due.Step, s.Round + 1, people) { For = s.Read.Urgency, Instance = instance },
            DueItem.RetryPage due => new Command.ClaimRetry(now, due.Manager, due.Attempt, instance),
            DueItem.SendAnswer due => new Command.ClaimAnswer(now, due.Attempt, instance),
            DueItem.Tell due => new Command.ClaimTell(now, due.Notice.Number, due.Attempt, instance),
            DueItem.Ring due => new Command.ClaimSignal(now, due.Signal.Number, due.Attempt, instance),
            DueItem.RemindToClose => new Command.Remind(now),
            DueItem.BecomeUnanswered => new Command.DeclareUnanswered(now),
            DueItem.MissArrival => new Command.DeclareNotArrived(now),
            DueItem.Lapse => new Command.Lapse(now),
            DueItem.AskCheckIn due => new Command.AskCheckIn(now, due.Number),
            DueItem.RemindFollowUp => new Command.RemindFollowUp(now),
            _ => throw new InvalidOperationException($"Nothing to do for {item.GetType().Name}"),
        };

    private void CarryOut(DueItem item)
    {
        var step = item switch { DueItem.TakeStep take => take.Step, DueItem.PageAgain again => again.Step, _ => 0 };
        Append(CommandFor(item, State, Now, people(step)));
    }

    private Command Answer(Sent sent) => sent == Sent.Delivered
        ? new Command.RecordAnswer(Now, "card", 1)
        : new Command.RecordAnswerFailure(Now, "503", sent == Sent.TryLater ? Now + Backoff : null);

    private Command Tell(Notice notice, Sent sent) => sent == Sent.Delivered
        ? new Command.RecordTold(Now, notice.Number)
        : new Command.RecordTellFailure(
            Now, notice.Number, "503", sent == Sent.TryLater && Now - notice.At < TimeSpan.FromMinutes(1) ? Now + Backoff : null);

    private void Append(Command command)
    {
        var decided = Decider.Decide(State, command).Events;
        State = decided.Aggregate(State, History.Evolve);
        events.AddRange(decided);
        foreach (var result in decided.SelectMany(Results).ToList())
        {
            Append(result());
        }
    }

    private IEnumerable<Func<Command>> Results(RequestEvent claim) => claim switch
    {
        RequestEvent.Paged paged => paged.To.Select(person => (Func<Command>)(() => Page(person.Id, send(person.Id)))),
        RequestEvent.PageRetried retried => [() => Page(retried.Manager, send(retried.Manager))],
        RequestEvent.Answering => [() => Answer(send(State.Employee.Id))],
        RequestEvent.Telling telling => State.ToTell.FindAll(notice => notice.Number == telling.Number)
            .Select(notice => (Func<Command>)(() => Tell(notice, send(notice.To)))),
        RequestEvent.Signalling signalling => [() => new Command.RecordSignal(Now, signalling.Number, "phone.example", null, null)],
        _ => [],
    };

    private Command Page(PersonId manager, Sent sent) => sent == Sent.Delivered
        ? new Command.RecordDelivery(Now, manager, State.Pages[manager].Round, $"{manager}-{State.Version}")
        : new Command.RecordFailure(Now, manager, State.Pages[manager].Round, "503", sent == Sent.TryLater ? Now + Backoff : null);
}
