using ManagerBackup.Cards.Elements;
using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

/// <summary>Answers about shifts: who is on, and what came of handing one over. Times are the site's own, such as <c>17:30</c>.</summary>
public static class Handovers
{
    public static AnswerCardModel Done(string language, string receiver, string until) => Card(language, "HandoverDone", Typed.Name(receiver), until);

    public static AnswerCardModel Unreachable(string language, string receiver) => Card(language, "HandoverUnreachable", Typed.Name(receiver));

    /// <summary>The name fitted nobody, or more than one.</summary>
    public static AnswerCardModel Ask(string language, IReadOnlyList<string> others) => others.Count == 0
        ? Card(language, "HandoverNobody")
        : Card(language, "HandoverAsk", string.Join(", ", others.Select(Typed.Name)));

    public static AnswerCardModel HandedBack(string language, string giver) => Card(language, "HandoverHandedBack", Typed.Name(giver));

    /// <summary>To who gave the shift away and has it again.</summary>
    public static AnswerCardModel Refused(string language, string receiver) => Card(language, "HandoverRefused", Typed.Name(receiver));

    /// <summary>To who stood in.</summary>
    public static AnswerCardModel TakenBack(string language, string giver) => Card(language, "HandoverTakenBack", Typed.Name(giver));

    /// <summary>A tap that came too late.</summary>
    public static string Over(string language) => Say(language, "HandoverOver");

    /// <param name="lines">One each, as the methods below make them.</param>
    public static AnswerCardModel Who(string language, string site, IReadOnlyList<string> lines) =>
        new(language, null, Say(language, "WhoTitle", Typed.Name(site)), lines, PageButton: false);

    /// <param name="next">Who is paged then.</param>
    public static AnswerCardModel WhoNobody(string language, IReadOnlyList<string> next, string phone) => next.Count > 0
        ? Card(language, "WhoNobody", CardTexts.For(language).Names(next))
        : Card(language, "WhoNobodyCall", Typed.Fit(phone, 80));

    public static string SaidSo(string language, string name, string until) => Say(language, "WhoSaidSo", Typed.Name(name), until);

    public static string StandsIn(string language, string name, string other, string until) =>
        Say(language, "WhoStandsIn", Typed.Name(name), Typed.Name(other), until);

    public static string ClockedIn(string language, string name) => Say(language, "WhoClockedIn", Typed.Name(name));

    public static string Planned(string language, string name, string until) => Say(language, "WhoPlanned", Typed.Name(name), until);

    public static string Usual(string language, string name) => Say(language, "WhoUsual", Typed.Name(name));

    private static AnswerCardModel Card(string language, string key, params ReadOnlySpan<object?> args) =>
        new(language, null, null, [Say(language, key, args)], PageButton: false);

    private static string Say(string language, string key, params ReadOnlySpan<object?> args) =>
        CardTexts.For(language).Format($"Answers.{key}", args);
}

/// <summary>Tells somebody that they stand in from now on, with a button to say no (verb <c>handBack</c>, data <c>handover</c>).</summary>
/// <param name="Until">In the site's own time, such as <c>17:30</c>.</param>
public sealed record HandoverCardModel(string Language, string HandoverId, string Giver, string Site, string Until);

public static class HandoverCard
{
    public static RenderedCard Render(HandoverCardModel model)
    {
        var texts = CardTexts.For(model.Language);
        var text = texts.Format("Answers.HandoverReceived", Typed.Name(model.Giver), Typed.Name(model.Site), model.Until);
        return RenderedCard.From(
            text,
            [Blocks.Sentence(text)],
            [Verbs.Tap(texts["Answers.HandoverButton"], new ActionData(Verbs.HandBack, null) { Handover = model.HandoverId })]);
    }
}
