using System.Net;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Conversations;

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

        var way = contact ?? await WayOfAsync(employee, cancellationToken);
        var conversation = await connector.CreateConversationAsync(way.ServiceUrl, way.BotId, person.Value, way.TenantId, options, cancellationToken);
        var opened = way with { ConversationId = conversation, Name = contact?.Name ?? person.Value, Locale = contact?.Locale };
        await people.KeepContactAsync(person, opened, cancellationToken);
        return (ReferenceTo(opened), opened.Locale ?? site.Language);
    }

    private async Task<Contact> WayOfAsync(PersonId employee, CancellationToken cancellationToken)
    {
        try
        {
            return await people.LookUpContactAsync(employee, cancellationToken)
                ?? throw new ConnectorException("Nobody of this request has written yet: there is no service URL") { Code = "NoServiceUrl" };
        }
        catch (StorageUnavailableException e)
        {
            throw new ConnectorException("The way to them is in storage, which is away", e) { Code = "StorageAway", IsTransient = true };
        }
    }

    /// <summary>Sends a card to a person's chat, and opens the chat anew, once, when the channel no longer knows it.</summary>
    /// <param name="person">Whom to tell.</param>
    /// <param name="through">Whose way to the channel serves for a person never met.</param>
    /// <param name="site">Says the language of a person whose app has not told theirs.</param>
    /// <param name="render">The card, in the language given.</param>
    /// <param name="options">For each of the calls.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ConnectorException">The channel does not let us.</exception>
    public async Task TellAsync(
        PersonId person, PersonId through, Site site, Func<string, RenderedCard> render, SendOptions options, CancellationToken cancellationToken)
    {
        var conversation = "";
        try
        {
            await SendAsync();
        }
        catch (ConnectorException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            await ForgetAsync(person, conversation, cancellationToken);
            await SendAsync();
        }

        async Task SendAsync()
        {
            var (chat, language) = await FindAsync(person, through, site, options, cancellationToken);
            conversation = chat.ConversationId;
            var card = render(language);
            var message = Activity.OfCard(new(card.Utf8), card.Summary) with { ChannelData = new() { Notification = new(Alert: true) } };
            await connector.SendAsync(chat, message, options, cancellationToken);
        }
    }

    public Task ForgetAsync(PersonId person, string conversation, CancellationToken cancellationToken) =>
        people.ForgetContactAsync(person, conversation, cancellationToken);

    public static ConversationReference ReferenceTo(Contact contact) => new(
        contact.ServiceUrl, contact.ConversationId, contact.TenantId, contact.BotId.Length > 0 ? contact.BotId : null, contact.ChannelId ?? "msteams", "personal");
}
