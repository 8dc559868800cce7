using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.UnitTests.Backup;

/// <summary>One command of a random history: what was before, what was decided, what is after.</summary>
internal sealed record Moment(BackupRequest Before, Command Command, Decision Decision, BackupRequest After);

/// <summary>
/// A life of a request as an array of numbers tells it: each number is one command, valid or silly, by anybody, after any
/// time. The same numbers tell the same life, so a failing one can be shrunk and told again.
/// </summary>
internal sealed class RandomHistory
{
    private readonly List<Moment> moments = [];
    private readonly List<RequestEvent> events = [];

    private RandomHistory(BackupRequest start, RequestEvent opening)
    {
        State = start;
        events.Add(opening);
    }

    public BackupRequest State { get; private set; }

    public DateTimeOffset Now { get; private set; } = Cast.At(0);

    public IReadOnlyList<Moment> Moments => moments;

    public IReadOnlyList<RequestEvent> Events => events;

    public static Arbitrary<int[]> Numbers { get; } = Arb.From(
        (from size in Gen.Choose(1, 60) from numbers in Gen.Choose(0, int.MaxValue - 1).ArrayOf(size) select numbers), Shrink);

    public static RandomHistory Of(int[] numbers)
    {
        var dice = new Random(numbers[0]);
        var opening = It.Requested((Urgency)dice.Next(3), Draw.Plan(dice), practice: dice.Next(8) == 0, instance: "one");
        var history = new RandomHistory(History.Fold([opening])!, opening);
        foreach (var number in numbers.Skip(1))
        {
            history.Play(new Random(number));
        }

        return history;
    }

    /// <summary>The life in words, for a message.</summary>
    public string Tell() => string.Join('\n', moments.Select(moment =>
        $"{moment.Command}\n  gives {moment.Decision.Refusal}{string.Join(", ", moment.Decision.Events)}"));

    private void Play(Random dice)
    {
        Now += Draw.Pause(dice, State, Now);
        var command = dice.Next(100) switch
        {
            < 45 => Draw.ByPerson(dice, Now),
            < 90 => Draw.FromDue(dice, State, Now),
            _ => Draw.Silly(dice, State, Now),
        };
        if (command is null)
        {
            return;
        }

        var before = State;
        var decision = Decider.Decide(before, command);
        State = decision.Events.Aggregate(before, History.Evolve);
        events.AddRange(decision.Events);
        moments.Add(new(before, command, decision, State));
    }

    // Leaves out halves, then single commands; the first number is the opening.
    private static IEnumerable<int[]> Shrink(int[] numbers)
    {
        if (numbers.Length > 3)
        {
            yield return numbers[..(numbers.Length / 2)];
            yield return [numbers[0], .. numbers[(numbers.Length / 2)..]];
        }

        for (var i = numbers.Length - 1; i > 0; i--)
        {
            yield return [.. numbers[..i], .. numbers[(i + 1)..]];
        }
    }
}

/// <summary>Draws one thing at random.</summary>
internal static class Draw
{
    private static readonly ImmutableArray<Person> Everybody = [Cast.Ada, Cast.Sam, Cast.Kim, Cast.Lee];
    private static readonly ImmutableArray<double> Pauses = [0, 0.2, 1, 5, 9, 20, 61, 200, 1900, 4000];

    public static PagingPlan Plan(Random dice)
    {
        var steps = Enumerable.Range(0, dice.Next(4)).Select(_ => Cast.Seconds(dice.Next(1, 400)));
        return new(
            [TimeSpan.Zero, .. steps.Order()], Cast.Seconds(dice.Next(5, 90)), Cast.Seconds(dice.Next(1, 400)), Cast.Seconds(dice.Next(1, 400)))
        {
            Signals = [.. Enum.GetValues<Signal>().Where(_ => dice.Next(2) == 0)],
        };
    }

    public static TimeSpan Pause(Random dice, BackupRequest state, DateTimeOffset now)
    {
        var next = Schedule.Due(state).Select(item => item.At).Where(at => at > now).DefaultIfEmpty(now).Min();
        return dice.Next(2) == 0 ? next - now : Cast.Seconds(Pauses[dice.Next(Pauses.Length)]);
    }

    public static Command ByPerson(Random dice, DateTimeOffset now)
    {
        var by = Everybody[dice.Next(Everybody.Length)];
        // Mostly the employee asks and a manager answers; sometimes the wrong one does.
        var (asks, answers) = dice.Next(5) == 0 ? (by, by) : (Cast.Ada, Everybody[dice.Next(1, Everybody.Length)]);
        var turn = dice.Next(20) == 0 ? "a copy" : $"turn {dice.Next()}";
        return dice.Next(24) switch
        {
            0 or 1 => new Command.Say(asks.Id, now, turn, "More", Cast.Read((Urgency)dice.Next(3))),
            2 => new Command.AskForPage(asks.Id, now, turn),
            3 => new Command.Worsen(asks.Id, now, turn),
            4 => new Command.AskForMoreLines(asks.Id, now, turn, $"line-{dice.Next(5)}"),
            5 when dice.Next(3) == 0 => new Command.Withdraw(asks.Id, now, turn),
            6 => new Command.SayHere(asks.Id, now, turn),
            7 => new Command.GiveStatement(asks.Id, now, turn, dice.Next(4) == 0 ? "" : "He spat"),
            8 => new Command.CheckIn(asks.Id, now, turn, dice.Next(1, 6), null),
            21 => new Command.CheckIn(asks.Id, now, turn, null, "Call me")
            {
                Mood = dice.Next(1, 6),
                Wish = dice.Next(2) == 0 ? new((TalkWith)dice.Next(3), dice.Next(3) == 0 ? null : answers.Id, (TalkConsent)dice.Next(2), null) : null,
            },
            22 => new Command.FollowUpDone(answers.Id, now, turn),
            23 when dice.Next(4) == 0 => new Command.StopCheckIns(asks.Id, now, turn),
            9 => new Command.Decline(answers.Id, now, turn),
            10 => new Command.SayArrived(answers.Id, now, turn),
            11 or 18 => Closing(dice, answers, now, turn) with
            {
                After = dice.Next(4) == 0 ? null : new(now + Cast.Seconds(dice.Next(60)), now + Cast.Seconds(90), now + Cast.Seconds(dice.Next(200)), now + Cast.Seconds(200)),
            },
            17 when dice.Next(2) == 0 => new Command.DeclineStatement(asks.Id, now, turn),
            17 => new Command.AddCustomerSide(answers.Id, now, turn, dice.Next(4) == 0 ? "" : "Wrote to us"),
            12 when dice.Next(5) == 0 => new Command.Open(asks.Id, now, turn, asks.Name, new("demo"), "New", Cast.Read(Urgency.Page), Cast.Plan),
            13 => new Command.ChooseLanguage(asks.Id, now, turn, dice.Next(2) == 0 ? "pl" : "en"),
            15 => new Command.SayAlone(asks.Id, now, turn),
            16 => new Command.Join(answers.Id, now, turn, answers.Name),
            14 => new Command.MarkHelpful(asks.Id, now, turn, $"line-{dice.Next(5)}", "Please stop"),
            _ => new Command.Accept(answers.Id, now, turn, answers.Name, dice.Next(3) * 2),
        };
    }

    private static Command.Close Closing(Random dice, Person by, DateTimeOffset now, string turn)
    {
        var closing = dice.Next(5) switch
        {
            0 => Cast.Exclusion,
            1 or 2 or 3 => Cast.Complained,
            _ => Cast.Ending,
        };
        return new(by.Id, now, turn, closing with { CustomerSide = dice.Next(4) == 0 ? " " : "Waited" })
        {
            Confirmed = dice.Next(2) == 0,
            StatementLater = dice.Next(3) switch
            {
                0 => null,
                1 => true,
                _ => false,
            },
        };
    }

    /// <summary>What a faithful watch would do now; null when there is nothing to do.</summary>
    public static Command? FromDue(Random dice, BackupRequest state, DateTimeOffset now)
    {
        var sending = UnderWay(dice, state, now).ToList();
        if (sending.Count > 0 && dice.Next(2) == 0)
        {
            return sending[dice.Next(sending.Count)];
        }

        var due = Schedule.Due(state).Where(item => item.At <= now).ToList();
        return due.Count == 0 ? null : Watch.CommandFor(due[dice.Next(due.Count)], state, now, Some(dice), Instance(dice));
    }

    public static Command Silly(Random dice, BackupRequest state, DateTimeOffset now)
    {
        var manager = Everybody[dice.Next(Everybody.Length)].Id;
        return dice.Next(19) switch
        {
            17 => new Command.AskCheckIn(now, dice.Next(4)),
            18 => new Command.RemindFollowUp(now),
            0 => new Command.ClaimPages(now, dice.Next(-1, 4), dice.Next(4), Some(dice)),
            1 => new Command.ClaimRetry(now, manager, dice.Next(8)),
            2 => new Command.RecordDelivery(now, manager, dice.Next(4), $"message {dice.Next(4)}"),
            3 => new Command.RecordFailure(now, manager, dice.Next(4), "503", Retry(dice, now)),
            4 => new Command.RecordTold(now, dice.Next(4)),
            5 => new Command.RecordTellFailure(now, state.Notices, "503", Retry(dice, now)),
            6 => new Command.RecordAnswer(now, $"card {dice.Next(3)}", 1),
            7 => new Command.RecordAnswerFailure(now, "503", Retry(dice, now)),
            8 => new Command.DeclareUnanswered(now),
            9 => new Command.DeclareNotArrived(now),
            10 => new Command.Reconsider(now, dice.Next(3) == 0 ? "no turn" : Cast.Turn(Cast.Ada, 0), Cast.Read((Urgency)dice.Next(3))),
            11 => new Command.DropClaims(now, Instance(dice)),
            12 => new Command.ClaimAnswer(now, dice.Next(4), Instance(dice)),
            13 => new Command.ClaimTell(now, dice.Next(4), dice.Next(4), Instance(dice)),
            14 => new Command.Remind(now),
            15 when dice.Next(2) == 0 => new Command.AddNote(manager, now, $"turn {dice.Next()}", null, "The camera has it"),
            15 => new Command.Erase(manager, now, (Erasure)dice.Next(2), manager),
            _ => new Command.Lapse(now),
        };
    }

    public static RequestEvent[] Shuffled(Random dice, IEnumerable<RequestEvent> events) => [.. events.OrderBy(_ => dice.Next())];

    private static Command Sent(Random dice, PageTo page, DateTimeOffset now) => dice.Next(2) == 0
        ? new Command.RecordDelivery(now, page.Manager.Id, page.Round, $"message {dice.Next()}")
        : new Command.RecordFailure(now, page.Manager.Id, page.Round, "503", Retry(dice, now));

    private static IEnumerable<Command> UnderWay(Random dice, BackupRequest state, DateTimeOffset now) =>
    [
        .. state.Pages.Values.Where(page => page.Status == PageStatus.Claimed)
            .OrderBy(page => page.Manager.Name, StringComparer.Ordinal).Select(page => Sent(dice, page, now)),
        .. state.ToTell.Where(notice => notice is { Claim: not null, RetryAt: null }).Select(notice => Retry(dice, now) is { } again
            ? new Command.RecordTellFailure(now, notice.Number, "503", again) : (Command)new Command.RecordTold(now, notice.Number)),
        .. state.ToSignal.Where(signal => signal is { Claim: not null, RetryAt: null }).Select(signal =>
            new Command.RecordSignal(now, signal.Number, "phone.example", dice.Next(2) == 0 ? "buzzer.example 500" : null, Retry(dice, now))),
        .. state is { Answers.IsEmpty: true, AnswerClaim: not null, AnswerRetryAt: null }
            ? [Retry(dice, now) is { } later ? new Command.RecordAnswerFailure(now, "503", later) : (Command)new Command.RecordAnswer(now, "card", 1)]
            : Array.Empty<Command>(),
    ];

    private static string Instance(Random dice) => dice.Next(2) == 0 ? "one" : "other";

    private static ImmutableArray<Person> Some(Random dice) => [.. Everybody.Where(_ => dice.Next(2) == 0)];

    private static DateTimeOffset? Retry(Random dice, DateTimeOffset now) => dice.Next(3) == 0 ? null : now + Cast.Seconds(dice.Next(0, 10));
}
