using ManagerBackup.Bot.Teams;

namespace ManagerBackup.Bot.Conversations;

internal static class ConversationsSetup
{
    /// <exception cref="Roster.SettingsException">A limit makes no sense.</exception>
    public static IServiceCollection AddConversations(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<Sayings>()
        .AddSingleton<RequestCards>()
        .AddSingleton<ShownCards>()
        .AddSingleton<TappedCards>()
        .AddSingleton<Whereabouts>()
        .AddSingleton<Terms>()
        .AddSingleton<Openings>()
        .AddSingleton<Chats>()
        .AddSingleton<ShiftCommands>()
        .AddSingleton<CommandAnswers>()
        .AddSingleton<OwnStories>()
        .AddSingleton<Drills>()
        .AddSingleton<SecondLook>()
        .AddSingleton<Words>()
        .AddSingleton<FollowUps>()
        .AddSingleton<PersonalTaps>()
        .AddSingleton<AftercareTaps>()
        .AddSingleton<CardTaps>()
        .AddSingleton<BackupBot>()
        .AddSingleton(PaceLimits.Read(configuration))
        .AddSingleton<Pace>()
        .AddSingleton<FloodGate>()
        .AddSingleton<ITurnHandler>(static provider => provider.GetRequiredService<FloodGate>())
        .AddSingleton<TeamWatch>()
        .AddHostedService(provider => provider.GetRequiredService<TeamWatch>())
        .AddHostedService<FirstTurn>()
        .AddSingleton<Errands>()
        .AddHostedService(provider => provider.GetRequiredService<Errands>());
}
