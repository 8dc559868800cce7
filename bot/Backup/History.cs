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
        };

    private static BackupRequest Apply(BackupRequest s, RequestEvent happened) => happened switch
    {
        Requested => s,
        Said e => Raise(s with { Words = s.Words.Add(e.Words), LastWordsAt = e.At }, e.Read, e.At),
        Reconsidered e => Raise(s, e.Read, e.At),
        PageAsked e => Hasten(s, e.At),
        Worsened e => Worsen(s, e.At),
        Answered e => s with { Answers = s.Answers.Add(e.Message), SecondsToLines = s.SecondsToLines ?? e.Seconds },
        AnswerFailed e => s with { AnswerFailures = s.AnswerFailures + 1, AnswerRetryAt = e.RetryAt },
        MoreLinesAsked e => s with { MoreLines = s.MoreLines + 1, Shown = s.Shown.Union((e.Shown ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)) },
        LanguageChosen e => s with { CustomerLanguage = e.Language },
        LineHelped e => s with { Helped = s.Helped.Contains(e.Line) ? s.Helped : s.Helped.Add(e.Line) },
        Paged e => TakeRound(s, e),
        PageRetried e => WithPage(s, e.Manager, p => p with { Status = PageStatus.Claimed, ClaimedAt = e.At, Attempt = e.Attempt, RetryAt = null }),
        PageDelivered e => WithPage(s, e.Manager, p => p.Status == PageStatus.Declined ? p : p with { Status = PageStatus.Delivered, RetryAt = null })
            with
        { Messages = s.Messages.Add(new(e.Manager, e.Message, e.Round)) },
        PageFailed e => WithPage(s, e.Manager, p => p.Status == PageStatus.Declined ? p : p with { Status = PageStatus.Failed, RetryAt = e.RetryAt, GaveUp = e.Reason == PageFailed.GaveUp }),
        Declined e => Decline(s, e.By, e.At),
        Accepted e => Accept(s, new(e.By, e.Name), e.EtaMinutes, e.At),
        AcceptedLate e => Accept(s, new(e.By, e.Name), e.EtaMinutes, e.At),
        Joined => s,
        StatementAsked => s with { StatementAsked = true },
        HandedBack e => Reopen(Decline(s, e.By, e.At), e.At),
        NotArrived e => Reopen(s, e.At),
        Arrived e => ForgetNotices(s, s.Employee.Id) with
        {
            Phase = Phase.TakenOver,
            TakenOverAt = s.TakenOverAt ?? e.At,
            Holder = s.Holder is { } holder ? holder with { ArrivedAt = e.At } : null,
        },
        Here e => ForgetNotices(s, s.Employee.Id) with { Phase = Phase.TakenOver, TakenOverAt = s.TakenOverAt ?? e.At, SomeoneHereAt = e.At },
        Withdrawn e => TellHolder(s with { Phase = Phase.Withdrawn, OverAt = e.At, ToTell = [] }, NoticeKind.Withdrawn, e.At),
        Unanswered e => Tell(s with { Phase = Phase.Unanswered, UnansweredAt = e.At }, s.Employee.Id, NoticeKind.Unanswered, e.At),
        StatementGiven e => s with { Statements = s.Statements.Add(e.Text) },
        CheckedIn e => s with { FeltBacked = e.FeltBacked },
        Closed e => Tell(
            s with { Phase = Phase.Closed, OverAt = e.At, Closing = e.Closing, ToTell = [] }, s.Employee.Id, NoticeKind.Closed, e.At),
        Lapsed e => s with { Phase = s.Phase == Phase.Unanswered ? Phase.Unanswered : Phase.Closed, OverAt = e.At, ToTell = [] },
        Told e => s with { ToTell = s.ToTell.RemoveAll(notice => notice.Number == e.Number) },
        TellFailed e => s with { ToTell = Postpone(s.ToTell, e.Number, e.RetryAt) },
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
        TellHolder(Hasten(s, at) with { Read = s.Read with { Severity = Math.Min(4, s.Read.Severity + 1) } }, NoticeKind.Worse, at);

    private static BackupRequest TakeRound(BackupRequest s, Paged e)
    {
        var next = e.Step > s.Step;
        var to = e.To.Select(person => person.Id).ToImmutableHashSet();
        return s with
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
                KeyValuePair.Create(person.Id, new PageTo(person, PageStatus.Claimed, e.At, e.Round, 1, null)))),
        };
    }

    private static BackupRequest WithPage(BackupRequest s, PersonId manager, Func<PageTo, PageTo> change) =>
        s.Pages.TryGetValue(manager, out var page) ? s with { Pages = s.Pages.SetItem(manager, change(page)) } : s;

    private static BackupRequest Decline(BackupRequest s, PersonId manager, DateTimeOffset at)
    {
        var page = s.Pages.GetValueOrDefault(manager) ?? new PageTo(new(manager, manager.Value), PageStatus.Declined, at, s.Round, 1, null);
        return s with { Pages = s.Pages.SetItem(manager, page with { Status = PageStatus.Declined, RetryAt = null, DeclinedAt = at }) };
    }

    private static BackupRequest Accept(BackupRequest s, Person manager, int etaMinutes, DateTimeOffset at) =>
        Tell(
            s with
            {
                Phase = s.SomeoneHereAt is not null && s.Phase == Phase.TakenOver ? Phase.TakenOver : Phase.Accepted,
                Holder = new(manager, at, etaMinutes, null),
                AcceptedAt = at,
                Missed = null,
                HurrySince = null,
            },
            s.Employee.Id,
            NoticeKind.Accepted,
            at);

    private static BackupRequest Reopen(BackupRequest s, DateTimeOffset at) =>
        Tell(
            (s.Holder is { } holder ? ForgetNotices(s, holder.Manager.Id) : s) with
            {
                Phase = Phase.Open,
                Missed = s.Holder?.Manager,
                Holder = null,
                AcceptedAt = null,
                TakenOverAt = null,
                SomeoneHereAt = null,
                PagingSince = at,
                HurrySince = at,
            },
            s.Employee.Id,
            NoticeKind.Reopened,
            at);

    private static BackupRequest TellHolder(BackupRequest s, NoticeKind kind, DateTimeOffset at) =>
        s.Holder is { } holder ? Tell(s, holder.Manager.Id, kind, at) : s;

    // Only the newest truth is worth a message: what was still to be said to the same person is dropped.
    private static BackupRequest Tell(BackupRequest s, PersonId person, NoticeKind kind, DateTimeOffset at) => s with
    {
        Notices = s.Notices + 1,
        ToTell = ForgetNotices(s, person).ToTell.Add(new(s.Notices + 1, person, kind, at, null)),
    };

    private static BackupRequest ForgetNotices(BackupRequest s, PersonId person) =>
        s with { ToTell = s.ToTell.RemoveAll(notice => notice.To == person) };

    private static ImmutableList<Notice> Postpone(ImmutableList<Notice> notices, int number, DateTimeOffset? retryAt)
    {
        var index = notices.FindIndex(notice => notice.Number == number);
        return index < 0 ? notices
            : retryAt is null ? notices.RemoveAt(index)
            : notices.SetItem(index, notices[index] with { RetryAt = retryAt });
    }
}
