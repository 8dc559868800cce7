using ManagerBackup.Bot.Tokens;
using Microsoft.Extensions.Options;

namespace ManagerBackup.Bot.Teams.Trust;

/// <summary>Whether the channel can be heard and answered, for whoever looks after the bot.</summary>
internal sealed class ChannelState(ChannelTrust? trust)
{
    public bool HasAppId => trust is not null;

    /// <inheritdoc cref="ChannelTrust.TroubleAsync"/>
    public Task<string?> TroubleAsync(CancellationToken cancellationToken) => trust?.TroubleAsync(cancellationToken) ?? Task.FromResult<string?>(null);
}

internal static class TrustSetup
{
    /// <summary>With an app id, an <see cref="IServiceUrlStore"/> is needed.</summary>
    public static IServiceCollection AddTrust(this IServiceCollection services, bool hasAppId)
    {
        services.AddTokens();
        services.AddSingleton(provider => new ChannelAuthentication(
            Of(provider, hasAppId), provider.GetRequiredService<IOptions<TeamsOptions>>(), provider.GetRequiredService<IHostEnvironment>(),
            provider.GetRequiredService<ILogger<ChannelAuthentication>>()));
        services.AddSingleton(provider => new ChannelCredential(Of(provider, hasAppId) is { } trust ? trust.TokenForAsync : null));
        services.AddSingleton(provider => new ChannelState(Of(provider, hasAppId)));
        if (!hasAppId)
            return services;

        services.AddSingleton(Make);
        services.AddSingleton<IHostedService>(provider => new KeyKeeper(provider.GetRequiredService<ChannelTrust>().Check.Keys, Clock(provider)));
        services.AddSingleton(provider => provider.GetRequiredService<ChannelTrust>().Token);
        return services.AddHostedService<TokenKeeper>();
    }

    private static ChannelTrust? Of(IServiceProvider provider, bool hasAppId) => hasAppId ? provider.GetRequiredService<ChannelTrust>() : null;

    private static ChannelTrust Make(IServiceProvider provider)
    {
        var (options, time) = (provider.GetRequiredService<IOptions<TeamsOptions>>().Value, Clock(provider));
        var keys = provider.KeysOf(options.OpenIdMetadata, time);
        return new(
            new TokenCheck(keys, new([options.TokenIssuer], audience => audience.Equals(options.MicrosoftAppId, StringComparison.OrdinalIgnoreCase)), time),
            new AppToken(() => AppCredential.Of(options), options.Scope, time, provider.GetRequiredService<ILogger<AppToken>>()),
            new VerifiedServiceUrls(provider.GetRequiredService<IServiceUrlStore>(), time));
    }

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetRequiredKeyedService<TimeProvider>(TeamsSetup.ChannelClock);
}
