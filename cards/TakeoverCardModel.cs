namespace ManagerBackup.Cards;

/// <summary>What the manager who accepted works with: what is known, "I'm there", and the close form.</summary>
/// <param name="Statements">What the employee said of it afterwards, oldest first.</param>
/// <param name="AcceptedAt">In the site's own time, as are the other times here.</param>
/// <param name="Problem">Why a close was refused, in the reader's language; shown above the form, which keeps <paramref name="Draft"/>.</param>
public sealed record TakeoverCardModel(
    string Language,
    string RequestId,
    bool Practice,
    Situation Situation,
    string AcceptedAt,
    string? ArrivedAt,
    IReadOnlyList<string> Statements,
    CloseDraft? Draft,
    string? Problem,
    ClosedTakeover? Closed)
{
    /// <summary>Who comes along.</summary>
    public IReadOnlyList<string> Witnesses { get; init; } = [];

    /// <summary>How far the employee's side is.</summary>
    public SideState Side { get; init; }

    public string SideAskedAt { get; init; } = "";

    /// <summary>It was to be closed with a complaint about the employee, whose side comes first; the form is in <see cref="Draft"/>.</summary>
    public bool WaitsForSide { get; init; }

    /// <summary>A grave decision is to be looked at once more; the form is in <see cref="Draft"/>.</summary>
    public bool Confirms { get; init; }

    /// <summary>What to tell the customer, once their future is decided.</summary>
    public CustomerWording? Wording { get; init; }

    /// <summary>The last day of an exclusion, in the reader's language.</summary>
    public string? Until { get; init; }

    /// <summary>The site names somebody to talk to, so that this can be chosen for the employee.</summary>
    public bool HasSupportContact { get; init; }

    /// <summary>What was added to the customer's side after closing, oldest first.</summary>
    public IReadOnlyList<string> CustomerSides { get; init; } = [];
}

public enum SideState { NotAsked, Asked, NotAnswered, Given, Declined }

/// <param name="Language">ISO 639-1.</param>
/// <param name="Own">The same in the reader's language; null when that is it already.</param>
public sealed record CustomerWording(string Language, string Text, string? Own);

/// <summary>What stood in the close form.</summary>
public sealed record CloseDraft(
    string? Outcome, string? CustomerDecision, string? CustomerSide, string? Gave, string? EmployeeSupport, string? Note)
{
    /// <summary>As <c>yyyy-MM-dd</c>.</summary>
    public string? ExcludedUntil { get; init; }

    public string? CustomerReason { get; init; }

    /// <summary><c>security</c> or <c>police</c>.</summary>
    public string? Attended { get; init; }

    /// <summary>Contract values: <c>break</c>, <c>homeEarly</c> …</summary>
    public IReadOnlyList<string> Support { get; init; } = [];

    public bool Complaint { get; init; }

    /// <summary>Close without the employee's side.</summary>
    public bool StatementLater { get; init; }
}

public sealed record ClosedTakeover(string At, CloseDraft Form);
