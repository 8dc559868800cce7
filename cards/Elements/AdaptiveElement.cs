using System.Text.Json.Serialization;

namespace ManagerBackup.Cards.Elements;

[JsonConverter(typeof(CamelCaseEnum<AdaptiveSpacing>))]
internal enum AdaptiveSpacing { Default, None, Small, Medium, Large, ExtraLarge, Padding }

[JsonConverter(typeof(CamelCaseEnum<AdaptiveTextSize>))]
internal enum AdaptiveTextSize { Default, Small, Medium, Large, ExtraLarge }

[JsonConverter(typeof(CamelCaseEnum<AdaptiveTextWeight>))]
internal enum AdaptiveTextWeight { Default, Lighter, Bolder }

[JsonConverter(typeof(CamelCaseEnum<AdaptiveTextColor>))]
internal enum AdaptiveTextColor { Default, Accent, Good, Warning, Attention }

[JsonConverter(typeof(CamelCaseEnum<AdaptiveTextBlockStyle>))]
internal enum AdaptiveTextBlockStyle { Default, Heading }

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AdaptiveTextBlock), "TextBlock")]
[JsonDerivedType(typeof(AdaptiveRichTextBlock), "RichTextBlock")]
[JsonDerivedType(typeof(AdaptiveContainer), "Container")]
[JsonDerivedType(typeof(AdaptiveColumnSet), "ColumnSet")]
[JsonDerivedType(typeof(AdaptiveActionSet), "ActionSet")]
[JsonDerivedType(typeof(AdaptiveTextInput), "Input.Text")]
[JsonDerivedType(typeof(AdaptiveChoiceSetInput), "Input.ChoiceSet")]
[JsonDerivedType(typeof(AdaptiveDateInput), "Input.Date")]
[JsonDerivedType(typeof(AdaptiveToggleInput), "Input.Toggle")]
internal abstract record AdaptiveElement
{
    public string? Id { get; init; }

    public AdaptiveSpacing Spacing { get; init; }

    public bool Separator { get; init; }
}

/// <summary>Text that clients read as markdown: for our own texts only.</summary>
internal sealed record AdaptiveTextBlock(string Text) : AdaptiveElement
{
    public bool Wrap { get; init; } = true;

    public AdaptiveTextSize Size { get; init; }

    public AdaptiveTextWeight Weight { get; init; }

    public AdaptiveTextColor Color { get; init; }

    public bool IsSubtle { get; init; }

    public AdaptiveTextBlockStyle Style { get; init; }
}

/// <summary>
/// Text that no client reads as markdown: for everything that holds what a person typed. A backslash before a star in a
/// TextBlock will not do: Teams on Android and iOS shows the backslash (MicrosoftDocs/msteams-docs#5793).
/// </summary>
internal sealed record AdaptiveRichTextBlock(IReadOnlyList<AdaptiveTextRun> Inlines) : AdaptiveElement;

internal sealed record AdaptiveTextRun(string Text)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "TextRun";

    public AdaptiveTextSize Size { get; init; }

    public AdaptiveTextWeight Weight { get; init; }

    public AdaptiveTextColor Color { get; init; }

    public bool IsSubtle { get; init; }

    public bool Italic { get; init; }
}
