using ManagerBackup.Bot.Triage;

namespace ManagerBackup.Bot.Coaching;

/// <summary>
/// Picks what to say and do now. The same request always gets the same advice; what was shown is never given again.
/// </summary>
internal sealed class Coach
{
    private const string Fallback = "en";
    private const string EmergencyPlaceholder = "{emergency}";
    private const int LinesAtOnce = 3;
    private const int LinesInDanger = 2;
    private const int Danger = 3;
    private readonly Dictionary<string, LineFile> languages;

    /// <param name="directory">The folder of the line files, one for each language.</param>
    public Coach(string directory)
    {
        languages = Directory.EnumerateFiles(directory, "*.json").ToDictionary(
            path => Path.GetFileNameWithoutExtension(path), LineFile.Load, StringComparer.OrdinalIgnoreCase);
        if (!languages.ContainsKey(Fallback))
        {
            throw new InvalidDataException($"{Fallback}.json is missing in {directory}.");
        }
    }

    public IReadOnlyCollection<string> Languages => languages.Keys;

    public Advice Advise(AdviceRequest request)
    {
        var words = languages.GetValueOrDefault(request.Language) ?? languages[Fallback];
        var situation = SituationOf(request);
        var steps = situation is null ? [] : words.Steps[situation].Select(step => WithNumber(step, request.EmergencyNumber)).ToList();
        return new(words.Backing, steps, LinesFor(request, words, situation), MayFor(request, words, situation));
    }

    private static string? SituationOf(AdviceRequest request) => request switch
    {
        _ when request.Has(Cue.ManagerNotCustomer) => "manager",
        { Category: TriageCategory.Aftermath } => "aftermath",
        { Action: TriageAction.Emergency } => request.Has(Cue.Robbery) ? "robbery" : "danger",
        _ when request.Has(Cue.Medical) => "medical",
        _ when request.Has(Cue.Shoplifter) => "shoplifter",
        { Category: TriageCategory.Physical } => "danger",
        { Category: TriageCategory.Threat } => "threat",
        { Severity: >= Danger } => "abuse",
        _ => null,
    };

    private static string WithNumber(string step, string? number) =>
        number is null ? step : step.Replace(EmergencyPlaceholder, number, StringComparison.Ordinal);

    private static IReadOnlyList<string> MayFor(AdviceRequest request, LineFile words, string? situation) =>
        situation is "manager" or "medical" ? []
        : [.. request.SiteMay, .. words.YouMay, .. request.ByPhone ? words.YouMayByPhone : []];

    // Words come second: none to a person in care, none about a manager, and in danger only those that end it.
    private static List<Line> LinesFor(AdviceRequest request, LineFile words, string? situation)
    {
        if (situation is "manager" or "aftermath" or "medical" or "shoplifter")
        {
            return [];
        }

        var category = NameOf(request.Category);
        var left = words.Lines.Where(line => Fits(line, category, request)).ToList();
        var inDanger = situation is not null;
        if (inDanger)
        {
            left.RemoveAll(line => line.Role != LineRole.Leave);
            var shownInDanger = words.Lines.Count(line => line.Role == LineRole.Leave && request.AlreadyShown.Contains(line.Id));
            return [.. left.Where(line => !request.AlreadyShown.Contains(line.Id)).Take(Math.Max(0, LinesInDanger - shownInDanger)).Select(Plain)];
        }

        left.RemoveAll(line => request.AlreadyShown.Contains(line.Id));
        return Choose(left);
    }

    private static bool Fits(WrittenLine line, string category, AdviceRequest request) =>
        line.For.Contains(category, StringComparer.Ordinal)
        && line.Where != (request.ByPhone ? LinePlace.Counter : LinePlace.Phone)
        && line.Once switch
        {
            LineTruth.Always => true,
            LineTruth.Asked => request.Action >= TriageAction.Page && !request.Accepted,
            _ => request.Accepted,
        };

    private static string NameOf(TriageCategory category) =>
        category is TriageCategory.None or TriageCategory.Cancel ? LineFile.Other : category.ToString().ToLowerInvariant();

    // One of each role, in the order of a conversation, before a second one of any.
    private static List<Line> Choose(List<WrittenLine> left)
    {
        var byRole = left.GroupBy(line => line.Role).OrderBy(group => group.Key)
            .SelectMany(group => group.Select((line, turn) => (line, turn)));
        return [.. byRole.OrderBy(pair => pair.turn).ThenBy(pair => pair.line.Role).Take(LinesAtOnce).Select(pair => Plain(pair.line))];
    }

    private static Line Plain(WrittenLine line) => new(line.Id, line.Role, line.Text);
}
