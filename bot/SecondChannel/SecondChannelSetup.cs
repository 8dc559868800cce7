using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.SecondChannel;

internal static class SecondChannelSetup
{
    /// <exception cref="SettingsException">A hook makes no sense; every line is one problem.</exception>
    public static IServiceCollection AddSecondChannel(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var (webhooks, problems) = Webhooks.Read(configuration, environment.IsDevelopment());
        if (webhooks is null)
        {
            throw new SettingsException(problems);
        }

        services.AddSingleton(webhooks).AddSingleton<Bell>();

        // Waited for by the real clock, also where requests live by a faster one.
        services.AddHttpClient("second channel")
            .ConfigureHttpClient(static http => http.Timeout = Timeout.InfiniteTimeSpan)
            .AddTypedClient(static http => new WebhookSender(http, TimeProvider.System))
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(3),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers(); // They would write the address, which may hold a secret.
        return services;
    }
}
