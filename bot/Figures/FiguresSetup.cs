using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Figures;

internal static class FiguresSetup
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    public static IServiceCollection AddFigures(this IServiceCollection services) => services
        .AddFigureBook()
        .AddSingleton<FigureSites>()
        .AddSingleton<FigureMemory>()
        .AddSingleton<FigureViews>()
        .AddSingleton(provider => new MarkedDays(
            provider.GetRequiredService<StorageWeather>().Engine, provider.GetRequiredService<Recount>(), provider.GetRequiredService<Sites>()))
        .AddSingleton<FigureKeeper>()
        .AddHostedService(provider => provider.GetRequiredService<FigureKeeper>())
        .AddHostedService(provider => ActivatorUtilities.CreateInstance<FigureRounds>(provider, Pace));

    // Beside the storage that pages wait for: a large count may be slow, and that is no outage.
    public static IServiceCollection AddFigureBook(this IServiceCollection services) => services
        .AddSingleton(provider => new FigureBook(provider.GetRequiredService<StorageWeather>().Engine))
        .AddSingleton(provider => new Recount(provider.GetRequiredService<StorageWeather>().Engine, provider.GetRequiredService<FigureBook>()));
}
