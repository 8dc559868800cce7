using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Identity;

namespace ManagerBackup.Bot.Teams.Trust;

/// <summary>The bot's own identity, as the settings have it: client secret, certificate or user-assigned managed identity.</summary>
internal static class AppCredential
{
    /// <param name="options">With an app id.</param>
    /// <param name="transport">How to get to the login; null for the usual one.</param>
    public static TokenCredential Of(TeamsOptions options, Azure.Core.Pipeline.HttpPipelineTransport? transport = null)
    {
        // Azure.Identity speaks https only.
        if (options.Login.Scheme == Uri.UriSchemeHttp)
            return new LocalLogin(options);
        if (options.IsManagedIdentity)
            return new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(options.MicrosoftAppId));
        if (options.MicrosoftAppCertificatePath.Length > 0)
            return WithCertificate(options, AppCertificate.Read(options.MicrosoftAppCertificatePath), transport);

        var settings = new ClientSecretCredentialOptions { AuthorityHost = HostOf(options), DisableInstanceDiscovery = !IsWellKnown(options) };
        settings.Transport = transport ?? settings.Transport;
        return new ClientSecretCredential(TenantOf(options), options.MicrosoftAppId, options.MicrosoftAppPassword, settings);
    }

    private static ClientCertificateCredential WithCertificate(
        TeamsOptions options, X509Certificate2 certificate, Azure.Core.Pipeline.HttpPipelineTransport? transport)
    {
        var settings = new ClientCertificateCredentialOptions
        {
            AuthorityHost = HostOf(options),
            DisableInstanceDiscovery = !IsWellKnown(options),
            SendCertificateChain = true, // For apps that trust a subject and issuer, and not this one certificate.
        };
        settings.Transport = transport ?? settings.Transport;
        return new ClientCertificateCredential(TenantOf(options), options.MicrosoftAppId, certificate, settings);
    }

    private static Uri HostOf(TeamsOptions options) => new(options.Login.GetLeftPart(UriPartial.Authority));

    private static string TenantOf(TeamsOptions options) =>
        options.Login.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) is [var tenant, ..] ? tenant : options.MicrosoftAppTenantId;

    private static bool IsWellKnown(TeamsOptions options) =>
        HostOf(options) is { Host: var host } && (host == new Uri(Cloud.Public.Login).Host || host == new Uri(Cloud.UsGovernment.Login).Host);
}
