using ManagerBackup.Cards.Elements;
using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

/// <summary>
/// The end of a takeover: what is asked, and what was answered. No input is marked required: the server refuses with its
/// reason, and that reason is what the manager should read.
/// </summary>
internal static class CloseForm
{
    private static readonly string[] Outcomes =
        ["resolved", "apologised", "customerLeft", "askedToLeave", "excluded", "accountEnded", "policeCalled", "transferred", "other"];

    private static readonly string[] Decisions = ["keep", "warned", "excluded", "undecided"];

    // In bytes of JSON. Whatever keeps to TextLimits comes back whole, unless most of it is emoji.
    private const int MostCustomerSide = 5500;
    private const int MostNote = 2500;
    private const int MostShort = 1250;

    public static IEnumerable<AdaptiveElement> Open(TakeoverCardModel model, CardTexts texts)
    {
        var draft = model.Draft ?? new CloseDraft(null, null, null, null, null, null);
        if (model.Problem is { } problem)
        {
            yield return new AdaptiveContainer(
                [Blocks.Sentence(texts.Format("Manager.NotClosed", Typed.Fit(problem, 600)), weight: AdaptiveTextWeight.Bolder)])
            {
                Style = AdaptiveContainerStyle.Warning,
            };
        }

        yield return Choice("outcome", "Outcome", texts["Manager.OutcomeLabel"], Outcomes, draft.Outcome, texts);
        yield return Choice("customerDecision", "Decision", texts["Manager.DecisionLabel"], Decisions, draft.CustomerDecision, texts);
        yield return Box("customerSide", "CustomerSide", draft.CustomerSide, TextLimits.CustomerSide, MostCustomerSide, texts) with
        {
            IsMultiline = true,
        };
        yield return Box("employeeSupport", "Support", draft.EmployeeSupport, TextLimits.EmployeeSupport, MostShort, texts);
        yield return Box("gave", "Gave", draft.Gave, TextLimits.Gave, MostShort, texts);
        yield return new AdaptiveTextInput(texts["Manager.NoteLabel"])
        {
            Id = "note",
            Value = Kept(draft.Note, MostNote),
            MaxLength = TextLimits.Note,
            IsMultiline = true,
        };
        yield return new AdaptiveActionSet([Verbs.Send(texts["Manager.CloseButton"], new ActionData(Verbs.Close, model.RequestId))]);
    }

    public static IEnumerable<AdaptiveElement> Filled(ClosedTakeover closed, string employee, CardTexts texts)
    {
        var form = closed.Form;
        AdaptiveRichTextBlock? Answer(string key, string? value, int mostBytes) => string.IsNullOrWhiteSpace(value)
            ? null
            : new AdaptiveRichTextBlock(
            [
                new AdaptiveTextRun($"{texts.Label(texts.Format(key, employee))} ") { Weight = AdaptiveTextWeight.Bolder },
                new AdaptiveTextRun(Typed.Fit(Marks.Read(texts, value), mostBytes)),
            ]);

        AdaptiveRichTextBlock?[] answers =
        [
            Answer("Manager.ClosedOutcome", form.Outcome is { } outcome ? texts.NameOf("Outcome", outcome) : null, 200),
            Answer("Manager.ClosedDecision", form.CustomerDecision is { } decision ? texts.NameOf("Decision", decision) : null, 200),
            Answer("Manager.ClosedCustomerSide", form.CustomerSide, MostCustomerSide),
            Answer("Manager.ClosedGave", form.Gave, MostShort),
            Answer("Manager.ClosedSupport", form.EmployeeSupport, MostShort),
            Answer("Manager.ClosedNote", form.Note, MostNote),
        ];
        return
        [
            Blocks.Sentence(texts.Format("Manager.ClosedAt", closed.At, employee), color: AdaptiveTextColor.Good) with { Separator = true },
            .. answers.OfType<AdaptiveRichTextBlock>(),
        ];
    }

    private static AdaptiveChoiceSetInput Choice(
        string id, string kind, string label, string[] values, string? chosen, CardTexts texts) =>
        new(label, [.. values.Select(value => new AdaptiveChoice(texts.NameOf(kind, value), value))])
        {
            Id = id,
            Value = values.Contains(chosen, StringComparer.Ordinal) ? chosen : null,
            Placeholder = texts["Shared.Choose"],
        };

    private static AdaptiveTextInput Box(string id, string key, string? draft, int maxLength, int mostBytes, CardTexts texts) =>
        new(texts[$"Manager.{key}Label"])
        {
            Id = id,
            Value = Kept(draft, mostBytes),
            Placeholder = texts[$"Manager.{key}Hint"],
            MaxLength = maxLength,
        };

    // A draft goes back into its box as it was typed, line breaks and all; only what would burst the card is cut.
    private static string? Kept(string? draft, int mostBytes) => string.IsNullOrEmpty(draft) || Typed.JsonBytes(draft) <= mostBytes
        ? draft
        : Typed.Fit(draft, mostBytes);
}
