using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ManagerBackup.Bot.Telemetry;

/// <summary>Has both providers exist from the start; what they still hold leaves when the host ends.</summary>
internal sealed class TelemetryFeed(MeterProvider metrics, TracerProvider traces) : IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        metrics.ForceFlush((int)Patience.TotalMilliseconds);
        traces.ForceFlush((int)Patience.TotalMilliseconds);
        return Task.CompletedTask;
    }
}
