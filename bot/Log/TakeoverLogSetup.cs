using ManagerBackup.Bot.Log.Sqlite;
using Microsoft.Extensions.Options;

namespace ManagerBackup.Bot.Log;

internal static class TakeoverLogSetup
{
    public static IReadOnlyCollection<string> Tables { get; } = [TakeoverRows.Table, WakeUps.Table, People.Table];

    /// <summary>The takeover log over the engine that the settings ask for.</summary>
    public static IServiceCollection AddTakeoverLog(this IServiceCollection services, IConfiguration configuration) => services
        .AddLogEngine(configuration)
        .AddSingleton<TakeoverLog>()
        .AddSingleton<WakeUps>()
        .AddSingleton<Takeovers>()
        .AddSingleton<People>()
        .AddInstances()
        .AddSingleton(provider => OpenSpool(provider.GetRequiredService<IOptions<StorageOptions>>().Value.Path));

    // Who lives is a matter of the real time, also where requests live by a faster one. A SQLite file is one process's alone: the spool
    // beside it is locked.
    private static IServiceCollection AddInstances(this IServiceCollection services) => services
        .AddSingleton(provider =>
        {
            var engine = provider.GetRequiredService<ITableEngine>();
            return new Instances(engine, TimeProvider.System, alone: engine is SqliteTableEngine);
        })
        .AddHostedService(provider => new Heart(
            provider.GetRequiredService<Instances>(), TimeProvider.System, provider.GetRequiredService<ILogger<Heart>>()));

    /// <summary>Makes the tables before anything else runs.</summary>
    /// <exception cref="StorageUnavailableException">The log can't be written: said in one line that names the setting.</exception>
    public static async Task PrepareTakeoverLogAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredService<ITableEngine>().PrepareAsync(Tables, cancellationToken);
        }
        catch (StorageUnavailableException e)
        {
            throw new StorageUnavailableException($"{services.GetRequiredService<IOptions<StorageOptions>>().Value.InForce}. {e.Message}", e);
        }

        services.GetRequiredService<Spool>();
    }

    private static Spool OpenSpool(string path)
    {
        var file = path + ".spool";
        try
        {
            return new(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException(
                $"Storage:Path is \"{path}\", and \"{file}\" beside it can't be written: {e.Message} It should be a file that this bot alone may write.", e);
        }
    }
}
