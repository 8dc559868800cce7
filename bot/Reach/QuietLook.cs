using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Teams;

namespace ManagerBackup.Bot.Reach;

/// <summary>
/// Asks the channel of somebody's chat without sending anything: nobody is notified. Where the chat is known, for its members; the
/// channel's "not there" is believed when it does not open the chat either, for it has known chats under ids that it gave up.
/// </summary>
internal sealed class QuietLook(Reachability reachability, People people, Ways ways, IConnector connector, TimeProvider time)
{
    public async Task AtAsync(Person person, Site site, CancellationToken cancellationToken)
    {
        try
        {
            var contact = await people.FindContactAsync(person.Id, cancellationToken);
            if (contact is { ConversationId.Length: > 0 } && await IsThereAsync(person.Id, contact, cancellationToken))
            {
                return;
            }

            if ((contact ?? await ways.ToAsync(site, cancellationToken)) is { } way)
            {
                // What comes of it is noted by the witness at the connector.
                var chat = await connector.CreateConversationAsync(
                    way.ServiceUrl, way.BotId, person.Id.Value, way.TenantId, SendOptions.Ordinary, cancellationToken);
                await people.KeepContactAsync(
                    person.Id, way with { ConversationId = chat, Name = contact?.Name ?? person.Name, Locale = contact?.Locale }, cancellationToken);
            }
        }
        catch (ConnectorException)
        {
            // Either it was about the person and is noted, or it was about the moment and says nothing.
        }
    }

    /// <returns>False when the chat has to be opened to know.</returns>
    private async Task<bool> IsThereAsync(PersonId person, Contact contact, CancellationToken cancellationToken)
    {
        var chat = new ConversationReference(
            contact.ServiceUrl, contact.ConversationId, contact.TenantId, contact.BotId, contact.ChannelId ?? "msteams", "personal");
        try
        {
            await connector.GetMembersAsync(chat, SendOptions.Ordinary, cancellationToken);
            reachability.Note(person, new Sign.Seen(time.GetUtcNow(), contact.ConversationId));
            return true;
        }
        catch (ConnectorException e) when (e.StatusCode is { } status && Standing.IsAboutThePerson((int)status))
        {
            var now = time.GetUtcNow();
            var plain = Standing.MeaningOf(new(now, (int)status, e.Code, Quiet: true)) is ReachState.Blocked or ReachState.Disabled;
            if (plain)
            {
                reachability.Note(person, new Sign.Refused(now, (int)status, e.Code, Quiet: true));
            }

            return plain;
        }
    }
}
