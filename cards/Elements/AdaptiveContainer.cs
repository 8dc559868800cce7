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
