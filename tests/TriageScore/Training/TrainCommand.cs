using System.Diagnostics;
using System.Globalization;
using ManagerBackup.Bot.Triage;
using ManagerBackup.Bot.Triage.Lexicon;
using ManagerBackup.Bot.Triage.Model;

namespace ManagerBackup.TriageScore.Training;

/// <summary>Trains the model on the examples and writes its file; with folds, says first how it does on rows it has not seen.</summary>
internal static class TrainCommand
{
    public const string Name = "train";
    private const string OwnExamples = "own.tsv";

    private const string Usage = "usage: dotnet run -c Release --project tests/TriageScore -- train [--folds N]";

    public static int Run(string[] options, TextWriter output, TextWriter error)
    {
        var folds = 0;
        if (options.Length > 0 && !(options is ["--folds", var written] && int.TryParse(written, CultureInfo.InvariantCulture, out folds) && folds > 1))
        {
            error.WriteLine(Usage);
            return 2;
        }

        return Run(Path.Combine(Root(), "bot", "Triage"), folds, output);
    }

    // The folder above the working directory that holds the solution.
    private static string Root()
    {
        var folder = new DirectoryInfo(Directory.GetCurrentDirectory());
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ManagerBackup.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("ManagerBackup.sln is in no folder above this one.");
    }

    /// <summary>What the model is trained on: every file of the folder but a shop's own, which the running program learns.</summary>
    public static List<LabelledRow> Examples(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.tsv").Where(path => Path.GetFileName(path) != OwnExamples).Order(StringComparer.Ordinal).SelectMany(LabelledFile.Read)];

    private static int Run(string triageFolder, int folds, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var rows = Examples(Path.Combine(triageFolder, "Examples"));
        var lexicons = Lexicons.Load(Path.Combine(triageFolder, "Lexicon"));
        if (folds > 1)
        {
            Report.Write(CrossValidate(lexicons, rows, folds), output);
        }

        var path = Path.Combine(triageFolder, "Model", "triage.model");
        var model = new Trainer(lexicons).Train(rows);
        model.Save(path);
        output.WriteLine(FormattableString.Invariant(
            $"{rows.Count} rows, {model.Keys.Length} features, {new FileInfo(path).Length / 1024} KB, {watch.Elapsed.TotalSeconds:F0} s: {path}"));
        return 0;
    }

    private static List<Result> CrossValidate(Lexicons lexicons, List<LabelledRow> rows, int folds)
    {
        var results = new List<Result>[folds];
        Parallel.For(0, folds, fold =>
        {
            var model = new Trainer(lexicons).Train([.. rows.Where((_, i) => i % folds != fold)]);
            var triage = new MessageTriage(lexicons, model, []);
            results[fold] = [.. rows.Where((_, i) => i % folds == fold).Select(row => Command.Judge(triage, row))];
        });
        return [.. results.SelectMany(part => part)];
    }
}
