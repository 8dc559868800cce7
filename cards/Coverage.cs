using ManagerBackup.Cards.Elements;
using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

/// <summary>Why no page would reach a person.</summary>
public enum Unreachable
{
    NotInstalled,
    Blocked,
    Disabled,
    Gone,
    Refused,
}

/// <param name="From">On the site's clock, as the others.</param>
public sealed record GapTime(DateTime From, DateTime To, DateTime Now, bool HasBegun);

/// <param name="OnShift">Who is on shift then, and why no page reaches them; empty when nobody is.</param>
/// <param name="Others">Who may be reached after them.</param>
public sealed record CoverageGap(string Site, GapTime When, IReadOnlyList<(string Name, Unreachable? Why)> OnShift, IReadOnlyList<string> Others);

/// <summary>Tells ahead when nobody on shift could be paged, and what helps.</summary>
/// <param name="Site">Null for an ops lead, whose gaps are of many sites.</param>
/// <param name="Phone">What employees are told to call.</param>
public sealed record CoverageCardModel(string Language, string? Site, string? Phone, IReadOnlyList<CoverageGap> Gaps);

public static class CoverageCard
{
    private const int MostGaps = 6;
    private const int MostLines = 20;

    public static RenderedCard Render(CoverageCardModel model)
    {
        var texts = CardTexts.For(model.Language);
        return model.Site is null ? ForOps(texts, model.Gaps) : ForSite(texts, model);
    }

    /// <summary>For a list of people: "can't be reached: app not installed".</summary>
    public static string CantBeReached(string language, Unreachable why)
    {
        var texts = CardTexts.For(language);
        return texts.Format("Coverage.CantBeReached", Why(texts, why));
    }

    private static RenderedCard ForSite(CardTexts texts, CoverageCardModel model)
    {
        var title = TitleOf(texts, model.Gaps[0]);
        var body = new List<AdaptiveElement>();
        foreach (var gap in model.Gaps.Take(MostGaps))
        {
            body.Add(body.Count == 0
                ? Blocks.Sentence(TitleOf(texts, gap), AdaptiveTextSize.Large, AdaptiveTextWeight.Bolder)
                : Blocks.SentenceHeading(TitleOf(texts, gap)));
            body.AddRange(gap.OnShift.Select(one => Blocks.Sentence(PersonOf(texts, one.Name, one.Why))));
            body.Add(Blocks.Sentence(gap.Others.Count > 0
                ? texts.Format("Coverage.GoesOn", texts.Names(gap.Others))
                : texts.Format("Coverage.NobodyElse", Typed.Fit(model.Phone ?? "", 80))));
        }

        body.Add(Blocks.Heading(texts["Coverage.WhatHelps"]));
        body.Add(Blocks.Text(texts["Coverage.SayOnShift"]));
        if (model.Gaps.Any(gap => gap.OnShift.Count > 0))
        {
            body.Add(Blocks.Text(texts["Coverage.Install"]));
            body.Add(Blocks.Text(texts["Coverage.HandOver"]));
        }

        return RenderedCard.From(title, body);
    }

    private static RenderedCard ForOps(CardTexts texts, IReadOnlyList<CoverageGap> gaps)
    {
        var title = texts["Coverage.OpsTitle"];
        var body = new List<AdaptiveElement> { Blocks.Sentence(title, AdaptiveTextSize.Large, AdaptiveTextWeight.Bolder) };
        foreach (var site in gaps.Take(MostLines).GroupBy(gap => gap.Site))
        {
            body.Add(Blocks.SentenceHeading(Typed.Name(site.Key)));
            body.AddRange(site.Select(gap => Blocks.Sentence(LineOf(texts, gap))));
        }

        if (gaps.Count > MostLines)
        {
            body.Add(Blocks.Sentence(texts.Format("Coverage.More", gaps.Count - MostLines), subtle: true));
        }

        body.Add(Blocks.Sentence(texts["Coverage.OpsHelps"], subtle: true));
        return RenderedCard.From(title, body);
    }

    private static string TitleOf(CardTexts texts, CoverageGap gap) =>
        texts.Format(gap.OnShift.Count == 0 ? "Coverage.TitleNobodyOnShift" : "Coverage.TitleNobodyReachable", WhenOf(texts, gap.When), Typed.Name(gap.Site));

    private static string LineOf(CardTexts texts, CoverageGap gap)
    {
        var why = gap.OnShift.Count == 0 ? texts["Coverage.NobodyOnShift"] : string.Join(", ", gap.OnShift.Select(one => PersonOf(texts, one.Name, one.Why)));
        return $"{WhenOf(texts, gap.When)} · {why}{(gap.Others.Count == 0 ? $" · {texts["Coverage.NobodyAtAll"]}" : "")}";
    }

    private static string PersonOf(CardTexts texts, string name, Unreachable? why) =>
        $"{Typed.Name(name)} · {Why(texts, why ?? Unreachable.Refused)}";

    private static string Why(CardTexts texts, Unreachable why) => texts[why switch
    {
        Unreachable.NotInstalled => "Coverage.NotInstalled",
        Unreachable.Blocked => "Coverage.Blocked",
        Unreachable.Disabled => "Coverage.Disabled",
        Unreachable.Gone => "Coverage.Gone",
        _ => "Coverage.Refused",
    }];

    private static string WhenOf(CardTexts texts, GapTime when)
    {
        // Midnight belongs to the day that ends with it.
        var (starts, ends) = (when.From.Date > when.Now.Date, when.To.AddTicks(-1).Date > when.Now.Date);
        var key = (when.HasBegun, starts, ends) switch
        {
            (true, _, false) => "Coverage.NowUntil",
            (true, _, true) => "Coverage.NowUntilTomorrow",
            (_, false, false) => "Coverage.Today",
            (_, false, true) => "Coverage.UntilTomorrow",
            _ => "Coverage.Tomorrow",
        };
        return texts.Format(key, Clock(when.From), Clock(when.To));
    }

    private static string Clock(DateTime at) => at.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
