using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Triage;

namespace ManagerBackup.Bot.Conversations;

/// <summary>What a reading means for a request.</summary>
internal static class Understood
{
    /// <returns>Null when the message opens no request.</returns>
    public static Understanding? From(Reading reading)
    {
        var urgency = reading.Action switch
        {
            TriageAction.Emergency => Urgency.Everyone,
            TriageAction.Page => Urgency.Page,
            TriageAction.Offer when !reading.Cues.Contains(Cue.Medical) && !reading.Cues.Contains(Cue.BareHelp) => Urgency.WordsOnly,
            _ => (Urgency?)null,
        };
        var category = reading.Category is TriageCategory.None or TriageCategory.Cancel
            ? Category.Other
            : Enum.Parse<Category>(reading.Category.ToString());
        var inChat = reading.Cues.Contains(Cue.Chat) && !reading.Cues.Contains(Cue.Phone);
        return urgency is { } known
            ? new(
                category, Math.Clamp(reading.Severity, 1, 4), known, reading.Language, reading.Place,
                ByPhone: inChat || reading.Cues.Contains(Cue.Phone),
                string.Join(' ', reading.Cues.Select(cue => cue.Replace(' ', '-'))),
                inChat)
            : null;
    }

    /// <summary>What a second reading adds to the first.</summary>
    /// <returns>Null when it raises nothing: the same or less, or a manager as the abuser, whom a page must not reach.</returns>
    public static Understanding? Raised(Reading first, Reading second) =>
        second.Action <= first.Action || first.Cues.Contains(Cue.ManagerNotCustomer) || second.Cues.Contains(Cue.ManagerNotCustomer)
            ? null
            : From(second with { Language = first.Language, Place = second.Place ?? first.Place, Cues = second.Cues.Add(SecondOpinion) });

    /// <summary>The cue that says whose reading it was.</summary>
    public const string SecondOpinion = "second-opinion";
}
