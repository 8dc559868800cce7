using System.Security.Cryptography;
using System.Text;
using ManagerBackup.Bot.Triage;
using ManagerBackup.Bot.Triage.Lexicon;
using ManagerBackup.Bot.Triage.Model;

namespace ManagerBackup.TriageScore.Training;

/// <summary>Learns a model from labelled rows: which answer, and which language, each feature speaks for.</summary>
internal sealed class Trainer(Lexicons lexicons)
{
    private const int Seed = 20261122;

    // Several learners, each with words of its own left out, agree on more than one alone knows.
    private const int Learners = 4;
    private const int Passes = 20;
    private const int LanguagePasses = 6;

    // A feature seen once says more about its row than about the language.
    private const int FewestRows = 2;

    // What no eight-bit weight can tell from nothing is left out of the file.
    private const float Negligible = 0.02f;

    public LinearModel Train(IReadOnlyList<LabelledRow> rows)
    {
        var messages = rows.Select(ReadFeatures).ToList();
        var numbers = Number(messages);
        var answers = Learn(numbers.Count, Answer.All.Length, [.. rows.Select((row, i) => SampleOf(messages[i], numbers, row.Answer.Number))], Passes);

        var spelled = rows.Where(row => !row.IsLanguageFree).ToList();
        var languages = Learn(numbers.Count, lexicons.Languages.Count, [.. spelled.Select(row => SampleOf(ReadSpelling(row), numbers, LanguageOf(row)))], LanguagePasses);
        return Pack(numbers, answers, languages, Fingerprint(rows));
    }

    /// <summary>Changes when an example changes.</summary>
    public static string Fingerprint(IEnumerable<LabelledRow> rows)
    {
        var text = string.Concat(rows.Select(row => $"{row.Language}\t{row.Text}\t{row.Action}\t{row.Category}\t{string.Join(';', row.Tags)}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }

    private static LogisticRegression Learn(int features, int labels, List<Sample> samples, int passes)
    {
        var learners = Enumerable.Range(0, Learners).Select(i => new LogisticRegression(features, labels, Seed + i)).ToList();
        Parallel.ForEach(learners, learner => learner.Train(samples, passes));
        return LogisticRegression.Mean(learners);
    }

    private List<Feature> ReadFeatures(LabelledRow row)
    {
        var features = new List<Feature>();
        MessageTriage.ReadFeatures(lexicons, row.Text, row.Language, features);
        return features;
    }

    private List<Feature> ReadSpelling(LabelledRow row)
    {
        var features = new List<Feature>();
        FeatureReader.ReadSpelling(LanguageReader.OwnWords(Words.Of(row.Text, lexicons.Knows)), features);
        return features;
    }

    private int LanguageOf(LabelledRow row) =>
        lexicons.Languages.ToList().IndexOf(row.Language) is >= 0 and var number ? number : throw new InvalidDataException($"{row.Id}: there is no lexicon for '{row.Language}'");

    private static Dictionary<uint, int> Number(IEnumerable<List<Feature>> messages)
    {
        var seen = new Dictionary<uint, int>();
        foreach (var key in messages.SelectMany(features => features.Select(feature => feature.Key).Distinct()))
        {
            seen[key] = seen.GetValueOrDefault(key) + 1;
        }

        return seen.Where(pair => pair.Value >= FewestRows).Select(pair => pair.Key).Order().Select((key, i) => (key, i)).ToDictionary();
    }

    private static Sample SampleOf(List<Feature> features, Dictionary<uint, int> numbers, int label)
    {
        var counts = features.CountBy(feature => feature.Kind).ToDictionary();
        var known = features.Where(feature => numbers.ContainsKey(feature.Key)).ToList();
        return new(
            [.. known.Select(feature => numbers[feature.Key])],
            [.. known.Select(feature => Feature.Value(feature.Kind, counts[feature.Kind]))],
            [.. known.Select(feature => feature.Kind is FeatureKind.Word or FeatureKind.Piece ? feature.First : (short)-1)],
            label);
    }

    private LinearModel Pack(Dictionary<uint, int> numbers, LogisticRegression answers, LogisticRegression languages, string source)
    {
        var rows = numbers.OrderBy(pair => pair.Key)
            .Select(pair => (pair.Key, Weights: (float[])[.. answers.WeightsOf(pair.Value), .. languages.WeightsOf(pair.Value)]))
            .Where(row => Array.Exists(row.Weights, weight => Math.Abs(weight) > Negligible)).ToList();
        var scales = Enumerable.Range(0, LinearModel.Width)
            .Select(column => column < rows[0].Weights.Length ? rows.Max(row => Math.Abs(row.Weights[column])) / sbyte.MaxValue : 0).ToArray();
        var packed = new sbyte[rows.Count * LinearModel.Width];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < rows[row].Weights.Length; column++)
            {
                packed[(row * LinearModel.Width) + column] = (sbyte)MathF.Round(rows[row].Weights[column] / scales[column]);
            }
        }

        return new([.. rows.Select(row => row.Key)], packed, scales, lexicons.Languages, source);
    }
}
