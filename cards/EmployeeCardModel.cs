namespace ManagerBackup.Cards;

/// <summary>What an employee has on their phone from the first words to the check-in afterwards; one message, edited as things change.</summary>
/// <param name="Language">Language of the reader, ISO 639-1; English where we have no texts.</param>
/// <param name="Practice">A drill: marked as one.</param>
/// <param name="Danger">Set when safety comes before words.</param>
/// <param name="Backing">What the company stands behind, in one or two sentences.</param>
public sealed record EmployeeCardModel(
    string Language,
    string RequestId,
    bool Practice,
    Danger? Danger,
    string Backing,
    IReadOnlyList<SayableLine> Lines,
    IReadOnlyList<string> YouMay,
    PageProgress Progress,
    string FallbackPhone,
    EmployeeButtons Buttons,
    StatementForm Statement,
    CheckInForm CheckIn)
{
    /// <summary>What to do, where it is not danger that says so.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Something was taken out of what they typed, because it could name the customer.</summary>
    public bool TookOut { get; init; }

    /// <summary>Every line has been shown.</summary>
    public bool NoMoreLines { get; init; }

    /// <summary>Who comes along with the one who accepted.</summary>
    public IReadOnlyList<string> Witnesses { get; init; } = [];

    /// <summary>ISO 639-1, when the lines are in the customer's language.</summary>
    public string? CustomerLanguage { get; init; }

    /// <summary>The languages that the lines can be had in, the employee's own among them.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
}

public sealed record Danger(string EmergencyNumber, IReadOnlyList<string> Steps);

/// <param name="Id">Stable id of the line, shown as element id <c>line-{Id}</c>.</param>
/// <param name="Role">acknowledge, boundary, handover or leave.</param>
public sealed record SayableLine(string Id, string Role, string Text)
{
    /// <summary>How a line in the customer's language sounds, in the employee's spelling habits.</summary>
    public string? Aloud { get; init; }

    /// <summary>The same line in the employee's own language, when it is in the customer's.</summary>
    public string? Meaning { get; init; }

    /// <summary>The employee says that it helped.</summary>
    public bool Helped { get; init; }
}

/// <summary>The truth about the employee's page. Times are already in the site's own time, such as <c>14:05</c>.</summary>
public abstract record PageProgress
{
    private PageProgress()
    {
    }

    /// <summary>Words only; nobody was asked to come.</summary>
    public sealed record NotAsked : PageProgress;

    /// <summary>We are reaching managers now; no page has been delivered yet.</summary>
    public sealed record Asking : PageProgress;

    /// <summary>These people have the page on their phone; nobody has answered yet.</summary>
    public sealed record Paged(IReadOnlyList<string> Managers, string At) : PageProgress;

    /// <summary>Storage or the channel is in trouble: we keep trying, but call.</summary>
    public sealed record Trouble : PageProgress;

    public sealed record Accepted(string Manager, int EtaMinutes, string At) : PageProgress;

    /// <summary>Who accepted did not arrive in time; the page is open again.</summary>
    public sealed record NotArrived(string Manager) : PageProgress;

    /// <param name="Manager">Null when the employee said that somebody is there and nobody had accepted.</param>
    public sealed record TakenOver(string? Manager, string At) : PageProgress;

    public sealed record Unanswered(string At) : PageProgress;

    public sealed record Withdrawn(string At) : PageProgress;

    /// <param name="Manager">Null when it ended by itself.</param>
    /// <param name="Support">What the employee gets now (a break, another till), in the manager's words; null for nothing.</param>
    public sealed record Closed(string? Manager, string? Support, string At) : PageProgress
    {
        /// <summary>What else they get: <c>break</c>, <c>homeEarly</c> …</summary>
        public IReadOnlyList<string> Gets { get; init; } = [];

        /// <summary>Whom they can talk to, where <c>contact</c> is among it.</summary>
        public SupportContact? Contact { get; init; }
    }
}

/// <summary>Which one-tap buttons make sense now. <c>refresh</c> needs no button.</summary>
public sealed record EmployeeButtons(bool Page, bool Withdraw, bool Worse, bool MoreLines, bool Here)
{
    /// <summary>"Nobody is here": somebody said that they are, and is not.</summary>
    public bool Alone { get; init; }
}

/// <param name="Asked">0: not yet; 1: offered, folded away; 2: asked for, open.</param>
public sealed record StatementForm(int Asked, IReadOnlyList<string> Given)
{
    /// <summary>They said that they would rather not.</summary>
    public bool Declined { get; init; }

    /// <summary>Who wants to hear them before it is closed, because the customer complains about them.</summary>
    public string? ComplaintTo { get; init; }
}

public sealed record SupportContact(string Name, string Phone);

/// <param name="Asked">True once the request is over.</param>
/// <param name="FeltBacked">1–5 once given.</param>
public sealed record CheckInForm(bool Asked, int? FeltBacked);
