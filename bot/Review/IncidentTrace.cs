using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Review;

/// <summary>
/// What the entries of a takeover tell of an incident, in the product's own words. Cues are looked up in a list and never passed on: some
/// of them are words that were typed.
/// </summary>
internal sealed partial record IncidentTrace(
    IReadOnlyList<string> PointsAt, bool HasWeapon, bool IsRobbery, bool IsAlone, bool GotWorse, string Area, string? Attended, IReadOnlyList<string> Support)
{
    private static readonly (string Cue, string Words)[] Known =
    [
        ("hit", "hitting"), ("push", "pushing"), ("spit", "spitting"), ("throw", "throwing an object"), ("shoot", "a shot"),
        ("weapon-blade", "a blade"), ("weapon-gun", "a firearm"), ("weapon-blunt", "a blunt object"), ("weapon-other", "another weapon"),
        ("kill", "a threat to kill"), ("hurt-you", "a threat to hurt"), ("find-you", "a threat for later"), ("outside", "waiting outside"),
        ("throat-gesture", "a threatening gesture"), ("grope", "groping"), ("touch", "touching"), ("undress", "exposure"), ("dog", "a dog"), ("robbery", "robbery"),
    ];

    private static readonly string[] Weapons = ["weapon-blade", "weapon-gun", "weapon-blunt", "weapon-other", "shoot", "throw"];

    public static IncidentTrace Of(TakeoverStory story)
    {
        var read = story.Timeline.Select(entry => JsonNode.Parse(entry.GetRawText())?["read"]).OfType<JsonObject>().ToList();
        var cues = read.SelectMany(one => ((string?)one["cues"] ?? "").Split(' ')).Select(cue => cue.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        bool Was(string kind) => story.Timeline.Any(entry => entry.GetProperty("type").ValueEquals(kind));
        return new(
            [.. Known.Where(one => cues.Contains(one.Cue)).Select(one => one.Words)],
            Weapons.Any(cues.Contains),
            cues.Contains("robbery"),
            cues.Contains("alone"),
            Was("worsened"),
            read.Exists(one => (bool?)one["inChat"] is true) ? "no place: in writing"
                : read.Exists(one => (bool?)one["byPhone"] is true) ? "no place: by telephone"
                : story.Summary.Place is { } place && Outside().IsMatch(place) ? "parking lot or other area outside the workplace"
                : "in the workplace",
            story.Summary.Attended,
            [.. story.Summary.Support.Select(Help).OfType<string>()]);
    }

    public static string Outcome(string? outcome) => outcome switch
    {
        "resolved" => "It was settled.",
        "apologised" => "The customer apologised.",
        "customerLeft" => "The customer left.",
        "askedToLeave" => "The customer was asked to leave.",
        "excluded" => "The customer was excluded.",
        "accountEnded" => "The customer's account was ended.",
        "policeCalled" => "The police were called.",
        "transferred" => "It was handed on to somebody else.",
        _ => "How it ended is not recorded.",
    };

    /// <returns>Null for what protects nobody.</returns>
    public static string? Decision(string? decision) => decision switch
    {
        "warned" => "the customer was warned",
        "excluded" => "the customer may not come back",
        "accountEnded" => "the customer's account was ended",
        _ => null,
    };

    private static string? Help(string given) => given switch
    {
        "break" => "the employee got a break",
        "otherStation" => "the employee moved to another station",
        "someoneBeside" => "somebody stayed beside the employee",
        "homeEarly" => "the employee went home early",
        "contact" => "the employee got a contact for support",
        _ => null,
    };

    [GeneratedRegex("park|otopark|aparcamiento|estacionamento|outside|buiten|draußen|dehors|fuera|fuori|zewnątrz|dışarı|fora", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Outside();
}
