using ManagerBackup.Cards.Elements;
using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

/// <summary>A short answer in words, always with the one-tap page: ordinary replies, help, refusals, the truth after a late tap.</summary>
/// <param name="RequestId">Set when the answer is about a request.</param>
/// <param name="Paragraphs">Our own texts, as <see cref="Notices"/> makes them; a name in one does no harm.</param>
/// <param name="PageButton">"Get my manager": on for everything an employee reads.</param>
public sealed record AnswerCardModel(
    string Language, string? RequestId, string? Title, IReadOnlyList<string> Paragraphs, bool PageButton)
{
    /// <summary>The button stands above the words: who asks for help may not read on.</summary>
    public bool ButtonFirst { get; init; }

    /// <summary>About a drill: marked as one.</summary>
    public bool Practice { get; init; }
}

public static class AnswerCard
{
    private const int MostParagraphs = 20;
    private const int MostBytesEach = 900;

    public static RenderedCard Render(AnswerCardModel model)
    {
        var texts = CardTexts.For(model.Language);
        var title = string.IsNullOrWhiteSpace(model.Title) ? null : Typed.Fit(model.Title, 200);
        var paragraphs = model.Paragraphs.Take(MostParagraphs).Select(text => Typed.Fit(text, MostBytesEach)).ToList();
        var body = new List<AdaptiveElement>();
        if (model.Practice)
            body.Add(Blocks.PracticeMark(texts));
        AdaptiveAction[] button = model.PageButton ? [EmployeeCard.PageButton(model.RequestId, texts)] : [];
        if (model.ButtonFirst && button.Length > 0)
            body.Add(new AdaptiveActionSet(button));
        if (title is not null)
            body.Add(Blocks.Sentence(title, AdaptiveTextSize.Large, AdaptiveTextWeight.Bolder));
        body.AddRange(paragraphs.Select(text => Blocks.Sentence(text)));
        var toast = title ?? paragraphs.FirstOrDefault() ?? "";
        return RenderedCard.From(
            model.Practice ? $"{texts["Shared.Practice"]} {toast}" : toast,
            body,
            model.ButtonFirst || button.Length == 0 ? null : button);
    }
}
