using System.Text.Json;
using System.Text.Json.Serialization;
using ManagerBackup.Bot.Triage;
using ManagerBackup.Bot.Triage.Model;

namespace ManagerBackup.TriageScore;

internal sealed record Result(LabelledRow Row, Reading Reading, double Microseconds)
{
    public bool ActionIsRight => Reading.Action == Row.Action;

    public bool ActionIsAccepted => ActionIsRight || Reading.Action == Row.Alternative;
}

internal sealed record Share(int Rows, double? Recall, double? Precision);

/// <summary>The figures of one language, or of all; a share is null where there is nothing to divide by.</summary>
internal sealed record Figures(
    string Language,
    int Rows,
    double ActionAccuracy,
    double ActionAccuracyWithAlt,
    double CategoryAccuracy,
    double LanguageAccuracy,
    IReadOnlyDictionary<string, Share> Actions,
    IReadOnlyDictionary<string, Dictionary<string, int>> Confusion,
    double MedianMicroseconds,
    double P99Microseconds)
{
    public static Figures Of(string language, IReadOnlyList<Result> results)
    {
        var times = results.Select(result => result.Microseconds).Order().ToList();
        return new(
            language,
            results.Count,
            Part(results, result => result.ActionIsRight),
            Part(results, result => result.ActionIsAccepted),
            Part(results, result => result.Reading.Category == result.Row.Category),
            Part(results, result => result.Reading.Language == result.Row.Language),
            Enum.GetValues<TriageAction>().ToDictionary(action => action.Name(), action => ShareOf(action, results), StringComparer.Ordinal),
            Enum.GetValues<TriageAction>().ToDictionary(action => action.Name(), action => PredictedFor(action, results), StringComparer.Ordinal),
            times[times.Count / 2],
            times[Math.Min(times.Count - 1, (int)Math.Ceiling(times.Count * 0.99) - 1)]);
    }

    private static double Part(IReadOnlyList<Result> results, Func<Result, bool> isRight) =>
        (double)results.Count(isRight) / results.Count;

    // An accepted alternative counts as right on both sides.
    private static Share ShareOf(TriageAction action, IReadOnlyList<Result> results)
    {
        var labelled = results.Where(result => result.Row.Action == action).ToList();
        var predicted = results.Where(result => result.Reading.Action == action).ToList();
        return new(
            labelled.Count,
            labelled.Count == 0 ? null : Part(labelled, result => result.ActionIsAccepted),
            predicted.Count == 0 ? null : Part(predicted, result => result.ActionIsAccepted));
    }

    private static Dictionary<string, int> PredictedFor(TriageAction action, IReadOnlyList<Result> results) =>
        Enum.GetValues<TriageAction>().ToDictionary(
            predicted => predicted.Name(),
            predicted => results.Count(result => result.Row.Action == action && result.Reading.Action == predicted),
            StringComparer.Ordinal);
}

/// <summary>Prints the figures: a block for each language and one for all, and at last one line of JSON.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public static void Write(IReadOnlyList<Result> results, TextWriter output)
    {
        var languages = results.GroupBy(result => result.Row.Language, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Figures.Of(group.Key, [.. group])).ToList();
        var total = Figures.Of("total", results);
        foreach (var figures in languages.Append(total))
        {
            Write(figures, output);
        }

        var aims = Aims.Of(results);
        foreach (var group in aims.GroupBy(aim => aim.Group, StringComparer.Ordinal))
        {
            output.WriteLine(group.Key);
            foreach (var aim in group)
            {
                output.WriteLine(FormattableString.Invariant($"  {aim.Figure,-32}{aim.Share,8:P1}"));
            }

            output.WriteLine();
        }

        output.WriteLine(JsonSerializer.Serialize(new { languages, total, aims }, Json));
    }

    private static void Write(Figures figures, TextWriter output)
    {
        var names = figures.Actions.Keys.ToList();
        output.WriteLine($"{figures.Language}: {figures.Rows} rows");
        output.WriteLine(FormattableString.Invariant(
            $"  action accuracy {figures.ActionAccuracyWithAlt:P1} ({figures.ActionAccuracy:P1} without alt)   category {figures.CategoryAccuracy:P1}   language {figures.LanguageAccuracy:P1}"));
        output.WriteLine(FormattableString.Invariant(
            $"  microseconds a message: median {figures.MedianMicroseconds:F1}, p99 {figures.P99Microseconds:F1}"));
        output.WriteLine($"  {"action",-10}{"rows",6}{"recall",10}{"precision",11}   labelled as this, predicted as: {string.Join(' ', names.Select(name => $"{name,9}"))}");
        foreach (var (name, share) in figures.Actions)
        {
            output.WriteLine(
                $"  {name,-10}{share.Rows,6}{Percent(share.Recall),10}{Percent(share.Precision),11}   {"",-32}{string.Join(' ', names.Select(other => $"{figures.Confusion[name][other],9}"))}");
        }

        output.WriteLine();
    }

    private static string Percent(double? share) => share is null ? "-" : FormattableString.Invariant($"{share:P1}");
}
