namespace ManagerBackup.Bot.Backup;

/// <summary>
/// What follows a takeover that was closed. It is over all the same: this makes nothing of it open again, and settings that change later
/// move none of these times.
/// </summary>
/// <param name="FirstCheckInAt">When the employee is asked how they are: the end of their shift, or an hour after the takeover.</param>
/// <param name="SecondCheckInAt">And once more: at their next shift, or after a day.</param>
/// <param name="RemindAt">When who had it is reminded of the private talk.</param>
/// <param name="FollowUpBy">By when that talk is due.</param>
internal sealed record AftercarePlan(
    DateTimeOffset FirstCheckInAt, DateTimeOffset SecondCheckInAt, DateTimeOffset RemindAt, DateTimeOffset FollowUpBy);

internal sealed record Aftercare(AftercarePlan Plan)
{
    public const int CheckIns = 2;

    /// <summary>The number of the last check-in that was asked for; 0 before the first.</summary>
    public int Asked { get; init; }

    /// <summary>The employee wants no more of them, or is erased.</summary>
    public bool Stopped { get; init; }

    public bool Reminded { get; init; }

    public DateTimeOffset? FollowedUpAt { get; init; }

    /// <summary>Set when an erasure left nobody to talk to, or nobody to do it.</summary>
    public DateTimeOffset? DroppedAt { get; init; }

    /// <summary>Null when it was dropped before it was late: then it was never owed.</summary>
    public DateTimeOffset? FollowUpDueAt => FollowedUpAt is null && DroppedAt <= Plan.FollowUpBy ? null : Plan.FollowUpBy;

    public bool OwesFollowUp => FollowedUpAt is null && DroppedAt is null;
}

/// <summary>The employee's wish to talk, and what they allow to be said of it.</summary>
/// <param name="Person">Whom the bot tells; null for somebody it can't write to.</param>
internal sealed record TalkWish(TalkWith With, PersonId? Person, TalkConsent Allows, string? Text);

internal enum TalkWith
{
    /// <summary>Who came.</summary>
    Manager,

    OpsLead,

    /// <summary>The site's contact for support.</summary>
    Contact,
}

/// <summary>Without any of these nobody is told.</summary>
internal enum TalkConsent
{
    /// <summary>That they would like to talk, and what they wrote for it.</summary>
    Wish,

    /// <summary>Also how they said they are, and how backed they felt.</summary>
    Answers,
}

internal abstract partial record RequestEvent
{
    /// <summary>It was closed, and this is promised; the fields are those of <see cref="Backup.AftercarePlan"/>.</summary>
    internal sealed record AftercarePlanned(
        PersonId By, DateTimeOffset At, DateTimeOffset FirstCheckInAt, DateTimeOffset SecondCheckInAt, DateTimeOffset RemindAt, DateTimeOffset FollowUpBy)
        : RequestEvent(By, At);

    /// <summary>The employee is to be asked how they are.</summary>
    /// <param name="Number">1 or 2; the second alone where both were due.</param>
    internal sealed record CheckInAsked(PersonId By, DateTimeOffset At, int Number) : RequestEvent(By, At);

    /// <param name="Mood">1 (bad) to 5.</param>
    internal sealed record MoodTold(PersonId By, DateTimeOffset At, string Turn, int Mood) : ByTurn(By, At, Turn);

    /// <summary>The employee would like to talk, and has said what may be told.</summary>
    /// <param name="Person">Who is told; null for a contact that the bot can't write to.</param>
    /// <param name="Text">What they want them to know.</param>
    internal sealed record TalkWished(
        PersonId By, DateTimeOffset At, string Turn, TalkWith With, PersonId? Person, TalkConsent Allows, string? Text) : ByTurn(By, At, Turn);

    /// <summary>The employee does not want to be asked about this again.</summary>
    internal sealed record CheckInsStopped(PersonId By, DateTimeOffset At, string Turn) : ByTurn(By, At, Turn);

    /// <summary>Who had it is to be reminded of the private talk.</summary>
    internal sealed record FollowUpReminded(PersonId By, DateTimeOffset At) : RequestEvent(By, At);

    /// <summary>Who had it says that they have talked.</summary>
    internal sealed record FollowedUp(PersonId By, DateTimeOffset At, string Turn) : ByTurn(By, At, Turn);
}

internal abstract partial record Command
{
    internal sealed record StopCheckIns(PersonId By, DateTimeOffset Now, string Turn) : ByPerson(By, Now, Turn);

    internal sealed record FollowUpDone(PersonId By, DateTimeOffset Now, string Turn) : ByPerson(By, Now, Turn);

    internal sealed record AskCheckIn(DateTimeOffset Now, int Number) : Command(RequestEvent.Systemic, Now);

    internal sealed record RemindFollowUp(DateTimeOffset Now) : Command(RequestEvent.Systemic, Now);
}
