using ManagerBackup.Cards.Elements;
using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

/// <summary>Whether both sides are in: what the manager reads before closing, and after.</summary>
internal static class Sides
{
    /// <param name="customerSide">What stands in the form so far.</param>
    public static AdaptiveContainer Checklist(TakeoverCardModel model, string? customerSide, CardTexts texts)
    {
        var isIn = !string.IsNullOrWhiteSpace(customerSide);
        return new(
        [
            Blocks.Text(texts["Manager.SidesTitle"]) with { Weight = AdaptiveTextWeight.Bolder },
            Line(texts[isIn ? "Manager.SideCustomerIn" : "Manager.SideCustomerNeeded"], isIn),
            OfEmployee(model, texts),
        ])
        {
            Style = AdaptiveContainerStyle.Emphasis,
        };
    }

    public static AdaptiveElement OfEmployee(TakeoverCardModel model, CardTexts texts)
    {
        var employee = Typed.Name(model.Situation.Employee);
        return model.Side switch
        {
            SideState.Given => Line(texts.Format("Manager.SideGiven", employee), done: true),
            SideState.Declined => Line(texts.Format("Manager.SideDeclined", employee), done: true),
            SideState.Asked => Line(texts.Format("Manager.SideAsked", employee, model.SideAskedAt), done: false),
            SideState.NotAnswered => Line(texts.Format("Manager.SideNotAnswered", employee, model.SideAskedAt), done: false),
            _ => Line(texts.Format("Manager.SideNotAsked", employee), done: false),
        };
    }

    private static AdaptiveRichTextBlock Line(string text, bool done) =>
        Blocks.Sentence($"{(done ? "✓" : "○")} {text}", color: done ? AdaptiveTextColor.Good : AdaptiveTextColor.Default) with { Spacing = AdaptiveSpacing.Small };
}
