using System.Collections.Immutable;

namespace ManagerBackup.Bot.Backup;

/// <summary>Where a request stands, as the summary's <c>state</c> names it.</summary>
internal enum Phase { Open, Accepted, TakenOver, Closed, Withdrawn, Unanswered }

/// <summary>A request as its events have made it. Nothing here is stored; <see cref="History"/> folds it.</summary>
internal sealed record BackupRequest(
    Person Employee, SiteId Site, DateTimeOffset OpenedAt, PagingPlan Plan, Understanding Read, ImmutableList<string> Words)
{
    public Phase Phase { get; init; } = Phase.Open;

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

    /// <summary>Whom the last step's pages went to.</summary>
    public ImmutableHashSet<PersonId> StepTo { get; init; } = [];

    /// <summary>The employee says that someone is with them.</summary>
    public DateTimeOffset? SomeoneHereAt { get; init; }

    /// <summary>Who accepted and did not come, since the request was opened anew; told to the employee until someone accepts.</summary>
    public Person? Missed { get; init; }

    /// <summary>The channel's ids of the employee's cards, one for each time they typed; all show the same truth.</summary>
    public ImmutableList<string> Answers { get; init; } = [];

    public DateTimeOffset? AnswerRetryAt { get; init; }

    public int AnswerFailures { get; init; }

    public int MoreLines { get; init; }

    /// <summary>Ids of the lines that were seen and put aside for others.</summary>
    public ImmutableHashSet<string> Shown { get; init; } = [];

    /// <summary>The language that the employee asked the lines in; null or their own: no other.</summary>
    public string? CustomerLanguage { get; init; }

    /// <summary>Ids of the lines that helped, first mark first.</summary>
    public ImmutableList<string> Helped { get; init; } = [];

    public bool StatementAsked { get; init; }

    public ImmutableList<string> Statements { get; init; } = [];

    public int? FeltBacked { get; init; }

    public Closing? Closing { get; init; }

    public ImmutableList<Notice> ToTell { get; init; } = [];

    public int Notices { get; init; }

    public DateTimeOffset LastWordsAt { get; init; } = OpenedAt;

    public DateTimeOffset? PagedAt { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    public DateTimeOffset? TakenOverAt { get; init; }

    public DateTimeOffset? UnansweredAt { get; init; }

    /// <summary>When it ended: closed, withdrawn or lapsed. From then on only a statement, a check-in and what helped are added.</summary>
    public DateTimeOffset? OverAt { get; init; }

    public double? SecondsToLines { get; init; }

    /// <summary>There is danger, and everyone is still to be paged for it.</summary>
    public bool OwesEveryone => Read.Urgency == Urgency.Everyone && !EveryonePaged;

    public bool IsOver => OverAt is not null;

    /// <summary>Managers are being asked to come, and nobody has said yes.</summary>
    public bool IsPaging => PagingSince is not null && Phase == Phase.Open;

    /// <summary>Which call to this manager a message is, counted from 1; one that is not noted yet is the next.</summary>
    public int CallNumber(PersonId manager, string? message = null)
    {
        var calls = Messages.FindAll(page => page.Manager == manager);
        var index = message is null ? -1 : calls.FindIndex(page => page.Message == message);
        return (index < 0 ? calls.Count : index) + 1;
    }

    /// <summary>What the employee types next belongs to this request. A takeover that nobody closed does not swallow the next incident.</summary>
    public bool TakesWords(DateTimeOffset now) =>
        !IsOver && (Phase != Phase.TakenOver || now - LastWordsAt < Timing.TakeoverListens);
}

/// <param name="ClaimedAt">When sending was last claimed.</param>
/// <param name="Attempt">Counts claims of this round, from 1.</param>
/// <param name="RetryAt">For a failed one: when to try again; null for never.</param>
internal sealed record PageTo(Person Manager, PageStatus Status, DateTimeOffset ClaimedAt, int Round, int Attempt, DateTimeOffset? RetryAt)
{
    public DateTimeOffset? DeclinedAt { get; init; }

    /// <summary>Failed for now, in a way that may get better: the next round pages again.</summary>
    public bool GaveUp { get; init; }
}

internal enum PageStatus { Claimed, Delivered, Failed, Declined }

internal sealed record PageMessage(PersonId Manager, string Message, int Round);

internal sealed record Holder(Person Manager, DateTimeOffset AcceptedAt, int EtaMinutes, DateTimeOffset? ArrivedAt);

/// <param name="RetryAt">Not before; null for at once.</param>
internal sealed record Notice(int Number, PersonId To, NoticeKind Kind, DateTimeOffset At, DateTimeOffset? RetryAt);

/// <summary>Times that are the product's, not a site's.</summary>
internal static class Timing
{
    /// <summary>A claim to send that nobody finished is taken over after this. Longer than any one attempt may take.</summary>
    public static readonly TimeSpan ClaimLease = TimeSpan.FromSeconds(10);

    /// <summary>The employee's answer is sent again when it was not seen to leave by then.</summary>
    public static readonly TimeSpan AnswerLease = TimeSpan.FromSeconds(10);

    /// <summary>Words only, or unanswered: after this silence the request makes room for the next.</summary>
    public static readonly TimeSpan LapseAfter = TimeSpan.FromMinutes(30);

    /// <summary>How long after the last word a takeover still takes what the employee types as its own.</summary>
    public static readonly TimeSpan TakeoverListens = TimeSpan.FromMinutes(60);

    /// <summary>Tapping "Get my manager" again pages again, but not more often than this.</summary>
    public static readonly TimeSpan RepageByHand = TimeSpan.FromSeconds(10);
}
