using System.Collections.Immutable;
using ManagerBackup.Bot.Triage.Model;

namespace ManagerBackup.Bot.Triage;

/// <summary>
/// Chooses the answer from what the model thinks of each. Mistakes are not equal: danger or abuse left without a page is worst, one page too many
/// is small. So an action is taken as soon as it is likely enough, not only when it is likeliest.
/// </summary>
internal static class Verdict
{
    // Chosen by cross-validation over the examples.
    private const float EmergencyAt = 0.22f;
    private const float PageAt = 0.50f;

    // The examples hold more alarm than a working day does: this much, in natural logarithms, goes to what is quiet.
    private const float QuietHead = 0.5f;
    private static readonly ImmutableArray<TriageAction> Actions = [.. Enum.GetValues<TriageAction>()];

    /// <param name="scores">A score for each of <see cref="Answer.All"/>; turned into probabilities.</param>
    public static Answer Decide(Span<float> scores)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] += Answer.All[i].Action <= TriageAction.Cancel ? QuietHead : 0;
        }

        Softmax.Normalise(scores);
        Span<float> likely = stackalloc float[Actions.Length];
        likely.Clear();
        for (var i = 0; i < scores.Length; i++)
        {
            likely[(int)Answer.All[i].Action] += scores[i];
        }

        return Likeliest(scores, ActionOf(likely));
    }

    /// <summary>1 (unpleasant) to 4 (danger); 1 as well where nothing is wrong.</summary>
    public static int SeverityOf(Answer answer, ImmutableArray<string> cues) => answer switch
    {
        { Action: TriageAction.Emergency } => 4,
        { Action: TriageAction.Page, Category: TriageCategory.Threat } => 3,
        { Action: TriageAction.Page, Category: TriageCategory.Sexual or TriageCategory.Discrimination } => cues.Any(IsGrave) ? 3 : 2,
        { Action: TriageAction.Page } => 2,
        _ => 1,
    };

    private static bool IsGrave(string cue) =>
        cue.StartsWith("touch:", StringComparison.Ordinal) || cue.StartsWith("grope:", StringComparison.Ordinal)
        || cue.StartsWith("race-slur:", StringComparison.Ordinal) || cue.StartsWith("gay-slur:", StringComparison.Ordinal);

    private static TriageAction ActionOf(ReadOnlySpan<float> likely)
    {
        var best = TriageAction.None;
        foreach (var action in Actions)
        {
            best = likely[(int)action] > likely[(int)best] ? action : best;
        }

        var (page, emergency) = (likely[(int)TriageAction.Page], likely[(int)TriageAction.Emergency]);
        return emergency >= EmergencyAt ? TriageAction.Emergency
            : page + emergency >= PageAt ? page >= emergency ? TriageAction.Page : TriageAction.Emergency
            : best;
    }

    private static Answer Likeliest(ReadOnlySpan<float> scores, TriageAction action)
    {
        var best = -1;
        for (var i = 0; i < scores.Length; i++)
        {
            best = Answer.All[i].Action == action && (best < 0 || scores[i] > scores[best]) ? i : best;
        }

        return Answer.All[best];
    }
}
