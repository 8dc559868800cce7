using System.Collections.Immutable;
using static ManagerBackup.Bot.Backup.RequestEvent;

namespace ManagerBackup.Bot.Backup;

/// <summary>Folds events into a request. Total over every history that was ever stored: it decides nothing.</summary>
internal static class History
{
    public static BackupRequest? Fold(IEnumerable<RequestEvent> events) =>
        events.Aggregate((BackupRequest?)null, (state, happened) => Evolve(state, happened));

    public static BackupRequest Evolve(BackupRequest? state, RequestEvent happened)
    {
        if (state is null)
        {
            return happened is Requested requested
                ? Begin(requested)
                : throw new InvalidOperationException($"A history starts with {nameof(Requested)}, not {happened.GetType().Name}");
        }

        return Apply(state, happened) with
        {
            Version = state.Version + 1,
            Turns = happened is ByTurn { Turn: var turn } ? state.Turns.Add(turn) : state.Turns,
        };
    }

    private static BackupRequest Begin(Requested e) =>
        new(new(e.By, e.Name), e.Site, e.At, e.Plan, e.Read, [e.Words])
        {
            Version = 1,
            Turns = [e.Turn],
            PagingSince = e.Read.Urgency >= Urgency.Page ? e.At : null,
            Practice = e.Practice,
            AnswerClaim = e.By == Systemic ? null : new(e.At, 1, e.Instance),
        };

    private static BackupRequest Apply(BackupRequest s, RequestEvent happened) => happened switch
    {
        Requested => s,
        Said e => Raise(s with { Words = s.Words.Add(e.Words), LastWordsAt = e.At }, e.Read, e.At),
        Reconsidered e => Raise(s, e.Read, e.At),
        PageAsked e => Hasten(s, e.At),
        Worsened e => Worsen(s, e.At),
        Answered e => s with { Answers = s.Answers.Add(e.Message), SecondsToLines = s.SecondsToLines ?? e.Seconds },
        Answering e => s with { AnswerClaim = new(e.At, e.Attempt, e.Instance), AnswerRetryAt = null },
        AnswerFailed e => s with { AnswerClaim = e.RetryAt is null ? null : s.AnswerClaim, AnswerFailures = s.AnswerFailures + 1, AnswerRetryAt = e.RetryAt },
        MoreLinesAsked e => s with { MoreLines = s.MoreLines + 1, Shown = s.Shown.Union((e.Shown ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)) },
        LanguageChosen e => s with { CustomerLanguage = e.Language },
        LineHelped e => s with { Helped = s.Helped.Contains(e.Line) ? s.Helped : s.Helped.Add(e.Line) },
        Paged e => TakeRound(s, e),
        PageRetried e => WithPage(s, e.Manager, p => p with { Status = PageStatus.Claimed, Claim = new(e.At, e.Attempt, e.Instance), RetryAt = null }),
        ClaimantLost e => LoseClaims(s, e.Instance, e.At),
        PageDelivered e => WithPage(s, e.Manager, p => p.Status == PageStatus.Declined ? p : p with { Status = PageStatus.Delivered, RetryAt = null })
            with
        { Messages = s.Messages.Add(new(e.Manager, e.Message, e.Round)) },
        PageFailed e => WithPage(s, e.Manager, p => p.Status == PageStatus.Declined ? p : p with { Status = PageStatus.Failed, RetryAt = e.RetryAt, GaveUp = e.Reason == PageFailed.GaveUp }),
        Declined e => Decline(s, e.By, e.At),
        Accepted e => Accept(s, new(e.By, e.Name), e.EtaMinutes, e.At),
        AcceptedLate e => Accept(s, new(e.By, e.Name), e.EtaMinutes, e.At),
        Joined e => s with { Witnesses = s.Witnesses.Exists(witness => witness.Id == e.By) ? s.Witnesses : s.Witnesses.Add(new(e.By, e.Name)) },
        StatementAsked e => s with { StatementAskedAt = s.StatementAskedAt ?? e.At },
        HandedBack e => TellEmployee(Reopen(Decline(s, e.By, e.At), e.At), NoticeKind.Reopened, e.At),
        NotArrived e => TellMissed(TellEmployee(Reopen(s, e.At), NoticeKind.Reopened, e.At), e.At),
        NobodyHere e => TellMissed(Reopen(s, e.At), e.At),
        Arrived e => ForgetNotices(s, s.Employee.Id) with
        {
            Phase = Phase.TakenOver,
            TakenOverAt = s.TakenOverAt ?? e.At,
            Holder = s.Holder is { } holder ? holder with { ArrivedAt = e.At } : null,
        },
        Here e => ForgetNotices(s, s.Employee.Id) with { Phase = Phase.TakenOver, TakenOverAt = s.TakenOverAt ?? e.At, SomeoneHereAt = e.At },
        Withdrawn e => TellHolder(s with { Phase = Phase.Withdrawn, OverAt = e.At, ToTell = [] }, NoticeKind.Withdrawn, e.At),
        Unanswered e => Ring(TellEmployee(s with { Phase = Phase.Unanswered, UnansweredAt = e.At, UnansweredBecause = CauseOf(s) }, NoticeKind.Unanswered, e.At), Signal.Unanswered, e.At),
        StatementGiven e => TellStatementIn(s, e.At) with { Statements = s.Statements.Add(e.Text), Emptied = [] },
        StatementDeclined e => TellStatementIn(s, e.At) with { StatementDeclined = true },
        CheckedIn e => s with { FeltBacked = e.FeltBacked, Emptied = e.Text is null ? s.Emptied : [] },
        Noted => s with { Emptied = [] },
        Closed e => TellEmployee(
            s with { Phase = Phase.Closed, OverAt = e.At, Closing = e.Closing, Held = null, ToTell = [] }, NoticeKind.Closed, e.At),
        CloseHeld e => HoldBack(s, e),
        CustomerSideAdded e => s with { CustomerSides = s.CustomerSides.Add(e.Text), Emptied = [] },
        Reminded e => TellHolder(s with { Reminders = s.Reminders + 1, RemindedAt = e.At }, NoticeKind.CloseReminder, e.At),
        Lapsed e => Lapse(s, e.At),
        AftercarePlanned or CheckInAsked or MoodTold or TalkWished or CheckInsStopped or FollowUpReminded or FollowedUp => AfterTheEnd.Apply(s, happened),
        Erased e => AfterTheEnd.End(Erasing.Strip(s, e), e) with { Erasures = s.Erasures.Add(e), Emptied = s.Emptied.Add((e.What, e.Person)) },
        Telling e => s with
        {
            ToTell = Change(s.ToTell, notice => notice.Number == e.Number, notice =>
                notice with { Claim = new(e.At, e.Attempt, e.Instance), RetryAt = null }),
        },
        Told e => s with { ToTell = s.ToTell.RemoveAll(notice => notice.Number == e.Number) },
        TellFailed { RetryAt: null } e => AfterTheEnd.Unreached(s with { ToTell = s.ToTell.RemoveAll(notice => notice.Number == e.Number) }, e.Notice, e.At),
        TellFailed e => s with { ToTell = Change(s.ToTell, notice => notice.Number == e.Number, notice => notice with { RetryAt = e.RetryAt }) },
        Signalling e => s with
        {
            ToSignal = Change(s.ToSignal, signal => signal.Number == e.Number, signal =>
                signal with { Claim = new(e.At, e.Attempt, e.Instance), RetryAt = null }),
        },
        Signalled e => s with
        {
            ToSignal = e.RetryAt is null
                ? s.ToSignal.RemoveAll(signal => signal.Number == e.Number)
                : Change(s.ToSignal, signal => signal.Number == e.Number, signal => signal with { RetryAt = e.RetryAt, Reached = signal.Reached.Union(e.Reached.Split(' ')) }),
        },
        _ => throw new InvalidOperationException($"No fold for {happened.GetType().Name}"),
    };

    private static BackupRequest Raise(BackupRequest s, Understanding read, DateTimeOffset at)
    {
        var graver = read.Severity > s.Read.Severity || read.Urgency > s.Read.Urgency;
        var danger = read.Urgency > s.Read.Urgency && read.Urgency == Urgency.Everyone;
        var raised = s with
        {
            Read = s.Read with
            {
                Category = graver ? read.Category : s.Read.Category,
                Severity = Math.Max(s.Read.Severity, read.Severity),
                Urgency = (Urgency)Math.Max((int)s.Read.Urgency, (int)read.Urgency),
                Language = read.Language,
                Place = read.Place ?? s.Read.Place,
                Cues = read.Urgency >= s.Read.Urgency && read.Cues.Length > 0 ? read.Cues : s.Read.Cues,
                ByPhone = read.ByPhone || s.Read.ByPhone,
                InChat = read.ByPhone ? read.InChat : s.Read.InChat,
            },
        };
        var nobodyAsked = s.PagingSince is null || s.Phase == Phase.Unanswered || s is { Phase: Phase.TakenOver, Holder: null };
        return danger ? TellHolder(Hasten(raised, at), NoticeKind.Worse, at)
            : nobodyAsked && read.Urgency >= Urgency.Page ? Hasten(raised, at)
            : raised;
    }

    // Asked to come now: begins where nobody was asked or all have failed to answer, else does not wait for the next round.
    private static BackupRequest Hasten(BackupRequest s, DateTimeOffset at) =>
        s.PagingSince is null || s.Phase == Phase.Unanswered
            ? OpenUnlessHeld(s) with
            {
                PagingSince = at,
                HurrySince = null,
                Step = -1,
                StepTo = [],
                RoundAt = null,
                EveryonePaged = false,
                Pages = s.Pages.Clear(),
            }
            : OpenUnlessHeld(s) with { PagingSince = s.Phase == Phase.TakenOver ? at : s.PagingSince, HurrySince = at };

    private static BackupRequest OpenUnlessHeld(BackupRequest s) =>
        s.Holder is null ? s with { Phase = Phase.Open, TakenOverAt = null, SomeoneHereAt = null } : s;

    private static BackupRequest Worsen(BackupRequest s, DateTimeOffset at) =>
        TellHolder(Hasten(s, at) with { Worse = true, Read = s.Read with { Severity = Math.Min(4, s.Read.Severity + 1) } }, NoticeKind.Worse, at);

    private static BackupRequest TakeRound(BackupRequest s, Paged e)
    {
        var next = e.Step > s.Step;
        var to = e.To.Select(person => person.Id).ToImmutableHashSet();
        var rung = next && !e.To.IsEmpty ? Ring(s, Signal.Paged, e.At) : s;
        rung = s.OwesEveryone ? Ring(rung, Signal.Danger, e.At) : rung;
        return rung with
        {
            Step = Math.Max(s.Step, e.Step),
            Escalations = s.Escalations + (next && e.Step > 0 ? 1 : 0),
            StepTo = next ? to : s.StepTo.Union(to),
            Round = e.Round,
            RoundAt = e.At,
            HurrySince = null,
            EveryonePaged = s.EveryonePaged || s.Read.Urgency == Urgency.Everyone,
            PagedAt = s.PagedAt ?? (e.To.IsEmpty ? null : e.At),
            Pages = s.Pages.SetItems(e.To.Select(person =>
                KeyValuePair.Create(person.Id, new PageTo(person, PageStatus.Claimed, new(e.At, 1, e.Instance), e.Round, null)))),
        };
    }

    // Of those who were asked since paging began, or began anew.
    private static UnansweredCause CauseOf(BackupRequest s)
    {
        var reached = s.Pages.Values.Where(page => page.Status != PageStatus.Failed).ToList();
        return s.Pages.IsEmpty ? UnansweredCause.NobodyOnShift
            : reached.Count == 0 ? UnansweredCause.NotReachable
            : reached.TrueForAll(page => page.Status == PageStatus.Declined) ? UnansweredCause.Declined
            : UnansweredCause.TimedOut;
    }

    private static BackupRequest WithPage(BackupRequest s, PersonId manager, Func<PageTo, PageTo> change) =>
        s.Pages.TryGetValue(manager, out var page) ? s with { Pages = s.Pages.SetItem(manager, change(page)) } : s;

    private static BackupRequest Decline(BackupRequest s, PersonId manager, DateTimeOffset at)
    {
        var page = s.Pages.GetValueOrDefault(manager) ?? new PageTo(new(manager, manager.Value), PageStatus.Declined, new(at, 1, null), s.Round, null);
        return s with { Pages = s.Pages.SetItem(manager, page with { Status = PageStatus.Declined, RetryAt = null, DeclinedAt = at }) };
    }

    private static BackupRequest LoseClaims(BackupRequest s, string instance, DateTimeOffset at) => s with
    {
        AnswerClaim = s.AnswerClaim?.LoseWith(instance, at),
        Pages = s.Pages.SetItems(s.Pages.Select(page => KeyValuePair.Create(page.Key, page.Value with { Claim = page.Value.Claim.LoseWith(instance, at) }))),
        ToTell = [.. s.ToTell.Select(notice => notice with { Claim = notice.Claim?.LoseWith(instance, at) })],
        ToSignal = [.. s.ToSignal.Select(signal => signal with { Claim = signal.Claim?.LoseWith(instance, at) })],
    };

    private static BackupRequest Accept(BackupRequest s, Person manager, int etaMinutes, DateTimeOffset at) =>
        TellEmployee(
            s with
            {
                Phase = s.SomeoneHereAt is not null && s.Phase == Phase.TakenOver ? Phase.TakenOver : Phase.Accepted,
                Holder = new(manager, at, etaMinutes, null),
                Witnesses = s.Witnesses.RemoveAll(witness => witness.Id == manager.Id),
                AcceptedAt = at,
                Missed = null,
                HurrySince = null,
            },
            NoticeKind.Accepted,
            at);

    private static BackupRequest Reopen(BackupRequest s, DateTimeOffset at) =>
        (s.Holder is { } holder ? ForgetNotices(s, holder.Manager.Id) : s) with
        {
            Phase = Phase.Open,
            Missed = s.Holder?.Manager,
            Holder = null,
            Held = null,
            Reminders = 0,
            RemindedAt = null,
            AcceptedAt = null,
            TakenOverAt = null,
            SomeoneHereAt = null,
            PagingSince = at,
            HurrySince = at,
        };

    private static BackupRequest HoldBack(BackupRequest s, CloseHeld e)
    {
        if (e.Why is Hold.Confirmation or Hold.TakenBack)
        {
            return s with { Held = new(e.Closing, e.Why, e.At, s.Held?.FreeAt) };
        }

        // Asked once, with a sound; what is changed on the form afterwards gives no new day.
        return s.Held?.FreeAt is { } freeAt
            ? s with { Held = new(e.Closing, e.Why, e.At, freeAt) }
            : TellEmployee(
                s with { Held = new(e.Closing, e.Why, e.At, e.At + Timing.StatementWithin), StatementAskedAt = e.At, Reminders = 0, RemindedAt = null },
                NoticeKind.StatementWanted,
                e.At);
    }

    // They need not be asked any more, and who waits for it can close.
    private static BackupRequest TellStatementIn(BackupRequest s, DateTimeOffset at)
    {
        var heard = s with { ToTell = s.ToTell.RemoveAll(notice => notice.Kind == NoticeKind.StatementWanted) };
        return s is { IsOver: false, LacksStatement: true, Held: { FreeAt: not null } held }
            ? TellHolder(heard with { Held = held with { FreeAt = at } }, NoticeKind.StatementIn, at)
            : heard;
    }

    // How a drill went is told to who began it, also when it was left alone.
    private static BackupRequest Lapse(BackupRequest s, DateTimeOffset at)
    {
        var over = s with { Phase = s.Phase == Phase.Unanswered ? Phase.Unanswered : Phase.Closed, OverAt = at, ToTell = [] };
        return s is { Practice: true, Holder: not null } ? TellEmployee(over, NoticeKind.DrillDone, at) : over;
    }

    private static BackupRequest Ring(BackupRequest s, Signal signal, DateTimeOffset at) => s.Plan.Signals.Contains(signal)
        ? s with { Signals = s.Signals + 1, ToSignal = s.ToSignal.Add(new(s.Signals + 1, signal, at, null)) }
        : s;

    private static BackupRequest TellEmployee(BackupRequest s, NoticeKind kind, DateTimeOffset at) => Tell(s, s.Employee.Id, kind, at);

    private static BackupRequest TellMissed(BackupRequest s, DateTimeOffset at) =>
        s.Missed is { } missed ? Tell(s, missed.Id, NoticeKind.Overdue, at) : s;

    private static BackupRequest TellHolder(BackupRequest s, NoticeKind kind, DateTimeOffset at) =>
        s.Holder is { } holder ? Tell(s, holder.Manager.Id, kind, at) : s;

    // Only the newest truth is worth a message: what was still to be said to the same person is dropped. A drill that the
    // product began by itself has nobody to tell.
    private static BackupRequest Tell(BackupRequest s, PersonId person, NoticeKind kind, DateTimeOffset at) => person == Systemic ? s : s with
    {
        Notices = s.Notices + 1,
        ToTell = ForgetNotices(s, person).ToTell.Add(new(s.Notices + 1, person, kind, at, null)),
    };

    private static BackupRequest ForgetNotices(BackupRequest s, PersonId person) =>
        s with { ToTell = s.ToTell.RemoveAll(notice => notice.To == person) };

    private static ImmutableList<T> Change<T>(ImmutableList<T> all, Predicate<T> which, Func<T, T> change) =>
        all.FindIndex(which) is >= 0 and var index ? all.SetItem(index, change(all[index])) : all;
}
