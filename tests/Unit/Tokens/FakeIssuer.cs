using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ManagerBackup.UnitTests.Tokens;

/// <summary>Somebody who signs tokens with real RSA keys, and the two documents that tell of the keys.</summary>
internal sealed class FakeIssuer : HttpMessageHandler
{
    public const string Metadata = "http://127.0.0.1:9/issuer/openidconfiguration";

    // Making one takes a tenth of a second.
    private static readonly ConcurrentDictionary<(string, int), RSA> Made = new();

    private readonly Dictionary<string, (RSA Key, string Endorsements)> published = new(StringComparer.Ordinal);

    public FakeIssuer() => Publish("k1");

    /// <summary>How often somebody began to read.</summary>
    public int Readings { get; private set; }

    public bool IsDown { get; set; }

    /// <summary>While set, nobody is answered before it ends.</summary>
    public Task? Holds { get; set; }

    public string? Garbage { get; set; }

    public RSA this[string id] => published[id].Key;

    public void Publish(string id, string endorsements = """["msteams","emulator"]""", int bits = 2048) => published[id] = (Made.GetOrAdd((id, bits), _ => RSA.Create(bits)), endorsements);

    public void Withdraw(string id) => published.Remove(id);

    /// <summary>Signs what it is given, good or bad.</summary>
    public string Sign(string header, string payload, string id = "k1") => Sign(header, payload, published[id].Key);

    public static string Sign(string header, string payload, RSA key)
    {
        var text = $"{Encode(header)}.{Encode(payload)}";
        return $"{text}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    public static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    public static string Header(string id = "k1") => $$"""{"alg":"RS256","typ":"JWT","kid":"{{id}}"}""";

    /// <summary>The claims, with some of them changed, or left out for null.</summary>
    public static string Payload(Dictionary<string, object?> claims, params (string Name, object? Value)[] changes)
    {
        var all = new Dictionary<string, object?>(claims, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            all[name] = value;
        }

        return JsonSerializer.Serialize(all.Where(claim => claim.Value is not null).ToDictionary(claim => claim.Key, claim => claim.Value, StringComparer.Ordinal));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isFirst = request.RequestUri!.AbsolutePath.EndsWith("openidconfiguration", StringComparison.Ordinal);
        Readings += isFirst ? 1 : 0;
        if (Holds is { } held)
            await held.WaitAsync(cancellationToken);
        if (IsDown)
            throw new HttpRequestException(HttpRequestError.ConnectionError);
        var body = Garbage ?? (isFirst ? """{"issuer":"https://issuer.example","jwks_uri":"http://127.0.0.1:9/issuer/keys"}""" : Keys());
        return new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }

    private string Keys() => $$"""{"keys":[{{string.Join(',', published.Select(one => Key(one.Key, one.Value.Key.ExportParameters(false), one.Value.Endorsements)))}}]}""";

    private static string Key(string id, RSAParameters key, string endorsements) =>
        $$"""{"kty":"RSA","use":"sig","kid":"{{id}}","x5t":"x","n":"{{Base64Url.EncodeToString(key.Modulus)}}","e":"{{Base64Url.EncodeToString(key.Exponent)}}"{{(endorsements.Length == 0 ? "" : $",\"endorsements\":{endorsements}")}}}""";
}
