using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Conversations;

/// <summary>What is true now, for someone whose tap changed nothing.</summary>
internal static class RefusalTexts
{
    public static string Of(Refusal refusal, Site site, string language) => refusal switch
    {
        Refusal.TakenBy taken => Refusals.TakenBy(language, taken.Manager.Name, SiteTime.Of(site, taken.Since)),
        Refusal.WithdrawnAlready withdrawn => Refusals.AlreadyWithdrawn(language, SiteTime.Of(site, withdrawn.At)),
        Refusal.ClosedAlready closed => Refusals.AlreadyClosed(language, SiteTime.Of(site, closed.At)),
        Refusal.OwnRequest => Refusals.NotAManagerHere(language),
        Refusal.NotYourRequest => Refusals.NotYourRequest(language),
        Refusal.NobodyAcceptedYet => Refusals.AcceptFirst(language),
        Refusal.CustomerSideMissing => Refusals.CloseNeedsCustomerSide(language),
        Refusal.StatementMissing missing => Refusals.CloseNeedsStatement(language, missing.Employee.Name),
        Refusal.NothingSaid => Refusals.TextEmpty(language),
        Refusal.NotOverYet => Refusals.NothingNew(language),
        _ => throw new InvalidOperationException($"No words for {refusal.GetType().Name}"),
    };
}
