namespace ManagerBackup.Bot.Coverage;

internal static class CoverageSetup
{
    public static IServiceCollection AddCoverage(this IServiceCollection services) => services
        .AddSingleton<Outlook>()
        .AddSingleton<ToldGaps>()
        .AddSingleton<Messengers>()
        .AddHostedService<Warnings>();
}
