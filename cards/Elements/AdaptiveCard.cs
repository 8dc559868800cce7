using System.Text.Json.Serialization;

namespace ManagerBackup.Cards.Elements;

/// <summary>
/// An Adaptive Card 1.5, the newest version that Teams draws everywhere. It carries no <c>lang</c>: the official renderer's
/// check of it is a global regular expression, which refuses a good value every second time.
/// </summary>
internal sealed record AdaptiveCard(IReadOnlyList<AdaptiveElement> Body)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "AdaptiveCard";

    /// <summary>Only for the outermost card; one inside a show-card action has none.</summary>
    [JsonPropertyOrder(-1)]
    public string? Version { get; init; }

    [JsonPropertyName("$schema")]
    public string? Schema => Version is null ? null : "http://adaptivecards.io/schemas/adaptive-card.json";

    /// <summary>What a client says that can't draw this version.</summary>
    public string? FallbackText { get; init; }

    public IReadOnlyList<AdaptiveAction>? Actions { get; init; }
}
