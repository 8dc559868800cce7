using System.Text.Json.Serialization;

namespace ManagerBackup.Cards.Elements;

[JsonConverter(typeof(CamelCaseEnum<AdaptiveChoiceInputStyle>))]
internal enum AdaptiveChoiceInputStyle { Compact, Expanded, Filtered }

internal sealed record AdaptiveTextInput(string Label) : AdaptiveElement
{
    public string? Value { get; init; }

    public string? Placeholder { get; init; }

    public bool IsMultiline { get; init; }

    public int? MaxLength { get; init; }
}

internal sealed record AdaptiveChoiceSetInput(string Label, IReadOnlyList<AdaptiveChoice> Choices) : AdaptiveElement
{
    public string? Value { get; init; }

    public string? Placeholder { get; init; }

    public AdaptiveChoiceInputStyle Style { get; init; }

    public bool Wrap { get; init; } = true;

    /// <summary>Then the value is what was chosen, separated by commas.</summary>
    public bool IsMultiSelect { get; init; }
}

/// <summary>Its value is a day as <c>yyyy-MM-dd</c>.</summary>
internal sealed record AdaptiveDateInput(string Label) : AdaptiveElement
{
    public string? Value { get; init; }
}

/// <summary>Its value is <c>true</c> or <c>false</c>, as text.</summary>
internal sealed record AdaptiveToggleInput(string Title) : AdaptiveElement
{
    public string? Value { get; init; }

    public bool Wrap { get; init; } = true;
}

internal sealed record AdaptiveChoice(string Title, string Value);
