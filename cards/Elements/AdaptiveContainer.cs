using System.Text.Json.Serialization;

namespace ManagerBackup.Cards.Elements;

[JsonConverter(typeof(CamelCaseEnum<AdaptiveContainerStyle>))]
internal enum AdaptiveContainerStyle { Default, Emphasis, Good, Attention, Warning, Accent }

internal sealed record AdaptiveContainer(IReadOnlyList<AdaptiveElement> Items) : AdaptiveElement
{
    public AdaptiveContainerStyle Style { get; init; }

    public bool Bleed { get; init; }
}

internal sealed record AdaptiveActionSet(IReadOnlyList<AdaptiveAction> Actions) : AdaptiveElement;

internal sealed record AdaptiveColumnSet(IReadOnlyList<AdaptiveColumn> Columns) : AdaptiveElement;

internal sealed record AdaptiveColumn(IReadOnlyList<AdaptiveElement> Items, string Width)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "Column";
}
