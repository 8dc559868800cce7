using System.Buffers;
using Microsoft.Extensions.Primitives;

namespace ManagerBackup.Bot.Tokens;

/// <summary>Takes the token out of the Authorization header: one header, one scheme, one space, three parts.</summary>
internal static class BearerHeader
{
    public const int LongestToken = 16 * 1024;

    private const string Scheme = "Bearer ";
    private static readonly SearchValues<char> Letters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <returns>The token, or why there is none.</returns>
    public static (string? Token, string Flaw) Read(StringValues headers) => headers switch
    {
        { Count: 0 } => (null, "no Authorization header"),
        { Count: > 1 } => (null, "more than one Authorization header"),
        [{ } header] when header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) => Read(header[Scheme.Length..]),
        _ => (null, "not a bearer token"),
    };

    private static (string? Token, string Flaw) Read(string token) =>
        token.Length == 0 ? (null, "an empty token")
        : token.Length > LongestToken ? (null, "a token too long")
        : token.AsSpan().ContainsAnyExcept(Letters) || token.Split('.') is not [{ Length: > 0 }, { Length: > 0 }, _] ? (null, "not a signed token")
        : (token, "");
}
