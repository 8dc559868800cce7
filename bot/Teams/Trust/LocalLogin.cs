using System.Text.Json;
using Azure.Core;
using Azure.Identity;

namespace ManagerBackup.Bot.Teams.Trust;

/// <summary>Client credentials at a stand-in for Entra on this machine, in Development only: it speaks plain http.</summary>
internal sealed class LocalLogin(TeamsOptions options) : TokenCredential
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Tokens are asked for without blocking");

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = options.MicrosoftAppId,
            ["client_secret"] = options.MicrosoftAppPassword,
            ["scope"] = string.Join(' ', requestContext.Scopes),
        });
        try
        {
            using var answer = await Http.PostAsync(new Uri($"{options.Login.AbsoluteUri.TrimEnd('/')}/oauth2/v2.0/token"), form, cancellationToken);
            answer.EnsureSuccessStatusCode();
            var body = JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
            var lifetime = body.TryGetProperty("expires_in", out var seconds) && seconds.ValueKind is JsonValueKind.Number ? seconds.GetInt32() : 3600;
            return new(body.GetProperty("access_token").GetString()!, TimeProvider.System.GetUtcNow().AddSeconds(lifetime)); // null is refused there
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new AuthenticationFailedException("The local login gave no token", e);
        }
    }
}
