using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace ManagerBackup.Bot.Tokens;

/// <param name="Endorsements">The channels whose activities this key may sign; empty where the issuer names none.</param>
internal sealed record SigningKey(RsaSecurityKey Key, IReadOnlyList<string> Endorsements);

/// <summary>The keys can't be had now. The message is a few words for the health page and the log.</summary>
internal sealed class KeysUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Reads an issuer's OpenID document, and the RSA keys that it leads to, by their ids.</summary>
internal sealed class KeyDocument(HttpClient http, Uri address, TimeProvider time)
{
    private const int LeastBits = 2048;
    private const int MostBytes = 1024 * 1024;

    // The channel gives up after 10 to 15 seconds, and the first activity waits for this.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void Prepare(HttpClient http)
    {
        http.Timeout = Timeout.InfiniteTimeSpan; // Each reading has its own limit, on the clock that tests can turn.
        http.MaxResponseContentBufferSize = MostBytes;
    }

    /// <exception cref="KeysUnavailableException">There was no answer, or not the one we wait for.</exception>
    public async Task<FrozenDictionary<string, SigningKey>> ReadAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var keys = Keys(await GetAsync(AddressOfKeys(await GetAsync(address, both.Token)), both.Token));
            return keys.Count > 0 ? keys : throw new KeysUnavailableException("the issuer's document holds no RSA key");
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new KeysUnavailableException("no answer in time", late);
        }
        catch (HttpRequestException broken)
        {
            throw new KeysUnavailableException(broken.StatusCode is { } status ? $"answered {(int)status}" : $"no answer ({broken.HttpRequestError})", broken);
        }
        catch (Exception odd) when (odd is JsonException or InvalidOperationException or FormatException or CryptographicException)
        {
            throw new KeysUnavailableException("not an OpenID document with keys", odd);
        }
    }

    private async Task<JsonElement> GetAsync(Uri from, CancellationToken cancellationToken) =>
        JsonElement.Parse(await http.GetByteArrayAsync(from, cancellationToken));

    // Keys that come over plain http are as good as anybody's, except on this machine where the document came so too.
    private Uri AddressOfKeys(JsonElement document) =>
        Text(document, "jwks_uri") is { } text && Uri.TryCreate(text, UriKind.Absolute, out var keys)
            && (keys.Scheme == Uri.UriSchemeHttps || (keys.Scheme == Uri.UriSchemeHttp && address.Scheme == Uri.UriSchemeHttp && keys.IsLoopback))
            ? keys
            : throw new KeysUnavailableException("the issuer's document names no fit address of its keys");

    private static FrozenDictionary<string, SigningKey> Keys(JsonElement document)
    {
        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        foreach (var entry in document.GetProperty("keys").EnumerateArray())
        {
            if (Text(entry, "kty") == "RSA" && Text(entry, "use") is null or "sig" && Text(entry, "kid") is { Length: > 0 } id && RsaKey(entry, id) is { } key)
                keys[id] = new(key, Endorsements(entry));
        }

        return keys.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static RsaSecurityKey? RsaKey(JsonElement entry, string id)
    {
        if (Text(entry, "n") is not { } modulus || Text(entry, "e") is not { } exponent)
            return null;
        var numbers = new RSAParameters { Modulus = Base64Url.DecodeFromChars(modulus), Exponent = Base64Url.DecodeFromChars(exponent) };
        return numbers.Modulus.Length * 8 >= LeastBits ? new RsaSecurityKey(numbers) { KeyId = id } : null;
    }

    private static string[] Endorsements(JsonElement entry) =>
        entry.TryGetProperty("endorsements", out var list) && list.ValueKind is JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.String).Select(item => item.GetString()).OfType<string>()]
            : [];

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;
}
