using System.Collections.Immutable;

namespace ManagerBackup.Bot.Backup;

/// <summary>Where a request stands, as the summary's <c>state</c> names it.</summary>
internal enum Phase { Open, Accepted, TakenOver, Closed, Withdrawn, Unanswered }

/// <summary>A request as its events have made it. Nothing here is stored; <see cref="History"/> folds it.</summary>
internal sealed record BackupRequest(
    Person Employee, SiteId Site, DateTimeOffset OpenedAt, PagingPlan Plan, Understanding Read, ImmutableList<string> Words)
{
    public Phase Phase { get; init; } = Phase.Open;

    /// <summary>A drill.</summary>
    public bool Practice { get; init; }

    /// <summary>How many events made it: the expected version of the next append.</summary>
    public int Version { get; init; }

    public ImmutableHashSet<string> Turns { get; init; } = [];

    /// <summary>When paging began, or began anew; null while nobody was asked to come.</summary>
    public DateTimeOffset? PagingSince { get; init; }

    /// <summary>Set when the next page should not wait for its time: it got worse, or the last one came back.</summary>
    public DateTimeOffset? HurrySince { get; init; }

    /// <summary>The last step taken; -1 before the first.</summary>
    public int Step { get; init; } = -1;

    /// <summary>Steps after the first, over the request's whole life.</summary>
    public int Escalations { get; init; }

    public int Round { get; init; }

    public DateTimeOffset? RoundAt { get; init; }

    /// <summary>Set once everyone was paged because of danger.</summary>
    public bool EveryonePaged { get; init; }

    /// <summary>In the order of ids: what is due stands in the same order in every process.</summary>
    public ImmutableSortedDictionary<PersonId, PageTo> Pages { get; init; } = ImmutableSortedDictionary.Create<PersonId, PageTo>(PersonId.Order);

    /// <summary>Every page that a phone holds, to be edited when the truth changes.</summary>
    public ImmutableList<PageMessage> Messages { get; init; } = [];

    public Holder? Holder { get; init; }

    /// <summary>Who comes along with the holder.</summary>
    public ImmutableList<Person> Witnesses { get; init; } = [];

    /// <summary>Whom the last step's pages went to.</summary>
    public ImmutableHashSet<PersonId> StepTo { get; init; } = [];

    /// <summary>The employee says that someone is with them.</summary>
    public DateTimeOffset? SomeoneHereAt { get; init; }

    /// <summary>Who accepted and did not come, since the request was opened anew; told to the employee until someone accepts.</summary>
    public Person? Missed { get; init; }

    /// <summary>The channel's ids of the employee's cards, one for each time they typed; all show the same truth.</summary>
    public ImmutableList<string> Answers { get; init; } = [];

    /// <summary>Who is sending the first answer; null when it is given up.</summary>
    public Claim? AnswerClaim { get; init; }

    public DateTimeOffset? AnswerRetryAt { get; init; }

    public int AnswerFailures { get; init; }

    public int MoreLines { get; init; }

    /// <summary>Ids of the lines that were seen and put aside for others.</summary>
    public ImmutableHashSet<string> Shown { get; init; } = [];

    /// <summary>The language that the employee asked the lines in; null or their own: no other.</summary>
    public string? CustomerLanguage { get; init; }

    /// <summary>Ids of the lines that helped, first mark first.</summary>
    public ImmutableList<string> Helped { get; init; } = [];

    /// <summary>When the employee was asked for their side.</summary>
    public DateTimeOffset? StatementAskedAt { get; init; }

    public bool StatementAsked => StatementAskedAt is not null;

    /// <summary>They said that they would rather not.</summary>
    public bool StatementDeclined { get; init; }

    public ImmutableList<string> Statements { get; init; } = [];

    public int? FeltBacked { get; init; }

    public Closing? Closing { get; init; }

    /// <summary>What was filled in, while something comes before it can be closed.</summary>
    public HeldClosing? Held { get; init; }

    /// <summary>What was added to the customer's side after closing, oldest first.</summary>
    public ImmutableList<string> CustomerSides { get; init; } = [];

    /// <summary>Null where nothing was promised: it was never closed, or before this was kept.</summary>
    public Aftercare? Aftercare { get; init; }

    /// <summary>How they said they are, 1 (bad) to 5.</summary>
    public int? Mood { get; init; }

    public TalkWish? Wish { get; init; }

    public ImmutableList<Notice> ToTell { get; init; } = [];

    public int Notices { get; init; }

    public ImmutableList<PendingSignal> ToSignal { get; init; } = [];

    public int Signals { get; init; }

    /// <summary>How often the holder was reminded to close it.</summary>
    public int Reminders { get; init; }

    public DateTimeOffset? RemindedAt { get; init; }

    public DateTimeOffset LastWordsAt { get; init; } = OpenedAt;

    public DateTimeOffset? PagedAt { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    public DateTimeOffset? TakenOverAt { get; init; }

    public DateTimeOffset? UnansweredAt { get; init; }

    /// <summary>Why nobody answered, the last time that this was so.</summary>
    public UnansweredCause? UnansweredBecause { get; init; }

    /// <summary>The employee said that it got worse.</summary>
    public bool Worse { get; init; }

    /// <summary>When it ended: closed, withdrawn or lapsed. From then on only a statement, what helped and aftercare are added.</summary>
    public DateTimeOffset? OverAt { get; init; }

    public double? SecondsToLines { get; init; }

    /// <summary>What was taken out of it since it is over.</summary>
    public ImmutableList<RequestEvent.Erased> Erasures { get; init; } = [];

    /// <summary>Those since which nobody has said anything: they have left nothing to erase.</summary>
    public ImmutableHashSet<(Erasure What, PersonId? Person)> Emptied { get; init; } = [];

    /// <summary>There is danger, and everyone is still to be paged for it.</summary>
    public bool OwesEveryone => Read.Urgency == Urgency.Everyone && !EveryonePaged;

    public bool IsOver => OverAt is not null;

    /// <summary>The employee's side is neither in nor declined.</summary>
    public bool LacksStatement => Statements.IsEmpty && !StatementDeclined;

    /// <summary>Managers are being asked to come, and nobody has said yes.</summary>
    public bool IsPaging => PagingSince is not null && Phase == Phase.Open;

    /// <summary>Danger stays loud until someone is there, whoever said that they come, and also when nobody did.</summary>
    public bool IsLoud => Read.Urgency == Urgency.Everyone && PagingSince is not null && !IsOver && Phase is Phase.Accepted or Phase.Unanswered;

    /// <summary>Who has it is not enough: it is dangerous and they are not there yet, or it got worse since. Others may come along.</summary>
    public bool WantsWitnesses => Holder is not null && !IsOver
        && (HurrySince is not null || RoundAt > (TakenOverAt ?? Holder.AcceptedAt) || (Phase == Phase.Accepted && Read.Urgency == Urgency.Everyone));

    /// <summary>Which call to this manager a message is, counted from 1; one that is not noted yet is the next.</summary>
    public int CallNumber(PersonId manager, string? message = null)
    {
        var calls = Messages.FindAll(page => page.Manager == manager);
        var index = message is null ? -1 : calls.FindIndex(page => page.Message == message);
        return (index < 0 ? calls.Count : index) + 1;
    }

    /// <summary>What the employee types next belongs to this request. A takeover that nobody closed does not swallow the next incident, and neither does a drill.</summary>
    public bool TakesWords(DateTimeOffset now) =>
        !IsOver && !Practice && (Phase != Phase.TakenOver || now - LastWordsAt < Timing.TakeoverListens);
}

/// <summary>Somebody has said in the log that they send it now.</summary>
/// <param name="Attempt">Counted from 1.</param>
/// <param name="Instance">The process; null before this was kept.</param>
internal sealed record Claim(DateTimeOffset At, int Attempt, string? Instance)
{
    public DateTimeOffset? LostAt { get; init; }

    /// <summary>When somebody else takes over what came to no end.</summary>
    public DateTimeOffset EndsAt => LostAt ?? At + Timing.ClaimLease;

    /// <summary>Unless it is another's.</summary>
    public Claim LoseWith(string instance, DateTimeOffset at) => Instance == instance ? this with { LostAt = LostAt ?? at } : this;
}

/// <param name="Claim">The last claim to send it; its attempts are those of this round.</param>
/// <param name="RetryAt">For a failed one: when to try again; null for never.</param>
internal sealed record PageTo(Person Manager, PageStatus Status, Claim Claim, int Round, DateTimeOffset? RetryAt)
{
    public DateTimeOffset? DeclinedAt { get; init; }

    /// <summary>Failed for now, in a way that may get better: the next round pages again.</summary>
    public bool GaveUp { get; init; }
}

internal enum PageStatus { Claimed, Delivered, Failed, Declined }

internal sealed record PageMessage(PersonId Manager, string Message, int Round);

internal sealed record Holder(Person Manager, DateTimeOffset AcceptedAt, int EtaMinutes, DateTimeOffset? ArrivedAt);

/// <param name="FreeAt">From when it can be closed without the employee's side, or when that came in; null where it is not waited for.</param>
internal sealed record HeldClosing(Closing Closing, Hold Why, DateTimeOffset At, DateTimeOffset? FreeAt);

/// <param name="RetryAt">After a failure: not before.</param>
internal sealed record Notice(int Number, PersonId To, NoticeKind Kind, DateTimeOffset At, DateTimeOffset? RetryAt)
{
    /// <summary>The last claim to send it.</summary>
    public Claim? Claim { get; init; }
}

/// <param name="RetryAt">After a failure: not before.</param>
internal sealed record PendingSignal(int Number, Signal Kind, DateTimeOffset At, DateTimeOffset? RetryAt)
{
    public Claim? Claim { get; init; }

    /// <summary>Hosts that have taken it.</summary>
    public ImmutableHashSet<string> Reached { get; init; } = [];
}

/// <summary>Times that are the product's, not a site's.</summary>
internal static class Timing
{
    /// <summary>A claim to send that nobody finished is taken over after this. Longer than any one attempt may take.</summary>
    public static readonly TimeSpan ClaimLease = TimeSpan.FromSeconds(10);

    /// <summary>Words only, or unanswered: after this silence the request makes room for the next.</summary>
    public static readonly TimeSpan LapseAfter = TimeSpan.FromMinutes(30);

    /// <summary>The same for a practice page.</summary>
    public static readonly TimeSpan DrillLapsesAfter = TimeSpan.FromMinutes(5);

    /// <summary>A takeover that nobody closes ends by itself.</summary>
    public static readonly TimeSpan TakeoverLapsesAfter = TimeSpan.FromHours(24);

    /// <summary>Whom a customer complains about has so long to tell their side before it can be closed without.</summary>
    public static readonly TimeSpan StatementWithin = TimeSpan.FromHours(24);

    /// <summary>When who has it is reminded to close it: counted from the takeover, then from the reminder before.</summary>
    public static readonly ImmutableArray<TimeSpan> RemindAfter = [TimeSpan.FromMinutes(30), TimeSpan.FromHours(4)];

    /// <summary>How long after the last word a takeover still takes what the employee types as its own.</summary>
    public static readonly TimeSpan TakeoverListens = TimeSpan.FromMinutes(60);

    /// <summary>Tapping "Get my manager" again pages again, but not more often than this.</summary>
    public static readonly TimeSpan RepageByHand = TimeSpan.FromSeconds(10);
}
