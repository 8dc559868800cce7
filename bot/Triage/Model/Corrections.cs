namespace ManagerBackup.Bot.Triage.Model;

/// <summary>
/// What a shop's own examples change in the model, learnt when the program starts: the smallest step that makes each example right
/// (passive-aggressive learning, Crammer et al. 2006), so that one example moves little else.
/// </summary>
internal sealed class Corrections
{
    private const int Rounds = 30;

    // How clearly the right answer must lead, in natural logarithms of its probability.
    private const float Lead = 2f;
    private readonly Dictionary<uint, float[]> weights = [];

    /// <summary>Nothing is changed.</summary>
    public static Corrections None { get; } = new();

    public bool Any => weights.Count > 0;

    /// <param name="examples">Each example's features, counted, and its answer.</param>
    public void Learn(IReadOnlyList<(Tally Tally, Answer Answer)> examples)
    {
        var right = false;
        for (var round = 0; round < Rounds && !right; round++)
        {
            right = true;
            foreach (var (tally, answer) in examples)
            {
                right &= !Correct(tally, answer.Number);
            }
        }
    }

    public void AddTo(Span<float> scores, Feature feature, float value)
    {
        if (!weights.TryGetValue(feature.Key, out var row))
        {
            return;
        }

        for (var column = 0; column < row.Length; column++)
        {
            scores[column] += value * row[column];
        }
    }

    private bool Correct(Tally tally, int wanted)
    {
        Span<float> scores = stackalloc float[LinearModel.Width];
        tally.Score(scores);
        var rival = -1;
        for (var i = 0; i < Answer.All.Length; i++)
        {
            rival = i != wanted && (rival < 0 || scores[i] > scores[rival]) ? i : rival;
        }

        var missing = Lead - (scores[wanted] - scores[rival]);
        if (missing <= 0)
        {
            return false;
        }

        var length = tally.Features.Sum(feature => tally.ValueOf(feature) * tally.ValueOf(feature));
        var step = missing / (2 * length);
        foreach (var feature in tally.Features)
        {
            var row = weights.TryGetValue(feature.Key, out var known) ? known : weights[feature.Key] = new float[Answer.All.Length];
            row[wanted] += step * tally.ValueOf(feature);
            row[rival] -= step * tally.ValueOf(feature);
        }

        return true;
    }
}
