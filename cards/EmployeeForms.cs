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

        if (statement.Asked == 0 || CheckInHasText(model))
            yield break;
        var form = Form(model, texts);
        if (statement.Asked == 1 || statement.Given.Count > 0)
        {
            var title = texts[statement.Given.Count > 0 ? "Employee.StatementAdd" : "Employee.StatementOpen"];
            yield return new AdaptiveActionSet([new AdaptiveShowCardAction(title, new AdaptiveCard(form))]);
            yield break;
        }

        yield return Blocks.Heading(texts["Employee.StatementTitle"]) with { Separator = true };
        foreach (var element in form)
        {
            yield return element;
        }
    }

    private static AdaptiveElement[] Form(EmployeeCardModel model, CardTexts texts) =>
    [
        TextBox(texts["Employee.StatementLabel"]) with { Placeholder = texts["Employee.StatementHint"] },
        new AdaptiveActionSet([Verbs.Send(texts["Shared.Send"], new ActionData(Verbs.Statement, model.RequestId))]),
    ];

    private static AdaptiveTextInput TextBox(string label) =>
        new(label) { Id = "text", IsMultiline = true, MaxLength = TextLimits.Statement };

    private static bool CheckInHasText(EmployeeCardModel model) =>
        model.CheckIn is { Asked: true, FeltBacked: null } && (model.Statement.Asked == 0 || model.Statement.Given.Count > 0);

    private static AdaptiveChoice[] Scale(CardTexts texts) =>
        [.. Enumerable.Range(1, 5).Reverse().Select(n =>
            new AdaptiveChoice(texts[$"Employee.CheckIn{n}"], n.ToString(CultureInfo.InvariantCulture)))];
}
