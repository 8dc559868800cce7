namespace ManagerBackup.Bot.Triage;

/// <summary>The cues that other rooms look for by name. Any other cue is for people to read.</summary>
internal static class Cue
{
    /// <summary>The abuser is a manager: page nobody, show another route.</summary>
    public const string ManagerNotCustomer = "manager-not-customer";
    public const string Colleague = "colleague";

    /// <summary>A quick call without a reason: "1", 🆘, "come to till 2 now".</summary>
    public const string BareCall = "bare-call";

    /// <summary>The lone word help: the page button first, then how the bot works.</summary>
    public const string BareHelp = "bare-help";
    public const string EmergencyNumber = "emergency-number";
    public const string Robbery = "robbery";
    public const string Medical = "medical";
    public const string Shoplifter = "shoplifter";
    public const string Status = "status";

    /// <summary>"May I say no?": show what the employee may do.</summary>
    public const string MayI = "question-may-i";

    /// <summary>The contact is by telephone: lines for a caller fit.</summary>
    public const string Phone = "phone";

    /// <summary>The contact is in writing: lines for a chat fit.</summary>
    public const string Chat = "chat";
    public const string Drunk = "drunk";
    public const string Crying = "crying";
}
