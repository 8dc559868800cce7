using Azure.Core;
using Azure.Identity;
using ManagerBackup.Bot.Log.AzureTables;
using ManagerBackup.Bot.Log.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ManagerBackup.Bot.Log;

internal static class LogEngineSetup
{
    /// <summary>Registers the engine that the settings ask for; a wrong setting stops the start.</summary>
    public static IServiceCollection AddLogEngine(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsCheck>();
        services.AddSingleton(provider => new StorageWeather(
            Choose(provider.GetRequiredService<IOptions<StorageOptions>>().Value, () => Identity(configuration)), TimeProvider.System));
        services.AddSingleton<ITableEngine>(provider => provider.GetRequiredService<StorageWeather>());
        return services;
    }

    private static ITableEngine Choose(StorageOptions options, Func<TokenCredential> identity)
    {
        if (options.ConnectionString.Length > 0)
            return new AzureTableEngine(TableClient.For(TableAccount.Parse(options.ConnectionString), new TableClientOptions(), TimeProvider.System));
        if (options.TableEndpoint.Length == 0)
            return new SqliteTableEngine(options.Path);
        var endpoint = new Uri(options.TableEndpoint.TrimEnd('/') + '/');
        return new AzureTableEngine(TableClient.For(endpoint, identity(), new TableClientOptions()));
    }

    /// <summary>The bot's own identity where it has one of its own; else the identity of the machine it runs on.</summary>
    private static ManagedIdentityCredential Identity(IConfiguration configuration)
    {
        var ownIdentity = string.Equals(configuration["MicrosoftAppType"], "UserAssignedMSI", StringComparison.OrdinalIgnoreCase);
        return configuration["MicrosoftAppId"] is { Length: > 0 } appId && ownIdentity
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(appId))
            : new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);
    }
}
