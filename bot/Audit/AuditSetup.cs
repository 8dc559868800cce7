using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Audit;

internal static class AuditSetup
{
    private const string Monitor = "heartbeat";

    /// <exception cref="SettingsException">The monitor's address makes no sense.</exception>
    public static IServiceCollection AddAudit(this IServiceCollection services, IConfiguration configuration)
    {
        var (settings, problems) = HeartbeatSettings.Read(configuration);
        if (settings is null)
        {
            throw new SettingsException(problems);
        }

        services.AddHttpClient(Monitor).RemoveAllLoggers(); // They would write the address, which may hold a secret.
        return services
            .AddSingleton<Evidence>()
            .AddSingleton<Sweep>()
            .AddSingleton<SelfAudit>()
            .AddSingleton(provider => new Auditor(
                provider.GetRequiredService<SelfAudit>(), TimeProvider.System, provider.GetRequiredService<ILogger<Auditor>>()))
            .AddHostedService(provider => provider.GetRequiredService<Auditor>())
            .AddHostedService(provider => new Heartbeat(
                provider.GetRequiredService<IHttpClientFactory>().CreateClient(Monitor),
                provider.GetRequiredService<Auditor>(),
                settings,
                TimeProvider.System,
                provider.GetRequiredService<ILogger<Heartbeat>>()));
    }
}
