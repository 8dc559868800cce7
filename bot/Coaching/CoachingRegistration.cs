namespace ManagerBackup.Bot.Coaching;

internal static class CoachingRegistration
{
    public static IServiceCollection AddCoaching(this IServiceCollection services) =>
        services
            .AddSingleton(new Coach(Path.Combine(AppContext.BaseDirectory, "Coaching", "Lines")))
            .AddSingleton(new Wordings(Path.Combine(AppContext.BaseDirectory, "Coaching", "Wordings")));
}
