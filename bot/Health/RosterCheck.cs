using System.Globalization;
using ManagerBackup.Bot.Roster;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ManagerBackup.Bot.Health;

/// <summary>
/// Where it is known from who is on shift. Always ready: with Teams silent the configured shifts serve, and whoever balances load by
/// this page must not take a bot out that pages well. What doesn't work is told all the same.
/// </summary>
internal sealed class RosterCheck(RosterSettings settings, ScheduleBook book) : IHealthCheck
{
    /// <summary>In the result's data when something is not as it should be.</summary>
    public const string Degraded = "degraded";

    private static readonly Dictionary<string, object> IsDegraded = new(StringComparer.Ordinal) { [Degraded] = true };

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!settings.AsksTeams)
        {
            return Task.FromResult(HealthCheckResult.Healthy("shifts are the settings' and what people say"));
        }

        var detail = string.Join("; ", book.States.GroupBy(state => state.Kind).OrderBy(kind => kind.Key).Select(kind => $"{NameOf(kind.Key)}: {Told([.. kind])}"));
        return Task.FromResult(book.States.Any(state => state.Trouble is not null)
            ? HealthCheckResult.Healthy($"degraded: {detail}; what is known of it, or the settings' shifts, serve", IsDegraded)
            : HealthCheckResult.Healthy(detail.Length == 0 ? "Teams has not told of any shifts yet; the settings' serve" : detail));
    }

    private static string NameOf(ScheduleKind kind) => kind switch
    {
        ScheduleKind.Shifts => "shifts in Teams",
        ScheduleKind.TimeCards => "time cards",
        _ => "presence",
    };

    private static string Told(IReadOnlyList<ScheduleState> sites)
    {
        var troubles = sites.Where(state => state.Trouble is not null).GroupBy(state => state.Trouble).OrderByDescending(same => same.Count());
        var words = troubles.Select(same =>
            $"{same.Key} at {same.Count()} of {sites.Count} sites since {same.Min(state => state.Since).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}");
        return sites.All(state => state.Trouble is null) ? $"known for {sites.Count} sites" : string.Join(", ", words);
    }
}
