using System.Globalization;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Conversations;

/// <summary>A manager's own open follow-ups: the private talks that they owe employees.</summary>
internal sealed class FollowUps(ITakeoverReader reader, Sites sites)
{
    // What was due longer ago stays in the log, and in the figures.
    private static readonly TimeSpan ReachesBack = TimeSpan.FromDays(90);

    /// <summary>The card, in the words of whoever asks; a refusal for whoever can have none.</summary>
    /// <param name="justDone">Said first.</param>
    public async Task<RenderedCard> OfAsync(
        PersonId manager, string language, DateTimeOffset now, FollowUp? justDone, CancellationToken cancellationToken)
    {
        var within = sites.Where(Act.FollowUp, manager);
        if (within.Count == 0)
        {
            return AnswerCard.Render(Answers.Refused(language, Refusals.NotAManagerHere(language)));
        }

        var open = await OpenAsync(manager, within, now, cancellationToken);
        return FollowUpsCard.Render(new(language, [.. open.Where(one => one.RequestId != justDone?.RequestId)], justDone));
    }

    private async Task<IEnumerable<FollowUp>> OpenAsync(PersonId manager, IReadOnlyList<Site> within, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = TakeoverFilter.Everything with
        {
            Manager = manager.Value,
            From = now - ReachesBack,
            Within = within.Select(site => site.Id).ToHashSet(),
        };
        var page = await reader.ListAsync(filter, cancellationToken);
        return from item in page.Items
               where item is { FollowUpDueAt: not null, FollowUpDoneAt: null }
               orderby item.FollowUpDueAt, item.Id
               select Of(item, within.First(site => site.Id.Value == item.Site), now);
    }

    private static FollowUp Of(TakeoverSummary item, Site site, DateTimeOffset now) => new(
        item.Id,
        item.Employee.Name,
        AftercareCards.About(site, item.OpenedAt, item.Place),
        AftercareCards.DayOf(site, item.FollowUpDueAt ?? now),
        item.FollowUpDueAt < now,
        item.WantsToTalk == "manager");
}
