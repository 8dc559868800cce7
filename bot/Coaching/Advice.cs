using System.Text.Json.Serialization;
using ManagerBackup.Bot.Triage;

namespace ManagerBackup.Bot.Coaching;

/// <summary>What a line does, in the order in which a conversation needs it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LineRole>))]
internal enum LineRole { Acknowledge, Boundary, Handover, Leave }

/// <summary>Where a line can be said.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LinePlace>))]
internal enum LinePlace { Counter, Phone, Chat }

/// <summary>Words to say aloud.</summary>
internal sealed record Line(string Id, LineRole Role, string Text);

/// <summary>A line in the customer's language.</summary>
/// <param name="Aloud">How it sounds, in the employee's own spelling habits; null where the file does not say.</param>
internal sealed record ForeignLine(string Text, string? Aloud);

/// <param name="SiteMay">What the site allows here, in the employee's language, already chosen.</param>
/// <param name="AlreadyShown">Ids of lines that the employee has seen; they are not given again.</param>
internal sealed record AdviceRequest(
    TriageCategory Category,
    TriageAction Action,
    int Severity,
    string Language,
    IReadOnlyList<string> SiteMay,
    IReadOnlySet<string> AlreadyShown)
{
    public LinePlace Where { get; init; }

    /// <summary>Managers were really asked to come: only now may a line say so.</summary>
    public bool Asked { get; init; }

    /// <summary>A manager has accepted the page: only now may a line say that one is on the way.</summary>
    public bool Accepted { get; init; }

    /// <summary>The cues of the reading: a manager as the abuser, a medical case or a robbery need other steps.</summary>
    public IReadOnlyCollection<string> Cues { get; init; } = [];

    /// <summary>The company's own statement; null for the file's.</summary>
    public string? Backing { get; init; }

    /// <summary>Takes the place of <c>{emergency}</c>, which stays in the steps without it.</summary>
    public string? EmergencyNumber { get; init; }

    /// <summary>Takes the place of <c>{contact}</c>; the file's own words do without it.</summary>
    public string? Contact { get; init; }

    public bool Has(string cue) => Cues.Contains(cue, StringComparer.Ordinal);
}

/// <param name="Steps">What to do, before any words: safety, the emergency number, how to hear a complaint, or care after it is over.</param>
/// <param name="Lines">What to say now; empty when there is nothing to say, or nothing that was not shown yet.</param>
internal sealed record Advice(string Backing, IReadOnlyList<string> Steps, IReadOnlyList<Line> Lines, IReadOnlyList<string> YouMay);
