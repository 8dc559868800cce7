using System.Globalization;
using ManagerBackup.Cards.Elements;
using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

/// <summary>
/// What the employee is asked afterwards. Both verbs carry an input called <c>text</c> and ids must be unique in a card, so
/// only one of the two forms shows it: the statement while it is still missing, else the check-in.
/// </summary>
internal static class EmployeeForms
{
    private const int MostGiven = 4000;

    public static IEnumerable<AdaptiveElement> CheckIn(EmployeeCardModel model, CardTexts texts)
    {
        if (model.CheckIn.FeltBacked is { } given)
        {
            yield return Blocks.Text(texts.Format("Employee.CheckInThanks", given)) with { Spacing = AdaptiveSpacing.Medium };
            yield break;
        }

        if (!model.CheckIn.Asked)
            yield break;
        yield return new AdaptiveChoiceSetInput(texts["Employee.CheckInTitle"], Scale(texts))
        {
            Id = "feltBacked",
            Style = AdaptiveChoiceInputStyle.Expanded,
            Spacing = AdaptiveSpacing.Medium,
        };
        if (CheckInHasText(model))
            yield return TextBox(texts["Employee.CheckInText"]);
        yield return new AdaptiveActionSet([Verbs.Send(texts["Shared.Send"], new ActionData(Verbs.CheckIn, model.RequestId))]);
    }

    public static IEnumerable<AdaptiveElement> Statement(EmployeeCardModel model, CardTexts texts)
    {
        var statement = model.Statement;
        if (statement.Given.Count > 0)
        {
            yield return Blocks.Heading(texts["Employee.StatementGiven"]) with { Separator = true };
            foreach (var quote in Blocks.Quotes(texts, statement.Given, "Employee.StatementMore", MostGiven))
            {
                yield return quote;
            }
        }
        else if (statement.Declined)
        {
            yield return Blocks.Text(texts["Employee.StatementDeclined"]) with { Separator = true, Spacing = AdaptiveSpacing.Medium };
        }

        if (statement.Asked == 0 || CheckInHasText(model))
            yield break;
        if (statement.Given.Count > 0 || statement.Declined || statement.Asked == 1)
        {
            var title = texts[statement.Given.Count > 0 ? "Employee.StatementAdd" : statement.Declined ? "Employee.StatementAfterAll" : "Employee.StatementOpen"];
            yield return new AdaptiveActionSet([new AdaptiveShowCardAction(title, new AdaptiveCard([.. Form(model, texts)]))]);
            yield break;
        }

        yield return Blocks.Heading(texts["Employee.StatementTitle"]) with { Separator = true };
        yield return statement.ComplaintTo is { } manager
            ? Blocks.Sentence(texts.Format("Employee.StatementComplaint", Typed.Name(manager)), weight: AdaptiveTextWeight.Bolder)
            : Blocks.Text(texts["Employee.StatementWhen"]) with { IsSubtle = true, Spacing = AdaptiveSpacing.Small };
        foreach (var element in Form(model, texts))
        {
            yield return element;
        }
    }

    private static IEnumerable<AdaptiveElement> Form(EmployeeCardModel model, CardTexts texts)
    {
        var statement = model.Statement;
        if (statement.Given.Count == 0)
            yield return Taps(texts);
        yield return TextBox(texts["Employee.StatementLabel"]) with { Placeholder = texts["Employee.StatementHint"] };
        var send = Verbs.Send(texts["Shared.Send"], new ActionData(Verbs.Statement, model.RequestId));
        yield return new AdaptiveActionSet(statement.Given.Count > 0 || statement.Declined
            ? [send]
            : [send, Verbs.Tap(texts["Employee.StatementDecline"], new ActionData(Verbs.DeclineStatement, model.RequestId))]);
    }

    private static AdaptiveChoiceSetInput Taps(CardTexts texts) =>
        new(texts["Employee.StatementPick"], [.. StatementWords.Codes.Select(code => new AdaptiveChoice(texts[$"Employee.Said_{code}"], code))])
        {
            Id = "happened",
            Style = AdaptiveChoiceInputStyle.Expanded,
            IsMultiSelect = true,
        };

    private static AdaptiveTextInput TextBox(string label) =>
        new(label) { Id = "text", IsMultiline = true, MaxLength = TextLimits.Statement };

    private static bool CheckInHasText(EmployeeCardModel model) =>
        model.CheckIn is { Asked: true, FeltBacked: null } && (model.Statement.Asked == 0 || model.Statement.Given.Count > 0);

    private static AdaptiveChoice[] Scale(CardTexts texts) =>
        [.. Enumerable.Range(1, 5).Reverse().Select(n =>
            new AdaptiveChoice(texts[$"Employee.CheckIn{n}"], n.ToString(CultureInfo.InvariantCulture)))];
}
