using System.Collections.Immutable;

namespace ManagerBackup.Bot.Backup;

/// <summary>
/// What happened to a request: facts, in the past tense, never edited. Stored as JSON under these names, so a name here
/// never changes its meaning; a new meaning is a new event.
/// </summary>
/// <param name="By">Who did it; <see cref="Systemic"/> for what the product itself did.</param>
internal abstract partial record RequestEvent(PersonId By, DateTimeOffset At)
{
    /// <summary>The product itself, where no person acted.</summary>
    public static readonly PersonId Systemic = new("system");

    /// <param name="Turn">The activity that said so; the same one never counts twice.</param>
    internal abstract record ByTurn(PersonId By, DateTimeOffset At, string Turn) : RequestEvent(By, At);

    /// <param name="Practice">A drill: marked as one on every card, and kept out of the figures.</param>
    /// <param name="Instance">The process that is answering, as in every claim here; null before this was kept.</param>
    internal sealed record Requested(
        PersonId By, DateTimeOffset At, string Turn, string Name, SiteId Site, string Words, Understanding Read, PagingPlan Plan,
        bool Practice = false, string? Instance = null)
        : ByTurn(By, At, Turn);

    /// <summary>More words to an open request; they may raise it, never lower it.</summary>
    internal sealed record Said(PersonId By, DateTimeOffset At, string Turn, string Words, Understanding Read) : ByTurn(By, At, Turn);

    /// <summary>Words of this request were read once more, and as graver than at first.</summary>
    /// <param name="Turn">The activity with those words.</param>
    internal sealed record Reconsidered(PersonId By, DateTimeOffset At, string Turn, Understanding Read) : RequestEvent(By, At);

    /// <summary>The employee tapped "Get my manager".</summary>
    internal sealed record PageAsked(PersonId By, DateTimeOffset At, string Turn) : ByTurn(By, At, Turn);

    internal sealed record Worsened(PersonId By, DateTimeOffset At, string Turn) : ByTurn(By, At, Turn);

    /// <summary>The employee has words to say.</summary>
    /// <param name="Message">The channel's id of the employee's card.</param>
    /// <param name="Seconds">From receiving the employee's words to the channel taking the answer.</param>
    internal sealed record Answered(PersonId By, DateTimeOffset At, string Message, double Seconds) : RequestEvent(By, At);

    internal sealed record AnswerFailed(PersonId By, DateTimeOffset At, string Reason, DateTimeOffset? RetryAt) : RequestEvent(By, At);

    /// <summary>A claim to send the employee's card again.</summary>
    /// <param name="Attempt">Counted from 1, which is the answer of the turn itself.</param>
    internal sealed record Answering(PersonId By, DateTimeOffset At, int Attempt, string? Instance = null) : RequestEvent(By, At);

    /// <param name="Shown">Ids of the lines seen by then, separated by blanks; they are not given again. Null before this was kept.</param>
    internal sealed record MoreLinesAsked(PersonId By, DateTimeOffset At, string Turn, string? Shown = null) : ByTurn(By, At, Turn);

    /// <summary>The employee wants the lines in the customer's language, with a reading help.</summary>
    /// <param name="Language">ISO 639-1; the employee's own when they want no other any more.</param>
    internal sealed record LanguageChosen(PersonId By, DateTimeOffset At, string Turn, string Language) : ByTurn(By, At, Turn);

    /// <summary>The employee says that a line helped.</summary>
    /// <param name="Text">What it said then; the files may change.</param>
    internal sealed record LineHelped(PersonId By, DateTimeOffset At, string Turn, string Line, string Text) : ByTurn(By, At, Turn);

    /// <summary>A claim to page these people now: whoever appended it sends.</summary>
    /// <param name="Step">Index in the plan's steps.</param>
    /// <param name="Round">1 for the first page of a request, counting every later one.</param>
    internal sealed record Paged(
        PersonId By, DateTimeOffset At, int Step, int Round, ImmutableArray<Person> To, string? Instance = null) : RequestEvent(By, At);

    /// <summary>A claim to try one person again, after a failure or a claim that nobody finished.</summary>
    internal sealed record PageRetried(PersonId By, DateTimeOffset At, PersonId Manager, int Attempt, string? Instance = null) : RequestEvent(By, At);

    /// <summary>This process is gone: what it had claimed and not finished is due at once, whether it was sent or not.</summary>
    internal sealed record ClaimantLost(PersonId By, DateTimeOffset At, string Instance) : RequestEvent(By, At);

    /// <param name="Message">The channel's id of the page, to edit it later.</param>
    internal sealed record PageDelivered(PersonId By, DateTimeOffset At, PersonId Manager, int Round, string Message) : RequestEvent(By, At);

    /// <param name="RetryAt">Null when trying again makes no sense.</param>
    internal sealed record PageFailed(PersonId By, DateTimeOffset At, PersonId Manager, int Round, string Reason, DateTimeOffset? RetryAt)
        : RequestEvent(By, At)
    {
        /// <summary>The reason when it was tried often enough for one round; the next round tries anew.</summary>
        public const string GaveUp = "gaveUp";
    }

    internal sealed record Declined(PersonId By, DateTimeOffset At, string Turn) : ByTurn(By, At, Turn);

    internal sealed record Accepted(PersonId By, DateTimeOffset At, string Turn, string Name, int EtaMinutes) : ByTurn(By, At, Turn);

    /// <summary>Accepted after the employee had been told that nobody answered.</summary>
    internal sealed record AcceptedLate(PersonId By, DateTimeOffset At, string Turn, string Name, int EtaMinutes) : ByTurn(By, At, Turn);

    /// <summary>Another manager comes along, as a witness and to help.</summary>
    internal sealed record Joined(PersonId By, DateTimeOffset At, string Turn, string Name) : ByTurn(By, At, Turn);

    /// <summary>The employee's card now asks for their side.</summary>
    internal sealed record StatementAsked(PersonId By, DateTimeOffset At) : RequestEvent(By, At);

    /// <summary>Who accepted gave it back; the request is open again.</summary>
    internal sealed record HandedBack(PersonId By, DateTimeOffset At, string Turn) : ByTurn(By, At, Turn);

    /// <summary>Who accepted was not there in time; the request is open again.</summary>
    internal sealed record NotArrived(PersonId By, DateTimeOffset At, PersonId Manager) : RequestEvent(By, At);

    /// <summary>The manager says: I'm there.</summary>
    internal sealed record Arrived(PersonId By, DateTimeOffset At, string Turn) : ByTurn(By, At, Turn);

    /// <summary>The employee says: someone is here.</summary>
    internal sealed record Here(PersonId By, DateTimeOffset At, string Turn) : ByTurn(By, At, Turn);

    /// <summary>The employee says: nobody is here after all. The request is open again.</summary>
    internal sealed record NobodyHere(PersonId By, DateTimeOffset At, string Turn) : ByTurn(By, At, Turn);

    internal sealed record Withdrawn(PersonId By, DateTimeOffset At, string Turn) : ByTurn(By, At, Turn);

    internal sealed record Unanswered(PersonId By, DateTimeOffset At) : RequestEvent(By, At);

    /// <param name="Text">Also says what the codes mean, in the words that the employee chose from.</param>
    /// <param name="Codes">What they tapped, separated by blanks; null for nothing, or before there was anything to tap.</param>
    internal sealed record StatementGiven(PersonId By, DateTimeOffset At, string Turn, string Text, string? Codes = null) : ByTurn(By, At, Turn);

    /// <summary>The employee would rather not tell their side. They can still.</summary>
    internal sealed record StatementDeclined(PersonId By, DateTimeOffset At, string Turn) : ByTurn(By, At, Turn);

    internal sealed record CheckedIn(PersonId By, DateTimeOffset At, string Turn, int FeltBacked, string? Text) : ByTurn(By, At, Turn);

    /// <summary>Whoever reads the log adds to it, also long after it is over. The employee reads it too.</summary>
    /// <param name="Name">Of who wrote it; null when nobody knew it then.</param>
    internal sealed record Noted(PersonId By, DateTimeOffset At, string Turn, string? Name, string Text) : ByTurn(By, At, Turn);

    internal sealed record Closed(PersonId By, DateTimeOffset At, string Turn, Closing Closing) : ByTurn(By, At, Turn);

    /// <summary>Who has it wanted to close it, and something comes before that; what they filled in is kept.</summary>
    internal sealed record CloseHeld(PersonId By, DateTimeOffset At, string Turn, Closing Closing, Hold Why) : ByTurn(By, At, Turn);

    /// <summary>Who closed it adds to what the customer said.</summary>
    internal sealed record CustomerSideAdded(PersonId By, DateTimeOffset At, string Turn, string Text) : ByTurn(By, At, Turn);

    /// <summary>Words were taken out of the events before this one; what happened, and when, stays.</summary>
    /// <param name="Person">Whose words and name; null for every word of the request.</param>
    internal sealed record Erased(PersonId By, DateTimeOffset At, Erasure What, PersonId? Person = null) : RequestEvent(By, At);

    /// <summary>Who has it was reminded to close it.</summary>
    internal sealed record Reminded(PersonId By, DateTimeOffset At) : RequestEvent(By, At);

    /// <summary>
    /// Nobody was asked to come, or nobody came, and nothing was said for a while: it makes room for the next one. A takeover that
    /// nobody closed ends so as well, after a day; a practice page after minutes.
    /// </summary>
    internal sealed record Lapsed(PersonId By, DateTimeOffset At) : RequestEvent(By, At);

    /// <summary>A person was sent a message about the request.</summary>
    /// <param name="Number">The notice's number within the request.</param>
    internal sealed record Told(PersonId By, DateTimeOffset At, int Number, PersonId Person, NoticeKind Notice) : RequestEvent(By, At);

    internal sealed record TellFailed(PersonId By, DateTimeOffset At, int Number, PersonId Person, NoticeKind Notice, string Reason, DateTimeOffset? RetryAt)
        : RequestEvent(By, At)
    {
        /// <summary>The reason when it was tried often enough.</summary>
        public const string GaveUp = "gaveUp";
    }

    /// <summary>A claim to send a message of this number.</summary>
    internal sealed record Telling(PersonId By, DateTimeOffset At, int Number, int Attempt, string? Instance = null) : RequestEvent(By, At);

    /// <summary>A claim to ring the second channel.</summary>
    /// <param name="Number">The signal's number within the request.</param>
    internal sealed record Signalling(PersonId By, DateTimeOffset At, int Number, int Attempt, string? Instance = null) : RequestEvent(By, At);

    /// <summary>What came of ringing the second channel.</summary>
    /// <param name="Reached">Hosts that took it, separated by blanks.</param>
    /// <param name="Failed">Hosts that did not, each with its reason; null when all did.</param>
    /// <param name="RetryAt">When those are tried again; null for never.</param>
    internal sealed record Signalled(
        PersonId By, DateTimeOffset At, int Number, Signal Signal, string Reached, string? Failed, DateTimeOffset? RetryAt) : RequestEvent(By, At);
}

/// <summary>How the employee's words were understood.</summary>
/// <param name="Severity">1 (unpleasant) to 4 (danger).</param>
/// <param name="ByPhone">The customer is on the telephone or in a chat, not in front of the employee.</param>
/// <param name="Cues">What led there, separated by blanks, so that a person can see why.</param>
/// <param name="InChat">Of those, in writing; only ever true where <paramref name="ByPhone"/> is.</param>
internal sealed record Understanding(
    Category Category, int Severity, Urgency Urgency, string Language, string? Place, bool ByPhone, string Cues = "", bool InChat = false);

internal enum Erasure
{
    /// <summary>Everything that anybody typed.</summary>
    Words,

    /// <summary>What one person typed, and their name.</summary>
    Person,
}

/// <summary>What the second channel rings for.</summary>
internal enum Signal { Paged, Unanswered, Danger }

/// <summary>Least first: what is said later can raise a request, never lower it.</summary>
internal enum Urgency { WordsOnly, Page, Everyone }

/// <summary>The site's rules of paging at the moment of opening; a later change of settings leaves an open request as it was.</summary>
/// <param name="StepsAfter">When each step is taken, counted from the start of paging; ascending.</param>
internal sealed record PagingPlan(
    ImmutableArray<TimeSpan> StepsAfter, TimeSpan RepageEvery, TimeSpan UnansweredAfter, TimeSpan ArriveWithin)
{
    /// <summary>What the second channel rings for, as the settings were then.</summary>
    public ImmutableArray<Signal> Signals { get; init; } = [];

    // The compiler's Equals would compare the arrays by reference; a plan read back from storage is the same plan.
    public bool Equals(PagingPlan? other) =>
        other is not null && StepsAfter.SequenceEqual(other.StepsAfter) && RepageEvery == other.RepageEvery
        && UnansweredAfter == other.UnansweredAfter && ArriveWithin == other.ArriveWithin && Signals.SequenceEqual(other.Signals);

    public override int GetHashCode() => HashCode.Combine(StepsAfter.Length, RepageEvery, UnansweredAfter, ArriveWithin);
}

/// <param name="CustomerSide">What the customer said of it: a takeover can't be closed without.</param>
internal sealed record Closing(
    Outcome Outcome, CustomerDecision CustomerDecision, string CustomerSide, string? Gave, string? EmployeeSupport, string? Note)
{
    /// <summary>The last day, at the site, on which the customer is not welcome.</summary>
    public DateOnly? ExcludedUntil { get; init; }

    /// <summary>Why the customer's future is what was decided.</summary>
    public string? CustomerReason { get; init; }

    /// <summary>Null for nobody.</summary>
    public Attended? Attended { get; init; }

    public Supports Support { get; init; }

    /// <summary>The customer complains about the employee.</summary>
    public bool Complaint { get; init; }

    /// <summary>Closed without the employee's side, and why; null when it was in, or declined, or nobody said.</summary>
    public WithoutStatement? WithoutStatement { get; init; }
}

internal enum WithoutStatement
{
    /// <summary>The manager says that it may come later.</summary>
    Later,

    /// <summary>The employee was asked because of a complaint, and did not answer within a day.</summary>
    NotAnswered,
}

/// <summary>What comes before a takeover can be closed.</summary>
internal enum Hold
{
    /// <summary>The decision about the customer is grave: it is asked for twice.</summary>
    Confirmation,

    /// <summary>The customer complains about the employee, who is asked first.</summary>
    Statement,
}

/// <summary>A message of its own, because an edited card makes no sound on a phone.</summary>
internal enum NoticeKind
{
    /// <summary>To the employee: who is on the way.</summary>
    Accepted,

    /// <summary>To the employee: they gave it back, or did not come; others are being asked.</summary>
    Reopened,

    /// <summary>To the employee: nobody answered; the number to call.</summary>
    Unanswered,

    /// <summary>To the employee: it is closed; what they get now.</summary>
    Closed,

    /// <summary>To who accepted: the employee withdrew.</summary>
    Withdrawn,

    /// <summary>To who accepted: it got worse.</summary>
    Worse,

    /// <summary>To who accepted and was not there in time: others are asked as well.</summary>
    Overdue,

    /// <summary>To who has it: it is still to be closed.</summary>
    CloseReminder,

    /// <summary>To who began a practice page: who answered, and how soon.</summary>
    DrillDone,

    /// <summary>To the employee: the customer complains about them, and their side is asked for before it is closed.</summary>
    StatementWanted,

    /// <summary>To who waits for the employee's side with closing: it is in, or declined.</summary>
    StatementIn,

    /// <summary>To the employee, when it has been over for a while: how they are.</summary>
    CheckIn,

    /// <summary>To who had it: the private talk is due today.</summary>
    FollowUpDue,

    /// <summary>To whom the employee chose: they would like to talk.</summary>
    TalkWished,

    /// <summary>To the employee: whom they chose could not be reached.</summary>
    TalkUnreached,
}
