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

    public static Command CommandFor(
        DueItem item, BackupRequest s, DateTimeOffset now, ImmutableArray<Person> people, DateTimeOffset? retryAt) => item switch
        {
            DueItem.TakeStep due => new Command.ClaimPages(now, due.Step, s.Round + 1, people) { For = s.Read.Urgency },
            DueItem.PageAgain due => new Command.ClaimPages(now, due.Step, s.Round + 1, people) { For = s.Read.Urgency },
            DueItem.RetryPage due => new Command.ClaimRetry(now, due.Manager, due.Attempt),
            DueItem.SendAnswer => retryAt is null ? new Command.RecordAnswer(now, "card", 1) : new Command.RecordAnswerFailure(now, "503", retryAt),
            DueItem.Tell due => retryAt is null
                ? new Command.RecordTold(now, due.Notice.Number) : new Command.RecordTellFailure(now, due.Notice.Number, "503", retryAt),
            DueItem.BecomeUnanswered => new Command.DeclareUnanswered(now),
            DueItem.MissArrival => new Command.DeclareNotArrived(now),
            DueItem.Lapse => new Command.Lapse(now),
            _ => throw new InvalidOperationException($"Nothing to do for {item.GetType().Name}"),
        };

    private void CarryOut(DueItem item)
    {
        var step = item switch { DueItem.TakeStep take => take.Step, DueItem.PageAgain again => again.Step, _ => 0 };
        Append(item switch
        {
            DueItem.SendAnswer => Answer(send(State.Employee.Id)),
            DueItem.Tell tell => Tell(tell.Notice, send(tell.Notice.To)),
            _ => CommandFor(item, State, Now, people(step), null),
        });
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
        foreach (var claim in decided)
        {
            foreach (var manager in Claimed(claim))
            {
                Append(Page(manager, send(manager)));
            }
        }
    }

    private static IEnumerable<PersonId> Claimed(RequestEvent happened) => happened switch
    {
        RequestEvent.Paged paged => paged.To.Select(person => person.Id),
        RequestEvent.PageRetried retried => [retried.Manager],
        _ => [],
    };

    private Command Page(PersonId manager, Sent sent) => sent == Sent.Delivered
        ? new Command.RecordDelivery(Now, manager, State.Pages[manager].Round, $"{manager}-{State.Version}")
        : new Command.RecordFailure(Now, manager, State.Pages[manager].Round, "503", sent == Sent.TryLater ? Now + Backoff : null);
}
