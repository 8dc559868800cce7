using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

/// <summary>
/// Short messages about a request, in the reader's language. They are plain text and names in them are not escaped: send them
/// in an answer card or with <c>textFormat: plain</c>, never as markdown.
/// </summary>
public static class Notices
{
    // To the employee.
    public static string Accepted(string language, string manager, int etaMinutes) => etaMinutes <= 0
        ? Say(language, "Accepted", Typed.Name(manager))
        : Say(language, "AcceptedEta", Typed.Name(manager), etaMinutes);

    public static string Arrived(string language, string manager) => Say(language, "Arrived", Typed.Name(manager));

    public static string NotArrived(string language, string manager, string fallbackPhone) =>
        WithPhone(language, Say(language, "NotArrived", Typed.Name(manager)), fallbackPhone);

    public static string Unanswered(string language, string fallbackPhone) =>
        WithPhone(language, Say(language, "Unanswered"), fallbackPhone);

    public static string NobodyReachable(string language, string fallbackPhone) =>
        WithPhone(language, Say(language, "NobodyReachable"), fallbackPhone);

    public static string PageFailed(string language, string fallbackPhone) =>
        WithPhone(language, Say(language, "PageFailed"), fallbackPhone);

    public static string StorageTrouble(string language) => Say(language, "StorageTrouble");

    /// <param name="manager">Null when it ended by itself.</param>
    /// <param name="support">What the employee gets now, in the manager's words.</param>
    public static string Closed(string language, string? manager, string? support)
    {
        var closed = manager is null ? Say(language, "ClosedByItself") : Say(language, "Closed", Typed.Name(manager));
        return string.IsNullOrWhiteSpace(support) ? closed : $"{closed} {Say(language, "Support", Typed.Fit(support, 900))}";
    }

    public static string StatementThanks(string language) => Say(language, "StatementThanks");

    public static string CheckInThanks(string language) => Say(language, "CheckInThanks");

    // To a manager.
    public static string PagedAgainForManager(string language, string employee) =>
        Say(language, "PagedAgainForManager", Typed.Name(employee));

    public static string WithdrawnForManager(string language, string employee) =>
        Say(language, "WithdrawnForManager", Typed.Name(employee));

    public static string WorseForManager(string language, string employee) =>
        Say(language, "WorseForManager", Typed.Name(employee));

    /// <summary>To who accepted and did not arrive in time.</summary>
    public static string ReopenedForManager(string language, string employee) =>
        Say(language, "ReopenedForManager", Typed.Name(employee));

    public static string SomeoneThereForManager(string language, string employee) =>
        Say(language, "SomeoneThereForManager", Typed.Name(employee));

    public static string StatementForManager(string language, string employee) =>
        Say(language, "StatementForManager", Typed.Name(employee));

    /// <summary>To who waits for it with closing.</summary>
    public static string StatementInForManager(string language, string employee, bool declined) =>
        Say(language, declined ? "StatementDeclinedForManager" : "StatementInForManager", Typed.Name(employee));

    public static string CloseReminder(string language, string employee) => Say(language, "CloseReminder", Typed.Name(employee));

    /// <summary>To who began a practice page.</summary>
    public static string DrillDone(string language, string manager, int seconds) => Say(language, "DrillDone", Typed.Name(manager), seconds);

    private static string WithPhone(string language, string sentence, string phone) => string.IsNullOrWhiteSpace(phone)
        ? sentence
        : $"{sentence} {Say(language, "CallNow", Typed.Fit(phone, 80))}";

    private static string Say(string language, string key, params ReadOnlySpan<object?> args) =>
        CardTexts.For(language).Format($"Answers.{key}", args);
}
