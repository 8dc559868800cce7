using System.Security.Cryptography;
using ManagerBackup.Bot.Teams.Trust;
using Microsoft.Extensions.Options;

namespace ManagerBackup.Bot.Teams;

/// <summary>The Bot Framework SDK's own keys, at the root of the configuration. An empty address means the cloud's own.</summary>
internal sealed class TeamsOptions
{
    // A null in the configuration is bound as one.
    public string MicrosoftAppType { get; set => field = value ?? ""; } = "SingleTenant";

    public string MicrosoftAppId { get; set => field = value ?? ""; } = "";

    public string MicrosoftAppPassword { get; set => field = value ?? ""; } = "";

    /// <summary>In the place of a password: a PEM or PKCS#12 file with its private key and no password. The SDK takes it in code only.</summary>
    public string MicrosoftAppCertificatePath { get; set => field = value ?? ""; } = "";

    public string MicrosoftAppTenantId { get; set => field = value ?? ""; } = "";

    public string ChannelService { get; set => field = value ?? ""; } = "";

    public string ToBotFromChannelOpenIdMetadataUrl { get; set => field = value ?? ""; } = "";

    public string ToBotFromChannelTokenIssuer { get; set => field = value ?? ""; } = "";

    /// <summary>With the tenant, such as <c>https://login.microsoftonline.com/botframework.com</c>.</summary>
    public string ToChannelFromBotLoginUrl { get; set => field = value ?? ""; } = "";

    public string ToChannelFromBotOAuthScope { get; set => field = value ?? ""; } = "";

    public bool HasAppId => MicrosoftAppId.Length > 0;

    public bool IsManagedIdentity => Is("UserAssignedMSI");

    public Cloud Cloud => ChannelService == Cloud.UsGovernmentService ? Cloud.UsGovernment : Cloud.Public;

    public Uri OpenIdMetadata => new(ToBotFromChannelOpenIdMetadataUrl.Length > 0 ? ToBotFromChannelOpenIdMetadataUrl : Cloud.OpenIdMetadata);

    public string TokenIssuer => ToBotFromChannelTokenIssuer.Length > 0 ? ToBotFromChannelTokenIssuer : Cloud.Issuer;

    // The SDK's own tenant of bots that belong to none.
    public Uri Login => new(ToChannelFromBotLoginUrl.Length > 0 ? ToChannelFromBotLoginUrl
        : $"{Cloud.Login}/{(MicrosoftAppTenantId.Length > 0 ? MicrosoftAppTenantId : "botframework.com")}");

    /// <summary>The SDK takes the scope also as the v1 endpoint wanted it, without its end.</summary>
    public string Scope => ToChannelFromBotOAuthScope.Length == 0 ? Cloud.Scope
        : ToChannelFromBotOAuthScope.EndsWith("/.default", StringComparison.Ordinal) ? ToChannelFromBotOAuthScope
        : $"{ToChannelFromBotOAuthScope.TrimEnd('/')}/.default";

    public bool Is(string type) => string.Equals(MicrosoftAppType, type, StringComparison.OrdinalIgnoreCase);
}

/// <summary>One line a wrong setting: the key, what it holds and what it should. The password is never shown.</summary>
internal sealed class TeamsOptionsCheck(IHostEnvironment environment) : IValidateOptions<TeamsOptions>
{
    private static readonly string[] Types = ["SingleTenant", "UserAssignedMSI", "MultiTenant"];

    public ValidateOptionsResult Validate(string? name, TeamsOptions options)
    {
        var wrong = Wrong(options).Concat(WrongAddresses(options)).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private IEnumerable<string> Wrong(TeamsOptions options)
    {
        if (!Types.Contains(options.MicrosoftAppType, StringComparer.OrdinalIgnoreCase))
            yield return $"MicrosoftAppType holds '{options.MicrosoftAppType}'; it should be one of {string.Join(", ", Types)}.";
        if (options.MicrosoftAppTenantId.Length > 0 && !Guid.TryParseExact(options.MicrosoftAppTenantId, "D", out _))
            yield return $"MicrosoftAppTenantId holds '{options.MicrosoftAppTenantId}'; it should be the tenant's id, a GUID.";

        if (!options.HasAppId && !environment.IsDevelopment())
            yield return "MicrosoftAppId is empty; outside Development it should be the bot's app id, for without one nothing checks who calls.";
        if (!options.HasAppId)
            yield break;

        if (!Guid.TryParseExact(options.MicrosoftAppId, "D", out _))
            yield return $"MicrosoftAppId holds '{options.MicrosoftAppId}'; it should be the bot's app id, a GUID.";
        if (options.MicrosoftAppTenantId.Length == 0 && !options.Is("MultiTenant"))
            yield return $"MicrosoftAppTenantId is empty; with MicrosoftAppType '{options.MicrosoftAppType}' it should be the tenant's id, a GUID.";
        if (!options.IsManagedIdentity && WrongSecret(options) is { } line)
            yield return line;
    }

    private static string? WrongSecret(TeamsOptions options) => options switch
    {
        { MicrosoftAppPassword.Length: > 0, MicrosoftAppCertificatePath.Length: > 0 } =>
            "MicrosoftAppCertificatePath is set while MicrosoftAppPassword is as well; one of the two should be empty.",
        { MicrosoftAppCertificatePath: { Length: > 0 } path } => CanBeRead(path)
            ? null
            : $"MicrosoftAppCertificatePath holds '{path}'; it should be a PEM or PKCS#12 file with its private key and no password, which this bot can read.",
        { MicrosoftAppPassword.Length: 0 } when options.Is("SingleTenant") || options.Is("MultiTenant") =>
            $"MicrosoftAppPassword is empty; with MicrosoftAppType '{options.MicrosoftAppType}' it should be the app's client secret.",
        _ => null,
    };

    private static bool CanBeRead(string path)
    {
        try
        {
            using var certificate = AppCertificate.Read(path);
            return certificate.HasPrivateKey;
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    private IEnumerable<string> WrongAddresses(TeamsOptions options)
    {
        if (options.ChannelService is not ("" or Cloud.UsGovernmentService))
            yield return $"ChannelService holds '{options.ChannelService}'; it should be empty, or {Cloud.UsGovernmentService} for the US government's cloud.";

        (string Key, string Held)[] addresses =
        [
            (nameof(options.ToBotFromChannelOpenIdMetadataUrl), options.ToBotFromChannelOpenIdMetadataUrl),
            (nameof(options.ToChannelFromBotLoginUrl), options.ToChannelFromBotLoginUrl),
        ];
        foreach (var (key, held) in addresses.Where(address => address.Held.Length > 0 && !Addresses.IsSafe(address.Held, environment.IsDevelopment())))
            yield return Addresses.Complaint(key, held, environment.IsDevelopment());
    }
}
