using ManagerBackup.Cards.Elements;
using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

/// <summary>
/// The lines to say: large, each with a tap beside it that says it helped; in the customer's language with a reading help and
/// what it means; and folded away below, the languages to choose from.
/// </summary>
internal static class EmployeeLines
{
    private const int MostLines = 3;

    // Twelve words of any language.
    private const int MostBytes = 200;

    // Three fit beside each other on a phone.
    private const int LanguagesInARow = 3;

    public static IEnumerable<AdaptiveElement> Of(EmployeeCardModel model, CardTexts texts)
    {
        if (model.NoMoreLines)
            yield return Blocks.Text(texts["Employee.NoMoreLines"]) with { Size = AdaptiveTextSize.Medium, Spacing = AdaptiveSpacing.Medium };
        if (model.Lines.Count == 0)
            yield break;
        yield return Blocks.Heading(
            model.CustomerLanguage is { } language ? $"{texts["Employee.SayTitle"]} · {LanguageNames.Of(language)}" : texts["Employee.SayTitle"]);
        foreach (var line in model.Lines.Take(MostLines))
        {
            yield return new AdaptiveColumnSet([new(Words(line, texts), "stretch"), Mark(line, model, texts)]);
        }

        if (Choice(model, texts) is { } choice)
            yield return choice;
    }

    private static List<AdaptiveElement> Words(SayableLine line, CardTexts texts)
    {
        var id = Typed.Fit(line.Id, 60);
        List<AdaptiveElement> words =
        [
            Blocks.Text(Markdown.Escape(texts.Quote(Typed.Fit(line.Text, MostBytes)))) with { Id = $"line-{id}", Size = AdaptiveTextSize.Large },
        ];
        if (line.Aloud is { } aloud)
            words.Add(Blocks.Text(Markdown.Escape(Typed.Fit(aloud, MostBytes))) with { Id = $"aloud-{id}", Weight = AdaptiveTextWeight.Bolder, Spacing = AdaptiveSpacing.Small });
        if (line.Meaning is { } meaning)
            words.Add(Blocks.Text("= " + Markdown.Escape(Typed.Fit(meaning, MostBytes))) with { IsSubtle = true, Spacing = AdaptiveSpacing.None });
        return words;
    }

    private static AdaptiveColumn Mark(SayableLine line, EmployeeCardModel model, CardTexts texts)
    {
        if (line.Helped)
            return new([Blocks.Text(texts["Employee.Helped"]) with { Color = AdaptiveTextColor.Good, Weight = AdaptiveTextWeight.Bolder }], "auto");
        var tap = Verbs.Tap("☆", new ActionData(Verbs.Helped, model.RequestId) { Line = line.Id });
        return new([new AdaptiveActionSet([tap with { Tooltip = texts["Employee.HelpedButton"] }])], "auto");
    }

    private static AdaptiveActionSet? Choice(EmployeeCardModel model, CardTexts texts)
    {
        var now = model.CustomerLanguage ?? model.Language;
        var others = model.Languages.Where(language => language != now).Select(language =>
            Verbs.Tap(LanguageNames.Of(language), new ActionData(Verbs.InLanguage, model.RequestId) { Language = language }));
        var rows = others.Chunk(LanguagesInARow).Select(row => new AdaptiveActionSet([.. row])).ToArray<AdaptiveElement>();
        return rows.Length == 0
            ? null
            : new AdaptiveActionSet([new AdaptiveShowCardAction(texts["Employee.InLanguageButton"], new AdaptiveCard(rows))]);
    }
}
