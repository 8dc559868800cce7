namespace ManagerBackup.Bot.Triage.Model;

/// <summary>Adds up what the model has learnt of one message's features.</summary>
/// <param name="corrections">What the shop's own examples change in the model.</param>
internal sealed class Tally(LinearModel model, Corrections corrections)
{
    private readonly int[] sums = new int[Feature.Kinds * LinearModel.Width];
    private readonly int[] counts = new int[Feature.Kinds];
    private readonly List<Feature> features = new(512);
    private readonly List<int> rows = new(512);

    /// <summary>The features added so far; who adds to it calls <see cref="Count"/>.</summary>
    public List<Feature> Features => features;

    /// <summary>Counts the features that were added since the last time.</summary>
    public void Count()
    {
        for (var i = rows.Count; i < features.Count; i++)
        {
            var kind = (int)features[i].Kind;
            var row = model.Find(features[i].Key);
            rows.Add(row);
            counts[kind]++;
            if (row >= 0)
            {
                model.AddTo(sums.AsSpan(kind * LinearModel.Width, LinearModel.Width), row);
            }
        }
    }

    /// <summary>The score of every column, in natural logarithms and up to a constant: the answers, then the languages.</summary>
    public void Score(Span<float> scores)
    {
        scores[..LinearModel.Width].Clear();
        for (var kind = 0; kind < Feature.Kinds; kind++)
        {
            var value = Feature.Value((FeatureKind)kind, counts[kind]);
            for (var column = 0; column < LinearModel.Width; column++)
            {
                scores[column] += value * model.Scales[column] * sums[(kind * LinearModel.Width) + column];
            }
        }

        if (corrections.Any)
        {
            foreach (var feature in features)
            {
                corrections.AddTo(scores, feature, ValueOf(feature));
            }
        }
    }

    /// <summary>What a feature counts in this message.</summary>
    public float ValueOf(Feature feature) => Feature.Value(feature.Kind, counts[(int)feature.Kind]);

    /// <summary>What a feature has added to a column.</summary>
    public float Contribution(int feature, int column) =>
        rows[feature] < 0 ? 0 : ValueOf(features[feature]) * model.Scales[column] * model.Weight(rows[feature], column);
}

/// <summary>Scores and probabilities.</summary>
internal static class Softmax
{
    /// <summary>Turns scores into probabilities.</summary>
    public static void Normalise(Span<float> scores)
    {
        var most = float.NegativeInfinity;
        foreach (var score in scores)
        {
            most = MathF.Max(most, score);
        }

        var total = 0f;
        foreach (ref var score in scores)
        {
            score = MathF.Exp(score - most);
            total += score;
        }

        foreach (ref var score in scores)
        {
            score /= total;
        }
    }
}
