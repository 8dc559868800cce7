using ManagerBackup.Bot.Triage;

namespace ManagerBackup.Bot.Coaching;

/// <summary>The situations that have steps to take, as the line files name them.</summary>
internal static class Situation
{
    public const string Robbery = "robbery";
    public const string Medical = "medical";
    public const string Complaint = "complaint";

    private const int Grave = 3;

    public static readonly IReadOnlyList<string> All =
    [
        "danger", "dangerFromAfar", Robbery, "threat", "threatByPhone", "threatInChat", "abuse", "abuseFromAfar",
        Medical, "shoplifter", "aftermath", Complaint, "manager",
    ];

    /// <returns>Null where there is nothing to do but talk.</returns>
    public static string? Of(AdviceRequest request) => request switch
    {
        _ when request.Has(Cue.ManagerNotCustomer) => "manager",
        { Category: TriageCategory.Aftermath } => "aftermath",
        { Action: TriageAction.Emergency } when request.Has(Cue.Robbery) => Robbery,
        { Action: TriageAction.Emergency } or { Category: TriageCategory.Physical } =>
            request.Where == LinePlace.Counter ? "danger" : "dangerFromAfar",
        { Category: TriageCategory.Threat } => request.Where switch
        {
            LinePlace.Phone => "threatByPhone",
            LinePlace.Chat => "threatInChat",
            _ => "threat",
        },
        { Severity: >= Grave } => request.Where == LinePlace.Counter ? "abuse" : "abuseFromAfar",
        { Category: TriageCategory.None } when request.Has(Cue.Medical) => Medical,
        { Category: TriageCategory.None } when request.Has(Cue.Shoplifter) => "shoplifter",
        { Category: TriageCategory.Complaint } => Complaint,
        _ => null,
    };

    /// <summary>Safety alone counts: rights and choices can wait.</summary>
    public static bool IsDangerous(string? situation) =>
        situation is "danger" or "dangerFromAfar" or Robbery or "threat" or "threatByPhone" or "threatInChat";

    /// <summary>Care, another route or a doctor: words to a customer are not what is needed.</summary>
    public static bool IsWithoutLines(string? situation) => situation is "manager" or "aftermath" or Medical or "shoplifter";
}
