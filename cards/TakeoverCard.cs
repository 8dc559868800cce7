using ManagerBackup.Cards.Elements;
using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

public static class TakeoverCard
{
    // Less than a page card shows: the close form and its draft need the room.
    private const int MostWords = 1800;
    private const int MostStatements = 2000;

    public static RenderedCard Render(TakeoverCardModel model)
    {
        var texts = CardTexts.For(model.Language);
        var employee = Typed.Name(model.Situation.Employee);
        var body = new List<AdaptiveElement>();
        if (model.Practice)
            body.Add(Blocks.PracticeMark(texts));
        body.AddRange(Title(model, employee, texts));
        if (model is { Confirms: true, Draft: { } draft })
        {
            body.AddRange(CloseRecord.ToConfirm(model, draft, texts));
            return RenderedCard.From(Summary(model, employee, texts), body);
        }

        body.AddRange(Known(model, employee, texts));
        body.AddRange(model.Closed is { } closed
            ? CloseRecord.Closed(model, closed, texts)
            : Work(model, employee, texts));
        return RenderedCard.From(Summary(model, employee, texts), body);
    }

    private static IEnumerable<AdaptiveElement> Title(TakeoverCardModel model, string employee, CardTexts texts)
    {
        yield return Blocks.Sentence(
            model is { Confirms: true, Draft: { } draft }
                ? CloseRecord.Question(model, draft, texts)
                : texts.Format(model.Closed is null ? "Manager.YouHaveIt" : "Manager.YouClosedIt", employee),
            AdaptiveTextSize.Large,
            AdaptiveTextWeight.Bolder);
        yield return Blocks.Sentence(
            $"{Places.Of(model.Situation, texts)} · {texts.NameOf("Category", model.Situation.Category)}", AdaptiveTextSize.Medium) with
        {
            Spacing = AdaptiveSpacing.Small,
        };
        var times = texts.Format("Manager.Asked", model.Situation.AskedAt, model.AcceptedAt);
        if (model.ArrivedAt is { } arrived && model.Closed is null)
            times = $"{times} {texts.Format("Manager.Arrived", arrived)}";
        yield return Blocks.Sentence(times, subtle: true) with { Spacing = AdaptiveSpacing.Small };
        if (model.Witnesses.Count > 0)
            yield return Blocks.Sentence(texts.Format("Manager.Witnesses", texts.Names(model.Witnesses)), weight: AdaptiveTextWeight.Bolder);
    }

    private static IEnumerable<AdaptiveElement> Work(TakeoverCardModel model, string employee, CardTexts texts)
    {
        if (model.ArrivedAt is null && model.Problem is null && model.Draft is null)
        {
            yield return Blocks.Sentence(texts.Format("Manager.ArrivedHint", employee), AdaptiveTextSize.Medium) with { Separator = true };
            yield return new AdaptiveActionSet(
            [
                ArrivedButton(model, texts),
                HandBackButton(model, texts),
                new AdaptiveShowCardAction(texts["Manager.CloseOpen"], new AdaptiveCard([.. CloseForm.Open(model, texts)])),
            ]);
            yield break;
        }

        yield return new AdaptiveActionSet(model.ArrivedAt is null
            ? [ArrivedButton(model, texts), HandBackButton(model, texts)]
            : [HandBackButton(model, texts)]);
        yield return Blocks.Heading(texts["Manager.CloseTitle"]) with { Separator = true, Size = AdaptiveTextSize.Medium };
        foreach (var element in CloseForm.Open(model, texts))
        {
            yield return element;
        }
    }

    private static AdaptiveExecuteAction ArrivedButton(TakeoverCardModel model, CardTexts texts) =>
        Verbs.Tap(texts["Manager.ArrivedButton"], new ActionData(Verbs.Arrived, model.RequestId), AdaptiveActionStyle.Positive);

    private static AdaptiveExecuteAction HandBackButton(TakeoverCardModel model, CardTexts texts) =>
        Verbs.Tap(texts["Manager.HandBackButton"], new ActionData(Verbs.Decline, model.RequestId));

    private static IEnumerable<AdaptiveElement> Known(TakeoverCardModel model, string employee, CardTexts texts)
    {
        if (model.Situation.Words.Count > 0)
            yield return Blocks.SentenceHeading(texts.Format("Manager.WordsTitle", employee));
        foreach (var quote in Blocks.Quotes(texts, model.Situation.Words, "Manager.MoreWords", MostWords))
        {
            yield return quote;
        }

        if (model.Statements.Count == 0)
            yield break;
        yield return Blocks.SentenceHeading(texts.Format("Manager.SideTitle", employee));
        foreach (var quote in Blocks.Quotes(texts, model.Statements, "Manager.SideMore", MostStatements))
        {
            yield return quote;
        }
    }

    private static string Summary(TakeoverCardModel model, string employee, CardTexts texts)
    {
        var toast = model switch
        {
            { Closed: { } closed } => texts.Format("Manager.ClosedAt", closed.At, employee),
            { Confirms: true, Draft: { } draft } => CloseRecord.Question(model, draft, texts),
            { Problem: { } problem } => texts.Format("Manager.NotClosed", Typed.Fit(problem, 300)),
            _ => $"{texts.Format("Manager.YouHaveIt", employee)} · {Places.Of(model.Situation, texts)}",
        };
        return model.Practice ? $"{texts["Shared.Practice"]} {toast}" : toast;
    }
}
