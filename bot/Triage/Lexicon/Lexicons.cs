namespace ManagerBackup.Bot.Triage.Lexicon;

/// <summary>The lexicons of all languages, loaded from one folder: <c>concepts.tsv</c>, <c>any.tsv</c> and one file for each language.</summary>
internal sealed class Lexicons
{
    private const string ConceptsFile = "concepts.tsv";
    private const string SharedName = "any";
    private readonly Dictionary<string, LanguageLexicon> byLanguage;
    private readonly LanguageLexicon shared;

    private Lexicons(Concepts concepts, LanguageLexicon shared, IEnumerable<LanguageLexicon> languages)
    {
        Concepts = concepts;
        this.shared = shared;
        byLanguage = languages.ToDictionary(lexicon => lexicon.Language, StringComparer.Ordinal);
        Languages = [.. byLanguage.Keys.Order(StringComparer.Ordinal)];
    }

    public Concepts Concepts { get; }

    public IReadOnlyList<string> Languages { get; }

    /// <summary>The lexicon of a language; for one that has none, what is the same in all.</summary>
    public LanguageLexicon Of(string language) => byLanguage.GetValueOrDefault(language, shared);

    /// <summary>Some language has this word.</summary>
    public bool Knows(string word)
    {
        foreach (var lexicon in byLanguage.Values)
        {
            if (lexicon.Knows(word))
            {
                return true;
            }
        }

        return false;
    }

    public static Lexicons Load(string directory)
    {
        var concepts = Concepts.Load(Path.Combine(directory, ConceptsFile));
        var common = LexiconFile.Load(Path.Combine(directory, SharedName + ".tsv"), concepts);
        var paths = Directory.EnumerateFiles(directory, "??.tsv").Order(StringComparer.Ordinal).ToArray();
        var languages = new LanguageLexicon[paths.Length];
        Parallel.For(0, paths.Length, i => languages[i] = new(LexiconFile.Load(paths[i], concepts), common));
        return new(concepts, new(common), languages);
    }
}
