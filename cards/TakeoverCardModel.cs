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
}

/// <summary>What stood in the close form.</summary>
public sealed record CloseDraft(
    string? Outcome, string? CustomerDecision, string? CustomerSide, string? Gave, string? EmployeeSupport, string? Note);

public sealed record ClosedTakeover(string At, CloseDraft Form);
