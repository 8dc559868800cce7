using System.Diagnostics;
using System.Text;
using ManagerBackup.Bot.Triage;
using ManagerBackup.Bot.Triage.Model;

namespace ManagerBackup.TriageScore;

/// <summary>The scoreboard's command line: reads a labelled file, runs the product's triage on it, prints the figures.</summary>
internal static class Command
{
    private const int Failed = 2;
    private const int Rounds = 5;
    private const string Out = "--out";
    private const string FloorFile = "--floor";
    private static readonly string[] Options = [Out, FloorFile];
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(1.5);
    private const string Usage = "usage: dotnet run -c Release --project tests/TriageScore -- FILE.tsv [--out PREDICTIONS.tsv] [--floor FLOOR.tsv]";

    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        if (!TryParse(args, out var file, out var options, out var problem))
        {
            return Refuse(error, $"{problem}\n{Usage}");
        }

        try
        {
            var rows = LabelledFile.Read(file);
            if (rows.Count == 0)
            {
                return Refuse(error, $"{file} has no rows");
            }

            var results = Predict(rows);
            Report.Write(results, output);
            if (options.TryGetValue(Out, out var predictions))
            {
                File.WriteAllText(predictions, PredictionsOf(results), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            }

            return options.TryGetValue(FloorFile, out var floor) ? Compare(floor, results, error) : 0;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return Refuse(error, e.Message);
        }
    }

    private static int Compare(string floor, List<Result> results, TextWriter error)
    {
        var complaints = Floor.Complaints(floor, Aims.Of(results));
        complaints.ForEach(error.WriteLine);
        return complaints.Count == 0 ? 0 : 1;
    }

    private static int Refuse(TextWriter error, string message)
    {
        error.WriteLine(message);
        return Failed;
    }

    private static bool TryParse(string[] args, out string file, out Dictionary<string, string> options, out string problem)
    {
        (file, options, problem) = ("", new(StringComparer.Ordinal), "");
        for (var i = 0; i < args.Length && problem.Length == 0; i++)
        {
            if (Options.Contains(args[i]) && i + 1 < args.Length)
            {
                options[args[i]] = args[++i];
            }
            else if (args[i].StartsWith('-'))
            {
                problem = Options.Contains(args[i]) ? $"{args[i]} needs a file name" : $"unknown option {args[i]}";
            }
            else if (file.Length == 0)
            {
                file = args[i];
            }
            else
            {
                problem = $"one file at a time: {file} and {args[i]} were given";
            }
        }

        problem = problem.Length > 0 ? problem : file.Length == 0 ? "no file given" : !File.Exists(file) ? $"there is no file {file}" : "";
        return problem.Length == 0;
    }

    /// <summary>What the triage makes of a row; where the row has a language of its own, the employee's profile says English.</summary>
    public static Result Judge(MessageTriage triage, LabelledRow row, double microseconds = 0) => new(row, triage.Read(row.Text, ProfileOf(row)), microseconds);

    private static string ProfileOf(LabelledRow row) => row.IsLanguageFree ? row.Language : "en";

    private static List<Result> Predict(List<LabelledRow> rows)
    {
        var triage = MessageTriage.Load(Path.Combine(AppContext.BaseDirectory, "Triage"));
        WarmUp(triage, rows);
        var times = rows.Select(_ => new double[Rounds]).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                var start = Stopwatch.GetTimestamp();
                triage.Read(rows[i].Text, ProfileOf(rows[i]));
                times[i][round] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            }
        }

        return [.. rows.Select((row, i) => Judge(triage, row, times[i].Order().ElementAt(Rounds / 2)))];
    }

    // A running bot has its code compiled fully; .NET gets there after some calls and a moment.
    private static void WarmUp(MessageTriage triage, List<LabelledRow> rows)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < WarmUpTime)
        {
            rows.ForEach(row => triage.Read(row.Text, row.Language));
        }
    }

    private static string PredictionsOf(IEnumerable<Result> results)
    {
        var text = new StringBuilder("id\tlang\taction\tcategory\tpredictedLang\tpredictedAction\tpredictedCategory\tcues\n");
        foreach (var (row, reading, _) in results)
        {
            text.AppendJoin('\t', row.Id, row.Language, row.Action.Name(), row.Category.Name(), reading.Language,
                reading.Action.Name(), reading.Category.Name(), string.Join("; ", reading.Cues)).Append('\n');
        }

        return text.ToString();
    }
}
