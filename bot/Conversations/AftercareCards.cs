using System.Globalization;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Conversations;

/// <summary>The cards of aftercare: what is asked of the employee, and what the manager owes them.</summary>
internal static class AftercareCards
{
    public static RenderedCard CheckIn(RequestId id, BackupRequest s, Site site) => CheckInCard.Render(ModelOf(id, s, site, CheckInStep.HowAreYou));

    public static RenderedCard Unreached(RequestId id, BackupRequest s, Site site) => CheckInCard.Render(ModelOf(id, s, site, CheckInStep.Unreached));

    public static CheckInCardModel ModelOf(RequestId id, BackupRequest s, Site site, CheckInStep step) =>
        new(s.Read.Language, id.ToString(), About(site, s.OpenedAt, s.Read.Place), step)
        {
            Low = s.Mood <= 2 || s.FeltBacked <= 2,
            Choices = Choices(s, site),
            Chosen = s.Wish is { } wish ? ChoiceOf(wish.With, s, site) : null,
            Phone = step == CheckInStep.Call ? site.SupportContact?.Phone : site.FallbackPhone,
        };

    /// <summary>Whom they can choose here.</summary>
    public static IReadOnlyList<TalkChoice> Choices(BackupRequest s, Site site) =>
        [.. Enum.GetValues<TalkWith>().Where(with => Offers(with, s, site)).Select(with => ChoiceOf(with, s, site))];

    public static bool Offers(TalkWith with, BackupRequest s, Site site) => with switch
    {
        TalkWith.Manager => s.Holder is not null,
        TalkWith.OpsLead => site.OpsLeads.Any(lead => lead != s.Employee.Id),
        _ => site.SupportContact is not null,
    };

    public static RenderedCard FollowUp(RequestId id, BackupRequest s, Site site, string reader, DateTimeOffset now) =>
        FollowUpCard.Render(new(reader, FollowUpOf(id, s, site, now)));

    public static FollowUp FollowUpOf(RequestId id, BackupRequest s, Site site, DateTimeOffset now)
    {
        var (care, due) = (s.Aftercare, s.Aftercare?.Plan.FollowUpBy ?? now);
        return new(
            id.ToString(), s.Employee.Name, About(site, s.OpenedAt, s.Read.Place), DayOf(site, due), (care?.FollowedUpAt ?? now) > due, s.Wish is { With: TalkWith.Manager })
        {
            Done = care is { OwesFollowUp: false },
        };
    }

    public static RenderedCard Wish(BackupRequest s, Site site, string reader) => TalkWishCard.Render(new(
        reader,
        s.Employee.Name,
        About(site, s.OpenedAt, s.Read.Place),
        s.Wish?.Allows == TalkConsent.Answers ? s.Mood : null,
        s.Wish?.Allows == TalkConsent.Answers ? s.FeltBacked : null,
        s.Wish?.Text));

    /// <summary>When and where it was, in the site's own time.</summary>
    public static string About(Site site, DateTimeOffset openedAt, string? place) => string.Join(" · ", new[]
    {
        TimeZoneInfo.ConvertTime(openedAt, site.TimeZone).ToString("dd-MM-yyyy HH:mm", CultureInfo.InvariantCulture), site.Name, place,
    }.Where(part => !string.IsNullOrWhiteSpace(part)));

    public static string DayOf(Site site, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, site.TimeZone).ToString("dd-MM", CultureInfo.InvariantCulture);

    private static TalkChoice ChoiceOf(TalkWith with, BackupRequest s, Site site) => with switch
    {
        TalkWith.Manager => new("manager", s.Holder?.Manager.Name),
        TalkWith.OpsLead => new("opsLead", null),
        _ => new("contact", site.SupportContact?.Name),
    };
}
