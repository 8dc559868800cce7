using System.Globalization;
using ManagerBackup.Cards.Elements;
using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

public enum CheckInStep
{
    HowAreYou,
    FeltBacked,
    Thanks,

    /// <summary>Whom they chose is being told.</summary>
    Telling,

    /// <summary>Whom they chose is called, not written to.</summary>
    Call,

    /// <summary>Whom they chose could not be reached.</summary>
    Unreached,
    Stopped,
}

/// <param name="Value">As the tap brings it: <c>manager</c>, <c>opsLead</c>, <c>contact</c>.</param>
/// <param name="Name">Null for somebody who is known by their role alone.</param>
public sealed record TalkChoice(string Value, string? Name);

/// <summary>
/// Asks the employee afterwards how they are: two taps (verb <c>checkIn</c>, data <c>mood</c>, then <c>feltBacked</c>), and, if they like,
/// with whom they would talk (<c>talkTo</c>, <c>consent</c>, <c>text</c>).
/// </summary>
/// <param name="About">When and where it was.</param>
public sealed record CheckInCardModel(string Language, string RequestId, string About, CheckInStep Step)
{
    /// <summary>What the tap on the card brings as <c>card</c>.</summary>
    public const string Name = "checkIn";

    /// <summary>What was said is low: who asks does not leave it at that.</summary>
    public bool Low { get; init; }

    public IReadOnlyList<TalkChoice> Choices { get; init; } = [];

    /// <summary>Whom they chose.</summary>
    public TalkChoice? Chosen { get; init; }

    /// <summary>The number to call, where one is to be called.</summary>
    public string? Phone { get; init; }

    /// <summary>They have not said with whom.</summary>
    public bool NobodyChosen { get; init; }

    /// <summary>They have not allowed that anything is said.</summary>
    public bool NothingAllowed { get; init; }
}

public static class CheckInCard
{
    public static RenderedCard Render(CheckInCardModel model)
    {
        var texts = CardTexts.For(model.Language);
        var title = Title(model, texts);
        var size = model.Step is CheckInStep.HowAreYou or CheckInStep.FeltBacked ? AdaptiveTextSize.Large : AdaptiveTextSize.Medium;
        var body = new List<AdaptiveElement> { Blocks.Sentence(title, size, AdaptiveTextWeight.Bolder) };
        if (model.Step == CheckInStep.HowAreYou)
            body.Add(Blocks.Sentence(texts.Format("Aftercare.About", Typed.Fit(model.About, 300)), subtle: true));
        body.AddRange(Step(model, texts));
        if (model.Step is CheckInStep.HowAreYou)
            body.Add(Blocks.Text(texts["Aftercare.WhoSees"]) with { IsSubtle = true, Size = AdaptiveTextSize.Small });
        var summary = model.Step == CheckInStep.HowAreYou ? $"{title} {texts.Format("Aftercare.About", Typed.Fit(model.About, 300))}" : title;
        return RenderedCard.From(summary, body, model.Step == CheckInStep.Stopped ? null : [StopButton(model, texts)]);
    }

    private static string Title(CheckInCardModel model, CardTexts texts) => model.Step switch
    {
        CheckInStep.HowAreYou => texts["Aftercare.HowAreYou"],
        CheckInStep.FeltBacked => texts["Employee.CheckInTitle"],
        CheckInStep.Thanks => texts[model.Low ? "Aftercare.ThanksHard" : "Aftercare.Thanks"],
        CheckInStep.Telling => texts.Format("Aftercare.Telling", NameOf(model.Chosen, texts)),
        CheckInStep.Call => texts.Format("Aftercare.Call", NameOf(model.Chosen, texts), Typed.Fit(model.Phone ?? "", 80)),
        CheckInStep.Unreached => texts.Format("Aftercare.Unreached", NameOf(model.Chosen, texts), Typed.Fit(model.Phone ?? "", 80)),
        _ => texts["Aftercare.Stopped"],
    };

    private static IEnumerable<AdaptiveElement> Step(CheckInCardModel model, CardTexts texts)
    {
        switch (model.Step)
        {
            case CheckInStep.HowAreYou:
                yield return Scale(n => texts[$"Aftercare.Mood{n}"], n => new ActionData(Verbs.CheckIn, model.RequestId) { Mood = n, Card = CheckInCardModel.Name });
                break;
            case CheckInStep.FeltBacked:
                yield return Scale(n => texts[$"Employee.CheckIn{n}"], n => new ActionData(Verbs.CheckIn, model.RequestId) { FeltBacked = n, Card = CheckInCardModel.Name });
                break;
            case CheckInStep.Thanks or CheckInStep.Unreached when model.Choices.Count > 0:
                var form = Form(model, texts);
                if (model.Low || model.NobodyChosen || model.NothingAllowed || model.Step == CheckInStep.Unreached)
                {
                    foreach (var element in form)
                    {
                        yield return element;
                    }
                }
                else
                {
                    yield return new AdaptiveActionSet([new AdaptiveShowCardAction(texts["Aftercare.TalkButton"], new AdaptiveCard([.. form]))]);
                }

                break;
        }
    }

    private static IEnumerable<AdaptiveElement> Form(CheckInCardModel model, CardTexts texts)
    {
        if (model.NobodyChosen || model.NothingAllowed)
        {
            yield return new AdaptiveContainer(
                [Blocks.Sentence(texts[model.NobodyChosen ? "Aftercare.ChooseWhom" : "Aftercare.NobodyTold"], weight: AdaptiveTextWeight.Bolder)])
            {
                Style = AdaptiveContainerStyle.Warning,
            };
        }

        yield return new AdaptiveChoiceSetInput(
            texts["Aftercare.TalkWith"], [.. model.Choices.Select(choice => new AdaptiveChoice(ChoiceOf(choice, texts), choice.Value))])
        {
            Id = "talkTo",
            Style = AdaptiveChoiceInputStyle.Expanded,
            Value = model.Choices.Any(choice => choice.Value == model.Chosen?.Value) ? model.Chosen?.Value : null,
        };
        yield return new AdaptiveChoiceSetInput(
            texts["Aftercare.Allow"], [new(texts["Aftercare.AllowWish"], "wish"), new(texts["Aftercare.AllowAnswers"], "answers")])
        {
            Id = "consent",
            Style = AdaptiveChoiceInputStyle.Expanded,
        };
        yield return new AdaptiveTextInput(texts["Aftercare.TalkText"]) { Id = "text", IsMultiline = true, MaxLength = TextLimits.Statement };
        yield return new AdaptiveActionSet([Verbs.Send(texts["Shared.Send"], new ActionData(Verbs.CheckIn, model.RequestId) { Card = CheckInCardModel.Name })]);
    }

    private static string ChoiceOf(TalkChoice choice, CardTexts texts) => choice.Value switch
    {
        "manager" => texts.Format("Aftercare.TalkManager", Typed.Name(choice.Name ?? "")),
        "contact" => texts.Format("Aftercare.TalkContact", Typed.Name(choice.Name ?? "")),
        _ => texts["Aftercare.TalkOpsLead"],
    };

    private static string NameOf(TalkChoice? choice, CardTexts texts) => choice?.Name is { Length: > 0 } name ? Typed.Name(name) : texts["Aftercare.AnOpsLead"];

    private static AdaptiveActionSet Scale(Func<string, string> title, Func<int, ActionData> data) =>
        new([.. Enumerable.Range(1, 5).Select(n => Verbs.Tap(title(n.ToString(CultureInfo.InvariantCulture)), data(n)))]);

    private static AdaptiveExecuteAction StopButton(CheckInCardModel model, CardTexts texts) =>
        Verbs.Tap(texts["Aftercare.StopButton"], new ActionData(Verbs.StopCheckIns, model.RequestId) { Card = CheckInCardModel.Name });
}
