using System.Globalization;
using ManagerBackup.Bot.Triage;

namespace ManagerBackup.TriageScore;

/// <summary>One figure of a group of languages, as a share of the rows it counts.</summary>
internal sealed record Aim(string Group, string Figure, double Share, bool LessIsBetter = false);

/// <summary>The figures that aims are set for: what matters most is that danger and abuse page, then that nothing else does.</summary>
internal static class Aims
{
    private static readonly (string Name, string[] Languages)[] Groups =
        [("en nl de", ["en", "nl", "de"]), ("fr es it pl tr pt", ["fr", "es", "it", "pl", "tr", "pt"])];

    public static List<Aim> Of(IReadOnlyList<Result> results) =>
        [.. Groups.Select(group => (group.Name, Results: results.Where(result => group.Languages.Contains(result.Row.Language)).ToList()))
            .Where(group => group.Results.Count > 0).SelectMany(group => Of(group.Name, group.Results))];

    private static IEnumerable<Aim> Of(string group, List<Result> results)
    {
        yield return new(group, "emergencies that page everyone", Part(results.Where(Is(TriageAction.Emergency, TriageAction.Emergency)), result => result.ActionIsAccepted));
        yield return new(group, "page-worthy that page", Part(results.Where(Is(TriageAction.Page, TriageAction.Emergency)), result => Pages(result) || result.ActionIsAccepted));
        yield return new(group, "none and cancel that page", Part(results.Where(Is(TriageAction.None, TriageAction.Cancel)), result => Pages(result) && !result.ActionIsAccepted), LessIsBetter: true);
        yield return new(group, "action right", Part(results, result => result.ActionIsAccepted));
        yield return new(group, "category right", Part(results, result => result.Reading.Category == result.Row.Category));
        yield return new(group, "language right", Part(results, result => result.Reading.Language == result.Row.Language));
    }

    private static Func<Result, bool> Is(TriageAction least, TriageAction most) => result => result.Row.Action >= least && result.Row.Action <= most;

    private static bool Pages(Result result) => result.Reading.Action >= TriageAction.Page;

    private static double Part(IEnumerable<Result> results, Func<Result, bool> counts)
    {
        var all = results.ToList();
        return all.Count == 0 ? 0 : (double)all.Count(counts) / all.Count;
    }
}

/// <summary>What the held-out messages reached before: no figure may drop by more than a point.</summary>
internal static class Floor
{
    private const double Allowed = 0.01;

    /// <returns>A sentence for each figure that fell below the floor.</returns>
    public static List<string> Complaints(string path, IReadOnlyList<Aim> reached) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').Select(line => Complaint(path, line, reached)).OfType<string>()];

    private static string? Complaint(string path, string line, IReadOnlyList<Aim> reached)
    {
        var columns = line.Split('\t');
        if (columns.Length != 3 || !double.TryParse(columns[2], CultureInfo.InvariantCulture, out var percent))
        {
            throw new InvalidDataException($"{path}: '{line}' should be group, figure and percent, separated by tabs");
        }

        var aim = reached.FirstOrDefault(aim => aim.Group == columns[0] && aim.Figure == columns[1])
            ?? throw new InvalidDataException($"{path}: nothing is measured that is called '{columns[0]}, {columns[1]}'");
        var worse = aim.LessIsBetter ? aim.Share - (percent / 100) : (percent / 100) - aim.Share;
        return worse > Allowed
            ? FormattableString.Invariant($"{aim.Group}: {aim.Figure} is {aim.Share:P1}, more than a point worse than {percent:F1} %")
            : null;
    }
}
