using ManagerBackup.Bot.Audit;
using ManagerBackup.Bot.Log;
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
            return HealthCheckResult.Unhealthy("the log can't be written; requests wait in the spool");
        }
        catch (TimeoutException)
        {
            return HealthCheckResult.Unhealthy("the log does not answer");
        }
    }
}

/// <summary>Nothing waits that should be in the log by now.</summary>
internal sealed class SpoolCheck(Spool spool, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(10);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var late = spool.Waiting.Count(opening => time.GetUtcNow() - opening.Requested.At > Late);
        return Task.FromResult(late == 0
            ? HealthCheckResult.Healthy("nothing waits")
            : HealthCheckResult.Unhealthy($"{late} requests wait to be written to the log"));
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

/// <summary>What we need to be heard by the channel.</summary>
internal sealed class ChannelCheck(IConfiguration configuration) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(string.IsNullOrWhiteSpace(configuration["MicrosoftAppId"])
            ? HealthCheckResult.Healthy("no app id: callers on this machine only, without tokens")
            : HealthCheckResult.Unhealthy("MicrosoftAppId is set, and this version can't check tokens yet: every activity is refused"));
}
