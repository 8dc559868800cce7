using ManagerBackup.Bot.Triage.Model;

namespace ManagerBackup.TriageScore.Training;

/// <summary>One example as the learner sees it.</summary>
/// <param name="Features">Numbers of features, in the learner's own count.</param>
/// <param name="Words">The word each feature belongs to, -1 for the meaning of several.</param>
internal sealed record Sample(int[] Features, float[] Values, short[] Words, int Label);

/// <summary>
/// Multinomial logistic regression, learnt one example at a time with AdaGrad (Duchi, Hazan, Singer 2011). Words are left out at random while
/// learning, so that no answer hangs on a single one. The same seed gives the same weights.
/// </summary>
internal sealed class LogisticRegression(int features, int labels, int seed)
{
    private const float Rate = 0.5f;
    private const float LastRate = 0.2f;
    private const float Decay = 2e-4f;
    private const float LeftOut = 0.25f;
    private const float Epsilon = 1e-3f;
    private const int MostWords = 128;
    private readonly float[] weights = new float[features * labels];
    private readonly float[] squares = new float[features * labels];
    private readonly Random random = new(seed);

    public ReadOnlySpan<float> WeightsOf(int feature) => weights.AsSpan(feature * labels, labels);

    /// <summary>The learner whose weights are the mean of theirs.</summary>
    public static LogisticRegression Mean(IReadOnlyList<LogisticRegression> learners)
    {
        var mean = learners[0];
        for (var i = 0; i < mean.weights.Length; i++)
        {
            mean.weights[i] = learners.Average(learner => learner.weights[i]);
        }

        return mean;
    }

    public void Train(IReadOnlyList<Sample> samples, int passes)
    {
        var order = samples.ToArray();
        var scores = new float[labels];
        var present = new List<int>();
        for (var pass = 0; pass < passes; pass++)
        {
            var rate = Rate * (1 - ((1 - LastRate) * pass / passes));
            random.Shuffle(order);
            foreach (var sample in order)
            {
                Choose(sample, present);
                Score(sample, present, scores);
                scores[sample.Label] -= 1;
                Step(sample, present, scores, rate);
            }
        }
    }

    private void Choose(Sample sample, List<int> present)
    {
        Span<bool> missing = stackalloc bool[MostWords];
        for (var i = 0; i < missing.Length; i++)
        {
            missing[i] = random.NextSingle() < LeftOut;
        }

        present.Clear();
        for (var i = 0; i < sample.Features.Length; i++)
        {
            var word = sample.Words[i];
            if (word >= 0 ? !missing[Math.Min((int)word, MostWords - 1)] : random.NextSingle() >= LeftOut)
            {
                present.Add(i);
            }
        }
    }

    private void Score(Sample sample, List<int> present, float[] scores)
    {
        Array.Clear(scores);
        foreach (var i in present)
        {
            var row = weights.AsSpan(sample.Features[i] * labels, labels);
            for (var label = 0; label < labels; label++)
            {
                scores[label] += sample.Values[i] * row[label];
            }
        }

        Softmax.Normalise(scores);
    }

    private void Step(Sample sample, List<int> present, float[] errors, float rate)
    {
        foreach (var i in present)
        {
            var start = sample.Features[i] * labels;
            var row = weights.AsSpan(start, labels);
            var seen = squares.AsSpan(start, labels);
            for (var label = 0; label < labels; label++)
            {
                var slope = (sample.Values[i] * errors[label]) + (Decay * row[label]);
                seen[label] += slope * slope;
                row[label] -= rate * slope / (MathF.Sqrt(seen[label]) + Epsilon);
            }
        }
    }
}
