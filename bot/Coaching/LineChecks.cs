using System.Text.RegularExpressions;

namespace ManagerBackup.Bot.Coaching;

/// <summary>What every line file has to keep to; a mistake stops the start and names the file and the line.</summary>
internal static partial class LineChecks
{
    private const int MostWords = 12;
    private const int Fewest = 2;

    private static readonly string[] Without = ["sexual", "discrimination"];
    private static readonly string[] Dangerous = ["physical", "threat", LineFile.Robbery];
    private static readonly HashSet<string> Known = [.. LineFile.Talked, LineFile.Any, .. Dangerous];

    public static void Check(LineFile file, string name, string written, Sounds sounds)
    {
        var missing = Situation.All.FirstOrDefault(situation => !file.Steps.TryGetValue(situation, out var steps) || steps.Count == 0)
            ?? Gaps(file).FirstOrDefault();
        if (file.Steps.Keys.Except(Situation.All, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new InvalidDataException($"{name}, line {LineOf(written, unknown, 1)}: no situation is called '{unknown}'.");
        }

        var (ids, texts) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var line in file.Lines)
        {
            var again = !ids.Add(line.Id);
            var problem = again ? "the id is used twice"
                : Problem(line, file, sounds) ?? (texts.Add(Plain(line.Text)) ? null : "another line says the same");
            if (problem is not null)
            {
                throw new InvalidDataException($"{name}, line {LineOf(written, line.Id, again ? 2 : 1)} ('{line.Id}'): {problem}.");
            }
        }

        if (missing is not null)
        {
            throw new InvalidDataException($"{name}: steps or lines for '{missing}' are missing.");
        }
    }

    /// <summary>Category, place, stage and role of which there are fewer than two lines that are always true.</summary>
    private static IEnumerable<string> Gaps(LineFile file) =>
        from place in Enum.GetValues<LinePlace>()
        from stage in new[] { Stage.Tense, Stage.Abuse, Stage.Danger }
        from category in stage == Stage.Danger ? [.. LineFile.Talked, .. Dangerous] : LineFile.Talked
        where category != LineFile.Robbery || place == LinePlace.Counter
        from role in RolesOf(category, stage, place)
        where file.Lines.Count(line => line.Role == role && line.Once == LineTruth.Always && line.Fits(category, place, stage)) < Fewest
        select $"{category}, {place}, stage {stage}, {role}".ToLowerInvariant();

    // Nobody is asked to show understanding for harassment; and in danger there is nothing to say but goodbye.
    private static IEnumerable<LineRole> RolesOf(string category, int stage, LinePlace place) =>
        (stage, category) switch
        {
            (Stage.Danger, _) => [LineRole.Leave],
            (Stage.Tense, "verbal" or "sexual" or "discrimination") => [],
            _ => Stage.Roles(stage, place).Distinct().Where(role => role != LineRole.Acknowledge || !Without.Contains(category, StringComparer.Ordinal)),
        };

    private static string? Problem(WrittenLine line, LineFile file, Sounds sounds) =>
        !Id().IsMatch(line.Id) ? "the id should be small letters, digits and '-'"
        : string.IsNullOrWhiteSpace(line.Text) ? "has no text"
        : line.For.Count == 0 ? "is for no category"
        : line.For.FirstOrDefault(category => !Known.Contains(category)) is { } wrong
            ? $"is for '{wrong}', should be one of {string.Join(", ", Known)}"
        : line.Stage?.Any(stage => stage is < Stage.Tense or > Stage.Danger) is true ? "has a stage that is not 1, 2 or 3"
        : line.Role != LineRole.Leave && line.For.Intersect(Dangerous, StringComparer.Ordinal).Any() ? "is for danger, where only the role 'leave' is said"
        : line.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length > MostWords
            ? $"has more than {MostWords} words, too long for one breath"
        : file.Never.FirstOrDefault(never => Holds(line.Text, never)) is { } banned ? $"says \"{banned}\", which stands under 'never'"
        : line.Say is { } say && sounds.Unknown(say) is { } sound ? $"'say' holds '{sound}', which is no sound of sounds.tsv"
        : null;

    private static bool Holds(string text, string phrase) =>
        $" {Plain(text)} ".Contains($" {Plain(phrase)} ", StringComparison.OrdinalIgnoreCase);

    // Words alone, one blank between them: punctuation makes no difference.
    private static string Plain(string text) => string.Join(' ', Word().Matches(text).Select(word => word.Value.Replace('’', '\'')));

    private static int LineOf(string written, string id, int occurrence)
    {
        var at = -1;
        for (var i = 0; i < occurrence; i++)
        {
            at = written.IndexOf($"\"{id}\"", at + 1, StringComparison.Ordinal);
        }

        return written.AsSpan(0, Math.Max(0, at)).Count('\n') + 1;
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Id();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}'’]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
