using System.Collections.Immutable;

namespace ManagerBackup.Bot.Triage.Model;

/// <summary>One of the answers that the model chooses from: an action, its category, and the cue where the labelling rules name a special case.</summary>
internal readonly record struct Answer(TriageAction Action, TriageCategory Category, string? Cue = null)
{
    /// <summary>Every answer, in the order of the model file's columns: a new one goes to the end, and the model is trained again.</summary>
    public static readonly ImmutableArray<Answer> All =
    [
        new(TriageAction.Emergency, TriageCategory.Physical),
        new(TriageAction.Emergency, TriageCategory.Threat),
        new(TriageAction.Emergency, TriageCategory.Sexual),
        new(TriageAction.Emergency, TriageCategory.None),
        new(TriageAction.Page, TriageCategory.Sexual),
        new(TriageAction.Page, TriageCategory.Discrimination),
        new(TriageAction.Page, TriageCategory.Threat),
        new(TriageAction.Page, TriageCategory.Refusing),
        new(TriageAction.Page, TriageCategory.Verbal),
        new(TriageAction.Page, TriageCategory.None),
        new(TriageAction.Offer, TriageCategory.Rude),
        new(TriageAction.Offer, TriageCategory.Demand),
        new(TriageAction.Offer, TriageCategory.Complaint),
        new(TriageAction.Offer, TriageCategory.Aftermath),
        new(TriageAction.Offer, TriageCategory.Refusing),
        new(TriageAction.Offer, TriageCategory.None),
        new(TriageAction.Offer, TriageCategory.None, Triage.Cue.Medical),
        new(TriageAction.Offer, TriageCategory.None, Triage.Cue.Shoplifter),
        new(TriageAction.Cancel, TriageCategory.Cancel),
        new(TriageAction.None, TriageCategory.None),
        new(TriageAction.None, TriageCategory.None, Triage.Cue.ManagerNotCustomer),
        new(TriageAction.None, TriageCategory.None, Triage.Cue.Status),
        new(TriageAction.None, TriageCategory.None, Triage.Cue.Colleague),
    ];

    /// <summary>The answer's number, or -1 when there is none such.</summary>
    public int Number => All.IndexOf(this);
}
