using ManagerBackup.Cards.Elements;
using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

public static class PageCard
{
    private const int MostWords = 6000;
    private const int SeverityThatAlarms = 3;

    public static RenderedCard Render(PageCardModel model)
    {
        var texts = CardTexts.For(model.Language);
        var employee = Typed.Name(model.Situation.Employee);
        var news = News(model.State, employee, texts);
        var isOpen = model.State is PageState.Open or PageState.Declined or PageState.Unanswered or PageState.ComeAlong;
        var body = new List<AdaptiveElement>();
        if (model.Practice)
            body.Add(Blocks.PracticeMark(texts));
        if (news is not null)
            body.Add(new AdaptiveContainer([Blocks.Sentence(news, AdaptiveTextSize.Medium, AdaptiveTextWeight.Bolder)])
            {
                Style = AdaptiveContainerStyle.Emphasis,
                Bleed = true,
            });
        if (model.Danger && isOpen)
            body.Add(DangerMark(texts));
        body.AddRange(WhoAndWhere(model, employee, isOpen, texts));
        var size = isOpen ? AdaptiveTextSize.Medium : AdaptiveTextSize.Default;
        body.AddRange(Blocks.Quotes(texts, model.Situation.Words, "Manager.MoreWords", MostWords, size));
        return RenderedCard.From(Summary(model, news, employee, texts), body, isOpen ? Buttons(model, texts) : null);
    }

    private static AdaptiveContainer DangerMark(CardTexts texts) =>
        new([Blocks.Text(texts["Manager.Danger"]) with
        {
            Size = AdaptiveTextSize.ExtraLarge,
            Weight = AdaptiveTextWeight.Bolder,
            Color = AdaptiveTextColor.Attention,
        }])
        {
            Style = AdaptiveContainerStyle.Attention,
            Bleed = true,
        };

    private static IEnumerable<AdaptiveElement> WhoAndWhere(PageCardModel model, string employee, bool isOpen, CardTexts texts)
    {
        yield return isOpen
            ? Blocks.Sentence(Call(model, employee, texts), AdaptiveTextSize.Large, AdaptiveTextWeight.Bolder)
            : Blocks.Sentence(employee, AdaptiveTextSize.Medium, AdaptiveTextWeight.Bolder);
        yield return Blocks.Sentence(
            $"{Places.Of(model.Situation, texts)} · {texts.Format("Manager.Since", model.Situation.AskedAt)}", AdaptiveTextSize.Medium) with
        {
            Spacing = AdaptiveSpacing.Small,
        };
        var color = isOpen && model.Situation.Severity >= SeverityThatAlarms ? AdaptiveTextColor.Attention : AdaptiveTextColor.Default;
        yield return Blocks.Sentence(texts.NameOf("Category", model.Situation.Category), weight: AdaptiveTextWeight.Bolder, color: color) with
        {
            Spacing = AdaptiveSpacing.Small,
        };
    }

    private static string Call(PageCardModel model, string employee, CardTexts texts) => model.Round > 1
        ? texts.Format("Manager.NeedsYouAgain", employee, model.Round)
        : texts.Format("Manager.NeedsYou", employee);

    private static string? News(PageState state, string employee, CardTexts texts) => state switch
    {
        PageState.Open => null,
        PageState.Declined => texts["Manager.Declined"],
        PageState.Unanswered(var at) => texts.Format("Manager.Unanswered", at, employee),
        PageState.ComeAlong(var manager, var at) => texts.Format("Manager.ComeAlong", Typed.Name(manager), at),
        PageState.Joining(var manager, var at) => texts.Format("Manager.Joining", Typed.Name(manager), at),
        PageState.Taken(var manager, var at, false) => texts.Format("Manager.TakenOnTheWay", Typed.Name(manager), at),
        PageState.Taken(var manager, var at, true) => texts.Format("Manager.TakenArrived", Typed.Name(manager), at),
        PageState.Withdrawn(var at) => texts.Format("Manager.Withdrawn", employee, at),
        PageState.SomeoneThere(var at) => texts.Format("Manager.SomeoneThere", employee, at),
        PageState.Closed(var at) => texts.Format("Manager.PageClosed", at),
        _ => throw new InvalidOperationException($"No words for {state.GetType().Name}"),
    };

    private static List<AdaptiveAction> Buttons(PageCardModel model, CardTexts texts)
    {
        AdaptiveExecuteAction Accept(string title, int minutes, AdaptiveActionStyle style) =>
            Verbs.Tap(title, new ActionData(Verbs.Accept, model.RequestId) { EtaMinutes = minutes }, style);

        if (model.State is PageState.ComeAlong)
            return [Verbs.Tap(texts["Manager.JoinButton"], new ActionData(Verbs.Join, model.RequestId), AdaptiveActionStyle.Positive)];

        var actions = new List<AdaptiveAction>
        {
            Accept(texts["Manager.AcceptNow"], 0, AdaptiveActionStyle.Positive),
            Accept(texts.Format("Manager.AcceptIn", 2), 2, AdaptiveActionStyle.Default),
            Accept(texts.Format("Manager.AcceptIn", 5), 5, AdaptiveActionStyle.Default),
        };
        if (model.State is not PageState.Declined)
            actions.Add(Verbs.Tap(texts["Manager.Decline"], new ActionData(Verbs.Decline, model.RequestId)));
        return actions;
    }

    private static string Summary(PageCardModel model, string? news, string employee, CardTexts texts)
    {
        var toast = news ?? $"{Call(model, employee, texts)} · {Places.Of(model.Situation, texts)}";
        if (news is null && model.Situation.Words.Count > 0)
            toast = $"{toast} · {texts.Quote(Typed.Fit(Marks.Read(texts, model.Situation.Words[^1]), 200))}";
        if (news is null && model.Danger)
            toast = $"{texts.Label(texts["Manager.Danger"])} {toast}";
        return model.Practice ? $"{texts["Shared.Practice"]} {toast}" : toast;
    }
}
