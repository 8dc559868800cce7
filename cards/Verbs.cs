using ManagerBackup.Cards.Elements;

namespace ManagerBackup.Cards;

/// <summary>The verbs that a tap brings back. Others depend on these names.</summary>
public static class Verbs
{
    public const string Page = "page";
    public const string Withdraw = "withdraw";
    public const string Worse = "worse";
    public const string MoreLines = "moreLines";
    public const string InLanguage = "inLanguage";
    public const string Helped = "helped";
    public const string Here = "here";
    public const string Alone = "alone";
    public const string Statement = "statement";
    public const string DeclineStatement = "declineStatement";
    public const string CheckIn = "checkIn";
    public const string Accept = "accept";
    public const string Join = "join";
    public const string Decline = "decline";
    public const string Arrived = "arrived";
    public const string Close = "close";
    public const string AddCustomerSide = "addCustomerSide";
    public const string Refresh = "refresh";
    public const string ChooseSite = "chooseSite";
    public const string HandBack = "handBack";
    public const string StopCheckIns = "stopCheckIns";
    public const string FollowUpDone = "followUpDone";
    public const string FollowUps = "followUps";

    /// <summary>A one-tap button: it takes no inputs along, so nothing half filled in can hold it up.</summary>
    internal static AdaptiveExecuteAction Tap(
        string title, ActionData data, AdaptiveActionStyle style = AdaptiveActionStyle.Default) =>
        Button(title, data, style, AdaptiveAssociatedInputs.None);

    /// <summary>A button that brings the inputs of its card.</summary>
    internal static AdaptiveExecuteAction Send(string title, ActionData data) =>
        Button(title, data, AdaptiveActionStyle.Positive, AdaptiveAssociatedInputs.Auto);

    private static AdaptiveExecuteAction Button(
        string title, ActionData data, AdaptiveActionStyle style, AdaptiveAssociatedInputs inputs) =>
        new(title, data.Verb, data)
        {
            Style = style,
            AssociatedInputs = inputs,
            Fallback = new AdaptiveSubmitAction(title, data) { Style = style, AssociatedInputs = inputs },
        };
}
