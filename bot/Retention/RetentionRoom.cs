using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Retention;

internal static class RetentionRoom
{
    // Beside the storage that pages wait for: a month of a large company may be slow to delete, and that is no outage.
    public static IServiceCollection AddRetention(this IServiceCollection services) => services
        .AddSingleton(provider => new PurgeMarks(provider.GetRequiredService<StorageWeather>().Engine))
        .AddSingleton(provider => new TakeoverPurge(
            provider.GetRequiredService<StorageWeather>().Engine, provider.GetRequiredService<PurgeMarks>(), provider.GetService<FigureMarks>()))
        .AddSingleton<Eraser>()
        .AddSingleton<Purger>()
        .AddHostedService(provider => provider.GetRequiredService<Purger>());
}
