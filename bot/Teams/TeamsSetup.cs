using System.Net;
using ManagerBackup.Bot.Teams.Trust;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ManagerBackup.Bot.Teams;

internal static class TeamsSetup
{
    /// <summary>The clock by which the channel is waited for. It may differ from the one that requests live by: see the practice floor.</summary>
    public const string ChannelClock = "channel";

    /// <summary>The edge to Teams. What a turn means, an <see cref="ITurnHandler"/> knows: a singleton of another room.</summary>
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<TeamsOptions>().Bind(configuration).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TeamsOptions>>(new TeamsOptionsCheck(environment));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddKeyedSingleton(ChannelClock, static (provider, _) => provider.GetRequiredService<TimeProvider>());
        services.TryAddSingleton(SendLimits.OfTeams);
        services.AddSingleton<TurnDeduplicator>();
        services.AddSingleton<MessagesEndpoint>();
        services.AddTrust(hasAppId: !string.IsNullOrEmpty(configuration[nameof(TeamsOptions.MicrosoftAppId)]));
        services.AddSingleton<SendLimiter>();
        services.AddSingleton<ConnectorRetry>();
        services.AddHttpClient<ConnectorClient>(ConnectorClient.Prepare)
            .ConfigurePrimaryHttpMessageHandler(Handler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers(); // They would write a line, with the chat's id, for each send.
        services.AddTransient<IConnector>(static provider => provider.GetRequiredService<ConnectorClient>());
        return services;
    }

    public static IEndpointRouteBuilder MapTeams(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/messages", context => context.RequestServices.GetRequiredService<MessagesEndpoint>().HandleAsync(context));
        return app;
    }

    // An employee's first words should not wait for a handshake: connections are kept while the channel keeps them.
    private static SocketsHttpHandler Handler() => new()
    {
        ConnectTimeout = TimeSpan.FromSeconds(3),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(15), // DNS changes are followed.
        AllowAutoRedirect = false, // A redirect would carry the token to another host.
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
    };
}
