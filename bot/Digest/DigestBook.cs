using System.Globalization;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Digest;

/// <summary>
/// Who got the digest of which day: table <c>people</c>, row <c>digest</c> of the person. It is written before anything is sent, so that of
/// several instances one tells, and a restart tells nothing twice.
/// </summary>
internal sealed class DigestBook(ITableEngine engine)
{
    /// <returns>False when somebody has it already: this process is not to tell.</returns>
    public async Task<bool> ClaimAsync(PersonId lead, DateOnly day, CancellationToken cancellationToken)
    {
        var (mine, told) = (false, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await engine.ChangeRowAsync(
            People.Table,
            TakeoverRows.KeyOf(lead),
            "digest",
            row =>
            {
                mine = string.CompareOrdinal(row.GetValueOrDefault("DigestOf") as string ?? "", told) < 0;
                row["DigestOf"] = told;
                return mine;
            },
            cancellationToken);
        return mine;
    }
}
