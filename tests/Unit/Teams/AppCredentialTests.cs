using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Bot.Teams.Trust;

namespace ManagerBackup.UnitTests.Teams;

/// <summary>How the bot asks Entra for its token, through Azure.Identity and its real wire.</summary>
public sealed class AppCredentialTests : IDisposable
{
    private const string App = "6f1c9ae0-53a2-4c2f-9a7e-0c3f8c3f0001";
    private const string Tenant = "6f1c9ae0-53a2-4c2f-9a7e-0c3f8c3f0002";

    private readonly string folder = Directory.CreateTempSubdirectory("credential-").FullName;
    private readonly FakeEntra entra = new();

    public void Dispose()
    {
        entra.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_client_secret_is_shown_to_the_login_of_the_settings()
    {
        var token = await AskAsync(new() { MicrosoftAppId = App, MicrosoftAppPassword = "hunter2", MicrosoftAppTenantId = Tenant, ToChannelFromBotLoginUrl = "https://login.example/botframework.com" });

        Assert.Equal("token 1", token);
        var (address, form) = Assert.Single(entra.Asked);
        Assert.Equal("https://login.example/botframework.com/oauth2/v2.0/token", address.GetLeftPart(UriPartial.Path));
        Assert.Equal((App, "hunter2", "client_credentials"), (form["client_id"], form["client_secret"], form["grant_type"]));
        Assert.Contains("https://api.botframework.com/.default", form["scope"].Split(' '), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("", Tenant, $"https://login.microsoftonline.com/{Tenant}/oauth2/v2.0/token")]
    [InlineData("", "", "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token")]
    [InlineData(Cloud.UsGovernmentService, Tenant, $"https://login.microsoftonline.us/{Tenant}/oauth2/v2.0/token")]
    public async Task Without_an_address_it_is_the_clouds_own_login(string service, string tenant, string address)
    {
        await AskAsync(new() { MicrosoftAppId = App, MicrosoftAppPassword = "hunter2", MicrosoftAppTenantId = tenant, ChannelService = service });

        Assert.Equal(address, Assert.Single(entra.Asked).Address.GetLeftPart(UriPartial.Path));
    }

    [Theory]
    [InlineData("app.pem")]
    [InlineData("app.pfx")]
    public async Task A_certificate_signs_in_the_place_of_a_secret(string file)
    {
        var path = Path.Combine(folder, file);
        await WriteCertificateAsync(path);

        await AskAsync(new() { MicrosoftAppId = App, MicrosoftAppCertificatePath = path, MicrosoftAppTenantId = Tenant, ToChannelFromBotLoginUrl = $"https://login.example/{Tenant}" });

        var form = Assert.Single(entra.Asked).Form;
        Assert.False(form.ContainsKey("client_secret"));
        Assert.Equal(3, form["client_assertion"].Split('.').Length);
    }

    [Fact]
    public async Task A_new_credential_asks_anew_so_that_a_refused_token_is_not_given_again()
    {
        var options = new TeamsOptions { MicrosoftAppId = App, MicrosoftAppPassword = "hunter2", MicrosoftAppTenantId = Tenant, ToChannelFromBotLoginUrl = $"https://login.example/{Tenant}" };

        Assert.Equal(["token 1", "token 2"], [await AskAsync(options), await AskAsync(options)]);
    }

    [Fact]
    public void A_managed_identity_needs_neither() =>
        Assert.IsType<ManagedIdentityCredential>(AppCredential.Of(new() { MicrosoftAppId = App, MicrosoftAppTenantId = Tenant, MicrosoftAppType = "UserAssignedMSI" }));

    private async Task<string> AskAsync(TeamsOptions options) =>
        (await AppCredential.Of(options, new HttpClientTransport(entra)).GetTokenAsync(new TokenRequestContext([options.Scope]), default)).Token;

    private static async Task WriteCertificateAsync(string path)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Manager Backup", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
        if (path.EndsWith(".pem", StringComparison.Ordinal))
            await File.WriteAllTextAsync(path, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        else
            await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pkcs12));
    }

    private sealed class FakeEntra : HttpMessageHandler
    {
        public List<(Uri Address, Dictionary<string, string> Form)> Asked { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = request.RequestUri!;
            if (!address.AbsolutePath.EndsWith("/token", StringComparison.Ordinal))
                return Answer("""{"tenant_discovery_endpoint":"https://login.example/x","metadata":[]}""");

            var form = await request.Content!.ReadAsStringAsync(cancellationToken);
            Asked.Add((address, form.Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => WebUtility.UrlDecode(pair[1]), StringComparer.Ordinal)));
            return Answer($$"""{"token_type":"Bearer","expires_in":3600,"access_token":"token {{Asked.Count}}"}""");
        }

        private static HttpResponseMessage Answer(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }
}
