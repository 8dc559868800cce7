using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Audit;

internal enum FaultKind
{
    /// <summary>A wake-up's time is past, and nobody looks.</summary>
    Overdue,

    /// <summary>A request has something due, and no wake-up in time.</summary>
    Unwatched,

    /// <summary>A request is not over, and nothing is due: it would never end.</summary>
    Stuck,

    /// <summary>A row can't be read, or a request's events don't add up.</summary>
    Unreadable,

    /// <summary>The spool holds what the log should have by now.</summary>
    Spool,
}

internal sealed record OpenRequest(RequestId Id, SiteId Site);

/// <summary>Something that should not be so.</summary>
/// <param name="Request">The request that it is about; null where that can't be told.</param>
/// <param name="Row">The row that it is about, where it is about one.</param>
internal sealed record Fault(FaultKind Kind, OpenRequest? Request, RowAddress? Row)
{
    /// <summary>Only this process, or the storage it shares with others, can be the cause: not one spoilt request.</summary>
    public bool IsOurs => Kind is FaultKind.Overdue or FaultKind.Unwatched or FaultKind.Spool;

    public string Subject => Row?.ToString() ?? Request?.Id.ToString() ?? "";

#pragma warning disable CA1308 // Names are lower-case on the health page.
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} {Subject}";
#pragma warning restore CA1308
}
