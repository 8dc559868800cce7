using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.SecondChannel;

namespace ManagerBackup.Bot.Conversations;

/// <summary>What a new request takes from the settings, and from the process that opens it.</summary>
internal sealed class Terms(Instances instances, Bell bell)
{
    public string Instance => instances.Me;

    public PagingPlan PlanOf(Site site) => Openings.PlanOf(site) with { Signals = [.. bell.Kinds.Select(SignalOf)] };

    private static Signal SignalOf(AlarmKind kind) => kind switch
    {
        AlarmKind.Paged => Signal.Paged,
        AlarmKind.Unanswered => Signal.Unanswered,
        AlarmKind.Danger => Signal.Danger,
        _ => throw new InvalidOperationException($"No signal for {kind}"),
    };
}
