using System.Collections.Concurrent;
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
    Takeovers takeovers, RequestCards cards, ShownCards shownCards, People people, IConnector connector, Errands errands, TimeProvider time)
{
    private const int MaxRemembered = 2_000;

    // Several things happen in the first moments of a request; one edit tells of them all.
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(120);

    private readonly ConcurrentDictionary<RequestId, Shown> shown = new();
    private readonly OneAtATime runs = new();

    /// <summary>True when an edit failed and is worth another try.</summary>
    public bool IsBehind(RequestId id) => shown.TryGetValue(id, out var known) && known.IsBehind;

    /// <summary>A message left with this card in it: it needs no edit until there is something else to show.</summary>
    public void Sent(string message, RenderedCard card) => shownCards.Set(message, card);

    public void Refresh(StoredRequest request, Site site)
    {
        if (shown.Count > MaxRemembered)
        {
            shown.Clear();
        }

        // Behind until every edit is through: while one is still to be tried, the watch must not let go of the request.
        var state = shown.GetOrAdd(request.Id, _ => new());
        state.IsBehind = true;
        if (runs.TryStart(request.Id))
        {
            errands.Run("edit cards", cancellationToken => runs.RunAsync(request.Id, () => RunAsync(request, site, state, cancellationToken)));
        }
    }

    private async Task RunAsync(StoredRequest request, Site site, Shown state, CancellationToken cancellationToken)
    {
        await Task.Delay(Gather, time, cancellationToken);
        state.Failed = false;
        var newest = takeovers.Newest(request);
        if (takeovers.WritesOfOthers(request.Id) is var others && state.WritesOfOthers != others)
        {
            state.WritesOfOthers = others;
            ForgetWhatOthersMayHaveEdited(newest.State);
        }

        if (state.Version != newest.State.Version)
        {
            await EditAllAsync(newest, site, state, cancellationToken);
        }

        state.Version = state.Failed ? null : newest.State.Version;
        state.IsBehind = state.Failed;
    }

    // Back to what this process showed last may be another card than what another showed since. The takeover's form is left alone:
    // an edit empties what its holder is filling in.
    private void ForgetWhatOthersMayHaveEdited(BackupRequest s)
    {
        foreach (var message in s.Answers.Concat(s.Messages.Where(page => page.Manager != s.Holder?.Manager.Id).Select(page => page.Message)))
        {
            shownCards.Forget(message);
        }
    }

    private async Task EditAllAsync(StoredRequest request, Site site, Shown state, CancellationToken cancellationToken)
    {
        var s = request.State;
        if (s.Answers.Count > 0)
        {
            var newest = cards.ForEmployee(request.Id, s, site);
            var before = cards.ForEmployeeBefore(request.Id, s, site);
            await Task.WhenAll(s.Answers.Select((message, i) => BelongsToTheNext(request, message) ? Task.CompletedTask
                : EditAsync(s.Employee.Id, message, i == s.Answers.Count - 1 ? newest : before, state, cancellationToken)));
        }

        await Task.WhenAll(s.Messages.Select(async page =>
        {
            var contact = await people.FindContactAsync(page.Manager, cancellationToken);
            var card = RequestCards.ForManager(request.Id, s, site, page.Manager, contact?.Locale ?? site.Language, s.CallNumber(page.Manager, page.Message));
            await EditAsync(page.Manager, page.Message, card, state, cancellationToken);
        }));
    }

    // A tap on the card of what is over opens the next request, and the card becomes that one's.
    private bool BelongsToTheNext(StoredRequest request, string message) =>
        takeovers.LikelyOpen(request.State.Employee.Id, time.GetUtcNow()) is { } next && next.Id != request.Id && next.State.Answers.Contains(message);

    private async Task EditAsync(PersonId person, string message, RenderedCard card, Shown state, CancellationToken cancellationToken)
    {
        if (MessageAddress.Parse(message) is not { } address || shownCards.Shows(message, card)
            || await people.FindContactAsync(person, cancellationToken) is not { } contact)
        {
            return;
        }

        try
        {
            var chat = Chats.ReferenceTo(contact with { ConversationId = address.Conversation });
            await connector.UpdateAsync(chat, address.Activity, Activity.OfCard(new(card.Utf8), card.Summary), SendOptions.Ordinary, cancellationToken);
            shownCards.Set(message, card);
        }
        catch (ConnectorException e) when (!e.IsTransient)
        {
            // The message is gone, or the person has blocked the bot: there is nothing to edit any more.
            shownCards.Set(message, card);
        }
        catch (ConnectorException)
        {
            state.Failed = true;
        }
    }

    private sealed class Shown
    {
        public bool IsBehind { get; set; }

        public bool Failed { get; set; }

        /// <summary>Of the request, when all its cards were last brought to what was true; null while some may not be.</summary>
        public int? Version { get; set; }

        public int WritesOfOthers { get; set; }
    }
}
