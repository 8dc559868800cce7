using ManagerBackup.Bot.Teams;
using ManagerBackup.Bot.Tokens;
using Microsoft.Extensions.Options;

namespace ManagerBackup.Bot.SignIn;

/// <summary>Who a person at a page is.</summary>
internal static class SignInRoom
{
    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<SignInOptions>().Bind(configuration.GetSection(SignInOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SignInOptions>>(new SignInOptionsCheck(environment));
        services.AddSingleton(provider => Tokens(
            provider, provider.GetRequiredService<IOptions<TeamsOptions>>().Value, provider.GetRequiredService<IOptions<SignInOptions>>().Value));
        services.AddSingleton<IHostedService>(provider => new KeyKeeper(provider.GetRequiredService<EntraTokens>().Keys, Clock(provider)));
        return services;
    }

    /// <summary>For everything that people see or do over HTTP; behind it <see cref="SignedIn.Of"/> tells who asks.</summary>
    public static TBuilder RequireSignIn<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.AddEndpointFilter<TBuilder, SignInGate>();

    /// <summary>What a page has to know to sign its person in. Needs no token, and tells nothing that a token's address does not.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder app) => app.MapGet("/api/signon", static (IOptions<TeamsOptions> options, IOptions<SignInOptions> signIn) =>
        options.Value switch
        {
            { HasAppId: false } => Results.Json(new { mode = "none" }),
            { MicrosoftAppTenantId: var tenant } teams => Results.Json(new
            {
                mode = "entra",
                clientId = AppOf(teams, signIn.Value),
                tenant,
                authority = $"{teams.Cloud.Login}/{(tenant.Length > 0 ? tenant : "organizations")}",
                scope = $"{AppOf(teams, signIn.Value)}/{EntraTokens.Permission}",
            }),
        });

    private static string AppOf(TeamsOptions teams, SignInOptions signIn) => signIn.AppId.Length > 0 ? signIn.AppId : teams.MicrosoftAppId;

    private static EntraTokens Tokens(IServiceProvider provider, TeamsOptions teams, SignInOptions signIn)
    {
        var (login, tenant) = (teams.Cloud.Login, teams.MicrosoftAppTenantId.ToLowerInvariant());
        if (!teams.HasAppId || tenant.Length == 0)
            return new(null, tenant);

        var metadata = signIn.OpenIdMetadataUrl.Length > 0 ? signIn.OpenIdMetadataUrl : $"{login}/{tenant}/v2.0/.well-known/openid-configuration";
        var rules = new TokenRules(
            [$"{login}/{tenant}/v2.0", $"https://sts.windows.net/{tenant}/"], audience => EntraTokens.IsFor(AppOf(teams, signIn), audience));
        var time = Clock(provider);
        var keys = provider.KeysOf(new(metadata), time);
        return new(new TokenCheck(keys, rules, time), tenant);
    }

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetRequiredKeyedService<TimeProvider>(TeamsSetup.ChannelClock);
}
