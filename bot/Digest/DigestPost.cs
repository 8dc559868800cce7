using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Digest;

/// <summary>Takes the digest of a day to an ops lead's chat, once; to one whom the bot never met by way of a colleague at one of their sites.</summary>
internal sealed class DigestPost(DigestBook book, Chats chats, People people)
{
    private const int MostSites = 5;

    /// <exception cref="ConnectorException">The channel does not let us, or nobody there has written yet.</exception>
    public async Task SendAsync(
        PersonId lead, IReadOnlyList<Site> own, DateOnly day, Func<string, RenderedCard> render, CancellationToken cancellationToken)
    {
        if (await book.ClaimAsync(lead, day, cancellationToken))
        {
            await chats.TellAsync(lead, await WayToAsync(lead, own, cancellationToken), own[0], render, SendOptions.Ordinary, cancellationToken);
        }
    }

    private async Task<PersonId> WayToAsync(PersonId lead, IReadOnlyList<Site> own, CancellationToken cancellationToken)
    {
        foreach (var person in own.Take(MostSites).SelectMany(site => Rota.Everyone(site).Concat(site.Employees)).Select(person => person.Id).Prepend(lead))
        {
            if (await people.FindContactAsync(person, cancellationToken) is not null)
            {
                return person;
            }
        }

        return lead;
    }
}
