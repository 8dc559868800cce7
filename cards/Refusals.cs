using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

/// <summary>What is true now, said to someone whose tap or text changed nothing. Plain text, as <see cref="Notices"/>.</summary>
/// <remarks>Times are in the site's own time, such as <c>14:05</c>.</remarks>
public static class Refusals
{
    public static string TakenBy(string language, string manager, string since) => Say(language, "TakenBy", Typed.Name(manager), since);

    public static string AlreadyWithdrawn(string language, string at) => Say(language, "AlreadyWithdrawn", at);

    public static string AlreadyClosed(string language, string at) => Say(language, "AlreadyClosed", at);

    /// <param name="holder">Who has it; null when the reader may not know.</param>
    public static string OnlyWhoAccepted(string language, string? holder) => holder is null
        ? Say(language, "OnlyWhoAccepted")
        : Say(language, "OnlyWhoAcceptedNamed", Typed.Name(holder));

    public static string AcceptFirst(string language) => Say(language, "AcceptFirst");

    public static string UnknownRequest(string language) => Say(language, "UnknownRequest");

    public static string NotYourRequest(string language) => Say(language, "NotYourRequest");

    public static string NotAManagerHere(string language) => Say(language, "NotAManagerHere");

    /// <summary>A verb or value that no card of ours sends.</summary>
    public static string NotUnderstood(string language) => Say(language, "NotUnderstood");

    /// <summary>The tap asked for what is so already.</summary>
    public static string NothingNew(string language) => Say(language, "NothingNew");

    public static string CloseNeedsCustomerSide(string language) => Say(language, "CloseNeedsCustomerSide");

    public static string CloseNeedsEmployeeAsked(string language, string employee) =>
        Say(language, "CloseNeedsEmployeeAsked", Typed.Name(employee));

    public static string CloseNeedsOutcome(string language) => Say(language, "CloseNeedsOutcome");

    public static string CloseNeedsDecision(string language) => Say(language, "CloseNeedsDecision");

    public static string CloseNeedsUntil(string language) => Say(language, "CloseNeedsUntil");

    public static string CloseUntilPast(string language) => Say(language, "CloseUntilPast");

    public static string CloseNeedsStatement(string language, string employee) => Say(language, "CloseNeedsStatement", Typed.Name(employee));

    public static string TextTooLong(string language, int most) => Say(language, "TextTooLong", most);

    public static string TextEmpty(string language) => Say(language, "TextEmpty");

    public static string FeltBackedMissing(string language) => Say(language, "FeltBackedMissing");

    public static string OnShiftTimeUnclear(string language) => Say(language, "OnShiftTimeUnclear");

    public static string ShiftNotAManager(string language) => Say(language, "ShiftNotAManager");

    public static string SiteUnknown(string language) => Say(language, "SiteUnknown");

    public static string NoSite(string language) => Say(language, "NoSite");

    /// <summary>More than a person can send; what asks for a page goes through all the same.</summary>
    public static string TooMuchAtOnce(string language) => Say(language, "TooMuchAtOnce");

    /// <summary>A fault on our side; tapping again is safe.</summary>
    public static string TapFailed(string language) => Say(language, "TapFailed");

    /// <summary>The same to somebody who may need help this minute.</summary>
    public static string FailedNow(string language, string phone) =>
        $"{TapFailed(language)} {CardTexts.For(language).Format("Employee.CallIfUrgent", Typed.Fit(phone, 200))}";

    private static string Say(string language, string key, params ReadOnlySpan<object?> args) =>
        CardTexts.For(language).Format($"Answers.{key}", args);
}
