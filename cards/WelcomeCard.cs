using ManagerBackup.Cards.Elements;
using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

/// <summary>The card at install.</summary>
/// <param name="Manager">Also tells what a page looks like and how to say "on shift".</param>
public sealed record WelcomeCardModel(string Language, string? Site, bool Manager);

public static class WelcomeCard
{
    public static RenderedCard Render(WelcomeCardModel model)
    {
        var texts = CardTexts.For(model.Language);
        var body = new List<AdaptiveElement>
        {
            Blocks.Heading(texts["Answers.WelcomeTitle"]) with { Size = AdaptiveTextSize.Large },
            Blocks.Text(texts["Answers.WelcomeEmployee"]),
            Blocks.Text(texts["Answers.WelcomePromise"]),
        };
        if (model.Manager)
        {
            body.Add(Blocks.Text(texts["Answers.WelcomeManager"]) with { Separator = true });
            body.Add(Blocks.Text(texts["Answers.WelcomeShift"]));
        }

        if (!string.IsNullOrWhiteSpace(model.Site))
            body.Add(Blocks.Sentence(texts.Format("Answers.WelcomeSite", Typed.Name(model.Site)), subtle: true));
        body.Add(Blocks.Text(texts["Answers.WelcomeHelp"]) with { IsSubtle = true, Spacing = AdaptiveSpacing.Small });
        return RenderedCard.From(texts["Answers.WelcomeTitle"], body, model.Manager ? null : [EmployeeCard.PageButton(null, texts)]);
    }
}
