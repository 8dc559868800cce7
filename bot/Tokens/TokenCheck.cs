using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ManagerBackup.Bot.Tokens;

/// <param name="Issuers">Who may have made it.</param>
/// <param name="IsAudience">Whether it was made for us.</param>
internal sealed record TokenRules(IReadOnlyList<string> Issuers, Predicate<string> IsAudience);

/// <summary>What came of checking a token. No reason holds anything of the token.</summary>
internal abstract record TokenVerdict
{
    private TokenVerdict()
    {
    }

    internal sealed record Good(JsonWebToken Token, SigningKey Key) : TokenVerdict
    {
        /// <summary>A claim that is one text; null for anything else.</summary>
        public string? Claim(string name) =>
            Token.TryGetPayloadValue<object>(name, out var value) && value is string { Length: > 0 } text ? text : null;
    }

    internal sealed record Bad(string Reason) : TokenVerdict;

    /// <summary>It can't be told now.</summary>
    internal sealed record Unknown(string Reason) : TokenVerdict;
}

/// <summary>Checks the token of a request: RS256 with a key of the issuer, made by whom, for whom, and when.</summary>
internal sealed class TokenCheck(SigningKeys keys, TokenRules rules, TimeProvider time)
{
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = 2 * BearerHeader.LongestToken };

    public SigningKeys Keys => keys;

    public async Task<TokenVerdict> OfAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (text, flaw) = BearerHeader.Read(request.Headers.Authorization);
        if (text is null)
            return new TokenVerdict.Bad(flaw);
        if (Parse(text) is not { } token)
            return new TokenVerdict.Bad("not a token that can be read");

        // Before any key is asked for: what was not made for us is not worth a question to the issuer.
        if (FlawOf(token) is { } reason)
            return new TokenVerdict.Bad(reason);
        try
        {
            return await keys.FindAsync(token.Kid, cancellationToken) is { } key
                ? await SignedAsync(token, key)
                : new TokenVerdict.Bad("a key id that the issuer does not have");
        }
        catch (KeysUnavailableException e)
        {
            return new TokenVerdict.Unknown(e.Message);
        }
    }

    private async Task<TokenVerdict> SignedAsync(JsonWebToken token, SigningKey key)
    {
        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            IssuerSigningKey = key.Key,
            TryAllIssuerSigningKeys = false,
            ValidIssuers = rules.Issuers,
            AudienceValidator = (audiences, _, _) => audiences.ToList() is [var one] && rules.IsAudience(one),
            LifetimeValidator = (from, to, _, _) => FlawOf(from, to) is null,
        });
        return result.IsValid ? new TokenVerdict.Good(token, key) : new TokenVerdict.Bad("a signature that does not fit");
    }

    private static JsonWebToken? Parse(string text)
    {
        try
        {
            return new JsonWebToken(text);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private string? FlawOf(JsonWebToken token)
    {
        try
        {
            return token.Alg != SecurityAlgorithms.RsaSha256 ? "an algorithm other than RS256"
                : string.IsNullOrEmpty(token.Kid) ? "no key id"
                : !rules.Issuers.Contains(token.Issuer, StringComparer.Ordinal) ? "another issuer"
                : token.Audiences.ToList() is not [var audience] || !rules.IsAudience(audience) ? "another audience"
                : FlawOf(Moment(token, "nbf"), Moment(token, "exp"));
        }
        catch (Exception odd) when (odd is ArgumentException or FormatException or OverflowException or InvalidCastException or SecurityTokenException)
        {
            return "a claim that can't be read";
        }
    }

    private static DateTime? Moment(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<long>(claim, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime : null;

    private string? FlawOf(DateTime? from, DateTime? to)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return to is null ? "no time of expiry"
            : to < now - Skew ? "expired"
            : from > now + Skew ? "not valid yet"
            : null;
    }
}
