using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Reach;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Coverage;

/// <summary>Takes warnings to those who can do something about them: a site's own managers, and the ops leads, who get one card for all sites.</summary>
internal sealed partial class Messengers(Chats chats, Reachability reachability, OnShift onShift, Sites sites, TimeProvider time, ILogger<Messengers> logger)
{
    public async Task TellAsync(IReadOnlyList<(Site Site, IReadOnlyList<Gap> Gaps)> warnings, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var (site, gaps) in warnings)
        {
            foreach (var manager in await ManagersAsync(site, now, cancellationToken))
            {
                await TrySendAsync(manager.Id, site, language => CoverageCard.Render(CoverageWords.ForSite(language, site, gaps, now)), cancellationToken);
            }
        }

        foreach (var lead in warnings.Count == 0 ? [] : sites.OpsLeads.Where(lead => !reachability.Of(lead).IsBad))
        {
            // Whoever manages these sites has their cards already.
            var news = warnings.Where(one => Permissions.May(Act.HearOfGaps, one.Site, lead) && !Permissions.May(Act.TakePages, one.Site, lead)).ToList();
            if (news.Count > 0)
            {
                await TrySendAsync(lead, news[0].Site, language => CoverageCard.Render(CoverageWords.ForOps(language, news, now)), cancellationToken);
            }
        }
    }

    // Those on shift first: they are there, and most likely to act.
    private async Task<IReadOnlyList<Person>> ManagersAsync(Site site, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var duties = Rota.OnShiftAt(site, now, now, await onShift.KnownAsync(site, cancellationToken));
        return
        [
            .. duties.Select(duty => duty.Person).Concat(Rota.Everyone(site)).DistinctBy(person => person.Id)
                .Where(person => reachability.Of(person.Id).State == ReachState.Reachable),
        ];
    }

    private async Task TrySendAsync(PersonId to, Site site, Func<string, RenderedCard> render, CancellationToken cancellationToken)
    {
        try
        {
            await chats.TellAsync(to, to, site, render, SendOptions.Ordinary, cancellationToken);
        }
        catch (ConnectorException e)
        {
            // The others are told; and that this one can't be is noted where the connector is watched.
            LogNotTold(site.Id, e.Code);
        }
    }

    [LoggerMessage(LogLevel.Information, "Somebody could not be told of an hour without anybody to page at {Site} ({Code})")]
    private partial void LogNotTold(SiteId site, string? code);
}
