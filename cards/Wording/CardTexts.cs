using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;

namespace ManagerBackup.Cards.Wording;

/// <summary>
/// Every text of one language, read once from the resources: a lookup on the way to an employee's first words must not walk
/// satellite assemblies. Keys are <c>Set.Name</c>, such as <c>Employee.Paged</c>.
/// </summary>
internal sealed class CardTexts
{
    public static readonly IReadOnlyList<string> Sets = ["Shared", "Employee", "Manager", "Answers", "Coverage", "Aftercare", "Digest"];

    private static readonly FrozenDictionary<string, CardTexts> ByLanguage =
        CardLanguages.All.ToFrozenDictionary(language => language, language => new CardTexts(language), StringComparer.Ordinal);

    private readonly FrozenDictionary<string, string> texts;
    private readonly CultureInfo culture;

    private CardTexts(string language)
    {
        Language = language;
        culture = CultureInfo.GetCultureInfo(language);
        texts = Sets.SelectMany(set => Read(set, culture)).ToFrozenDictionary(StringComparer.Ordinal);
    }

    public string Language { get; }

    public IEnumerable<string> Keys => texts.Keys;

    public string this[string key] => texts[key];

    /// <summary>English where we have no texts; a region (<c>de-AT</c>) is read as its language.</summary>
    public static CardTexts For(string? language) =>
        ByLanguage.GetValueOrDefault(CardLanguages.CodeOf(language) ?? CardLanguages.Fallback) ?? ByLanguage[CardLanguages.Fallback];

    public string Format(string key, params ReadOnlySpan<object?> args) => string.Format(culture, texts[key], args);

    /// <summary>As the language writes a number.</summary>
    public string Number(double number, string form = "0") => number.ToString(form, culture);

    /// <param name="share">From 0 to 1.</param>
    public string Percent(double share) => share.ToString("P0", culture);

    /// <summary>In the language's own quotation marks.</summary>
    public string Quote(string text) => Format("Shared.Quote", text);

    /// <summary>With a colon, which French sets apart.</summary>
    public string Label(string text) => Format("Shared.Label", text);

    /// <summary>"Sam, Robin and Kim", or with more than three "Sam, Robin and 4 more".</summary>
    public string Names(IReadOnlyList<string> names) => names.Count switch
    {
        0 => texts["Shared.NamesNone"],
        1 => Typed.Name(names[0]),
        2 => Format("Shared.NamesLast", Typed.Name(names[0]), Typed.Name(names[1])),
        3 => Format("Shared.NamesLast", $"{Typed.Name(names[0])}, {Typed.Name(names[1])}", Typed.Name(names[2])),
        _ => Format("Shared.NamesMore", $"{Typed.Name(names[0])}, {Typed.Name(names[1])}", names.Count - 2),
    };

    /// <summary>A contract value in the reader's words; the value itself where we have none.</summary>
    public string NameOf(string kind, string value) =>
        texts.TryGetValue($"Manager.{kind}_{value}", out var name) ? name : Typed.Fit(value, 60);

    private static IEnumerable<KeyValuePair<string, string>> Read(string set, CultureInfo culture)
    {
        var manager = new ResourceManager($"ManagerBackup.Cards.Texts.{set}", typeof(CardTexts).Assembly);
        var neutral = Entries(manager, CultureInfo.InvariantCulture);
        var own = Entries(manager, culture);
        return neutral.Select(entry => KeyValuePair.Create($"{set}.{entry.Key}", own.GetValueOrDefault(entry.Key, entry.Value)));
    }

    private static Dictionary<string, string> Entries(ResourceManager manager, CultureInfo culture) =>
        (manager.GetResourceSet(culture, createIfNotExists: true, tryParents: true)
            ?? throw new MissingManifestResourceException($"No texts {manager.BaseName} in {culture.Name}"))
        .Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
}
