using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Paging;

namespace ManagerBackup.UnitTests.Simulation;

/// <summary>Takes something out of the machinery that runs should miss.</summary>
internal static class Mutants
{
    public static void Break(Mutant mutant, Parts services)
    {
        if (Missing(mutant) is { } missing)
        {
            services.Get<Settler>().Due = state => Schedule.Due(state).RemoveAll(item => missing(item, state));
        }
    }

    private static Func<DueItem, BackupRequest, bool>? Missing(Mutant mutant) => mutant switch
    {
        Mutant.NoRepage => (item, _) => item is DueItem.PageAgain,
        Mutant.ClaimsNeverRetaken => (item, s) => item is DueItem.RetryPage retry && s.Pages[retry.Manager].Status == PageStatus.Claimed,
        Mutant.NoCheckIns => (item, _) => item is DueItem.AskCheckIn,
        Mutant.NoFollowUps => (item, _) => item is DueItem.RemindFollowUp,
        Mutant.NoNotices => (item, _) => item is DueItem.Tell,
        _ => null,
    };
}
