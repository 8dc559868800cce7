using System.Collections.Concurrent;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Reach;

/// <summary>
/// How to open a chat with somebody the bot never met: by way of a colleague of the same site, or of its team. Never of another
/// site's, which may be another tenant's: that tenant does not know the person, and would say so.
/// </summary>
internal sealed class Ways(People people, TeamMembers teams)
{
    private readonly ConcurrentDictionary<SiteId, PersonId> found = new();

    /// <returns>Null while nobody of the site has written yet.</returns>
    public async Task<Contact?> ToAsync(Site site, CancellationToken cancellationToken)
    {
        if (found.TryGetValue(site.Id, out var colleague) && await people.FindContactAsync(colleague, cancellationToken) is { } known)
        {
            return known;
        }

        if (teams.Threads.FirstOrDefault(team => team.Site == site.Id) is { BotId: { } bot } team)
        {
            return new(team.ServiceUrl, "", team.TenantId, bot, null, "", null);
        }

        foreach (var person in Rota.Everyone(site).Concat(site.Employees))
        {
            if (await people.FindContactAsync(person.Id, cancellationToken) is { } contact)
            {
                found[site.Id] = person.Id;
                return contact;
            }
        }

        return null;
    }
}
