using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Teams;

namespace ManagerBackup.Bot.Paging;

/// <summary>Finds a person's chat with the bot, and opens it for someone the bot has never met.</summary>
internal sealed class Chats(People people, IConnector connector)
{
    /// <param name="person">Whom to reach.</param>
    /// <param name="employee">Whose request it is: a person never met is reached the way this one came.</param>
    /// <param name="site">Says the language of a person whose app has not told theirs.</param>
    /// <param name="options">For opening the chat.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ConnectorException">The channel does not let us.</exception>
    public async Task<(ConversationReference Chat, string Language)> FindAsync(
        PersonId person, PersonId employee, Site site, SendOptions options, CancellationToken cancellationToken)
    {
        var contact = await people.FindContactAsync(person, cancellationToken);
        if (contact is { ConversationId.Length: > 0 })
        {
            return (ReferenceTo(contact), contact.Locale ?? site.Language);
        }

        var way = contact ?? await people.FindContactAsync(employee, cancellationToken)
            ?? throw new ConnectorException("Nobody of this request has written yet: there is no service URL") { Code = "NoServiceUrl" };
        var conversation = await connector.CreateConversationAsync(way.ServiceUrl, way.BotId, person.Value, way.TenantId, options, cancellationToken);
        var opened = way with { ConversationId = conversation, Name = contact?.Name ?? person.Value, Locale = contact?.Locale };
        await people.KeepContactAsync(person, opened, cancellationToken);
        return (ReferenceTo(opened), opened.Locale ?? site.Language);
    }

    public Task ForgetAsync(PersonId person, CancellationToken cancellationToken) => people.ForgetContactAsync(person, cancellationToken);

    public static ConversationReference ReferenceTo(Contact contact) => new(
        contact.ServiceUrl, contact.ConversationId, contact.TenantId, contact.BotId.Length > 0 ? contact.BotId : null, contact.ChannelId ?? "msteams", "personal");
}
