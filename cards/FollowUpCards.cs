using System.Globalization;
using ManagerBackup.Cards.Elements;
using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

/// <summary>A private talk that a manager owes an employee.</summary>
/// <param name="About">When and where it was.</param>
/// <param name="By">The last day, in the site's own time, such as <c>25-11</c>.</param>
/// <param name="Asked">The employee has asked to talk, and allowed that the manager knows.</param>
public sealed record FollowUp(string RequestId, string Employee, string About, string By, bool Late, bool Asked)
{
    public bool Done { get; init; }
}

/// <summary>One of them: the reminder on its last day, and what the tap <c>followUpDone</c> turns it into.</summary>
public sealed record FollowUpCardModel(string Language, FollowUp FollowUp);

/// <param name="Open">Due first; empty when there is none.</param>
/// <param name="JustDone">Said first, after a tap on this card.</param>
public sealed record FollowUpsCardModel(string Language, IReadOnlyList<FollowUp> Open, FollowUp? JustDone = null)
{
    /// <summary>What the tap on the card brings as <c>card</c>.</summary>
    public const string Name = "followUps";
}

public static class FollowUpCard
{
    public static RenderedCard Render(FollowUpCardModel model)
    {
        var (texts, one) = (CardTexts.For(model.Language), model.FollowUp);
        var title = texts.Format(one.Done ? "Aftercare.FollowUpDone" : "Aftercare.FollowUp", Typed.Name(one.Employee));
        List<AdaptiveElement> body = [Blocks.Sentence(title, AdaptiveTextSize.Large, AdaptiveTextWeight.Bolder), .. Parts(one, texts)];
        if (!one.Done)
            body.Add(Blocks.Text(texts["Aftercare.FollowUpHow"]));
        return RenderedCard.From(
            title,
            body,
            [
                .. one.Done ? Array.Empty<AdaptiveAction>() : [DoneButton(one, null, texts)],
                Verbs.Tap(texts["Aftercare.FollowUpsButton"], new ActionData(Verbs.FollowUps, one.RequestId)),
            ]);
    }

    internal static IEnumerable<AdaptiveElement> Parts(FollowUp one, CardTexts texts)
    {
        yield return Blocks.Sentence(texts.Format("Aftercare.About", Typed.Fit(one.About, 300)), subtle: true) with { Spacing = AdaptiveSpacing.Small };
        if (one.Asked && !one.Done)
            yield return Blocks.Sentence(texts.Format("Aftercare.Wish", Typed.Name(one.Employee)), weight: AdaptiveTextWeight.Bolder);
        if (one.Done && !one.Late)
            yield break;
        var key = (one.Done, one.Late) switch { (true, _) => "Aftercare.FollowUpDoneLate", (_, true) => "Aftercare.FollowUpLate", _ => "Aftercare.FollowUpBy" };
        yield return Blocks.Sentence(texts.Format(key, one.By)) with { Spacing = AdaptiveSpacing.Small };
    }

    internal static AdaptiveExecuteAction DoneButton(FollowUp one, string? card, CardTexts texts) =>
        Verbs.Tap(texts["Aftercare.FollowUpDoneButton"], new ActionData(Verbs.FollowUpDone, one.RequestId) { Card = card }, AdaptiveActionStyle.Positive);
}

public static class FollowUpsCard
{
    private const int Most = 8;

    public static RenderedCard Render(FollowUpsCardModel model)
    {
        var texts = CardTexts.For(model.Language);
        var title = texts[model.Open.Count == 0 ? "Aftercare.FollowUpsNone" : "Aftercare.FollowUpsTitle"];
        var body = new List<AdaptiveElement>();
        if (model.JustDone is { } done)
        {
            body.Add(Blocks.Sentence(texts.Format("Aftercare.FollowUpDone", Typed.Name(done.Employee)), color: AdaptiveTextColor.Good));
            body.AddRange(FollowUpCard.Parts(done, texts));
        }

        body.Add(Blocks.Sentence(title, AdaptiveTextSize.Large, AdaptiveTextWeight.Bolder));
        foreach (var one in model.Open.Take(Most))
        {
            body.Add(Blocks.SentenceHeading(Typed.Name(one.Employee)) with { Separator = true });
            body.AddRange(FollowUpCard.Parts(one, texts));
            body.Add(new AdaptiveActionSet([FollowUpCard.DoneButton(one, FollowUpsCardModel.Name, texts)]));
        }

        if (model.Open.Count > Most)
            body.Add(Blocks.Sentence(texts.Format("Aftercare.FollowUpsMore", model.Open.Count - Most), subtle: true));
        return RenderedCard.From(title, body);
    }
}

/// <summary>To whom an employee chose: that they would like to talk, and what they allowed to be said.</summary>
/// <param name="About">When and where it was.</param>
/// <param name="Mood">1 (bad) to 5; null where it may not be said, or was not told.</param>
/// <param name="Text">What they want them to know.</param>
public sealed record TalkWishCardModel(string Language, string Employee, string About, int? Mood, int? FeltBacked, string? Text);

public static class TalkWishCard
{
    private const int MostText = 6000;

    public static RenderedCard Render(TalkWishCardModel model)
    {
        var texts = CardTexts.For(model.Language);
        var title = texts.Format("Aftercare.Wish", Typed.Name(model.Employee));
        List<AdaptiveElement> body =
        [
            Blocks.Sentence(title, AdaptiveTextSize.Large, AdaptiveTextWeight.Bolder),
            Blocks.Sentence(texts.Format("Aftercare.About", Typed.Fit(model.About, 300)), subtle: true) with { Spacing = AdaptiveSpacing.Small },
        ];
        if (model.Mood is { } mood)
            body.Add(Blocks.Sentence(texts.Format("Aftercare.WishMood", texts[$"Aftercare.Mood{mood.ToString(CultureInfo.InvariantCulture)}"])));
        if (model.FeltBacked is { } felt)
            body.Add(Blocks.Sentence(texts.Format("Aftercare.WishFelt", felt)));
        if (!string.IsNullOrWhiteSpace(model.Text))
            body.Add(Blocks.Sentence(texts.Quote(Typed.Fit(Marks.Read(texts, model.Text), MostText))));
        body.Add(Blocks.Text(texts["Aftercare.WishHint"]) with { IsSubtle = true });
        return RenderedCard.From(title, body);
    }
}
