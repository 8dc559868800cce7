using System.Text.Json.Serialization;

namespace ManagerBackup.Cards.Elements;

[JsonConverter(typeof(CamelCaseEnum<AdaptiveContainerStyle>))]
internal enum AdaptiveContainerStyle { Default, Emphasis, Good, Attention, Warning, Accent }

internal sealed record AdaptiveContainer(IReadOnlyList<AdaptiveElement> Items) : AdaptiveElement
{
    public AdaptiveContainerStyle Style { get; init; }

    public bool Bleed { get; init; }
}

internal sealed record AdaptiveColumnSet(IReadOnlyList<AdaptiveColumn> Columns) : AdaptiveElement;

/// <param name="Width"><c>auto</c>, <c>stretch</c> or a weight.</param>
internal sealed record AdaptiveColumn(string Width, IReadOnlyList<AdaptiveElement> Items)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "Column";
}

internal sealed record AdaptiveActionSet(IReadOnlyList<AdaptiveAction> Actions) : AdaptiveElement;
