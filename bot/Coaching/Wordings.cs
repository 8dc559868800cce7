using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ManagerBackup.Bot.Coaching;

/// <summary>What a manager can say to the customer, or send, once their future is decided; nobody's name is in it.</summary>
internal sealed class Wordings
{
    private const string Fallback = "en";
    private readonly Dictionary<string, WordingFile> languages;

    /// <param name="directory">The folder of the files, one for each language; explained beside them.</param>
    /// <exception cref="InvalidDataException">Says the file and what is wrong there.</exception>
    public Wordings(string directory)
    {
        languages = Directory.EnumerateFiles(directory, "*.json").ToDictionary(
            path => Path.GetFileNameWithoutExtension(path), WordingFile.Load, StringComparer.OrdinalIgnoreCase);
        if (!languages.ContainsKey(Fallback))
        {
            throw new InvalidDataException($"{Fallback}.json is missing in {directory}.");
        }
    }

    public bool Has(string language) => languages.ContainsKey(language);

    /// <param name="decision">As on the wire: <c>accountEnded</c>.</param>
    /// <param name="until">The last day of an exclusion.</param>
    public string Of(string decision, string language, string shop, DateOnly? until) =>
        In(language).Of(decision).Replace("{shop}", shop, StringComparison.Ordinal)
            .Replace("{until}", until is { } day ? Day(language, day) : "…", StringComparison.Ordinal);

    public string Day(string language, DateOnly day) =>
        day.ToString(In(language).Date, CultureInfo.GetCultureInfo(languages.ContainsKey(language) ? language : Fallback));

    private WordingFile In(string language) => languages.GetValueOrDefault(language) ?? languages[Fallback];
}

/// <summary>The texts of one language. The file's form is explained in Wordings/README.md.</summary>
internal sealed partial record WordingFile(string Date, string Keep, string Warned, string Excluded, string AccountEnded, string Undecided)
{
    private const int MostCharacters = 500;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public string Of(string decision) => decision switch
    {
        "keep" => Keep,
        "warned" => Warned,
        "excluded" => Excluded,
        "accountEnded" => AccountEnded,
        _ => Undecided,
    };

    public static WordingFile Load(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            var file = JsonSerializer.Deserialize<WordingFile>(File.ReadAllText(path), Options) ?? throw new InvalidDataException($"Wordings/{name} is empty.");
            return file.Problem() is { } problem ? throw new InvalidDataException($"Wordings/{name}: {problem}.") : file;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"Wordings/{name}, line {e.LineNumber + 1}: {e.Message}", e);
        }
    }

    private string? Problem()
    {
        foreach (var decision in (string[])["keep", "warned", "excluded", "accountEnded", "undecided"])
        {
            var text = Of(decision);
            var places = Place().Matches(text).Select(place => place.Value).ToList();
            var wrong = string.IsNullOrWhiteSpace(text) ? "has no text"
                : text.Length > MostCharacters ? $"has more than {MostCharacters} characters"
                : places.Find(place => place != "{shop}" && (place != "{until}" || decision != "excluded")) is { } odd ? $"holds {odd}, which has no meaning there"
                : decision == "excluded" && !places.Contains("{until}") ? "does not say until when: {until} is missing"
                : null;
            if (wrong is not null)
            {
                return $"'{decision}' {wrong}";
            }
        }

        return Date.Contains('y', StringComparison.Ordinal) && Date.Contains('M', StringComparison.Ordinal) && Date.Contains('d', StringComparison.Ordinal)
            ? null
            : $"'date' is \"{Date}\"; it should name day, month and year, such as \"d MMMM yyyy\"";
    }

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
