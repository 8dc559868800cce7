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
    Takeovers takeovers, RequestCards cards, ShownCards shownCards, People people, IConnector connector, Instances instances, Errands errands,
    TimeProvider time)
{
    private const int MaxRemembered = 2_000;

    // Several things happen in the first moments of a request; one edit tells of them all.
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(120);

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<RequestId, Shown> shown = new();
    // After that, a card that can't be edited is left as it is: each try keeps the request in the watch's hands.
    private static readonly TimeSpan WorthRetrying = TimeSpan.FromHours(1);

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
        var known = takeovers.Newest(request);
        for (var newest = known; newest is not null; newest = state.Edited ? await FindNewerAsync(known, cancellationToken) : null)
        {
            known = newest;
            state.Edited = false;
            ForgetWhatOthersMayHaveEdited(known, state);
            if (known.IsLocal || state.ETag != known.ETag)
            {
                await EditAllAsync(known, site, state, cancellationToken);
            }
        }

        state.ETag = state.Failed ? null : known.ETag;
        state.IsBehind = state.Failed && !(known.State.OverAt < time.GetUtcNow() - WorthRetrying);
        if (state.IsBehind)
        {
            // Not left to the watch alone: the process that looks next may be another, which knows of no failure.
            state.Again?.Dispose();
            state.Again = time.CreateTimer(_ => Refresh(known, site), null, TryAgainAfter, Timeout.InfiniteTimeSpan);
        }
    }

    // Back to what this process showed last may be another card than what another showed since. The takeover's form is left alone:
    // an edit empties what its holder is filling in.
    private void ForgetWhatOthersMayHaveEdited(StoredRequest request, Shown state)
    {
        var (s, others) = (request.State, takeovers.WritesOfOthers(request.Id));
        if (state.WritesOfOthers != others)
        {
            (state.WritesOfOthers, state.ETag) = (others, null);
            foreach (var message in s.Answers.Concat(s.Messages.Where(page => page.Manager != s.Holder?.Manager.Id).Select(page => page.Message)))
            {
                shownCards.Forget(message);
            }
        }
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
        takeovers.LikelyOpen(request.State.Employee.Id, request.State.Site, time.GetUtcNow()) is { } next && next.Id != request.Id && next.State.Answers.Contains(message);

    private async Task EditAsync(PersonId person, string message, RenderedCard card, Shown state, CancellationToken cancellationToken)
    {
        if (MessageAddress.Parse(message) is not { } address || shownCards.Shows(message, card))
        {
            return;
        }

        if (await people.FindContactAsync(person, cancellationToken) is not { } contact)
        {
            // Nobody knows the way to them any more, or only storage does, and it is away.
            state.Failed |= takeovers.StorageIsAway;
            return;
        }

        try
        {
            var chat = Chats.ReferenceTo(contact with { ConversationId = address.Conversation });
            state.Edited = true;
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

        public bool Edited { get; set; }

        /// <summary>The request in the log when all its cards were last brought to what was true; null while some may not be.</summary>
        public string? ETag { get; set; }

        public int WritesOfOthers { get; set; }

        public ITimer? Again { get; set; }
    }
}
