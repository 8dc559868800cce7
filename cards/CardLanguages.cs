namespace ManagerBackup.Cards;

/// <summary>The languages that cards and messages are written in. The one list: whoever picks or checks a language asks here.</summary>
public static class CardLanguages
{
    /// <summary>What a reader gets whose language is not among them.</summary>
    public const string Fallback = "en";

    // Whatever is longer is no language: a caller may send anything.
    private const int LongestCode = 3;

    public static IReadOnlyList<string> All { get; } = [Fallback, "nl", "de", "fr", "es", "it", "pl", "tr", "pt"];

    /// <summary>The language of a locale, in lower case: <c>pt</c> of <c>pt-BR</c>, also when no card is written in it.</summary>
    /// <returns>Null for what names no language.</returns>
    public static string? CodeOf(string? locale)
    {
        var code = locale?.Split('-', '_')[0].Trim() ?? "";
        return code.Length is >= 2 and <= LongestCode && code.All(char.IsAsciiLetter) ? code.ToLowerInvariant() : null;
    }
}
