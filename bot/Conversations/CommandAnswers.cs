using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Conversations;

/// <summary>Carries out the text commands and says what came of them.</summary>
internal sealed class CommandAnswers(Whereabouts whereabouts, Takeovers takeovers, ShiftCommands shifts, OwnStories stories, FollowUps followUps)
{
    public async Task<RenderedCard> AnswerAsync(Visit visit, Site site, TextCommand command, string language, CancellationToken cancellationToken) =>
        command switch
        {
            TextCommand.Help => AnswerCard.Render(Answers.Help(language, Permissions.May(Act.KeepShifts, site, visit.Person.Id))),
            TextCommand.Cancel => await CancelAsync(visit, site, language, cancellationToken),
            TextCommand.Site when whereabouts.ChoicesOf(visit) is SiteMembership.Choose choose => ChooseSite(choose, language, null),
            TextCommand.Site => AnswerCard.Render(Answers.SiteChosen(language, site.Name)),
            TextCommand.Shift shift => await shifts.DeclareAsync(visit, site, shift, language, cancellationToken),
            TextCommand.Who => await shifts.WhoAsync(visit, site, language, cancellationToken),
            TextCommand.HandOver handOver => await shifts.HandOverAsync(visit, site, handOver, language, cancellationToken),
            TextCommand.FollowUps => await followUps.OfAsync(visit.Person.Id, language, visit.Now, null, cancellationToken),
            TextCommand.MyLog own => await stories.OfAsync(visit.Person.Id, site, own.Page, language, cancellationToken),
            _ => throw new InvalidOperationException($"Nobody answers {command.GetType().Name}"),
        };

    public async Task<RenderedCard> CancelAsync(Visit visit, Site site, string language, CancellationToken cancellationToken)
    {
        var withdrawn = await takeovers.WithdrawAsync(site.Id, new(visit.Person.Id, visit.Now, visit.Key), cancellationToken);
        return AnswerCard.Render(withdrawn switch
        {
            null => Answers.CancelNothingOpen(language),
            { Refusal: { } refusal } => Answers.Refused(language, RefusalTexts.Of(refusal, site, language)),
            _ => Answers.CancelDone(language),
        });
    }

    /// <param name="danger">What they typed speaks of danger, which does not wait until the site is known.</param>
    public static RenderedCard ChooseSite(SiteMembership membership, string language, string? words, bool danger = false) =>
        SiteChoiceCard.Render(new(
            language,
            words,
            [.. SitesOf(membership).Select(site => new SiteChoice(site.Id.Value, site.Name))])
        {
            EmergencyNumber = danger ? Each(membership, site => site.EmergencyNumber) : null,
            Phone = words is null ? null : Each(membership, site => site.FallbackPhone),
        });

    private static IReadOnlyList<Site> SitesOf(SiteMembership membership) => membership is SiteMembership.Choose choose ? choose.Among : [];

    private static string Each(SiteMembership membership, Func<Site, string> number) =>
        string.Join(" / ", SitesOf(membership).Select(number).Distinct(StringComparer.Ordinal));

    /// <summary>The truth about an open request, in one sentence.</summary>
    public static AnswerCardModel Status(RequestId id, BackupRequest s, Site site, string language) => s switch
    {
        { Holder: { } holder } => Answers.StatusAccepted(language, id.ToString(), holder.Manager.Name, SiteTime.Of(site, holder.AcceptedAt)),
        { Phase: Phase.Unanswered } => new(language, id.ToString(), null, [Notices.Unanswered(language, site.FallbackPhone)], true),
        _ when s.Pages.Values.Where(page => page.Status == PageStatus.Delivered).Select(page => page.Manager.Name).ToList() is { Count: > 0 } reached =>
            Answers.StatusPaged(language, id.ToString(), reached),
        _ => Answers.NothingToDo(language) with { RequestId = id.ToString() },
    };
}
