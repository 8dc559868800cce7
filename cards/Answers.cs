using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

/// <summary>Ready answer cards for what is not about an open page: help, commands, advice.</summary>
public static class Answers
{
    public static AnswerCardModel Help(string language, bool manager)
    {
        string[] keys = manager
            ? ["HelpType", "HelpPage", "HelpCancel", "HelpOther", "HelpManager", "HelpFollowUps", "HelpDrill"]
            : ["HelpType", "HelpPage", "HelpCancel", "HelpOther"];
        return Card(language, "HelpTitle", [.. keys.Select(key => Say(language, key))]) with { ButtonFirst = true };
    }

    /// <summary>Nothing in the message asks for help.</summary>
    public static AnswerCardModel NothingToDo(string language) => Card(language, null, Say(language, "NothingToDo"));

    public static AnswerCardModel CancelDone(string language) => Card(language, null, Say(language, "CancelDone"));

    public static AnswerCardModel CancelNothingOpen(string language) => Card(language, null, Say(language, "CancelNothingOpen"));

    public static AnswerCardModel MedicalAdvice(string language, string emergencyNumber) =>
        Card(language, null, Say(language, "MedicalAdvice", Typed.Fit(emergencyNumber, 60)));

    /// <summary>The other route when the manager is the problem: nobody was paged.</summary>
    /// <param name="name">Who the site trusts with it; null for nobody.</param>
    public static AnswerCardModel ManagerIsTheAbuser(string language, string? name, string? phone)
    {
        var route = name is null || phone is null
            ? Say(language, "ManagerIsTheAbuserRoute")
            : Say(language, "ManagerIsTheAbuserContact", Typed.Name(name), Typed.Fit(phone, 80));
        return Card(language, null, Say(language, "ManagerIsTheAbuser"), route, Say(language, "ManagerIsTheAbuserButton"));
    }

    public static AnswerCardModel StatusPaged(string language, string requestId, IReadOnlyList<string> managers) =>
        Card(language, null, Say(language, "StatusPagedNobody", CardTexts.For(language).Names(managers))) with { RequestId = requestId };

    public static AnswerCardModel StatusAccepted(string language, string requestId, string manager, string since) =>
        Card(language, null, Say(language, "StatusHas", Typed.Name(manager), since)) with { RequestId = requestId };

    public static AnswerCardModel StatusNothingOpen(string language) => Card(language, null, Say(language, "StatusNothingOpen"));

    /// <param name="until">In the site's own time, such as <c>17:30</c>; null for open end.</param>
    public static AnswerCardModel OnShift(string language, string? until) => ForManager(
        language, until is null ? Say(language, "OnShift") : Say(language, "OnShiftUntil", until));

    public static AnswerCardModel OffShift(string language) => ForManager(language, Say(language, "OffShift"));

    public static AnswerCardModel DrillNotAllowed(string language) => Card(language, null, Say(language, "DrillNotAllowed"));

    /// <summary>Who needs help themselves does not practise.</summary>
    public static AnswerCardModel DrillBusy(string language) => Card(language, null, Say(language, "DrillBusy"));

    public static AnswerCardModel SiteChosen(string language, string site) =>
        Card(language, null, Say(language, "SiteChosen", Typed.Name(site)));

    /// <param name="entries">Newest first; empty when nothing is on record.</param>
    /// <param name="more">The number of the next page; null when there is none.</param>
    public static AnswerCardModel MyLog(string language, IReadOnlyList<MyLogEntry> entries, int? more)
    {
        var texts = CardTexts.For(language);
        string[] told =
        [
            .. entries.SelectMany(entry => entry.Tell(texts)),
            .. more is { } next ? [Say(language, "MyLogMore", texts.Quote($"{Say(language, "MyLogCommand")} {next}"))] : Array.Empty<string>(),
            Say(language, "MyLogFile"),
        ];
        return Card(language, "MyLogTitle", entries.Count > 0 ? told : [Say(language, "MyLogEmpty")]);
    }

    /// <summary>What is true after a tap that changed nothing, for an employee.</summary>
    public static AnswerCardModel Refused(string language, string reason) => Card(language, null, reason);

    /// <summary>The same for a manager, who needs no page button.</summary>
    public static AnswerCardModel RefusedManager(string language, string reason) => ForManager(language, reason);

    private static AnswerCardModel ForManager(string language, string text) => Card(language, null, text) with { PageButton = false };

    private static AnswerCardModel Card(string language, string? titleKey, params string[] paragraphs) =>
        new(language, null, titleKey is null ? null : Say(language, titleKey), paragraphs, PageButton: true);

    private static string Say(string language, string key, params ReadOnlySpan<object?> args) =>
        CardTexts.For(language).Format($"Answers.{key}", args);
}
