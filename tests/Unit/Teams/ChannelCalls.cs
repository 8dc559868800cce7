using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ManagerBackup.Bot.Tokens;
using ManagerBackup.UnitTests.Tokens;

namespace ManagerBackup.UnitTests.Teams;

/// <summary>A call to the bot: what stands in its Authorization headers, and the activity.</summary>
internal sealed record ChannelCall(IReadOnlyList<string> Authorization, string Activity);

/// <summary>A call as the channel makes it, and the ways to make it badly.</summary>
internal sealed class ChannelCalls(FakeIssuer issuer, DateTimeOffset now)
{
    public const string AppId = "6f1c9ae0-53a2-4c2f-9a7e-0c3f8c3f0001";
    public const string Tenant = "6f1c9ae0-53a2-4c2f-9a7e-0c3f8c3f0002";
    public const string ServiceUrl = "https://smba.example/emea/";

    private const string Other = "00000000-53a2-4c2f-9a7e-0c3f8c3f0009";

    private Dictionary<string, object?> Claims => new(StringComparer.Ordinal)
    {
        ["iss"] = "https://api.botframework.com",
        ["aud"] = AppId,
        ["nbf"] = Seconds(TimeSpan.Zero),
        ["exp"] = Seconds(TimeSpan.FromHours(1)),
        ["serviceurl"] = ServiceUrl,
    };

    public ChannelCall Good => Bearing(Token());

    /// <summary>By what is wrong with it: status, reason in the log, and the call.</summary>
    public Dictionary<string, (int Status, string Reason, Func<ChannelCall> Make)> Bad => new(StringComparer.Ordinal)
    {
        ["expired"] = (401, "expired", () => Bearing(Token(("exp", Seconds(TimeSpan.FromSeconds(-301)))))),
        ["long expired"] = (401, "expired", () => Bearing(Token(("exp", Seconds(TimeSpan.FromDays(-400)))))),
        ["without an end"] = (401, "no time of expiry", () => Bearing(Token(("exp", null)))),
        ["with a text for an end"] = (401, "not a token that can be read", () => Bearing(Token(("exp", "tomorrow")))),
        ["with an end beyond all time"] = (401, "a claim that can't be read", () => Bearing(Token(("exp", long.MaxValue)))),
        ["not valid yet"] = (401, "not valid yet", () => Bearing(Token(("nbf", Seconds(TimeSpan.FromSeconds(301)))))),
        ["of another issuer"] = (401, "another issuer", () => Bearing(Token(("iss", "https://api.botframework.com.evil.example")))),
        ["of the issuer in other letters"] = (401, "another issuer", () => Bearing(Token(("iss", "https://API.botframework.com")))),
        ["of no issuer"] = (401, "another issuer", () => Bearing(Token(("iss", null)))),
        ["of the emulator"] = (401, "another issuer", () => Bearing(Token(("iss", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")))),
        ["of a person, from Entra"] = (401, "another issuer", () => Bearing(Token(
            ("iss", $"https://login.microsoftonline.com/{Tenant}/v2.0"), ("oid", Other), ("scp", "access_as_user"), ("tid", Tenant)))),
        ["for another bot"] = (401, "another audience", () => Bearing(Token(("aud", Other)))),
        ["for two bots"] = (401, "another audience", () => Bearing(Token(("aud", new[] { AppId, Other })))),
        ["for nobody"] = (401, "another audience", () => Bearing(Token(("aud", null)))),
        ["unsigned, and saying so"] = (401, "an algorithm other than RS256", () => Bearing($"{FakeIssuer.Encode("""{"alg":"none","typ":"JWT","kid":"k1"}""")}.{Body()}.")),
        ["unsigned, and not saying so"] = (401, "a signature that does not fit", () => Bearing($"{FakeIssuer.Encode(FakeIssuer.Header())}.{Body()}.")),
        ["signed with the public key as a secret"] = (401, "an algorithm other than RS256", () => Bearing(WithPublicKeyAsSecret())),
        ["RS512"] = (401, "an algorithm other than RS256", () => Bearing(issuer.Sign("""{"alg":"RS512","kid":"k1"}""", Payload()))),
        ["with its claims changed"] = (401, "a signature that does not fit", () => Bearing(Token().Split('.') is [var head, _, var signature] ? $"{head}.{Body(("jti", "x"))}.{signature}" : "")),
        ["with its signature changed"] = (401, "a signature that does not fit", () => Bearing($"{Token()[..^9]}AAAAAAAAA")),
        ["with its signature cut"] = (401, "a signature that does not fit", () => Bearing(Token()[..^20])),
        ["signed with a key of somebody else"] = (401, "a signature that does not fit", () => Bearing(WithKeyOfSomebodyElse())),
        ["with a key id that nobody has"] = (401, "a key id that the issuer does not have", () => Bearing(issuer.Sign(FakeIssuer.Header("k9"), Payload()))),
        ["without a key id"] = (401, "no key id", () => Bearing(issuer.Sign("""{"alg":"RS256","typ":"JWT"}""", Payload()))),
        ["with a key of its own"] = (401, "no key id", () => Bearing(issuer.Sign("""{"alg":"RS256","jku":"https://evil.example/keys","jwk":{"kty":"RSA"}}""", Payload()))),
        ["without serviceurl"] = (401, "no serviceurl claim", () => Bearing(Token(("serviceurl", null)))),
        ["with an empty serviceurl"] = (401, "no serviceurl claim", () => Bearing(Token(("serviceurl", "")))),
        ["with two serviceurls"] = (401, "no serviceurl claim", () => Bearing(Token(("serviceurl", new[] { ServiceUrl, "https://evil.example/" })))),
        ["for another service URL"] = (403, "another serviceUrl", () => Bearing(Token(("serviceurl", "https://smba.example/amer/")))),
        ["whose activity names another service URL"] = (403, "another serviceUrl", () => Good with { Activity = Message(serviceUrl: "https://evil.example/") }),
        ["whose activity names the service URL in other letters"] = (403, "another serviceUrl", () => Good with { Activity = Message(serviceUrl: "https://smba.example/EMEA/") }),
        ["for a service URL without https"] = (403, "a serviceUrl without https", () => new([$"Bearer {Token(("serviceurl", "http://smba.example/"))}"], Message(serviceUrl: "http://smba.example/"))),
        ["of a key without endorsements"] = (403, "not endorsed", () => SignedWith("bare", "")),
        ["of a key for other channels"] = (403, "not endorsed", () => SignedWith("slack", """["slack","webchat"]""")),
        ["of a key whose endorsements are no list"] = (403, "not endorsed", () => SignedWith("odd", "\"msteams\"")),
        ["of another channel"] = (403, "another channel", () => Good with { Activity = Message(channelId: "slack") }),
        ["of the emulator's channel"] = (403, "another channel", () => Good with { Activity = Message(channelId: "emulator") }),
        ["of no channel"] = (403, "another channel", () => Good with { Activity = Message(channelId: "") }),
        ["of a channel in capitals"] = (403, "another channel", () => Good with { Activity = Message(channelId: "MSTeams") }),
        ["of another tenant"] = (403, "another tenant", () => Good with { Activity = Message(tenant: Other) }),
        ["of no tenant"] = (403, "another tenant", () => Good with { Activity = Message(tenant: "") }),
        ["none at all"] = (401, "no Authorization header", () => Good with { Authorization = [] }),
        ["in two headers"] = (401, "more than one Authorization header", () => Good with { Authorization = [$"Bearer {Token()}", $"Bearer {Token()}"] }),
        ["twice in a header"] = (401, "not a signed token", () => Good with { Authorization = [$"Bearer {Token()}, Bearer {Token()}"] }),
        ["as a password"] = (401, "not a bearer token", () => Good with { Authorization = ["Basic Ym90OnNlY3JldA=="] }),
        ["without its scheme"] = (401, "not a bearer token", () => Good with { Authorization = [Token()] }),
        ["with a space inside"] = (401, "not a signed token", () => Good with { Authorization = [$"Bearer {Token().Replace(".", ". ", StringComparison.Ordinal)}"] }),
        ["empty"] = (401, "not a bearer token", () => Good with { Authorization = ["Bearer"] }),
        ["junk"] = (401, "not a signed token", () => Good with { Authorization = ["Bearer junk"] }),
        ["junk in three parts"] = (401, "not a token that can be read", () => Good with { Authorization = ["Bearer a.b.c"] }),
        ["encrypted, in five parts"] = (401, "not a signed token", () => Good with { Authorization = ["Bearer e30.e30.e30.e30.e30"] }),
        ["of claims that are no object"] = (401, "not a token that can be read", () => Bearing(issuer.Sign(FakeIssuer.Header(), "[]"))),
        ["huge"] = (401, "a token too long", () => Bearing(Token(("filler", new string('x', BearerHeader.LongestToken))))),
    };

    public static string Message(string channelId = "msteams", string serviceUrl = ServiceUrl, string tenant = Tenant) =>
        Activities.Message(channelId: channelId, serviceUrl: serviceUrl, tenant: tenant);

    public string Token(params (string Name, object? Value)[] changes) => issuer.Sign(FakeIssuer.Header(), Payload(changes));

    public string TokenOf(string key) => issuer.Sign(FakeIssuer.Header(key), Payload(), key);

    public static ChannelCall Bearing(string token) => new([$"Bearer {token}"], Message());

    public object Seconds(TimeSpan fromNow) => (now + fromNow).ToUnixTimeSeconds();

    private string Payload(params (string Name, object? Value)[] changes) => FakeIssuer.Payload(Claims, changes);

    private string Body(params (string Name, object? Value)[] changes) => FakeIssuer.Encode(Payload(changes));

    private ChannelCall SignedWith(string key, string endorsements)
    {
        issuer.Publish(key, endorsements);
        return Bearing(TokenOf(key));
    }

    private string WithKeyOfSomebodyElse()
    {
        using var key = RSA.Create(2048);
        return FakeIssuer.Sign(FakeIssuer.Header(), Payload(), key);
    }

    private string WithPublicKeyAsSecret()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{FakeIssuer.Encode("""{"alg":"HS256","kid":"k1"}""")}.{Body()}");
        var secret = Encoding.ASCII.GetBytes(issuer["k1"].ExportSubjectPublicKeyInfoPem());
        return $"{text}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(text)))}";
    }
}
