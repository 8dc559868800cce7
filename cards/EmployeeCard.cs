using ManagerBackup.Cards.Elements;
using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

public static class EmployeeCard
{
    private const int MostSteps = 5;
    private const int MostRights = 6;

    public static RenderedCard Render(EmployeeCardModel model)
    {
        var texts = CardTexts.For(model.Language);
        var progress = ProgressSentences.Of(model, texts);
        var body = new List<AdaptiveElement>();
        if (model.Practice)
            body.Add(Blocks.PracticeMark(texts));
        if (model.Danger is { } danger && !IsOver(model.Progress))
            body.Add(Safety(danger, model.Practice, texts));
        body.Add(Progress(model, progress, texts));
        if (!IsOver(model.Progress))
            body.AddRange(WordsAndRights(model, texts));
        body.AddRange(EmployeeForms.CheckIn(model, texts));
        body.AddRange(EmployeeForms.Statement(model, texts));
        if (model.TookOut)
            body.Add(Blocks.Sentence(texts["Employee.TookOut"], subtle: true));
        return RenderedCard.From(Summary(model, progress, texts), body, Buttons(model, texts));
    }

    private static bool IsOver(PageProgress progress) => progress is PageProgress.Withdrawn or PageProgress.Closed;

    private static IEnumerable<AdaptiveElement> WordsAndRights(EmployeeCardModel model, CardTexts texts)
    {
        // Told to step away, nobody needs words to say.
        var alone = model.Progress is not PageProgress.TakenOver;
        return alone
            ? [.. EmployeeLines.Of(model, texts), .. Backing(model), .. Listed("Employee.StepsTitle", model.Steps, MostSteps, texts), .. Listed("Employee.YouMayTitle", model.YouMay, MostRights, texts)]
            : Backing(model);
    }

    private static AdaptiveContainer Safety(Danger danger, bool practice, CardTexts texts)
    {
        var items = new List<AdaptiveElement>
        {
            Blocks.Heading(texts["Employee.DangerTitle"]) with { Size = AdaptiveTextSize.Large, Spacing = AdaptiveSpacing.None },
        };
        var number = Typed.Fit(danger.EmergencyNumber, 60);
        // A drill must not send anyone to the emergency services.
        items.Add(practice
            ? Blocks.Sentence(texts.Format("Employee.DangerCallPractice", number))
            : Blocks.Sentence(
                texts.Format("Employee.DangerCall", number),
                AdaptiveTextSize.ExtraLarge,
                AdaptiveTextWeight.Bolder,
                AdaptiveTextColor.Attention));
        items.AddRange(danger.Steps.Take(MostSteps).Select(step =>
            Blocks.Text(Markdown.Escape(Typed.Fit(step, 240))) with { Size = AdaptiveTextSize.Medium, Spacing = AdaptiveSpacing.Small }));
        return new AdaptiveContainer(items) { Style = AdaptiveContainerStyle.Attention, Bleed = true };
    }

    private static AdaptiveContainer Progress(EmployeeCardModel model, ProgressSentences progress, CardTexts texts)
    {
        var items = new List<AdaptiveElement>
        {
            Blocks.Sentence(progress.State, AdaptiveTextSize.Medium, AdaptiveTextWeight.Bolder, progress.Color),
        };
        if (progress.Call is { } call)
        {
            var weight = progress.CallNow ? AdaptiveTextWeight.Bolder : AdaptiveTextWeight.Default;
            items.Add(Blocks.Sentence(call, AdaptiveTextSize.Medium, weight));
        }

        if (model.Witnesses.Count > 0)
            items.Add(Blocks.Sentence(texts.Format("Employee.Witnesses", texts.Names(model.Witnesses)), AdaptiveTextSize.Medium));
        items.AddRange(Support(progress, texts));
        if (model.Buttons.Page)
            items.Add(new AdaptiveActionSet([PageButton(model.RequestId, texts)]));
        return new AdaptiveContainer(items) { Style = AdaptiveContainerStyle.Emphasis, Bleed = true };
    }

    private static IEnumerable<AdaptiveElement> Support(ProgressSentences progress, CardTexts texts)
    {
        if (progress.Support is not { Count: > 1 } several)
            return (progress.Support ?? []).Select(one => Blocks.Sentence(one, AdaptiveTextSize.Medium));
        return
        [
            Blocks.Text(texts["Employee.SupportTitle"]) with { Weight = AdaptiveTextWeight.Bolder, Size = AdaptiveTextSize.Medium },
            .. several.Select(one => Blocks.Sentence("• " + one, AdaptiveTextSize.Medium) with { Spacing = AdaptiveSpacing.Small }),
        ];
    }

    internal static AdaptiveExecuteAction PageButton(string? requestId, CardTexts texts) =>
        Verbs.Tap(texts["Shared.PageButton"], new ActionData(Verbs.Page, requestId), AdaptiveActionStyle.Positive);

    private static IEnumerable<AdaptiveElement> Backing(EmployeeCardModel model)
    {
        if (string.IsNullOrWhiteSpace(model.Backing))
            yield break;
        yield return Blocks.Text(Markdown.Escape(Typed.Fit(model.Backing, 600))) with
        {
            Weight = AdaptiveTextWeight.Bolder,
            Spacing = AdaptiveSpacing.Medium,
        };
    }

    private static IEnumerable<AdaptiveElement> Listed(string titleKey, IReadOnlyList<string> items, int most, CardTexts texts)
    {
        if (items.Count == 0)
            yield break;
        yield return Blocks.Heading(texts[titleKey]);
        foreach (var item in items.Take(most))
        {
            yield return Blocks.Text("• " + Markdown.Escape(Typed.Fit(item, 240))) with { Spacing = AdaptiveSpacing.Small };
        }
    }

    private static List<AdaptiveAction> Buttons(EmployeeCardModel model, CardTexts texts)
    {
        var actions = new List<AdaptiveAction>();
        void Add(bool wanted, string key, string verb, AdaptiveActionStyle style = AdaptiveActionStyle.Default)
        {
            if (wanted)
                actions.Add(Verbs.Tap(texts[key], new ActionData(verb, model.RequestId), style));
        }

        Add(model.Buttons.Worse, "Employee.WorseButton", Verbs.Worse, AdaptiveActionStyle.Destructive);
        Add(model.Buttons.Here, "Employee.HereButton", Verbs.Here);
        Add(model.Buttons.Alone, "Employee.AloneButton", Verbs.Alone);
        Add(model.Buttons.MoreLines, "Employee.MoreLinesButton", Verbs.MoreLines);
        Add(model.Buttons.Withdraw, "Employee.WithdrawButton", Verbs.Withdraw);
        return actions;
    }

    private static string Summary(EmployeeCardModel model, ProgressSentences progress, CardTexts texts)
    {
        var toast = string.Join(' ', new[] { progress.State, progress.Call }.Concat(progress.Support ?? []).Where(part => part is not null));
        if (model.Danger is { } danger && !model.Practice && !IsOver(model.Progress))
        {
            var number = texts.Format("Employee.DangerCall", Typed.Fit(danger.EmergencyNumber, 60));
            toast = $"{texts["Employee.DangerTitle"]}. {number}. {toast}";
        }

        return model.Practice ? $"{texts["Shared.Practice"]} {toast}" : toast;
    }
}
