using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Conversations;

/// <summary>What a tap on the close form, or on the card that asks to look once more, comes to.</summary>
internal static class ClosingTap
{
    /// <returns>Null when there is nothing to close with: back to the form, with the reason if there is one.</returns>
    public static Command.Close? CommandOf(TapForm form, BackupRequest s, Site site, Visit visit)
    {
        if (form.Back)
        {
            return s.Held is { Why: Hold.Confirmation } asked ? new(visit.Person.Id, visit.Now, visit.Key, asked.Closing) { Back = true } : null;
        }

        // Their "yes" is about what they have just read, which the log has.
        if (ConfirmsWhatIsKept(form) && s.Held is { } held)
        {
            return new(visit.Person.Id, visit.Now, visit.Key, held.Closing)
            {
                Confirmed = true,
                StatementLater = held.Closing.WithoutStatement == WithoutStatement.Later ? true : null,
            };
        }

        return form.Closing is { } closing && form.ClosingProblem(site.Language, Today(site, visit)) is null
            ? new(visit.Person.Id, visit.Now, visit.Key, closing with { Support = Offered(closing.Support, site) }) { Confirmed = form.Confirmed, StatementLater = form.StatementLater }
            : null;
    }

    /// <summary>What the form is to hold: what was sent, or what was kept where only a button was tapped.</summary>
    public static CloseDraft DraftOf(TapForm form, BackupRequest s) =>
        (form.Back || ConfirmsWhatIsKept(form)) && s.Held is { } held ? RequestCards.Form(held.Closing) : form.Draft;

    public static string? ProblemOf(TapForm form, BackupRequest s, Site site, Visit visit, string language) =>
        form.Back && s.Held is not null ? null : form.ClosingProblem(language, Today(site, visit));

    private static Supports Offered(Supports chosen, Site site) => site.SupportContact is null ? chosen & ~Supports.Contact : chosen;

    private static bool ConfirmsWhatIsKept(TapForm form) => form.Confirmed && form.Draft.Outcome is null;

    private static DateOnly Today(Site site, Visit visit) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(visit.Now, site.TimeZone).DateTime);
}
