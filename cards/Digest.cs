using ManagerBackup.Cards.Elements;
using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

/// <summary>The figures of one week; null where there were too few to say.</summary>
/// <param name="WithinAMinute">Shares from 0 to 1, as the others.</param>
/// <param name="FeltBacked">The average, 1 to 5.</param>
/// <param name="TalksInTime">Private talks that were had in time.</param>
public sealed record DigestFigures(int Total, double? WithinAMinute, int Unanswered, double? BothHeard, double? FeltBacked, double? TalksInTime);

/// <param name="Unanswered">How many of <paramref name="Total"/>.</param>
public sealed record DigestSite(string Name, int Unanswered, int Total);

/// <summary>The week of an ops lead's sites.</summary>
/// <param name="Week">Null when there were fewer takeovers than figures are shown of.</param>
/// <param name="Before">The same of the week before.</param>
/// <param name="Fewest">How many takeovers it takes for figures to be shown.</param>
/// <param name="Link">To the review, of this week.</param>
public sealed record DigestCardModel(string Language, DateOnly From, DateOnly To, DigestFigures? Week, DigestFigures? Before, int Fewest, Uri? Link)
{
    /// <summary>Where calls were left without an answer most often; null for nowhere.</summary>
    public DigestSite? MostUnanswered { get; init; }

    /// <summary>Sites where nobody on shift can be paged some time in the coming day.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>Private talks that are overdue; 0 also where there are too few to say.</summary>
    public int TalksOverdue { get; init; }
}

/// <summary>Tells an ops lead once a week what changed, what to look at, and where to read on.</summary>
public static class DigestCard
{
    private const string TooFew = "–";
    private const int MostSites = 3;

    public static RenderedCard Render(DigestCardModel model)
    {
        var texts = CardTexts.For(model.Language);
        var title = texts.Format("Digest.Title", Day(model.From), Day(model.To));
        List<AdaptiveElement> body =
        [
            Blocks.Text(title) with { Size = AdaptiveTextSize.Large, Weight = AdaptiveTextWeight.Bolder, Style = AdaptiveTextBlockStyle.Heading },
            .. model.Week is { } week ? Figures(texts, week, model) : [Blocks.Text(texts.Format("Digest.TooFew", model.Fewest))],
            Blocks.Heading(texts["Digest.LookAt"]),
            .. LookAt(texts, model),
            .. model.Link is null ? [Blocks.Text(texts["Digest.OnTheTab"]) with { IsSubtle = true }] : Array.Empty<AdaptiveElement>(),
        ];
        return RenderedCard.From(title, body, model.Link is { } link ? [new AdaptiveOpenUrlAction(texts["Digest.Open"], link.AbsoluteUri)] : null);
    }

    private static IEnumerable<AdaptiveElement> Figures(CardTexts texts, DigestFigures week, DigestCardModel model)
    {
        var before = model.Before;
        yield return Row("", texts["Digest.Week"], texts["Digest.Before"], isHead: true);
        yield return Row(texts["Digest.Takeovers"], texts.Number(week.Total), before is null ? TooFew : texts.Number(before.Total));
        yield return Row(texts["Digest.WithinAMinute"], Share(texts, week.WithinAMinute), Share(texts, before?.WithinAMinute));
        yield return Row(texts["Digest.Unanswered"], texts.Number(week.Unanswered), before is null ? TooFew : texts.Number(before.Unanswered));
        yield return Row(texts["Digest.BothHeard"], Share(texts, week.BothHeard), Share(texts, before?.BothHeard));
        yield return Row(texts["Digest.FeltBacked"], Felt(texts, week.FeltBacked), Felt(texts, before?.FeltBacked));
        yield return Row(texts["Digest.TalksInTime"], Share(texts, week.TalksInTime), Share(texts, before?.TalksInTime));
        if (new[] { week, before }.Any(one => one is not { WithinAMinute: not null, BothHeard: not null, FeltBacked: not null, TalksInTime: not null }))
        {
            yield return Blocks.Text(texts.Format("Digest.Dash", TooFew, model.Fewest)) with { IsSubtle = true, Spacing = AdaptiveSpacing.Small };
        }
    }

    private static AdaptiveElement[] LookAt(CardTexts texts, DigestCardModel model)
    {
        AdaptiveElement[] points =
        [
            .. model.MostUnanswered is { } site ? [Blocks.Sentence(texts.Format("Digest.MostUnanswered", Typed.Name(site.Name), site.Unanswered, site.Total))] : Array.Empty<AdaptiveElement>(),
            .. model.Gaps.Count > 0 ? [Blocks.Sentence(texts.Format("Digest.Gaps", Sites(model.Gaps)))] : Array.Empty<AdaptiveElement>(),
            .. model.TalksOverdue > 0 ? [Blocks.Text(texts.Format("Digest.TalksOverdue", model.TalksOverdue))] : Array.Empty<AdaptiveElement>(),
        ];
        return points.Length > 0 ? points : [Blocks.Text(texts["Digest.NothingStandsOut"])];
    }

    private static AdaptiveColumnSet Row(string name, string week, string before, bool isHead = false) => new(
    [
        new([Blocks.Text(name)], "5"),
        new([Blocks.Text(week) with { Weight = isHead ? AdaptiveTextWeight.Default : AdaptiveTextWeight.Bolder, IsSubtle = isHead }], "3"),
        new([Blocks.Text(before) with { IsSubtle = true }], "3"),
    ])
    {
        Spacing = isHead ? AdaptiveSpacing.Medium : AdaptiveSpacing.Small,
    };

    private static string Share(CardTexts texts, double? share) => share is { } known ? texts.Percent(known) : TooFew;

    private static string Felt(CardTexts texts, double? felt) => felt is { } known ? texts.Number(known, "0.0") : TooFew;

    private static string Sites(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostSites).Select(Typed.Name)) + (names.Count > MostSites ? $", +{names.Count - MostSites}" : "");

    // With a hyphen that keeps the line together.
    private static string Day(DateOnly day) => day.ToString("dd\u2011MM", System.Globalization.CultureInfo.InvariantCulture);
}
