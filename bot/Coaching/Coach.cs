using ManagerBackup.Bot.Triage;

namespace ManagerBackup.Bot.Coaching;

/// <summary>
/// Picks what to say and do now. The same request always gets the same advice; what was shown is never given again.
/// </summary>
internal sealed class Coach
{
    private const string Fallback = "en";
    private const string SoundsFile = "sounds.tsv";
    private readonly Dictionary<string, LineFile> languages;
    private readonly Sounds sounds;

    /// <param name="directory">The folder of the line files, one for each language, and of the table of sounds.</param>
    public Coach(string directory)
    {
        sounds = Sounds.Load(Path.Combine(directory, SoundsFile));
        languages = Directory.EnumerateFiles(directory, "*.json").ToDictionary(
            path => Path.GetFileNameWithoutExtension(path), path => LineFile.Load(path, sounds), StringComparer.OrdinalIgnoreCase);
        if (!languages.ContainsKey(Fallback))
        {
            throw new InvalidDataException($"{Fallback}.json is missing in {directory}.");
        }

        Languages = [.. languages.Keys.OrderBy(code => code != Fallback).ThenBy(code => code, StringComparer.Ordinal)];
    }

    /// <summary>In the order in which they are offered: English first, then by their codes.</summary>
    public IReadOnlyList<string> Languages { get; }

    public Advice Advise(AdviceRequest request)
    {
        var words = In(request.Language);
        var situation = Situation.Of(request);
        var backing = Situation.IsDangerous(situation) ? words.BackingInDanger : request.Backing ?? words.Backing;
        return new(backing, StepsFor(request, words, situation), LinesFor(request, words, situation), MayFor(request, words, situation));
    }

    /// <summary>The same line in another language.</summary>
    /// <param name="line">A line's id.</param>
    /// <param name="language">The customer's.</param>
    /// <param name="reader">The employee's: the reading help is in their spelling habits.</param>
    /// <returns>Null where that language does not have this line.</returns>
    public ForeignLine? Translate(string line, string language, string reader) =>
        languages.GetValueOrDefault(language)?.Find(line) is { } found
            ? new(found.Text, found.Say is { } say ? sounds.Spell(say, reader) : null)
            : null;

    /// <summary>A line's text; null when no file has such a line.</summary>
    public string? TextOf(string line, string language) =>
        (In(language).Find(line) ?? languages.Values.Select(file => file.Find(line)).FirstOrDefault(found => found is not null))?.Text;

    private LineFile In(string language) => languages.GetValueOrDefault(language) ?? languages[Fallback];

    private static List<string> StepsFor(AdviceRequest request, LineFile words, string? situation)
    {
        var steps = new List<string>();
        if (situation != Situation.Medical && request.Has(Cue.Medical))
        {
            // Somebody needs a doctor, whatever else is going on.
            steps.Add(words.Steps[Situation.Medical][0]);
        }

        steps.AddRange(situation is null ? [] : words.Steps[situation]);
        return [.. steps.Select(step => step
            .Replace("{emergency}", request.EmergencyNumber ?? "{emergency}", StringComparison.Ordinal)
            .Replace("{contact}", request.Contact ?? words.Contact, StringComparison.Ordinal))];
    }

    private static IReadOnlyList<string> MayFor(AdviceRequest request, LineFile words, string? situation) =>
        Situation.IsWithoutLines(situation) || Situation.IsDangerous(situation) ? []
        : situation == Situation.Complaint ? request.SiteMay
        : [.. request.SiteMay, .. Stage.Of(request) < Stage.Danger ? words.MayAt(request.Where) : [], .. words.YouMay];

    // Words come second: none to a person in care, none about a manager, and in danger only those that end it.
    private static IReadOnlyList<Line> LinesFor(AdviceRequest request, LineFile words, string? situation)
    {
        if (Situation.IsWithoutLines(situation))
        {
            return [];
        }

        var stage = Stage.Of(request);
        var category = situation == Situation.Robbery ? LineFile.Robbery : NameOf(request.Category);
        var fitting = words.Lines.Where(line => line.Fits(category, request.Where, stage) && IsTrue(line, request));
        return [.. InOrder(fitting, Stage.Roles(stage, request.Where), request.Where)
            .Where(line => !request.AlreadyShown.Contains(line.Id))
            .Take(Stage.AtOnce(stage))
            .Select(line => new Line(line.Id, line.Role, line.Text))];
    }

    private static bool IsTrue(WrittenLine line, AdviceRequest request) => line.Once switch
    {
        LineTruth.Always => true,
        LineTruth.Asked => request is { Asked: true, Accepted: false },
        _ => request.Accepted,
    };

    private static string NameOf(TriageCategory category) =>
        category is TriageCategory.None or TriageCategory.Cancel ? LineFile.Other : category.ToString().ToLowerInvariant();

    private static IEnumerable<WrittenLine> InOrder(IEnumerable<WrittenLine> lines, IReadOnlyList<LineRole> roles, LinePlace where)
    {
        // What is written for a caller comes before what fits anywhere.
        var byRole = lines
            .OrderBy(line => where != LinePlace.Counter && line.Where?.Count != 1)
            .GroupBy(line => line.Role)
            .ToDictionary(group => group.Key, group => new Queue<WrittenLine>(group));
        for (var turn = 0; roles.Any(role => byRole.GetValueOrDefault(role) is { Count: > 0 }); turn++)
        {
            if (byRole.TryGetValue(roles[turn % roles.Count], out var left) && left.TryDequeue(out var next))
            {
                yield return next;
            }
        }
    }
}
