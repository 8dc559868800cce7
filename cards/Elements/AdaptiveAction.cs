using System.Text.Json.Serialization;

namespace ManagerBackup.Cards.Elements;

[JsonConverter(typeof(CamelCaseEnum<AdaptiveActionStyle>))]
internal enum AdaptiveActionStyle { Default, Positive, Destructive }

[JsonConverter(typeof(CamelCaseEnum<AdaptiveAssociatedInputs>))]
internal enum AdaptiveAssociatedInputs { Auto, None }

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AdaptiveExecuteAction), "Action.Execute")]
[JsonDerivedType(typeof(AdaptiveSubmitAction), "Action.Submit")]
[JsonDerivedType(typeof(AdaptiveShowCardAction), "Action.ShowCard")]
[JsonDerivedType(typeof(AdaptiveOpenUrlAction), "Action.OpenUrl")]
internal abstract record AdaptiveAction(string Title)
{
    public AdaptiveActionStyle Style { get; init; }

    /// <summary>Read aloud, and shown where there is a pointer: for a button whose title is a sign.</summary>
    public string? Tooltip { get; init; }
}

internal sealed record AdaptiveExecuteAction(string Title, string Verb, ActionData Data) : AdaptiveAction(Title)
{
    public AdaptiveAssociatedInputs AssociatedInputs { get; init; }

    /// <summary>Declared as the base type: only then does the serializer write which action it is.</summary>
    public AdaptiveAction? Fallback { get; init; }
}

internal sealed record AdaptiveSubmitAction(string Title, ActionData Data) : AdaptiveAction(Title)
{
    public AdaptiveAssociatedInputs AssociatedInputs { get; init; }
}

internal sealed record AdaptiveOpenUrlAction(string Title, string Url) : AdaptiveAction(Title);

internal sealed record AdaptiveShowCardAction(string Title, AdaptiveCard Card) : AdaptiveAction(Title);

/// <summary>What a tap brings back to the bot, beside the inputs. The verb is in it for clients that submit.</summary>
internal sealed record ActionData(string Verb, string? RequestId)
{
    public int? EtaMinutes { get; init; }

    public string? Site { get; init; }

    public string? Words { get; init; }

    /// <summary>ISO 639-1.</summary>
    public string? Language { get; init; }

    /// <summary>A line's id.</summary>
    public string? Line { get; init; }

    /// <summary><c>true</c>: a grave decision was looked at once more.</summary>
    public string? Confirmed { get; init; }

    /// <summary><c>true</c>: back to the form, nothing is closed.</summary>
    public string? Back { get; init; }

    /// <summary>1 (bad) to 5: how the employee is.</summary>
    public int? Mood { get; init; }

    /// <summary>1 to 5.</summary>
    public int? FeltBacked { get; init; }

    /// <summary>Which of a request's cards was tapped, where its answer is another than the request's own card.</summary>
    public string? Card { get; init; }

    /// <summary>A hand-over's id.</summary>
    public string? Handover { get; init; }
}
