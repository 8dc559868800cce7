namespace ManagerBackup.Bot.Triage;

internal static class TriageRegistration
{
    public static IServiceCollection AddTriage(this IServiceCollection services) =>
        services.AddSingleton(MessageTriage.Load(Path.Combine(AppContext.BaseDirectory, "Triage")));
}
