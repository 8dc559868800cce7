using ManagerBackup.Bot.SignIn;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Bot.Tokens;
using ManagerBackup.UnitTests.Tokens;
using ManagerBackup.UnitTests.Tools;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace ManagerBackup.UnitTests.SignIn;

/// <summary>Whose sign-in it is, by Entra's tokens for this app.</summary>
public sealed class SignInTests : IDisposable
{
    private const string App = "6f1c9ae0-53a2-4c2f-9a7e-0c3f8c3f0001";
    private const string Tenant = "6f1c9ae0-53a2-4c2f-9a7e-0c3f8c3f0002";
    private const string Person = "d71bb9a3-538e-4295-9c97-64b556f1b4b5";
    private const string V2 = $"https://login.microsoftonline.com/{Tenant}/v2.0";
    private const string V1 = $"https://sts.windows.net/{Tenant}/";

    private readonly FakeTime time = new();
    private readonly FakeIssuer issuer = new();

    public void Dispose() => issuer.Dispose();

    [Theory]
    [InlineData(V2, App)]
    [InlineData(V2, $"api://{App}")]
    [InlineData(V2, $"api://backup.example/{App}")]
    [InlineData(V1, $"api://backup.example/{App}")]
    public async Task A_person_of_the_tenant_is_known_by_their_object_id(string from, string audience) =>
        Assert.Equal(new PersonVerdict.Known(Person), await ReadAsync(("iss", from), ("aud", audience), ("oid", Person.ToUpperInvariant())));

    [Theory]
    [InlineData("aud", "api://evil.example/other/6f1c9ae0-53a2-4c2f-9a7e-0c3f8c3f0001")]
    [InlineData("aud", "https://evil.example/6f1c9ae0-53a2-4c2f-9a7e-0c3f8c3f0001")]
    [InlineData("aud", "api://6f1c9ae0-53a2-4c2f-9a7e-0c3f8c3f0001.evil.example")]
    [InlineData("aud", "https://graph.microsoft.com")]
    [InlineData("iss", "https://api.botframework.com")]
    [InlineData("iss", "https://login.microsoftonline.com/00000000-53a2-4c2f-9a7e-0c3f8c3f0002/v2.0")]
    [InlineData("iss", "https://login.microsoftonline.com/common/v2.0")]
    [InlineData("tid", null)]
    [InlineData("oid", null)]
    [InlineData("oid", "ada")]
    public async Task What_is_no_sign_in_to_this_app_is_refused(string claim, string? value) =>
        Assert.IsType<PersonVerdict.Bad>(await ReadAsync((claim, value)));

    [Theory]
    [InlineData("tid", "00000000-53a2-4c2f-9a7e-0c3f8c3f0002")]
    [InlineData("scp", null)]
    [InlineData("scp", "User.Read")]
    [InlineData("scp", "not_access_as_user")]
    public async Task A_good_token_of_another_tenant_or_of_a_program_is_not_let_in(string claim, string? value) =>
        Assert.IsType<PersonVerdict.Foreign>(await ReadAsync((claim, value)));

    [Fact]
    public async Task While_the_keys_can_t_be_had_it_can_t_be_told()
    {
        issuer.IsDown = true;

        Assert.IsType<PersonVerdict.Unknown>(await ReadAsync());
    }

    [Fact]
    public async Task Without_a_tenant_nobody_is_let_in() =>
        Assert.IsType<PersonVerdict.Bad>(await new EntraTokens(null, "").OfAsync(Request(Token()), default));

    [Fact]
    public void An_endpoint_that_asks_for_nobody_gives_nobody_away() =>
        Assert.Throws<InvalidOperationException>(() => SignedIn.PersonOf(new DefaultHttpContext()));

    private Task<PersonVerdict> ReadAsync(params (string Name, object? Value)[] changes)
    {
        var keys = new SigningKeys(new KeyDocument(new HttpClient(issuer), new(FakeIssuer.Metadata), time), time, NullLogger<SigningKeys>.Instance);
        var tokens = new EntraTokens(new TokenCheck(keys, new([V2, V1], audience => EntraTokens.IsFor(App, audience)), time), Tenant);
        return tokens.OfAsync(Request(Token(changes)), default);
    }

    private string Token(params (string Name, object? Value)[] changes) => issuer.Sign(FakeIssuer.Header(), FakeIssuer.Payload(
        new(StringComparer.Ordinal)
        {
            ["iss"] = V2,
            ["aud"] = App,
            ["exp"] = time.GetUtcNow().AddHours(1).ToUnixTimeSeconds(),
            ["tid"] = Tenant,
            ["oid"] = Person,
            ["scp"] = "profile access_as_user",
        },
        changes));

    private static HttpRequest Request(string token) => new DefaultHttpContext { Request = { Headers = { Authorization = $"Bearer {token}" } } }.Request;
}
