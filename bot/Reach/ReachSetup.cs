using ManagerBackup.Bot.Teams;

namespace ManagerBackup.Bot.Reach;

internal static class ReachSetup
{
    /// <summary>After <see cref="TeamsSetup.AddTeams"/>: whoever asks for the connector gets one with a witness.</summary>
    /// <exception cref="Roster.SettingsException">A period makes no sense.</exception>
    public static IServiceCollection AddReach(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(ReachSettings.Read(configuration))
        .AddSingleton<Reachability>()
        .AddSingleton<Ways>()
        .AddSingleton<QuietLook>()
        .AddTransient<IConnector>(static provider => new WitnessedConnector(
            provider.GetRequiredService<ConnectorClient>(), provider.GetRequiredService<Reachability>(), provider.GetRequiredService<TimeProvider>()))
        .AddHostedService<LookRounds>()
        .AddHostedService<DrillWitness>();
}
