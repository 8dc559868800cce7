namespace ManagerBackup.Cards.Wording;

/// <summary>Each language named in itself, so that a customer can point at theirs.</summary>
internal static class LanguageNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["en"] = "English",
        ["nl"] = "Nederlands",
        ["de"] = "Deutsch",
        ["fr"] = "Français",
        ["es"] = "Español",
        ["it"] = "Italiano",
        ["pl"] = "Polski",
        ["tr"] = "Türkçe",
        ["pt"] = "Português",
    };

    public static string Of(string language) => Names.GetValueOrDefault(language, language);
}
