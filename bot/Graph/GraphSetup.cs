using System.Net;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Bot.Teams.Trust;
using Microsoft.Extensions.Options;

namespace ManagerBackup.Bot.Graph;

internal static class GraphSetup
{
    /// <exception cref="SettingsException">The address or the period makes no sense.</exception>
    public static IServiceCollection AddGraph(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton(GraphSettings.Read(configuration, environment.IsDevelopment()));
        services.AddSingleton<IValidateOptions<TeamsOptions>, TenantCheck>();
        services.AddHttpClient<GraphClient>(GraphClient.Prepare)
            .ConfigurePrimaryHttpMessageHandler(Handler)
            .AddHttpMessageHandler(provider => new GraphToken(
                provider.GetRequiredService<IOptions<TeamsOptions>>().Value is { HasAppId: true } options ? AppCredential.Of(options) : null, provider.GetRequiredService<GraphSettings>().BaseAddress))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers(); // They would write lines, with people's ids in addresses, for each question.
        return services.AddHostedService<SchedulePoll>();
    }

    private static SocketsHttpHandler Handler() => new()
    {
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(15), // DNS changes are followed.
        AllowAutoRedirect = false, // A redirect would carry the token to another host.
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
    };
}

/// <summary>A bot of many tenants may do without one; the shifts of Teams are asked for in one.</summary>
internal sealed class TenantCheck(RosterSettings roster) : IValidateOptions<TeamsOptions>
{
    public ValidateOptionsResult Validate(string? name, TeamsOptions options) =>
        roster.AsksTeams && options is { HasAppId: true, MicrosoftAppTenantId.Length: 0 }
            && options.MicrosoftAppType.Equals("MultiTenant", StringComparison.OrdinalIgnoreCase)
            ? ValidateOptionsResult.Fail("MicrosoftAppTenantId is empty; with Roster:Source 'Shifts' it should be the id, a GUID, of the tenant whose shifts are asked for.")
            : ValidateOptionsResult.Success;
}
