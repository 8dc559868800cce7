using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ManagerBackup.SystemTests.Tools;

/// <summary>
/// A stand-in for Entra and for the channel's own issuer: tells of its key, gives the bot tokens by client credentials, and signs
/// what the channel and people would show.
/// </summary>
internal sealed class Entra : IAsyncDisposable
{
    public const string AppId = "0d6e4079-7c4f-4b1f-9f9d-6b3a2c1d0e0f";
    public const string Secret = "a secret that nobody may read";

    private readonly WebApplication app;
    private readonly RSA key = RSA.Create(2048);
    private readonly string tenant;
    private readonly ConcurrentDictionary<string, bool> given = new(StringComparer.Ordinal);

    private Entra(WebApplication app, string tenant) => (this.app, this.tenant) = (app, tenant);

    private Uri Address { get; set; } = new("http://127.0.0.1/");

    /// <summary>How often the bot got a token.</summary>
    public int Given => given.Count;

    public bool IsDown { get; set; }

    /// <summary>A bot that trusts this, as command line arguments.</summary>
    public IEnumerable<string> Settings =>
    [
        $"--MicrosoftAppId={AppId}", $"--MicrosoftAppPassword={Secret}", $"--MicrosoftAppTenantId={tenant}",
        $"--ToBotFromChannelOpenIdMetadataUrl={Address}metadata", $"--ToChannelFromBotLoginUrl={Address}login", $"--SignIn:OpenIdMetadataUrl={Address}metadata",
    ];

    public static async Task<Entra> StartAsync(string tenant)
    {
        var server = LocalServer.Build();
        var entra = new Entra(server, tenant);
        server.MapGet("/metadata", () => Results.Json(new { issuer = "x", jwks_uri = $"{entra.Address}keys" }));
        server.MapGet("/keys", () => Results.Json(new { keys = new[] { entra.PublicKey } }));
        server.MapPost("/login/oauth2/v2.0/token", (Delegate)entra.GiveAsync);
        entra.Address = new(await LocalServer.StartAsync(server) + "/");
        return entra;
    }

    public bool Gave(string? authorization) => authorization is not null && given.ContainsKey(authorization);

    /// <summary>What the channel shows with an activity.</summary>
    public string ChannelToken(string serviceUrl) => Sign(new(StringComparer.Ordinal)
    {
        ["iss"] = "https://api.botframework.com",
        ["aud"] = AppId,
        ["serviceurl"] = serviceUrl,
    });

    /// <summary>What a person's Teams or browser shows.</summary>
    public string PersonToken(string person) => Sign(new(StringComparer.Ordinal)
    {
        ["iss"] = $"https://login.microsoftonline.com/{tenant}/v2.0",
        ["aud"] = AppId,
        ["tid"] = tenant,
        ["oid"] = person,
        ["scp"] = "access_as_user",
    });

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private object PublicKey => new
    {
        kty = "RSA",
        use = "sig",
        kid = "k1",
        n = Base64Url.EncodeToString(key.ExportParameters(false).Modulus),
        e = Base64Url.EncodeToString(key.ExportParameters(false).Exponent),
        endorsements = new[] { "msteams" },
    };

    private async Task<IResult> GiveAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (IsDown || form["client_id"] != AppId || form["client_secret"] != Secret || form["scope"] != "https://api.botframework.com/.default"
            || form["grant_type"] != "client_credentials")
        {
            return Results.Json(new { error = "invalid_client" }, statusCode: 401);
        }

        var token = Guid.NewGuid().ToString("N");
        given[$"Bearer {token}"] = true;
        return Results.Json(new { token_type = "Bearer", expires_in = 3600, access_token = token });
    }

    private string Sign(Dictionary<string, object> claims)
    {
        var now = TimeProvider.System.GetUtcNow();
        (claims["nbf"], claims["exp"]) = (now.AddMinutes(-1).ToUnixTimeSeconds(), now.AddHours(1).ToUnixTimeSeconds());
        var text = $"{Encode("""{"alg":"RS256","typ":"JWT","kid":"k1"}""")}.{Encode(JsonSerializer.Serialize(claims))}";
        return $"{text}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
