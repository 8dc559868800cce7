namespace ManagerBackup.Bot.Triage.Model;

/// <summary>Adds up what the model has learnt of a message's features.</summary>
internal sealed class Scorer(LinearModel model)
{
    /// <summary>The score of every column, in natural logarithms and up to a constant: the answers, then the languages.</summary>
    public void Score(List<Feature> features, Span<float> scores)
    {
        Span<int> sums = stackalloc int[Feature.Kinds * LinearModel.Width];
        Span<int> counts = stackalloc int[Feature.Kinds];
        sums.Clear();
        counts.Clear();
        foreach (var feature in features)
        {
            var kind = (int)feature.Kind;
            counts[kind]++;
            var row = model.Find(feature.Key);
            if (row >= 0)
            {
                model.AddTo(sums.Slice(kind * LinearModel.Width, LinearModel.Width), row);
            }
        }

        scores[..LinearModel.Width].Clear();
        for (var kind = 0; kind < Feature.Kinds; kind++)
        {
            var value = Feature.Value((FeatureKind)kind, counts[kind]);
            for (var column = 0; column < LinearModel.Width; column++)
            {
                scores[column] += value * model.Scales[column] * sums[(kind * LinearModel.Width) + column];
            }
        }
    }

    /// <summary>What one feature adds to a column, when its message has <paramref name="count"/> features of its kind.</summary>
    public float Contribution(Feature feature, int count, int column)
    {
        var row = model.Find(feature.Key);
        return row < 0 ? 0 : Feature.Value(feature.Kind, count) * model.Scales[column] * model.Weight(row, column);
    }

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
