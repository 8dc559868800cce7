namespace ManagerBackup.Bot.Digest;

internal static class DigestSetup
{
    /// <exception cref="Roster.SettingsException">A setting makes no sense.</exception>
    public static IServiceCollection AddDigest(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(DigestSettings.Read(configuration))
        .AddSingleton<DigestWeeks>()
        .AddSingleton<DigestBook>()
        .AddSingleton<DigestPost>()
        .AddHostedService<DigestCalendar>();
}
