using ManagerBackup.Cards.Elements;
using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

/// <summary>What a manager has filled in, to read: once more before a grave decision, and when it is closed.</summary>
internal static class CloseRecord
{
    private const int MostCustomerSide = 4000;
    private const int MostAdded = 1500;
    private const int MostNote = 2000;
    private const int MostShort = 1100;
    private const int MostWording = 800;

    public static IEnumerable<AdaptiveElement> Closed(TakeoverCardModel model, ClosedTakeover closed, CardTexts texts)
    {
        var employee = Typed.Name(model.Situation.Employee);
        yield return Blocks.Sentence(texts.Format("Manager.ClosedAt", closed.At, employee), color: AdaptiveTextColor.Good) with { Separator = true, Spacing = AdaptiveSpacing.Medium };
        if (model.Side is not SideState.Given)
            yield return Sides.OfEmployee(model, texts);
        foreach (var element in (AdaptiveElement[])[.. Filled(model, closed.Form, texts), .. Wording(model, texts)])
        {
            yield return element;
        }

        yield return new AdaptiveActionSet([new AdaptiveShowCardAction(texts["Manager.AddSideOpen"], new AdaptiveCard(
        [
            new AdaptiveTextInput(texts["Manager.AddSideLabel"]) { Id = "text", IsMultiline = true, MaxLength = TextLimits.CustomerSide },
            new AdaptiveActionSet([Verbs.Send(texts["Shared.Send"], new ActionData(Verbs.AddCustomerSide, model.RequestId))]),
        ]))]);
    }

    /// <summary>Nothing is closed before they say so a second time.</summary>
    public static IEnumerable<AdaptiveElement> ToConfirm(TakeoverCardModel model, CloseDraft draft, CardTexts texts) =>
    [
        new AdaptiveContainer([Blocks.Text(texts["Manager.ConfirmHint"]) with { Weight = AdaptiveTextWeight.Bolder }])
        {
            Style = AdaptiveContainerStyle.Warning,
        },
        .. Filled(model, draft, texts),
        .. Wording(model, texts),
        new AdaptiveActionSet(
        [
            Verbs.Tap(
                texts[$"Manager.ConfirmYes_{Grave(draft)}"], new ActionData(Verbs.Close, model.RequestId) { Confirmed = "true" }, AdaptiveActionStyle.Destructive),
            Verbs.Tap(texts["Manager.ConfirmBack"], new ActionData(Verbs.Close, model.RequestId) { Back = "true" }),
        ]),
    ];

    public static string Question(TakeoverCardModel model, CloseDraft draft, CardTexts texts) =>
        texts.Format($"Manager.ConfirmTitle_{Grave(draft)}", model.Until);

    private static string Grave(CloseDraft draft) => draft.CustomerDecision is "accountEnded" ? "accountEnded" : "excluded";

    private static IEnumerable<AdaptiveElement> Filled(TakeoverCardModel model, CloseDraft form, CardTexts texts)
    {
        var employee = Typed.Name(model.Situation.Employee);
        AdaptiveRichTextBlock? Answer(string key, string? value, int mostBytes) => string.IsNullOrWhiteSpace(value)
            ? null
            : new AdaptiveRichTextBlock(
            [
                new AdaptiveTextRun($"{texts.Label(texts.Format(key, employee))} ") { Weight = AdaptiveTextWeight.Bolder },
                new AdaptiveTextRun(Typed.Fit(Marks.Read(texts, value), mostBytes)),
            ]);

        var decision = form.CustomerDecision is { } decided ? texts.NameOf("Decision", decided) : null;
        AdaptiveRichTextBlock?[] answers =
        [
            Answer("Manager.ClosedOutcome", form.Outcome is { } outcome ? texts.NameOf("Outcome", outcome) : null, 200),
            Answer("Manager.ClosedDecision", decision is not null && model.Until is { } until ? texts.Format("Manager.DecisionUntil", decision, until) : decision, 200),
            Answer("Manager.ClosedReason", form.CustomerReason, MostShort),
            Answer("Manager.ClosedAttended", form.Attended is { } attended ? texts.NameOf("Attended", attended) : null, 200),
            Answer("Manager.ClosedCustomerSide", form.CustomerSide, MostCustomerSide),
            Answer("Manager.ClosedCustomerSideAdded", string.Join(" / ", Typed.FitNewest(model.CustomerSides, MostAdded, MostAdded).Shown), MostAdded),
            form.Complaint ? Blocks.Sentence(texts.Format("Manager.ClosedComplaint", employee)) : null,
            Answer("Manager.ClosedGave", form.Gave, MostShort),
            Answer("Manager.ClosedSupport", string.Join(" · ", form.Support.Select(support => texts.NameOf("Support", support)).Append(form.EmployeeSupport).Where(one => !string.IsNullOrWhiteSpace(one))), MostShort),
            Answer("Manager.ClosedNote", form.Note, MostNote),
        ];
        return answers.OfType<AdaptiveRichTextBlock>();
    }

    // To read as it is, and in a box to copy it from: on a phone nothing else on a card can be selected.
    private static IEnumerable<AdaptiveElement> Wording(TakeoverCardModel model, CardTexts texts)
    {
        if (model.Wording is not { } wording)
            yield break;
        var (text, own) = (Typed.Fit(wording.Text, MostWording), wording.Own is { } meaning ? Typed.Fit(meaning, MostWording) : null);
        var title = texts["Manager.WordingTitle"];
        AdaptiveTextInput Box(string id, string language, string value) => new(LanguageNames.Of(language)) { Id = id, Value = value, IsMultiline = true };
        yield return new AdaptiveContainer(
        [
            Blocks.Text(own is null ? title : $"{title} · {LanguageNames.Of(wording.Language)}") with { Weight = AdaptiveTextWeight.Bolder },
            Blocks.Sentence(text),
            .. own is null ? Array.Empty<AdaptiveElement>() : [Blocks.Sentence("= " + own, subtle: true) with { Spacing = AdaptiveSpacing.Small }],
            new AdaptiveActionSet([new AdaptiveShowCardAction(texts["Manager.WordingCopy"], new AdaptiveCard(own is null
                ? [Box("wording", wording.Language, text)]
                : [Box("wording", wording.Language, text), Box("wordingOwn", model.Language, own)]))]),
        ])
        {
            Style = AdaptiveContainerStyle.Emphasis,
        };
    }
}
