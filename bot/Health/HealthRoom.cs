using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ManagerBackup.Bot.Health;

/// <summary>Alive, and ready to take pages: JSON with a line per check, no token needed, nothing secret in it.</summary>
internal static class HealthRoom
{
    private const string Readiness = "ready";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<StorageCheck>("storage", tags: [Readiness])
            .AddCheck<SpoolCheck>("spool", tags: [Readiness])
            .AddCheck<AuditCheck>("audit", tags: [Readiness])
            .AddCheck<ChannelCheck>("channel", tags: [Readiness])
            .AddCheck<RosterCheck>("roster", tags: [Readiness])
            .AddCheck<ReachCheck>("reach", tags: [Readiness]);
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/healthz", new() { Predicate = _ => false, ResponseWriter = WriteAsync });
        app.MapHealthChecks("/readyz", new()
        {
            Predicate = check => check.Tags.Contains(Readiness),
            ResponseWriter = WriteAsync,
            ResultStatusCodes = { [HealthStatus.Degraded] = StatusCodes.Status200OK },
        });
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        var checks = report.Entries.ToDictionary(
            check => check.Key,
            check => new
            {
                ok = check.Value.Status == HealthStatus.Healthy,
                degraded = check.Value.Data.ContainsKey(RosterCheck.Degraded),
                detail = check.Value.Description,
            },
            StringComparer.Ordinal);
        return context.Response.WriteAsync(
            JsonSerializer.Serialize(new { ok = report.Status == HealthStatus.Healthy, checks }), context.RequestAborted);
    }
}
