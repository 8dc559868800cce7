using Microsoft.Extensions.Options;

namespace ManagerBackup.Bot.Log;

internal static class TakeoverLogSetup
{
    /// <summary>The daily figures: see the room Figures. Made with the others, so that it is there when storage is back.</summary>
    public const string FiguresTable = "figures";

    public static IReadOnlyCollection<string> Tables { get; } = [TakeoverRows.Table, WakeUps.Table, People.Table, FiguresTable, ListRows.Table];

    /// <summary>The takeover log over the engine that the settings ask for.</summary>
    public static IServiceCollection AddTakeoverLog(this IServiceCollection services, IConfiguration configuration) => services
        .AddLogEngine(configuration)
        .AddSingleton<FigureMarks>()
        .AddSingleton<TakeoverLog>()
        .AddSingleton<WakeUps>()
        .AddSingleton<Takeovers>()
        .AddSingleton<People>()
        .AddInstances()
        .AddSingleton(provider => OpenSpool(provider.GetRequiredService<IOptions<StorageOptions>>().Value));

    // Who lives is a matter of the real time, also where requests live by a faster one, and each finds out for itself that storage is back:
    // who waited to be told so would be taken for dead. A SQLite file is one process's alone: the spool beside it is locked.
    private static IServiceCollection AddInstances(this IServiceCollection services) => services
        .AddSingleton(provider => new Instances(
            provider.GetRequiredService<StorageWeather>().Engine,
            TimeProvider.System,
            alone: provider.GetRequiredService<IOptions<StorageOptions>>().Value.IsFile))
        .AddHostedService(provider => new Heart(
            provider.GetRequiredService<Instances>(), TimeProvider.System, provider.GetRequiredService<ILogger<Heart>>()));

    /// <summary>
    /// Makes the tables before anything else runs. Table Storage that can't be reached just now does not hold up the start: words and
    /// pages go out through the spool, and the tables are made when it is back.
    /// </summary>
    /// <exception cref="StorageUnavailableException">A setting is wrong: said in one line that names it.</exception>
    public static async Task PrepareTakeoverLogAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        try
        {
            await services.GetRequiredService<ITableEngine>().PrepareAsync(Tables, cancellationToken);
        }
        catch (StorageUnavailableException e) when (options.IsFile || e.IsRefusal)
        {
            throw new StorageUnavailableException($"{options.InForce}. {e.Message}", e);
        }
        catch (StorageUnavailableException)
        {
            // Said by whoever asks for it again, every second, and by the health page.
        }

        services.GetRequiredService<Spool>();
    }

    private static Spool OpenSpool(StorageOptions options)
    {
        var file = options.Path + ".spool";
        try
        {
            return new(file, options.SpoolLimitMb * 1024L * 1024L);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException(
                $"Storage:Path is \"{options.Path}\", and \"{file}\" beside it can't be written: {e.Message} It should be a file that this bot alone may write.", e);
        }
    }
}
