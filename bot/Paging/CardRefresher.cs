using System.Collections.Concurrent;
using System.Security.Cryptography;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Paging;

/// <summary>
/// Edits every card of a request until it shows what is true. An edit may be done twice without harm, so what was shown is
/// only remembered here; a new process edits the cards of every open request once.
/// </summary>
internal sealed class CardRefresher(
    Takeovers takeovers, RequestCards cards, People people, IConnector connector, Instances instances, Errands errands, TimeProvider time)
{
    private const int MaxRemembered = 2_000;

    // Several things happen in the first moments of a request; one edit tells of them all.
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(120);

    private readonly ConcurrentDictionary<RequestId, Shown> shown = new();
    private readonly OneAtATime runs = new();

    /// <summary>True when an edit failed and is worth another try.</summary>
    public bool IsBehind(RequestId id) => shown.TryGetValue(id, out var known) && known.IsBehind;

    /// <summary>A message left with this card in it: it needs no edit until there is something else to show.</summary>
    public void Sent(RequestId id, string message, RenderedCard card) => shown.GetOrAdd(id, _ => new()).Set(message, ContentOf(card));

    public void Refresh(StoredRequest request, Site site)
    {
        if (shown.Count > MaxRemembered)
        {
            shown.Clear();
        }

        if (runs.TryStart(request.Id))
        {
            errands.Run("edit cards", cancellationToken => runs.RunAsync(request.Id, () => RunAsync(request, site, cancellationToken)));
        }
    }

    private async Task RunAsync(StoredRequest request, Site site, CancellationToken cancellationToken)
    {
        // Behind until every edit is through: while one is still being tried, the watch must not let go of the request.
        var state = shown.GetOrAdd(request.Id, _ => new());
        state.IsBehind = true;
        await Task.Delay(Gather, time, cancellationToken);
        state.Failed = false;
        var known = takeovers.Newest(request);
        for (var newest = known; newest is not null; newest = state.Edited ? await FindNewerAsync(known, cancellationToken) : null)
        {
            known = newest;
            state.Edited = false;
            await EditAllAsync(known, site, state, cancellationToken);
        }

        state.IsBehind = state.Failed;
    }

    // Another process may have shown something newer while an edit of ours was slow and landed last: whoever lands looks again.
    private async Task<StoredRequest?> FindNewerAsync(StoredRequest shown, CancellationToken cancellationToken)
    {
        try
        {
            var stored = instances.IsAlone ? takeovers.Newest(shown) : await takeovers.FindAsync(shown.Id, shown.State.Site, cancellationToken);
            return stored is not null && stored.State.Version > shown.State.Version ? stored : null;
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }

    private async Task EditAllAsync(StoredRequest request, Site site, Shown state, CancellationToken cancellationToken)
    {
        var s = request.State;
        if (s.Answers.Count > 0)
        {
            var newest = cards.ForEmployee(request.Id, s, site);
            var before = cards.ForEmployeeBefore(request.Id, s, site);
            await Task.WhenAll(s.Answers.Select((message, i) =>
                EditAsync(s.Employee.Id, message, i == s.Answers.Count - 1 ? newest : before, state, cancellationToken)));
        }

        await Task.WhenAll(s.Messages.Select(async page =>
        {
            var contact = await people.FindContactAsync(page.Manager, cancellationToken);
            var card = RequestCards.ForManager(request.Id, s, site, page.Manager, contact?.Locale ?? site.Language, s.CallNumber(page.Manager, page.Message));
            await EditAsync(page.Manager, page.Message, card, state, cancellationToken);
        }));
    }

    private async Task EditAsync(PersonId person, string message, RenderedCard card, Shown state, CancellationToken cancellationToken)
    {
        var content = ContentOf(card);
        if (MessageAddress.Parse(message) is not { } address || state.Shows(message, content)
            || await people.FindContactAsync(person, cancellationToken) is not { } contact)
        {
            return;
        }

        try
        {
            var chat = Chats.ReferenceTo(contact with { ConversationId = address.Conversation });
            state.Edited = true;
            await connector.UpdateAsync(chat, address.Activity, Activity.OfCard(new(card.Utf8), card.Summary), SendOptions.Ordinary, cancellationToken);
            state.Set(message, content);
        }
        catch (ConnectorException e) when (!e.IsTransient)
        {
            // The message is gone, or the person has blocked the bot: there is nothing to edit any more.
            state.Set(message, content);
        }
        catch (ConnectorException)
        {
            state.Failed = true;
        }
    }

    private static string ContentOf(RenderedCard card) => Convert.ToHexString(SHA256.HashData(card.Utf8.Span));

    private sealed class Shown
    {
        private readonly ConcurrentDictionary<string, string> contents = new(StringComparer.Ordinal);

        public bool IsBehind { get; set; }

        public bool Failed { get; set; }

        public bool Edited { get; set; }

        public bool Shows(string message, string content) => contents.TryGetValue(message, out var known) && known == content;

        public void Set(string message, string content) => contents[message] = content;
    }
}
