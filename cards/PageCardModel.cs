namespace ManagerBackup.Cards;

/// <summary>The page on a manager's phone. It is a message of its own each time, later edited to the truth.</summary>
/// <param name="Round">1 for the first page to this manager, 2 when they are paged again, …</param>
public sealed record PageCardModel(
    string Language,
    string RequestId,
    bool Practice,
    Situation Situation,
    bool Danger,
    int Round,
    PageState State);

public abstract record PageState
{
    private PageState()
    {
    }

    /// <summary>Accept (now, 2 or 5 minutes) or decline.</summary>
    public sealed record Open : PageState;

    /// <summary>This manager declined; they may still accept.</summary>
    public sealed record Declined : PageState;

    /// <summary>The employee was told that nobody answered; accepting still helps.</summary>
    public sealed record Unanswered(string At) : PageState;

    /// <summary>Someone else has it: who, since when, and whether they are there. Offers nothing.</summary>
    public sealed record Taken(string Manager, string At, bool Arrived) : PageState;

    /// <summary>Someone else has it and should not be alone there: coming along is offered.</summary>
    public sealed record ComeAlong(string Manager, string At) : PageState;

    /// <summary>This manager comes along with who has it.</summary>
    public sealed record Joining(string Manager, string At) : PageState;

    public sealed record Withdrawn(string At) : PageState;

    /// <summary>The employee says that someone is with them, though nobody accepted.</summary>
    public sealed record SomeoneThere(string At) : PageState;

    public sealed record Closed(string At) : PageState;
}
