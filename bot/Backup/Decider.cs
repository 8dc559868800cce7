using System.Collections.Immutable;
using static ManagerBackup.Bot.Backup.Command;
using static ManagerBackup.Bot.Backup.RequestEvent;

namespace ManagerBackup.Bot.Backup;

/// <summary>
/// Decides what a command comes to. Pure: the same state and command give the same decision, and a command that was
/// carried out gives no events the second time.
/// </summary>
internal static class Decider
{
    public static Decision Decide(BackupRequest? state, Command command)
    {
        // Here, where every event comes from: no caller can store words past it.
        command = FreeText.Scrubbed(command);
        if (state is null)
        {
            return command is Open open
                ? Decision.Of(new Requested(
                    open.By, open.Now, open.Turn, open.Name, open.Site, open.Words, open.Read, open.Plan, open.Practice, open.Instance))
                : throw new InvalidOperationException($"{command.GetType().Name} needs a request");
        }

        return command is ByPerson { Turn: var turn } && state.Turns.Contains(turn) ? Decision.AlreadySo : ByTable(state, command);
    }

    private static Decision ByTable(BackupRequest s, Command command) => command switch
    {
        Open => Decision.AlreadySo,
        Say c => OfEmployee(s, c) ?? NotOver(s) ?? Decision.Of(new Said(c.By, c.Now, c.Turn, c.Words, c.Read)),
        AskForPage c => OfEmployee(s, c) ?? NotOver(s) ?? AskForPage(s, c),
        Worsen c => OfEmployee(s, c) ?? NotOver(s) ?? Decision.Of(new Worsened(c.By, c.Now, c.Turn)),
        AskForMoreLines c => OfEmployee(s, c) ?? NotOver(s) ?? Decision.Of(new MoreLinesAsked(c.By, c.Now, c.Turn, c.Shown)),
        ChooseLanguage c => OfEmployee(s, c) ?? NotOver(s) ?? ChooseLanguage(s, c),
        MarkHelpful c => OfEmployee(s, c)
            ?? (s.Helped.Contains(c.Line) ? Decision.AlreadySo : Decision.Of(new LineHelped(c.By, c.Now, c.Turn, c.Line, c.Text))),
        Withdraw c => OfEmployee(s, c) ?? Withdraw(s, c),
        SayHere c => OfEmployee(s, c) ?? NotOver(s) ?? SayHere(s, c),
        SayAlone c => OfEmployee(s, c) ?? NotOver(s)
            ?? (s.Phase == Phase.TakenOver ? Decision.Of(new NobodyHere(c.By, c.Now, c.Turn)) : Decision.AlreadySo),
        GiveStatement c => OfEmployee(s, c) ?? GiveStatement(c),
        DeclineStatement c => OfEmployee(s, c) ?? Closings.DeclineStatement(s, c),
        CheckIn c => OfEmployee(s, c) ?? AfterTheEnd.CheckIn(s, c),
        StopCheckIns c => OfEmployee(s, c) ?? AfterTheEnd.Stop(s, c),
        FollowUpDone c => AfterTheEnd.FollowUp(s, c),
        AskCheckIn c => AfterTheEnd.Ask(s, c),
        RemindFollowUp c => WhenDue<DueItem.RemindFollowUp>(s, c.Now, () => new FollowUpReminded(c.By, c.Now)),
        AddNote c => string.IsNullOrWhiteSpace(c.Text) ? new Refusal.NothingSaid() : Decision.Of(new Noted(c.By, c.Now, c.Turn, c.Name, c.Text)),
        Accept c => NotOwn(s, c) ?? NotOver(s) ?? Accept(s, c),
        Join c => NotOwn(s, c) ?? NotOver(s) ?? Join(s, c),
        Decline c => NotOwn(s, c) ?? NotOver(s) ?? Decline(s, c),
        SayArrived c => SayArrived(s, c),
        Close c => OfHolder(s, c) ?? Closings.Close(s, c),
        AddCustomerSide c => s.Closing is null ? NotOver(s) ?? new Refusal.NotOverYet() : Closings.AddCustomerSide(s, c),
        Erase c => !s.IsOver ? new Refusal.NotOverYet()
            : s.Emptied.Contains((c.What, c.Person)) ? Decision.AlreadySo : Decision.Of(new Erased(c.By, c.Now, c.What, c.Person)),
        Reconsider c => NotOver(s) ?? (s.Turns.Contains(c.Turn) && c.Read.Urgency > s.Read.Urgency
            ? Decision.Of(new Reconsidered(c.By, c.Now, c.Turn, c.Read)) : Decision.AlreadySo),
        RecordAnswer c => s.Answers.Contains(c.Message)
            ? Decision.AlreadySo : Decision.Of(new Answered(c.By, c.Now, c.Message, c.Seconds)),
        RecordAnswerFailure c => s is { Answers.IsEmpty: true, AnswerClaim: not null, AnswerRetryAt: null }
            ? Decision.Of(new AnswerFailed(c.By, c.Now, c.Reason, c.RetryAt)) : Decision.AlreadySo,
        ClaimPages c => ClaimPages(s, c),
        ClaimRetry c => ClaimRetry(s, c),
        ClaimAnswer c => IsDue<DueItem.SendAnswer>(s, c.Now, due => due.Attempt == c.Attempt)
            ? Decision.Of(new Answering(c.By, c.Now, c.Attempt, c.Instance)) : Decision.AlreadySo,
        ClaimTell c => ClaimTell(s, c),
        ClaimSignal c => IsDue<DueItem.Ring>(s, c.Now, due => due.Signal.Number == c.Number && due.Attempt == c.Attempt)
            ? Decision.Of(new Signalling(c.By, c.Now, c.Number, c.Attempt, c.Instance)) : Decision.AlreadySo,
        DropClaims c => HasClaimsOf(s, c.Instance) ? Decision.Of(new ClaimantLost(c.By, c.Now, c.Instance)) : Decision.AlreadySo,
        RecordDelivery c => RecordDelivery(s, c),
        RecordFailure c => RecordFailure(s, c),
        RecordTold c => OfNotice(s, c.Number, notice => new Told(c.By, c.Now, c.Number, notice.To, notice.Kind)),
        RecordTellFailure c => OfNotice(s, c.Number, notice =>
            notice.RetryAt == c.RetryAt && c.RetryAt is not null ? null
                : new TellFailed(c.By, c.Now, c.Number, notice.To, notice.Kind, c.Reason, c.RetryAt)),
        RecordSignal c => s.ToSignal.Find(signal => signal.Number == c.Number) is { } pending && !(c.RetryAt is not null && pending.RetryAt == c.RetryAt)
            ? Decision.Of(new Signalled(c.By, c.Now, c.Number, pending.Kind, c.Reached, c.Failed, c.RetryAt)) : Decision.AlreadySo,
        DeclareUnanswered c => WhenDue<DueItem.BecomeUnanswered>(s, c.Now, () => new Unanswered(c.By, c.Now)),
        DeclareNotArrived c => WhenDue<DueItem.MissArrival>(s, c.Now, () => new NotArrived(c.By, c.Now, s.Holder?.Manager.Id ?? Systemic)),
        Remind c => WhenDue<DueItem.RemindToClose>(s, c.Now, () => new Reminded(c.By, c.Now)),
        Lapse c => IsDue<DueItem.Lapse>(s, c.Now, _ => true) ? Decision.Of([new Lapsed(c.By, c.Now), .. AfterTheEnd.Plan(s, c.After, c.Now)]) : Decision.AlreadySo,
        _ => throw new InvalidOperationException($"No decision for {command.GetType().Name}"),
    };

    private static Decision? OfEmployee(BackupRequest s, Command c) =>
        c.By == s.Employee.Id ? (Decision?)null : new Refusal.NotYourRequest();

    private static Decision? NotOwn(BackupRequest s, Command c) =>
        c.By == s.Employee.Id ? new Refusal.OwnRequest() : (Decision?)null;

    private static Decision? NotOver(BackupRequest s) =>
        s.OverAt is not { } at ? (Decision?)null
            : s.Phase == Phase.Withdrawn ? new Refusal.WithdrawnAlready(at)
            : new Refusal.ClosedAlready(at);

    private static Decision? OfHolder(BackupRequest s, Command c) => NotOver(s) ?? s.Holder switch
    {
        null => new Refusal.NobodyAcceptedYet(),
        { } holder when holder.Manager.Id == c.By => (Decision?)null,
        { } holder => new Refusal.TakenBy(holder.Manager, holder.AcceptedAt),
    };

    private static Decision OfNotice(BackupRequest s, int number, Func<Notice, RequestEvent?> happened) =>
        s.ToTell.Find(notice => notice.Number == number) is { } pending && happened(pending) is { } e ? Decision.Of(e) : Decision.AlreadySo;

    private static Decision WhenDue<T>(BackupRequest s, DateTimeOffset now, Func<RequestEvent> happened)
        where T : DueItem =>
        IsDue<T>(s, now, _ => true) ? Decision.Of(happened()) : Decision.AlreadySo;

    private static bool IsDue<T>(BackupRequest s, DateTimeOffset now, Func<T, bool> which)
        where T : DueItem =>
        Schedule.Due(s).Any(item => item.At <= now && item is T due && which(due));

    private static Decision AskForPage(BackupRequest s, AskForPage c)
    {
        var justPaged = s.IsPaging && (s.RoundAt is not { } roundAt || c.Now - roundAt < Timing.RepageByHand);
        return s.Holder is not null || justPaged ? Decision.AlreadySo : Decision.Of(new PageAsked(c.By, c.Now, c.Turn));
    }

    private static Decision Withdraw(BackupRequest s, Withdraw c) => s switch
    {
        { Phase: Phase.Withdrawn } => Decision.AlreadySo,

        // Tapped before they said more, and heard late: what they said last is a call again.
        _ when s.LastWordsAt > c.Now => Decision.AlreadySo,
        { OverAt: { } at } => new Refusal.ClosedAlready(at),
        { Phase: Phase.TakenOver, Holder: { } holder } => new Refusal.TakenBy(holder.Manager, holder.AcceptedAt),
        _ => Decision.Of(new Withdrawn(c.By, c.Now, c.Turn)),
    };

    private static Decision SayHere(BackupRequest s, SayHere c) =>
        s is { Phase: Phase.TakenOver, SomeoneHereAt: not null } ? Decision.AlreadySo : Decision.Of(new Here(c.By, c.Now, c.Turn));

    private static Decision ChooseLanguage(BackupRequest s, ChooseLanguage c) =>
        c.Language == (s.CustomerLanguage ?? s.Read.Language) ? Decision.AlreadySo : Decision.Of(new LanguageChosen(c.By, c.Now, c.Turn, c.Language));

    private static Decision GiveStatement(GiveStatement c) =>
        string.IsNullOrWhiteSpace(c.Text) ? new Refusal.NothingSaid() : Decision.Of(new StatementGiven(c.By, c.Now, c.Turn, c.Text, c.Codes));

    private static Decision Accept(BackupRequest s, Accept c)
    {
        if (s.Holder is { } holder)
        {
            return holder.Manager.Id == c.By ? Decision.AlreadySo : new Refusal.TakenBy(holder.Manager, holder.AcceptedAt);
        }

        return Decision.Of(Taking(s, c, c.Name, c.EtaMinutes));
    }

    private static Decision Join(BackupRequest s, Join c) => s.Holder switch
    {
        null => Decision.Of(Taking(s, c, c.Name, 0)),
        { } holder when holder.Manager.Id == c.By || s.Witnesses.Exists(witness => witness.Id == c.By) => Decision.AlreadySo,
        _ => Decision.Of(new Joined(c.By, c.Now, c.Turn, c.Name)),
    };

    private static ImmutableArray<RequestEvent> Taking(BackupRequest s, ByPerson c, string name, int etaMinutes)
    {
        RequestEvent accepted = s.Phase == Phase.Unanswered
            ? new AcceptedLate(c.By, c.Now, c.Turn, name, etaMinutes)
            : new Accepted(c.By, c.Now, c.Turn, name, etaMinutes);
        return s.StatementAsked ? [accepted] : [accepted, new StatementAsked(Systemic, c.Now)];
    }

    // Who was given up on and comes after all has it again, unless another has it by now.
    private static Decision SayArrived(BackupRequest s, SayArrived c) =>
        s is { IsOver: false, Holder: null, Missed: { } missed } && missed.Id == c.By
            ? Decision.Of([.. Taking(s, c, missed.Name, 0), new Arrived(c.By, c.Now, c.Turn)])
            : OfHolder(s, c) ?? (s.Holder?.ArrivedAt is null ? Decision.Of(new Arrived(c.By, c.Now, c.Turn)) : Decision.AlreadySo);

    private static Decision Decline(BackupRequest s, Decline c) => s.Holder switch
    {
        { } holder when holder.Manager.Id == c.By => Decision.Of(new HandedBack(c.By, c.Now, c.Turn)),
        { } holder => new Refusal.TakenBy(holder.Manager, holder.AcceptedAt),
        null when s.Pages.TryGetValue(c.By, out var page) && page.Status == PageStatus.Declined => Decision.AlreadySo,
        null => Decision.Of(new Declined(c.By, c.Now, c.Turn)),
    };

    private static Decision ClaimPages(BackupRequest s, ClaimPages c)
    {
        var due = Schedule.Due(s).Any(item => item.At <= c.Now
            && (item is DueItem.TakeStep take && take.Step == c.Step || item is DueItem.PageAgain again && again.Step == c.Step));
        if (!due || c.Round != s.Round + 1 || (c.For is { } urgency && urgency != s.Read.Urgency))
        {
            return Decision.AlreadySo;
        }

        var people = c.People.DistinctBy(person => person.Id).Where(person => MayPage(s, person, c.Now)).ToImmutableArray();
        return Decision.Of(new Paged(c.By, c.Now, c.Step, c.Round, people, c.Instance));
    }

    // Nobody is paged about their own request, nor twice at once. Who said no, or can't be reached, is left alone unless it
    // got worse since.
    private static bool MayPage(BackupRequest s, Person person, DateTimeOffset now) =>
        person.Id != s.Employee.Id
        && (s.Holder is not { } holder || (person.Id != holder.Manager.Id && !s.Witnesses.Exists(witness => witness.Id == person.Id)))
        && (s.Pages.GetValueOrDefault(person.Id) is not { } page || page.Status switch
        {
            PageStatus.Claimed => false,
            PageStatus.Delivered => true,
            PageStatus.Failed => page.RetryAt is { } retryAt ? retryAt <= now : page.GaveUp || s.HurrySince is not null || s.OwesEveryone,
            _ => s.HurrySince > page.DeclinedAt || s.OwesEveryone,
        });

    private static Decision ClaimRetry(BackupRequest s, ClaimRetry c)
    {
        var due = IsDue<DueItem.RetryPage>(s, c.Now, retry => retry.Manager == c.Manager && retry.Attempt == c.Attempt);
        return !due ? Decision.AlreadySo
            : c.Attempt > Schedule.MaxAttempts
                ? Decision.Of(new PageFailed(c.By, c.Now, c.Manager, s.Pages[c.Manager].Round, PageFailed.GaveUp, null))
                : Decision.Of(new PageRetried(c.By, c.Now, c.Manager, c.Attempt, c.Instance));
    }

    private static Decision ClaimTell(BackupRequest s, ClaimTell c) =>
        !IsDue<DueItem.Tell>(s, c.Now, due => due.Notice.Number == c.Number && due.Attempt == c.Attempt) ? Decision.AlreadySo
            : c.Attempt <= Schedule.MaxTellings ? Decision.Of(new Telling(c.By, c.Now, c.Number, c.Attempt, c.Instance))
            : OfNotice(s, c.Number, notice => new TellFailed(c.By, c.Now, c.Number, notice.To, notice.Kind, TellFailed.GaveUp, null));

    private static bool HasClaimsOf(BackupRequest s, string instance)
    {
        bool Holds(Claim? claim) => claim is { LostAt: null } && claim.Instance == instance;
        return (Holds(s.AnswerClaim) && s.Answers.IsEmpty && s.AnswerRetryAt is null)
            || s.Pages.Values.Any(page => page.Status == PageStatus.Claimed && Holds(page.Claim))
            || s.ToTell.Exists(notice => notice.RetryAt is null && Holds(notice.Claim))
            || s.ToSignal.Exists(signal => signal.RetryAt is null && Holds(signal.Claim));
    }

    private static Decision RecordDelivery(BackupRequest s, RecordDelivery c) =>
        s.Messages.Exists(message => message.Manager == c.Manager && message.Message == c.Message)
            ? Decision.AlreadySo
            : Decision.Of(new PageDelivered(c.By, c.Now, c.Manager, c.Round, c.Message));

    private static Decision RecordFailure(BackupRequest s, RecordFailure c) =>
        s.Pages.TryGetValue(c.Manager, out var page) && page.Round == c.Round && page.Status == PageStatus.Claimed
            ? Decision.Of(new PageFailed(c.By, c.Now, c.Manager, c.Round, c.Reason, c.RetryAt))
            : Decision.AlreadySo;
}
