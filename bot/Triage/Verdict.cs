using System.Collections.Immutable;
using ManagerBackup.Bot.Triage.Lexicon;
using ManagerBackup.Bot.Triage.Model;

namespace ManagerBackup.Bot.Triage;

/// <summary>
/// Chooses the answer from what the model thinks of each. Mistakes are not equal: danger or abuse left without a page is worst, one page too many
/// is small. So an action is taken as soon as it is likely enough, not only when it is likeliest.
/// </summary>
internal sealed class Verdict(Concepts concepts)
{
    // Chosen by cross-validation over the examples.
    private const float EmergencyAt = 0.22f;
    private const float PageAt = 0.50f;

    // A page that was called off by mistake leaves somebody alone: a cancel must be sure.
    private const float CancelAt = 0.60f;

    // The examples hold more alarm than a working day does: this much, in natural logarithms, goes to what is quiet.
    private const float QuietHead = 0.3f;
    private static readonly ImmutableArray<TriageAction> Actions = [.. Enum.GetValues<TriageAction>()];

    private readonly short[] dangers = Numbers(
        concepts, "hit", "kick", "spit", "choke", "bite", "stab", "shoot", "attack", "grope", "injury", "threaten", "kill", "hurt-you",
        "weapon-blade", "weapon-gun", "weapon-blunt", "weapon-other", "bomb", "robbery");

    private readonly short[] excuses = Numbers(concepts, "false-alarm", "not", "joke");

    /// <param name="scores">A score for each of <see cref="Answer.All"/>; turned into probabilities.</param>
    public Answer Decide(Span<float> scores, List<Mention> mentions)
    {
        var unwithdrawn = Speaks(mentions, dangers) && !Speaks(mentions, excuses);
        for (var i = 0; i < scores.Length; i++)
        {
            var action = Answer.All[i].Action;
            scores[i] += action <= TriageAction.Cancel ? QuietHead : 0;

            // "Never mind, he only pulled a knife": a kind word takes back no danger, unless it says that there was none.
            scores[i] = action == TriageAction.Cancel && unwithdrawn ? float.NegativeInfinity : scores[i];
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

    private static short[] Numbers(Concepts concepts, params ReadOnlySpan<string> names)
    {
        var numbers = new short[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            numbers[i] = concepts.Find(names[i]);
        }

        return numbers;
    }

    private static bool Speaks(List<Mention> mentions, short[] of)
    {
        foreach (var mention in mentions)
        {
            if (Array.IndexOf(of, mention.Concept) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsGrave(string cue) =>
        cue.StartsWith("touch:", StringComparison.Ordinal) || cue.StartsWith("grope:", StringComparison.Ordinal)
        || cue.StartsWith("race-slur:", StringComparison.Ordinal) || cue.StartsWith("gay-slur:", StringComparison.Ordinal);

    private static TriageAction ActionOf(ReadOnlySpan<float> likely)
    {
        var best = TriageAction.None;
        foreach (var action in Actions)
        {
            var sure = action != TriageAction.Cancel || likely[(int)action] >= CancelAt;
            best = sure && likely[(int)action] > likely[(int)best] ? action : best;
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
