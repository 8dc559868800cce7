using System.Globalization;
using ManagerBackup.Bot.Audit;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Teams.Trust;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ManagerBackup.Bot.Health;

/// <summary>The log can be written: shown by writing it.</summary>
internal sealed class StorageCheck(ITableEngine engine) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await engine.PrepareAsync(TakeoverLogSetup.Tables, cancellationToken).WaitAsync(Patience, cancellationToken);
            return HealthCheckResult.Healthy("the log can be written");
        }
        catch (StorageUnavailableException)
        {
            return HealthCheckResult.Unhealthy("the log can't be written; pages still go out, and what happens waits in the spool");
        }
        catch (TimeoutException)
        {
            return HealthCheckResult.Unhealthy("the log does not answer");
        }
    }
}

/// <summary>Nothing waits that should be in the log by now, and there is room for what may have to.</summary>
internal sealed class SpoolCheck(Spool spool, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(10);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var state = spool.State;
        var waits = string.Create(
            CultureInfo.InvariantCulture, $"{state.Events} events of {state.Requests} requests wait for the log since {state.Since:yyyy-MM-dd HH:mm:ss'Z'}");
        return Task.FromResult(state switch
        {
            { IsFull: true } => HealthCheckResult.Unhealthy($"the spool is full: {waits}, and what comes now is refused"),
            { Fault: not null } => HealthCheckResult.Unhealthy($"the spool can't be written ({state.Fault}); {waits}"),
            { Since: { } since } when time.GetUtcNow() - since > Late => HealthCheckResult.Unhealthy(waits),
            _ => HealthCheckResult.Healthy("nothing waits"),
        });
    }
}

/// <summary>Nobody is forgotten, as the rows tell.</summary>
internal sealed class AuditCheck(Auditor auditor) : IHealthCheck
{
    // One spoilt request is for a person to look at. No other instance would do better, so none is taken out of service for it.
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        auditor.IsBlind || auditor.Faults.Any(fault => fault.IsOurs) ? HealthCheckResult.Unhealthy(auditor.Verdict)
        : auditor.Faults.Count > 0 ? HealthCheckResult.Degraded(auditor.Verdict)
        : HealthCheckResult.Healthy(auditor.Verdict));
}

/// <summary>What we need to hear the channel and to be heard by it.</summary>
internal sealed class ChannelCheck(ChannelState channel) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        !channel.HasAppId ? HealthCheckResult.Healthy("no app id: callers on this machine only, without tokens")
        : await channel.TroubleAsync(cancellationToken) is { } trouble ? HealthCheckResult.Unhealthy(trouble)
        : HealthCheckResult.Healthy("the credentials are good, and the channel's keys are known");
}
