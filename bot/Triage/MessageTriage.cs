using System.Collections.Immutable;
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
    private readonly Scorer scorer;
    private readonly LanguageReader languages;
    private readonly PlaceFinder places;
    private readonly CueNames cues;

    public MessageTriage(Lexicons lexicons, LinearModel model)
    {
        if (!lexicons.Languages.SequenceEqual(model.Languages, StringComparer.Ordinal))
        {
            throw new InvalidDataException("The triage model was trained for other languages than there are lexicons; train it again as Triage/README.md says.");
        }

        this.lexicons = lexicons;
        scorer = new(model);
        languages = new(model, scorer);
        places = new(lexicons.Concepts);
        cues = new(lexicons.Concepts, model);
    }

    /// <param name="directory">The folder that holds Lexicon and Model.</param>
    public static MessageTriage Load(string directory) =>
        new(Lexicons.Load(Path.Combine(directory, "Lexicon")), LinearModel.Load(Path.Combine(directory, "Model", "triage.model")));

    public IReadOnlyCollection<string> Languages => lexicons.Languages;

    public Reading Read(string text, string profileLanguage)
    {
        var words = Words.Of(text, lexicons.Knows);
        var language = languages.Of(words, profileLanguage);
        var mentions = new List<Mention>();
        lexicons.Of(language).Find(words, mentions);
        var place = places.Find(words, mentions, text);
        if (BareWords.Answer(words, text) is { } bare)
        {
            return new(bare.Action, bare.Category, Verdict.SeverityOf(bare, []), language, place, [bare.Cue!]);
        }

        var features = new List<Feature>(words.Count * 32);
        FeatureReader.ReadSpelling(words, features);
        FeatureReader.ReadMeaning(words, mentions, lexicons.Concepts, Shape.Of(text), features);
        Span<float> scores = stackalloc float[LinearModel.Width];
        scorer.Score(features, scores);
        var answer = Verdict.Decide(scores[..Answer.All.Length]);
        var names = cues.Of(answer, features, words, mentions);
        return new(answer.Action, answer.Category, Verdict.SeverityOf(answer, names), language, place, names);
    }
}
