using ManagerBackup.Cards.Elements;
using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

/// <summary>Asks once where the person works (verb <c>chooseSite</c>, data <c>site</c> and <c>words</c>).</summary>
/// <param name="Words">What they typed that could not be routed; sent back with the choice, so that nothing is lost.</param>
public sealed record SiteChoiceCardModel(string Language, string? Words, IReadOnlyList<SiteChoice> Sites)
{
    /// <summary>Set when what they typed speaks of danger: that comes before any question.</summary>
    public string? EmergencyNumber { get; init; }

    /// <summary>Whom to call meanwhile.</summary>
    public string? Phone { get; init; }
}

public sealed record SiteChoice(string Id, string Name);

public static class SiteChoiceCard
{
    // Few sites are one tap each, but every button carries the words twice (itself and its fallback).
    private const int MostButtons = 4;
    private const int MostWordsOnButtons = 500;
    private const int MostWords = 4000;
    private const int MostInList = 12000;

    public static RenderedCard Render(SiteChoiceCardModel model)
    {
        var texts = CardTexts.For(model.Language);
        var words = string.IsNullOrWhiteSpace(model.Words) ? null : Typed.Fit(model.Words, MostWords);
        var title = texts["Answers.SiteTitle"];
        var body = new List<AdaptiveElement>();
        if (model.EmergencyNumber is { } number)
        {
            var call = texts.Format("Employee.DangerCall", Typed.Fit(number, 60));
            body.Add(Blocks.Heading(texts["Employee.DangerTitle"]) with { Size = AdaptiveTextSize.Large });
            body.Add(Blocks.Sentence(call, weight: AdaptiveTextWeight.Bolder));
            title = $"{texts["Employee.DangerTitle"]}. {call}. {title}";
        }

        body.Add(Blocks.Heading(texts["Answers.SiteTitle"]) with { Size = AdaptiveTextSize.Large });
        body.Add(Blocks.Text(texts[words is null ? "Answers.SiteWhyNoWords" : "Answers.SiteWhy"]));
        if (!string.IsNullOrEmpty(model.Phone))
            body.Add(Blocks.Sentence(texts.Format("Employee.CallIfUrgent", Typed.Fit(model.Phone, 200))));
        var actions = new List<AdaptiveAction>();
        if (model.Sites.Count <= MostButtons && Typed.JsonBytes(words ?? "") <= MostWordsOnButtons)
        {
            actions.AddRange(model.Sites.Select(site =>
                Verbs.Tap(Typed.Name(site.Name), new ActionData(Verbs.ChooseSite, null) { Site = site.Id, Words = words })));
        }
        else
        {
            body.Add(new AdaptiveChoiceSetInput(texts["Answers.SiteLabel"], List(model.Sites))
            {
                Id = "site",
                Placeholder = texts["Shared.Choose"],
            });
            actions.Add(Verbs.Send(texts["Answers.SiteButton"], new ActionData(Verbs.ChooseSite, null) { Words = words }));
        }

        return RenderedCard.From(title, body, actions);
    }

    // A card holds some hundred sites; whoever has more names the people of each site in the configuration.
    private static List<AdaptiveChoice> List(IReadOnlyList<SiteChoice> sites)
    {
        var left = MostInList;
        var list = new List<AdaptiveChoice>();
        foreach (var site in sites)
        {
            var choice = new AdaptiveChoice(Typed.Fit(site.Name, 60), site.Id);
            left -= Typed.JsonBytes(choice.Title) + Typed.JsonBytes(choice.Value) + 24;
            if (left < 0)
            {
                break;
            }

            list.Add(choice);
        }

        return list;
    }
}
