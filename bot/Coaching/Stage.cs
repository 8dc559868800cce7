using ManagerBackup.Bot.Triage;

namespace ManagerBackup.Bot.Coaching;

/// <summary>
/// How far it has gone decides what there is to say: 1, tense: listen and offer choices; 2, abuse: a boundary and the
/// hand-over; 3, grave or dangerous: nothing that argues, only the way out.
/// </summary>
internal static class Stage
{
    public const int Tense = 1;
    public const int Abuse = 2;
    public const int Danger = 3;

    private const int Grave = 3;

    public static int Of(AdviceRequest request) => request switch
    {
        { Action: TriageAction.Emergency } or { Severity: >= Grave } => Danger,
        { Category: TriageCategory.Physical or TriageCategory.Threat } => Danger,
        { Category: TriageCategory.Verbal or TriageCategory.Sexual or TriageCategory.Discrimination } => Abuse,
        { Severity: > 1 } => Abuse,
        _ => Tense,
    };

    /// <summary>The roles in the order in which their lines are given, over and over; a role that is missing is not for this stage.</summary>
    public static IReadOnlyList<LineRole> Roles(int stage, LinePlace where) => (stage, where) switch
    {
        (Tense, _) => [LineRole.Acknowledge, LineRole.Boundary, LineRole.Acknowledge, LineRole.Boundary, LineRole.Handover],
        (Abuse, LinePlace.Counter) => [LineRole.Acknowledge, LineRole.Boundary, LineRole.Handover, LineRole.Leave],

        // A caller is warned twice and then hung up on: all three on one card.
        (Abuse, _) => [LineRole.Boundary, LineRole.Boundary, LineRole.Leave, LineRole.Acknowledge, LineRole.Handover],
        _ => [LineRole.Boundary, LineRole.Leave, LineRole.Leave],
    };

    /// <summary>Lines on one card.</summary>
    public static int AtOnce(int stage) => stage == Danger ? 2 : 3;
}
