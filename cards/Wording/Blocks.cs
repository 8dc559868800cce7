using ManagerBackup.Cards.Elements;

namespace ManagerBackup.Cards.Wording;

/// <summary>The few looks that all cards share.</summary>
internal static class Blocks
{
    /// <summary>One of our own texts, without anything that a person typed.</summary>
    public static AdaptiveTextBlock Text(string text) => new(text);

    public static AdaptiveTextBlock Heading(string text) =>
        new(text)
        {
            Size = AdaptiveTextSize.Medium,
            Weight = AdaptiveTextWeight.Bolder,
            Style = AdaptiveTextBlockStyle.Heading,
            Spacing = AdaptiveSpacing.Medium,
        };

    /// <summary>A sentence that may hold what a person typed, such as a name.</summary>
    public static AdaptiveRichTextBlock Sentence(
        string text,
        AdaptiveTextSize size = AdaptiveTextSize.Default,
        AdaptiveTextWeight weight = AdaptiveTextWeight.Default,
        AdaptiveTextColor color = AdaptiveTextColor.Default,
        bool subtle = false) =>
        new([new AdaptiveTextRun(text) { Size = size, Weight = weight, Color = color, IsSubtle = subtle }]);

    public static AdaptiveRichTextBlock SentenceHeading(string text) =>
        Sentence(text, AdaptiveTextSize.Medium, AdaptiveTextWeight.Bolder) with { Spacing = AdaptiveSpacing.Medium };

    /// <summary>What people typed, newest last, in quotation marks; what the budget does not hold is counted.</summary>
    public static IEnumerable<AdaptiveElement> Quotes(
        CardTexts texts, IReadOnlyList<string> typed, string hiddenKey, int maxBytes, AdaptiveTextSize size = AdaptiveTextSize.Default)
    {
        var (shown, hidden) = Typed.FitNewest([.. typed.Select(text => Marks.Read(texts, text))], maxBytes, maxBytes / 2);
        if (hidden > 0)
            yield return Sentence(texts.Format(hiddenKey, hidden), subtle: true);
        foreach (var text in shown)
        {
            yield return Sentence(texts.Quote(text), size) with { Spacing = AdaptiveSpacing.Small };
        }
    }

    public static AdaptiveContainer PracticeMark(CardTexts texts) =>
        new([Text(texts["Shared.Practice"]) with { Weight = AdaptiveTextWeight.Bolder }])
        {
            Style = AdaptiveContainerStyle.Accent,
            Bleed = true,
        };
}
