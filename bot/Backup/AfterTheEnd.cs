using System.Collections.Immutable;
using static ManagerBackup.Bot.Backup.RequestEvent;

namespace ManagerBackup.Bot.Backup;

/// <summary>The rules of aftercare: what is due when it is over, what comes of what people say then, and what that makes of the request.</summary>
internal static class AfterTheEnd
{
    /// <summary>No news that grows old within minutes, as the others are.</summary>
    public static bool Tells(NoticeKind kind) =>
        kind is NoticeKind.CheckIn or NoticeKind.FollowUpDue or NoticeKind.TalkWished or NoticeKind.TalkUnreached;

    public static IEnumerable<DueItem> Due(BackupRequest s)
    {
        if (s is not { IsOver: true, Aftercare: { } care })
        {
            yield break;
        }

        if (care is { Stopped: false, Asked: < Aftercare.CheckIns })
        {
            yield return new DueItem.AskCheckIn(care.Asked == 0 ? care.Plan.FirstCheckInAt : care.Plan.SecondCheckInAt, care.Asked + 1);
        }

        if (care is { OwesFollowUp: true, Reminded: false })
        {
            yield return new DueItem.RemindFollowUp(care.Plan.RemindAt);
        }
    }

    /// <summary>Somebody had it to the end: closed by them, or left to end by itself.</summary>
    public static ImmutableArray<RequestEvent> Plan(BackupRequest s, AftercarePlan? after, DateTimeOffset now) => after is not null && s is { Practice: false, Holder: not null }
        ? [new AftercarePlanned(Systemic, now, after.FirstCheckInAt, after.SecondCheckInAt, after.RemindAt, after.FollowUpBy)]
        : [];

    public static Decision CheckIn(BackupRequest s, Command.CheckIn c)
    {
        if (!s.IsOver)
        {
            return new Refusal.NotOverYet();
        }

        ImmutableArray<RequestEvent> said =
        [
            .. c.Mood is { } mood ? [new MoodTold(c.By, c.Now, c.Turn, mood)] : ImmutableArray<RequestEvent>.Empty,
            .. c.FeltBacked is { } felt ? [new CheckedIn(c.By, c.Now, c.Turn, felt, c.Wish is null ? c.Text : null)] : ImmutableArray<RequestEvent>.Empty,
            .. c.Wish is { } wish ? [new TalkWished(c.By, c.Now, c.Turn, wish.With, wish.Person, wish.Allows, c.Text)] : ImmutableArray<RequestEvent>.Empty,
        ];
        return said.IsEmpty ? new Refusal.NothingSaid() : Decision.Of(said);
    }

    public static Decision Stop(BackupRequest s, Command.StopCheckIns c) =>
        s.Aftercare is { Stopped: false } ? Decision.Of(new CheckInsStopped(c.By, c.Now, c.Turn)) : Decision.AlreadySo;

    public static Decision FollowUp(BackupRequest s, Command.FollowUpDone c) => s switch
    {
        { Holder: { } holder } when holder.Manager.Id != c.By => new Refusal.TakenBy(holder.Manager, holder.AcceptedAt),
        { Holder: null } => new Refusal.NobodyAcceptedYet(),
        { IsOver: false } => new Refusal.NotOverYet(),
        { Aftercare.OwesFollowUp: true } => Decision.Of(new FollowedUp(c.By, c.Now, c.Turn)),
        _ => Decision.AlreadySo,
    };

    /// <summary>After an outage of a day both are due: one question is enough.</summary>
    public static Decision Ask(BackupRequest s, Command.AskCheckIn c) =>
        Due(s).OfType<DueItem.AskCheckIn>().FirstOrDefault(due => due.At <= c.Now && due.Number == c.Number) is null ? Decision.AlreadySo
            : Decision.Of(new CheckInAsked(c.By, c.Now, c.Now >= s.Aftercare!.Plan.SecondCheckInAt ? Aftercare.CheckIns : c.Number));

    /// <summary>What a process without storage decided, brought onto what the log says by now.</summary>
    public static ImmutableArray<RequestEvent> Rebased(BackupRequest s, RequestEvent happened) => happened switch
    {
        AftercarePlanned => s is { IsOver: true, Phase: Phase.Closed, Holder: not null, Aftercare: null } ? [happened] : [],
        CheckInAsked e => s.Aftercare is { Stopped: false } care && care.Asked < e.Number ? [e] : [],
        FollowUpReminded => s.Aftercare is { OwesFollowUp: true, Reminded: false } ? [happened] : [],
        FollowedUp e => s.Aftercare is { OwesFollowUp: true } && s.Holder?.Manager.Id == e.By ? [e] : [],
        CheckInsStopped => s.Aftercare is { Stopped: false } ? [happened] : [],
        _ => [happened],
    };

    public static BackupRequest Apply(BackupRequest s, RequestEvent happened) => happened switch
    {
        AftercarePlanned e => s with { Aftercare = new(new(e.FirstCheckInAt, e.SecondCheckInAt, e.RemindAt, e.FollowUpBy)) },
        MoodTold e => s with { Mood = e.Mood },
        TalkWished e => Wish(s, e),
        _ => s.Aftercare is { } care ? Apply(s, care, happened) : s,
    };

    private static BackupRequest Apply(BackupRequest s, Aftercare care, RequestEvent happened) => happened switch
    {
        CheckInAsked e => Owe(s with { Aftercare = care with { Asked = Math.Max(care.Asked, e.Number) } }, s.Employee.Id, NoticeKind.CheckIn, e.At),
        CheckInsStopped => Forget(s with { Aftercare = care with { Stopped = true } }, NoticeKind.CheckIn),
        FollowUpReminded e when s.Holder is { } holder => Owe(s with { Aftercare = care with { Reminded = true } }, holder.Manager.Id, NoticeKind.FollowUpDue, e.At),
        FollowUpReminded => s with { Aftercare = care with { Reminded = true } },
        FollowedUp e => Forget(s with { Aftercare = care with { FollowedUpAt = care.FollowedUpAt ?? e.At } }, NoticeKind.FollowUpDue),
        _ => throw new InvalidOperationException($"No fold for {happened.GetType().Name}"),
    };

    /// <summary>Who chose whom to tell is told the truth when that came to nothing.</summary>
    public static BackupRequest Unreached(BackupRequest s, NoticeKind kind, DateTimeOffset at) =>
        kind == NoticeKind.TalkWished ? Owe(s, s.Employee.Id, NoticeKind.TalkUnreached, at) : s;

    /// <summary>What was taken out is not spoken of any more: what was still to come of it ends here.</summary>
    public static BackupRequest End(BackupRequest s, Erased e)
    {
        if (e.What == Erasure.Words || e.Person == s.Employee.Id)
        {
            return s with
            {
                Aftercare = s.Aftercare is { } care ? care with { Stopped = true, DroppedAt = care.DroppedAt ?? e.At } : null,
                ToTell = s.ToTell.RemoveAll(notice => Tells(notice.Kind)),
            };
        }

        var told = s.ToTell.Find(notice => notice.Kind == NoticeKind.TalkWished && notice.To == e.Person);
        var left = s with
        {
            Aftercare = s.Aftercare is { } duty && s.Holder?.Manager.Id == e.Person ? duty with { DroppedAt = duty.DroppedAt ?? e.At } : s.Aftercare,
            ToTell = s.ToTell.RemoveAll(notice => Tells(notice.Kind) && notice.To == e.Person),
        };
        return told is null ? left : Unreached(left, told.Kind, e.At);
    }

    // Only the newest wish is told: what was allowed to one is not said to another.
    private static BackupRequest Wish(BackupRequest s, TalkWished e)
    {
        var wished = Forget(s, NoticeKind.TalkWished, NoticeKind.TalkUnreached) with
        {
            Wish = new(e.With, e.Person, e.Allows, e.Text),
            Emptied = e.Text is null ? s.Emptied : [],
        };
        return e.Person is { } person ? Owe(wished, person, NoticeKind.TalkWished, e.At) : wished;
    }

    // Beside what else is to be said to them: none of these makes another untrue.
    private static BackupRequest Owe(BackupRequest s, PersonId to, NoticeKind kind, DateTimeOffset at) => s with
    {
        Notices = s.Notices + 1,
        ToTell = Forget(s, kind).ToTell.Add(new(s.Notices + 1, to, kind, at, null)),
    };

    private static BackupRequest Forget(BackupRequest s, params ImmutableArray<NoticeKind> kinds) =>
        s with { ToTell = s.ToTell.RemoveAll(notice => kinds.Contains(notice.Kind)) };
}
