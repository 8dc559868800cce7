using static ManagerBackup.Bot.Backup.RequestEvent;

namespace ManagerBackup.Bot.Backup;

/// <summary>How a takeover ends: with both sides, or with a reason why not; and what comes before it can.</summary>
internal static class Closings
{
    /// <summary>Whoever may close it is decided before.</summary>
    public static Decision Close(BackupRequest s, Command.Close c)
    {
        if (c.Back)
        {
            return s.Held is { Why: Hold.Confirmation } asked ? HoldBack(s, c, asked.Closing, Hold.TakenBack) : Decision.AlreadySo;
        }

        if (string.IsNullOrWhiteSpace(c.Closing.CustomerSide))
        {
            return new Refusal.CustomerSideMissing();
        }

        var closing = c.Closing with { WithoutStatement = null };
        if (s.LacksStatement && closing.Complaint && CanBeAsked(s))
        {
            if (!(c.Now >= s.Held?.FreeAt || c.Now >= s.StatementAskedAt + Timing.StatementWithin))
            {
                return HoldBack(s, c, closing, Hold.Statement);
            }

            closing = closing with { WithoutStatement = WithoutStatement.NotAnswered };
        }
        else if (s.LacksStatement && c.StatementLater is { } later)
        {
            if (!later)
            {
                return new Refusal.StatementMissing(s.Employee);
            }

            closing = closing with { WithoutStatement = WithoutStatement.Later };
        }

        if (closing.CustomerDecision is CustomerDecision.Excluded or CustomerDecision.AccountEnded && !c.Confirmed)
        {
            return HoldBack(s, c, closing, Hold.Confirmation);
        }

        var closed = new Closed(c.By, c.Now, c.Turn, closing);
        var planned = AfterTheEnd.Plan(s, c.After, c.Now);
        return s.StatementAsked ? Decision.Of([closed, .. planned]) : Decision.Of([new StatementAsked(Systemic, c.Now), closed, .. planned]);
    }

    public static Decision DeclineStatement(BackupRequest s, Command.DeclineStatement c) =>
        s.LacksStatement && (s.StatementAsked || s.Phase == Phase.Unanswered)
            ? Decision.Of(new StatementDeclined(c.By, c.Now, c.Turn))
            : Decision.AlreadySo;

    public static Decision AddCustomerSide(BackupRequest s, Command.AddCustomerSide c) =>
        s.Holder is { } holder && holder.Manager.Id != c.By ? new Refusal.TakenBy(holder.Manager, holder.AcceptedAt)
        : string.IsNullOrWhiteSpace(c.Text) ? new Refusal.NothingSaid()
        : Decision.Of(new CustomerSideAdded(c.By, c.Now, c.Turn, c.Text));

    // In a drill nobody complains, and one that the product began by itself has nobody to ask.
    private static bool CanBeAsked(BackupRequest s) => !s.Practice && s.Employee.Id != Systemic;

    // Who has filled in how it ended is there, or was.
    private static Decision HoldBack(BackupRequest s, Command.Close c, Closing closing, Hold why)
    {
        if (s.Held is { } held && held.Why == why && held.Closing == closing)
        {
            return Decision.AlreadySo;
        }

        var kept = new CloseHeld(c.By, c.Now, c.Turn, closing, why);
        return s.Holder?.ArrivedAt is null ? Decision.Of(new Arrived(c.By, c.Now, c.Turn), kept) : Decision.Of(kept);
    }
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

    /// <summary>Looked at, and not meant so: the form is theirs again, as they had filled it in.</summary>
    TakenBack,
}
