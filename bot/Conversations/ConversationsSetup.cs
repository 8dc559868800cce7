using ManagerBackup.Bot.Teams;

namespace ManagerBackup.Bot.Conversations;

internal static class ConversationsSetup
{
    public static IServiceCollection AddConversations(this IServiceCollection services) => services
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
        .AddSingleton<CardTaps>()
        .AddSingleton<ITurnHandler, BackupBot>()
        .AddSingleton<TeamWatch>()
        .AddHostedService(provider => provider.GetRequiredService<TeamWatch>())
        .AddHostedService<FirstTurn>()
        .AddSingleton<Errands>()
        .AddHostedService(provider => provider.GetRequiredService<Errands>());
}
