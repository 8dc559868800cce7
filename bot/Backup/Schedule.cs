using System.Collections.Immutable;

namespace ManagerBackup.Bot.Backup;

/// <summary>Something that should happen to a request, and from when.</summary>
internal abstract record DueItem(DateTimeOffset At)
{
    /// <summary>Page the people of this step; whom that means, the roster says.</summary>
    internal sealed record TakeStep(DateTimeOffset At, int Step) : DueItem(At);

    /// <summary>Page again, by a new message: an edited card makes no sound.</summary>
    internal sealed record PageAgain(DateTimeOffset At, int Step) : DueItem(At);

    internal sealed record RetryPage(DateTimeOffset At, PersonId Manager, int Attempt) : DueItem(At);

    internal sealed record SendAnswer(DateTimeOffset At, int Attempt) : DueItem(At);

    internal sealed record Tell(DateTimeOffset At, Notice Notice, int Attempt) : DueItem(At);

    /// <summary>Ring the second channel.</summary>
    internal sealed record Ring(DateTimeOffset At, PendingSignal Signal, int Attempt) : DueItem(At);

    internal sealed record BecomeUnanswered(DateTimeOffset At) : DueItem(At);

    internal sealed record MissArrival(DateTimeOffset At) : DueItem(At);

    internal sealed record RemindToClose(DateTimeOffset At) : DueItem(At);

    internal sealed record Lapse(DateTimeOffset At) : DueItem(At);

    internal sealed record AskCheckIn(DateTimeOffset At, int Number) : DueItem(At);

    internal sealed record RemindFollowUp(DateTimeOffset At) : DueItem(At);
}

/// <summary>What is due, read off a request's state alone: whoever looks, and whenever, sees the same. Pages come first.</summary>
internal static class Schedule
{
    public const int MaxAttempts = 5;

    /// <summary>Words and notices may be late, as nobody comes by them, and are worth more tries.</summary>
    public const int MaxTellings = 25;

    public static ImmutableArray<DueItem> Due(BackupRequest s) => [.. Paging(s), .. Answer(s), .. Notices(s), .. Signals(s), .. Endings(s), .. AfterTheEnd.Due(s)];

    private static IEnumerable<DueItem> Answer(BackupRequest s)
    {
        if (s is { Answers.IsEmpty: true, IsOver: false, AnswerClaim: { Attempt: < MaxTellings } claim })
        {
            yield return new DueItem.SendAnswer(s.AnswerRetryAt ?? claim.EndsAt, claim.Attempt + 1);
        }
    }

    private static IEnumerable<DueItem> Notices(BackupRequest s) => s.ToTell.Select(notice =>
        new DueItem.Tell(notice.RetryAt ?? notice.Claim?.EndsAt ?? notice.At, notice, (notice.Claim?.Attempt ?? 0) + 1));

    private static IEnumerable<DueItem> Signals(BackupRequest s) => s.IsOver ? [] : s.ToSignal.Select(signal =>
        new DueItem.Ring(signal.RetryAt ?? signal.Claim?.EndsAt ?? signal.At, signal, (signal.Claim?.Attempt ?? 0) + 1));

    private static IEnumerable<DueItem> Paging(BackupRequest s)
    {
        if (s.IsOver || s.PagingSince is not { } since)
        {
            yield break;
        }

        if (s.OwesEveryone)
        {
            // Danger reaches everyone, also when one manager already has it.
            yield return new DueItem.TakeStep(s.HurrySince ?? since, Math.Max(s.Step, 0));
        }
        else if (s.IsPaging || s is { Holder: not null, HurrySince: not null })
        {
            // Worse while somebody has it calls the next step all the same: they come along.
            yield return NextRound(s, since);
        }
        else if (s.IsLoud && s.Pages.Values.Any(page => IsWanted(s, page) && (IsAlive(page) || page.GaveUp || page.RetryAt is not null)))
        {
            yield return new DueItem.PageAgain(Again(s, since), Math.Max(s.Step, 0));
        }

        foreach (var page in s.Pages.Values.Where(page => IsWanted(s, page)))
        {
            if (RetryTime(page) is { } at)
            {
                yield return new DueItem.RetryPage(at, page.Manager.Id, page.Claim.Attempt + 1);
            }
        }

        if (s.IsPaging && !OwesStep(s))
        {
            yield return new DueItem.BecomeUnanswered(IsExhausted(s) ? s.RoundAt ?? since : since + s.Plan.UnansweredAfter);
        }
    }

    // After an outage everything is due at once: nobody hears that nobody answered while somebody was not even asked.
    private static bool OwesStep(BackupRequest s) =>
        s.OwesEveryone || (s.Step + 1 < s.Plan.StepsAfter.Length && s.Plan.StepsAfter[s.Step + 1] < s.Plan.UnansweredAfter);

    private static DueItem NextRound(BackupRequest s, DateTimeOffset since)
    {
        var next = s.Step + 1;
        var again = Again(s, since);
        if (next >= s.Plan.StepsAfter.Length)
        {
            return new DueItem.PageAgain(again, s.Step);
        }

        var stepAt = next == 0 ? since
            : s.HurrySince is { } hurry ? hurry
            : MayStillAnswer(s) ? since + s.Plan.StepsAfter[next]
            : s.RoundAt ?? since;
        return stepAt <= again ? new DueItem.TakeStep(stepAt, next) : new DueItem.PageAgain(again, s.Step);
    }

    private static DateTimeOffset Again(BackupRequest s, DateTimeOffset since) => (s.HurrySince, s.RoundAt) switch
    {
        ({ } hurry, { } roundAt) when hurry < roundAt + Timing.RepageByHand => roundAt + Timing.RepageByHand,
        ({ } hurry, _) => hurry,
        (null, var roundAt) => (roundAt ?? since) + s.Plan.RepageEvery,
    };

    // Somebody of an earlier step whose page is just leaving counts too: this step left them out for that alone.
    private static bool MayStillAnswer(BackupRequest s) =>
        s.Pages.Values.Any(page => page.Status == PageStatus.Claimed || (s.StepTo.Contains(page.Manager.Id) && IsAlive(page)));

    private static bool IsWanted(BackupRequest s, PageTo page) => s.Holder is { } holder
        ? holder.Manager.Id != page.Manager.Id && !s.Witnesses.Exists(witness => witness.Id == page.Manager.Id)
            && (s.EveryonePaged || page.Claim.At > holder.AcceptedAt)
        : s.IsPaging || s.IsLoud;

    private static bool IsAlive(PageTo page) => page.Status is PageStatus.Claimed or PageStatus.Delivered;

    private static DateTimeOffset? RetryTime(PageTo page) => page.Status switch
    {
        PageStatus.Claimed => page.Claim.EndsAt,
        PageStatus.Failed => page.RetryAt,
        _ => null,
    };

    // Every step was taken, and nobody is left who might still answer.
    private static bool IsExhausted(BackupRequest s) =>
        s.Step + 1 >= s.Plan.StepsAfter.Length && s.HurrySince is null && !s.OwesEveryone
        && !s.Pages.Values.Any(page => IsAlive(page) || page.RetryAt is not null || (page.Status == PageStatus.Failed && page.GaveUp));

    private static IEnumerable<DueItem> Endings(BackupRequest s)
    {
        if (s.IsOver)
        {
            yield break;
        }

        if (s is { Phase: Phase.Accepted, Holder: { ArrivedAt: null } holder })
        {
            var promised = TimeSpan.FromMinutes(holder.EtaMinutes);
            var at = holder.AcceptedAt + (promised > s.Plan.ArriveWithin ? promised : s.Plan.ArriveWithin);
            yield return s.Practice ? new DueItem.Lapse(at) : new DueItem.MissArrival(at);
        }
        else if (s.Holder is null && !s.IsPaging)
        {
            var silentSince = new[] { s.LastWordsAt, s.UnansweredAt ?? s.OpenedAt, s.TakenOverAt ?? s.OpenedAt }.Max();
            yield return new DueItem.Lapse(silentSince + (s.Practice ? Timing.DrillLapsesAfter : Timing.LapseAfter));
        }
        else if (s.Holder is { } has)
        {
            var since = s.Held?.FreeAt ?? s.TakenOverAt ?? has.AcceptedAt;
            if (!s.Practice && s.Reminders < Timing.RemindAfter.Length)
            {
                yield return new DueItem.RemindToClose((s.RemindedAt ?? since) + Timing.RemindAfter[s.Reminders]);
            }

            yield return new DueItem.Lapse(since + (s.Practice ? Timing.DrillLapsesAfter : Timing.TakeoverLapsesAfter));
        }
    }
}
