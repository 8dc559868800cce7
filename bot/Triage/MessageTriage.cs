using System.Collections.Immutable;
using ManagerBackup.Bot.Triage.Cues;

namespace ManagerBackup.Bot.Triage;

/// <summary>
/// Reads an employee's words and says what the bot does about them. Everything is loaded at construction; reading
/// touches nothing shared that changes, so one instance serves all threads.
/// </summary>
internal sealed class MessageTriage
{
    private const string Shared = "any";
    private const string EverydayClass = "everyday";
    private readonly Dictionary<string, CueBook> books;
    private readonly CueBook shared;
    private readonly LanguageGuess languages;
    private readonly PlaceFinder places;
    private readonly HashSet<string> known;

    /// <param name="directory">The folder of the cue files: any.tsv and one for each language.</param>
    public MessageTriage(string directory)
    {
        var files = Directory.EnumerateFiles(directory, "*.tsv").Order(StringComparer.Ordinal).Select(CueFile.Load).ToList();
        if (!files.Exists(file => file.Language == Shared))
        {
            throw new InvalidDataException($"{Shared}.tsv is missing in {directory}.");
        }

        // Phrases of every language may use the shared word classes, such as the emoji.
        var common = files.Single(file => file.Language == Shared);
        books = files.Where(file => file != common).ToDictionary(file => file.Language, file => new CueBook(WithShared(file, common)), StringComparer.Ordinal);
        shared = new(common);
        places = new(files);
        known = [.. books.Values.Append(shared).SelectMany(book => book.Vocabulary)];
        languages = new([.. files.Where(file => file != common).Select(file =>
            (file.Language, file.Classes.GetValueOrDefault(EverydayClass, []).Select(Words.Fold), books[file.Language].Vocabulary))]);
    }

    public IReadOnlyCollection<string> Languages => books.Keys;

    public Reading Read(string text, string profileLanguage)
    {
        var words = Words.Of(text, known.Contains);
        var likely = languages.Of(words, profileLanguage);
        var language = likely.Count > 0 ? likely[0] : profileLanguage;
        var asks = text.AsSpan().TrimEnd().EndsWith('?');
        var loud = IsLoud(text);
        if (BareWords.Answer(words, text) is { } bare)
        {
            return Result(bare, language, words, text, []);
        }

        var read = books.ContainsKey(language) ? likely.Where(books.ContainsKey).DefaultIfEmpty(language) : books.Keys;
        var best = read.Select(candidate => Decide(words, books[candidate], asks, loud))
            .DefaultIfEmpty(Decide(words, shared, asks, loud))
            .Aggregate((first, other) => other.Answer.Action > first.Answer.Action && IsAlarm(other.Answer) ? other : first);
        return Result(best.Answer, language, words, text, best.Hits);
    }

    private static CueFile WithShared(CueFile file, CueFile common)
    {
        var classes = new Dictionary<string, IReadOnlyList<string>>(common.Classes, StringComparer.Ordinal);
        foreach (var (name, words) in file.Classes)
        {
            classes[name] = [.. classes.GetValueOrDefault(name, []), .. words];
        }

        return file with { Classes = classes };
    }

    // A second language is only asked whether it sees danger or abuse.
    private static bool IsAlarm(Verdict.Answer answer) => answer.Action >= TriageAction.Page && answer.Category != TriageCategory.None;

    private static bool IsLoud(string text)
    {
        var upper = 0;
        var lower = 0;
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, 500)))
        {
            upper += char.IsUpper(c) ? 1 : 0;
            lower += char.IsLower(c) ? 1 : 0;
        }

        return (upper > 6 && upper > lower * 2) || text.Contains("!!", StringComparison.Ordinal);
    }

    private (Verdict.Answer Answer, List<Hit> Hits) Decide(List<Word> words, CueBook book, bool asks, bool loud)
    {
        var hits = new List<Hit>();
        book.Find(words, hits);
        if (book != shared)
        {
            shared.Find(words, hits);
        }

        return (new Verdict(new Findings(hits, words.Count, asks, loud)).Decide(), hits);
    }

    private Reading Result(Verdict.Answer answer, string language, List<Word> words, string text, List<Hit> hits)
    {
        var cues = ImmutableArray.CreateBuilder<string>();
        if (answer.Cue is not null)
        {
            cues.Add(answer.Cue);
        }

        foreach (var hit in hits)
        {
            var cue = hit.Negated ? Cue.NegatedPrefix + hit.Cue : hit.Cue;
            if (hit.Cue.Length > 1 && !cues.Contains(cue))
            {
                cues.Add(cue);
            }
        }

        return new(answer.Action, answer.Category, answer.Severity, language, places.Find(words, text), cues.ToImmutable());
    }
}
