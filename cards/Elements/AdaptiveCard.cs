using System.Text.Json.Serialization;

namespace ManagerBackup.Cards.Elements;

/// <summary>An Adaptive Card 1.5, the newest version that Teams draws everywhere.</summary>
internal sealed record AdaptiveCard(IReadOnlyList<AdaptiveElement> Body)
{
    public string Type { get; } = "AdaptiveCard";

    /// <summary>Only for the outermost card; one inside a show-card action has none.</summary>
    public string? Version { get; init; }

    [JsonPropertyName("$schema")]
    public string? Schema => Version is null ? null : "http://adaptivecards.io/schemas/adaptive-card.json";

    public string? Lang { get; init; }

    /// <summary>What a client says that can't draw this version.</summary>
    public string? FallbackText { get; init; }

    public IReadOnlyList<AdaptiveAction>? Actions { get; init; }
}
