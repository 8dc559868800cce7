using ManagerBackup.Bot.Coverage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ManagerBackup.Bot.Health;

/// <summary>At how many sites nobody on shift could be paged soon. Always ready: it is told for people, and no other instance would do better.</summary>
internal sealed class ReachCheck(Outlook outlook, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Soon = TimeSpan.FromHours(1);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (looks, now) = (outlook.Last, time.GetUtcNow());
        var gaps = looks.SelectMany(look => look.Gaps).Where(gap => gap.From < now + Soon && gap.To > now).ToList();
        int Sites(Func<Gap, bool> of) => gaps.Where(of).Select(gap => gap.Site).Distinct().Count();
        return Task.FromResult(HealthCheckResult.Healthy(looks.Count == 0
            ? "who can be paged was not looked at yet"
            : $"within the hour: nobody on shift at {Sites(gap => gap.State == SlotState.NobodyOnShift)} of {looks.Count} sites, "
                + $"nobody on shift reachable at {Sites(gap => gap.State == SlotState.NobodyReachable)}, nobody at all at {Sites(gap => gap.IsTotal)}"));
    }
}
