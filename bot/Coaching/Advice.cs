using System.Text.Json.Serialization;
using ManagerBackup.Bot.Triage;

namespace ManagerBackup.Bot.Coaching;

/// <summary>What a line does, in the order in which a conversation needs it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LineRole>))]
internal enum LineRole { Acknowledge, Boundary, Handover, Leave }

/// <summary>Words to say aloud.</summary>
internal sealed record Line(string Id, LineRole Role, string Text);

/// <param name="Accepted">A manager has accepted the page: only now may a line say that one is on the way.</param>
/// <param name="SiteMay">What the site allows here, in the employee's language, already chosen.</param>
/// <param name="AlreadyShown">Ids of lines that the employee has seen; they are not given again.</param>
internal sealed record AdviceRequest(
    TriageCategory Category,
    TriageAction Action,
    int Severity,
    string Language,
    bool ByPhone,
    bool Accepted,
    IReadOnlyList<string> SiteMay,
    IReadOnlySet<string> AlreadyShown)
{
    /// <summary>The cues of the reading: a manager as the abuser, a medical case or a robbery need other steps.</summary>
    public IReadOnlyCollection<string> Cues { get; init; } = [];

    /// <summary>Takes the place of <c>{emergency}</c>, which stays in the steps without it.</summary>
    public string? EmergencyNumber { get; init; }

    public bool Has(string cue) => Cues.Contains(cue, StringComparer.Ordinal);

    public static AdviceRequest For(Reading reading, IReadOnlyList<string> siteMay, IReadOnlySet<string> alreadyShown, bool accepted) =>
        new(reading.Category, reading.Action, reading.Severity, reading.Language, reading.Cues.Contains(Cue.Phone, StringComparer.Ordinal), accepted, siteMay, alreadyShown)
        {
            Cues = reading.Cues,
        };
}

/// <param name="SafetySteps">What to do, before any words: safety, the emergency number, or care after it is over.</param>
/// <param name="Lines">What to say now; empty when there is nothing to say, or nothing that was not shown yet.</param>
internal sealed record Advice(string Backing, IReadOnlyList<string> SafetySteps, IReadOnlyList<Line> Lines, IReadOnlyList<string> YouMay);
