using ManagerBackup.Bot.Triage.Lexicon;
using ManagerBackup.Bot.Triage.Model;

namespace ManagerBackup.Bot.Triage;

/// <summary>
/// Reads an employee's words and says what the bot does about them. Everything is loaded at construction; reading
/// touches nothing shared that changes, so one instance serves all threads.
/// </summary>
internal sealed class MessageTriage
{
    private readonly Lexicons lexicons;
    private readonly LinearModel model;
    private readonly Corrections corrections = new();
    private readonly LanguageReader languages;
    private readonly PlaceFinder places;
    private readonly CueNames cues;
    private readonly Verdict verdict;

    /// <param name="own">The shop's own examples, learnt on top of the model.</param>
    public MessageTriage(Lexicons lexicons, LinearModel model, IReadOnlyList<LabelledRow> own)
    {
        if (!lexicons.Languages.SequenceEqual(model.Languages, StringComparer.Ordinal))
        {
            throw new InvalidDataException("The triage model was trained for other languages than there are lexicons; train it again as Triage/README.md says.");
        }

        this.lexicons = lexicons;
        this.model = model;
        languages = new(model);
        places = new(lexicons.Concepts);
        cues = new(lexicons.Concepts);
        verdict = new(lexicons.Concepts);
        corrections.Learn([.. own.Select(row => (Count(row), row.Answer))]);
    }

    /// <param name="directory">The folder that holds Lexicon, Model and Examples.</param>
    public static MessageTriage Load(string directory) =>
        new(Lexicons.Load(Path.Combine(directory, "Lexicon")), LinearModel.Load(Path.Combine(directory, "Model", "triage.model")),
            LabelledFile.Read(Path.Combine(directory, "Examples", "own.tsv")));

    public IReadOnlyCollection<string> Languages => lexicons.Languages;

    public Reading Read(string text, string profileLanguage)
    {
        var all = Words.Of(text, lexicons.Knows);
        if (BareWords.Answer(all, text) is { } bare)
        {
            return new(bare.Action, bare.Category, Verdict.SeverityOf(bare, []), BareWords.LanguageOf(all) ?? profileLanguage, null, [bare.Cue!]);
        }

        // When a message fits more than one action the higher one wins, and a long story holds much that means nothing.
        Reading? reading = null;
        foreach (var words in Parts.Of(all))
        {
            var part = ReadPart(words, text, profileLanguage);
            var place = reading?.Place ?? part.Place;
            reading = reading is null || part.Action > reading.Action ? part with { Language = reading?.Language ?? part.Language, Place = place } : reading with { Place = place };
        }

        // There is always a part.
        return reading!;
    }

    private Reading ReadPart(List<Word> words, string text, string profileLanguage)
    {
        var tally = new Tally(model, corrections);
        FeatureReader.ReadSpelling(words, tally.Features);
        tally.Count();
        var language = languages.Of(words, tally, profileLanguage);
        var mentions = new List<Mention>();
        lexicons.Of(language).Find(words, mentions);
        FeatureReader.ReadMeaning(words, mentions, lexicons.Concepts, Shape.Of(text), tally.Features);
        tally.Count();
        Span<float> scores = stackalloc float[LinearModel.Width];
        tally.Score(scores);
        var answer = verdict.Decide(scores[..Answer.All.Length], mentions);
        var names = cues.Of(answer, tally, words, mentions);
        return new(answer.Action, answer.Category, Verdict.SeverityOf(answer, names), language, places.Find(words, mentions, text), names);
    }

    /// <summary>The features of a message whose language is known, as the model is trained on them.</summary>
    public static void ReadFeatures(Lexicons lexicons, string text, string language, List<Feature> features)
    {
        var words = Words.Of(text, lexicons.Knows);
        var mentions = new List<Mention>();
        lexicons.Of(language).Find(words, mentions);
        FeatureReader.ReadSpelling(words, features);
        FeatureReader.ReadMeaning(words, mentions, lexicons.Concepts, Shape.Of(text), features);
    }

    private Tally Count(LabelledRow row)
    {
        var tally = new Tally(model, corrections);
        ReadFeatures(lexicons, row.Text, row.Language, tally.Features);
        tally.Count();
        return tally;
    }
}

/// <summary>Long messages are read in parts, cut between sentences where there are any.</summary>
internal static class Parts
{
    private const int LongestWhole = 60;
    private const int Shortest = 12;
    private const int Longest = 40;

    /// <summary>At least one part, the message itself when it is short.</summary>
    public static IEnumerable<List<Word>> Of(List<Word> words)
    {
        if (words.Count <= LongestWhole)
        {
            yield return words;
            yield break;
        }

        for (var from = 0; from < words.Count;)
        {
            var end = End(words, from);
            yield return words.GetRange(from, end - from);
            from = end;
        }
    }

    private static int End(List<Word> words, int from)
    {
        for (var end = from + Shortest; end < Math.Min(words.Count, from + Longest); end++)
        {
            if (words[end].Opens)
            {
                return end;
            }
        }

        return Math.Min(words.Count, from + Longest);
    }
}
