using ManagerBackup.Cards.Elements;
using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

/// <summary>
/// The end of a takeover: what is asked. No input is marked required: the server refuses with its reason, and that reason is what
/// the manager should read.
/// </summary>
internal static class CloseForm
{
    private static readonly string[] Outcomes =
        ["resolved", "apologised", "customerLeft", "askedToLeave", "excluded", "accountEnded", "policeCalled", "transferred", "other"];

    private static readonly string[] Decisions = ["keep", "warned", "excluded", "accountEnded", "undecided"];
    private static readonly string[] Attended = ["nobody", "security", "police"];
    private static readonly string[] Supports = ["break", "otherStation", "someoneBeside", "homeEarly", "contact"];

    // In bytes of JSON. Whatever keeps to TextLimits comes back whole, unless most of it is emoji.
    private const int MostCustomerSide = 4500;
    private const int MostNote = 2000;
    private const int MostShort = 1100;

    public static IEnumerable<AdaptiveElement> Open(TakeoverCardModel model, CardTexts texts)
    {
        var employee = Typed.Name(model.Situation.Employee);
        var draft = model.Draft ?? new CloseDraft(null, null, null, null, null, null);
        return
        [
            .. News(model, employee, texts),
            Sides.Checklist(model, draft.CustomerSide, texts),
            Choice("outcome", "Outcome", texts["Manager.OutcomeLabel"], Outcomes, draft.Outcome, texts),
            Box("customerSide", "CustomerSide", draft.CustomerSide, TextLimits.CustomerSide, MostCustomerSide, texts) with { IsMultiline = true },
            Toggle("complaint", texts.Format("Manager.ComplaintToggle", employee), draft.Complaint),
            .. model.Side is SideState.Given or SideState.Declined
                ? Array.Empty<AdaptiveElement>()
                : [Toggle("employeeSideLater", texts.Format("Manager.LaterToggle", employee), draft.StatementLater)],
            .. Customer(draft, texts),
            .. Employee(model, draft, employee, texts),
            new AdaptiveTextInput(texts["Manager.NoteLabel"])
            {
                Id = "note",
                Value = Kept(draft.Note, MostNote),
                MaxLength = TextLimits.Note,
                IsMultiline = true,
            },
            new AdaptiveActionSet([Verbs.Send(texts["Manager.CloseButton"], new ActionData(Verbs.Close, model.RequestId))]),
        ];
    }

    private static IEnumerable<AdaptiveElement> News(TakeoverCardModel model, string employee, CardTexts texts)
    {
        AdaptiveContainer Box(string text, AdaptiveContainerStyle style, AdaptiveTextWeight weight = AdaptiveTextWeight.Bolder) =>
            new([Blocks.Sentence(text, weight: weight)]) { Style = style };
        if (model.Problem is { } problem)
            yield return Box(texts.Format("Manager.NotClosed", Typed.Fit(problem, 600)), AdaptiveContainerStyle.Warning);
        else if (model.WaitsForSide)
            yield return model.Side is SideState.Given or SideState.Declined
                ? Box(texts.Format("Manager.SideIsIn", employee), AdaptiveContainerStyle.Good)
                : Box(texts.Format("Manager.HeldForSide", employee, model.SideAskedAt), AdaptiveContainerStyle.Warning, AdaptiveTextWeight.Default);
    }

    private static IEnumerable<AdaptiveElement> Customer(CloseDraft draft, CardTexts texts) =>
    [
        Blocks.Heading(texts["Manager.CustomerFuture"]) with { Separator = true },
        Choice("customerDecision", "Decision", texts["Manager.DecisionLabel"], Decisions, draft.CustomerDecision, texts),
        new AdaptiveDateInput(texts["Manager.UntilLabel"]) { Id = "excludedUntil", Value = draft.ExcludedUntil is { Length: <= 10 } until ? until : null },
        Box("customerReason", "Reason", draft.CustomerReason, TextLimits.CustomerReason, MostShort, texts),
        Box("gave", "Gave", draft.Gave, TextLimits.Gave, MostShort, texts),
        Choice("attended", "Attended", texts["Manager.AttendedLabel"], Attended, draft.Attended ?? Attended[0], texts),
    ];

    private static IEnumerable<AdaptiveElement> Employee(TakeoverCardModel model, CloseDraft draft, string employee, CardTexts texts)
    {
        string[] offered = model.HasSupportContact ? Supports : [.. Supports.Where(support => support != "contact")];
        return
        [
            Blocks.SentenceHeading(texts.Format("Manager.ForEmployee", employee)) with { Separator = true },
            new AdaptiveChoiceSetInput(
                texts["Manager.SupportLabel"], [.. offered.Select(value => new AdaptiveChoice(texts.NameOf("Support", value), value))])
            {
                Id = "support",
                Value = draft.Support.Intersect(offered, StringComparer.Ordinal).ToList() is { Count: > 0 } chosen ? string.Join(',', chosen) : null,
                Style = AdaptiveChoiceInputStyle.Expanded,
                IsMultiSelect = true,
            },
            new AdaptiveTextInput(texts["Manager.SupportOther"])
            {
                Id = "employeeSupport",
                Value = Kept(draft.EmployeeSupport, MostShort),
                Placeholder = texts["Manager.SupportHint"],
                MaxLength = TextLimits.EmployeeSupport,
            },
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

    private static AdaptiveToggleInput Toggle(string id, string title, bool on) => new(title) { Id = id, Value = on ? "true" : "false" };

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
