using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Reach;

internal enum ReachState
{
    /// <summary>Never met and never looked at: a message may arrive.</summary>
    Unknown,

    Reachable,

    NotInstalled,

    /// <summary>They blocked the bot; the channel says the same of some who removed it.</summary>
    Blocked,

    /// <summary>The tenant's administrator switched the app off for them.</summary>
    Disabled,

    /// <summary>The channel does not know the person any more.</summary>
    Gone,

    /// <summary>The channel lets nothing through to them, and gives a reason that is not known here.</summary>
    Refused,
}

/// <summary>Whether a message would reach a person now. A hint: nobody is left out of a page because of it.</summary>
/// <param name="Reason">The channel's own code, or the kind of sign; nothing that a person wrote.</param>
/// <param name="Since">Null for who is unknown.</param>
internal sealed record Standing(ReachState State, string? Reason, DateTimeOffset? Since)
{
    public static readonly Standing Unknown = new(ReachState.Unknown, null, null);

    /// <summary>No page would arrive, as far as is known.</summary>
    public bool IsBad => State is not (ReachState.Unknown or ReachState.Reachable);

    public static Standing Of(Evidence? evidence) => evidence switch
    {
        { RemovedAt: { } removed } => new(ReachState.NotInstalled, "removed", removed),
        { Refusal: { } refusal } => new(MeaningOf(refusal)!.Value, $"{refusal.Status} {refusal.Code}".TrimEnd(), refusal.Since),
        { ProvedAt: { } proved } when !(evidence.SeenAt > proved) => new(ReachState.Reachable, "message", proved),
        { SeenAt: { } seen } => new(ReachState.Reachable, "look", seen),
        _ => Unknown,
    };

    /// <returns>Null for who can be reached, or may be.</returns>
    public Unreachable? ToWord() => State switch
    {
        ReachState.NotInstalled => Unreachable.NotInstalled,
        ReachState.Blocked => Unreachable.Blocked,
        ReachState.Disabled => Unreachable.Disabled,
        ReachState.Gone => Unreachable.Gone,
        ReachState.Refused => Unreachable.Refused,
        _ => null,
    };

    /// <summary>Whether an answer of the channel is about the person at all, and not about the bot or the moment.</summary>
    public static bool IsAboutThePerson(int status) => status is 403 or 404;

    // Microsoft documents the codes under "status codes from bot conversational APIs"; MessageWritesBlocked is in use and not among them.
    public static ReachState? MeaningOf(Refusal? refusal) => refusal switch
    {
        null => null,
        { Code: "MessageWritesBlocked" or "ConversationBlockedByUser" or "BotDisabledByUser" } => ReachState.Blocked,
        { Code: "BotNotInConversationRoster" or "ForbiddenOperationException" or "BotNotInstalled" } => ReachState.NotInstalled,
        { Code: "BotDisabledByAdmin" } => ReachState.Disabled,
        { Status: 404 } => ReachState.Gone,
        _ => ReachState.Refused,
    };
}
