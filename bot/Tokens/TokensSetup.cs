namespace ManagerBackup.Bot.Tokens;

internal static class TokensSetup
{
    public const string Client = "signing keys";

    public static IServiceCollection AddTokens(this IServiceCollection services)
    {
        services.AddHttpClient(Client, KeyDocument.Prepare).ConfigurePrimaryHttpMessageHandler(Handler).RemoveAllLoggers();
        return services;
    }

    public static SigningKeys KeysOf(this IServiceProvider provider, Uri metadata, TimeProvider time)
    {
        var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(Client);
        return new(new KeyDocument(http, metadata, time), time, provider.GetRequiredService<ILogger<SigningKeys>>());
    }

    // One client for the life of the program: its handler follows DNS by itself.
    private static SocketsHttpHandler Handler() => new()
    {
        ConnectTimeout = TimeSpan.FromSeconds(3),
        PooledConnectionLifetime = TimeSpan.FromMinutes(15),
        AllowAutoRedirect = false, // A redirect could lead to keys of somebody else.
        UseCookies = false,
    };
}
