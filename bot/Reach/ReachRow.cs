using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Reach;

/// <summary>Rows of table <c>people</c>, partition <c>reach</c>: <c>p_{person}</c> each, so that a look at everybody is one query.</summary>
internal static class ReachRow
{
    public const string Partition = "reach";
    public const string First = "p_";
    public const string After = "p`";

    public static string KeyOf(PersonId person) => First + TakeoverRows.KeyOf(person);

    public static Evidence Read(TableEntity row) => new()
    {
        Chat = (string?)row.GetValueOrDefault("Chat"),
        ProvedAt = (DateTimeOffset?)row.GetValueOrDefault("ProvedAt"),
        SeenAt = (DateTimeOffset?)row.GetValueOrDefault("SeenAt"),
        RemovedAt = (DateTimeOffset?)row.GetValueOrDefault("RemovedAt"),
        Refusal = row.GetValueOrDefault("RefusedSince") is DateTimeOffset since
            ? new(since, (int)row["RefusedStatus"]!, (string?)row.GetValueOrDefault("RefusedCode"), row.GetValueOrDefault("RefusedQuietly") is true)
            : null,
        Drill = row.GetValueOrDefault("DrillAt") is DateTimeOffset at ? new(at, (double?)row.GetValueOrDefault("DrillSeconds")) : null,
    };

    public static DateTimeOffset? LookedAt(TableEntity row) => (DateTimeOffset?)row.GetValueOrDefault("LookedAt");

    public static void SetLookedAt(TableEntity row, DateTimeOffset at) => row["LookedAt"] = at;

    public static bool Write(TableEntity row, Evidence evidence)
    {
        row["Chat"] = evidence.Chat;
        row["ProvedAt"] = evidence.ProvedAt;
        row["SeenAt"] = evidence.SeenAt;
        row["RemovedAt"] = evidence.RemovedAt;
        row["RefusedSince"] = evidence.Refusal?.Since;
        row["RefusedStatus"] = evidence.Refusal?.Status;
        row["RefusedCode"] = evidence.Refusal?.Code;
        row["RefusedQuietly"] = evidence.Refusal?.Quiet;
        row["DrillAt"] = evidence.Drill?.At;
        row["DrillSeconds"] = evidence.Drill?.Seconds;
        return true;
    }
}
