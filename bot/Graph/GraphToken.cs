using System.Net.Http.Headers;
using Azure.Core;

namespace ManagerBackup.Bot.Graph;

/// <summary>
/// Shows the app's token to the configured host, and to no other: an answer may name an address anywhere.
/// </summary>
/// <param name="credential">Null without an app id: then none is shown, and stand-ins for Graph ask for none.</param>
internal sealed class GraphToken(TokenCredential? credential, Uri baseAddress) : DelegatingHandler
{
    private static readonly TokenRequestContext Scope = new(["https://graph.microsoft.com/.default"]);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!IsWithin(request.RequestUri, baseAddress))
        {
            throw new GraphException("an address outside Graph:BaseAddress");
        }

        if (credential is not null)
        {
            // The credential keeps its token until it is about to expire.
            var token = await credential.GetTokenAsync(Scope, cancellationToken);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        }

        return await base.SendAsync(request, cancellationToken);
    }

    public static bool IsWithin(Uri? address, Uri baseAddress) => address is { IsAbsoluteUri: true } && baseAddress.IsBaseOf(address) && address.UserInfo.Length == 0;
}
