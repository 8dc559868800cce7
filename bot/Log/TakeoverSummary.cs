using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Log;

internal sealed record TakeoverPerson(string Id, string Name);

/// <summary>One takeover as others read it: names and enum values are those of the wire. Times are UTC; absent is null.</summary>
internal sealed record TakeoverSummary
{
    public required string Id { get; init; }

    public required string Site { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required string State { get; init; }

    /// <summary>A drill: no figure counts it.</summary>
    public bool Practice { get; init; }

    public required string Category { get; init; }

    public required int Severity { get; init; }

    public required string Language { get; init; }

    public string? Place { get; init; }

    public required TakeoverPerson Employee { get; init; }

    public string? Words { get; init; }

    /// <summary>Who accepted.</summary>
    public TakeoverPerson? Manager { get; init; }

    public DateTimeOffset? PagedAt { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    public DateTimeOffset? TakenOverAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public double? SecondsToLines { get; init; }

    public double? SecondsToAccept { get; init; }

    public int Escalations { get; init; }

    public string? Outcome { get; init; }

    public string? CustomerDecision { get; init; }

    /// <summary>The last day of the exclusion, such as <c>2027-11-22</c>.</summary>
    public string? ExcludedUntil { get; init; }

    /// <summary>Why the customer's future is what was decided.</summary>
    public string? CustomerReason { get; init; }

    /// <summary>What the customer was given.</summary>
    public string? Gave { get; init; }

    /// <summary><c>security</c> or <c>police</c>.</summary>
    public string? Attended { get; init; }

    /// <summary>What the employee gets now: <c>break</c> <c>otherStation</c> <c>someoneBeside</c> <c>homeEarly</c> <c>contact</c>.</summary>
    public IReadOnlyList<string> Support { get; init; } = [];

    /// <summary><c>asked</c>, <c>given</c> or <c>declined</c>; null while nobody asked.</summary>
    public string? EmployeeSide { get; init; }

    /// <summary>The customer complains about the employee.</summary>
    public bool Complaint { get; init; }

    public bool EmployeeHeard { get; init; }

    public bool CustomerHeard { get; init; }

    public int? FeltBacked { get; init; }

    /// <summary>The employee said that it got worse.</summary>
    public bool Worse { get; init; }

    /// <summary>Why nobody answered; null unless that is where it stands, or from before this was kept.</summary>
    public string? UnansweredBecause { get; init; }

    /// <summary>By when who had it owes the employee a private talk.</summary>
    public DateTimeOffset? FollowUpDueAt { get; init; }

    public DateTimeOffset? FollowUpDoneAt { get; init; }

    /// <summary>With whom the employee asked to talk: <c>manager</c>, <c>opsLead</c>, <c>contact</c>.</summary>
    public string? WantsToTalk { get; init; }

    /// <summary>Ids of the lines that the employee marked as helpful.</summary>
    public IReadOnlyList<string> HelpfulLines { get; init; } = [];
}

/// <param name="From">Opened at or after.</param>
/// <param name="To">Opened before.</param>
/// <param name="Cursor">The id of the last takeover that the reader has; what was opened before it comes next.</param>
internal sealed record TakeoverFilter(
    string? Site,
    DateTimeOffset? From,
    DateTimeOffset? To,
    string? Category,
    int? Severity,
    string? Outcome,
    string? Manager,
    int Limit,
    string? Cursor)
{
    /// <summary>The employee's own: for their log only, never a filter of the review.</summary>
    public string? Employee { get; init; }

    public string? State { get; init; }

    /// <summary>Whether a manager was ever paged; false for words alone.</summary>
    public bool? Paged { get; init; }

    public bool? Worse { get; init; }

    /// <summary>Of these sites alone, whatever <see cref="Site"/> says: what the reader may see. Null for all.</summary>
    public IReadOnlySet<SiteId>? Within { get; init; }

    public const int DefaultLimit = 50;
    public const int LargestLimit = 1_000;

    public static TakeoverFilter Everything { get; } = new(null, null, null, null, null, null, null, LargestLimit, null);

    /// <summary>It asks for nothing but sites, times and whose they are.</summary>
    public bool WantsAll => this is { Category: null, Severity: null, Outcome: null, Manager: null, State: null, Paged: null, Worse: null };

    /// <summary>Whatever the site.</summary>
    public bool Fits(TakeoverSummary row) =>
        !(row.OpenedAt < From) && !(row.OpenedAt >= To)
        && (Category is null || row.Category == Category)
        && (Severity is null || row.Severity == Severity)
        && (Outcome is null || row.Outcome == Outcome)
        && (State is null || row.State == State)
        && (Paged is null || row.PagedAt is not null == Paged)
        && (Worse is null || row.Worse == Worse)
        && (Employee is null || string.Equals(row.Employee.Id, Employee, StringComparison.OrdinalIgnoreCase))
        && (Manager is null || string.Equals(row.Manager?.Id, Manager, StringComparison.OrdinalIgnoreCase));
}

/// <param name="Items">Newest first.</param>
/// <param name="Next">The cursor of the next page; null after the last.</param>
internal sealed record TakeoverPage(IReadOnlyList<TakeoverSummary> Items, string? Next);
