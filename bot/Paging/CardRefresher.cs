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

    // After that, a card that can't be edited is left as it is: each try keeps the request in the watch's hands.
    private static readonly TimeSpan WorthRetrying = TimeSpan.FromHours(1);

    // So long an edit may be under way and land.
    private static readonly TimeSpan LateLanding = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<RequestId, Shown> shown = new();
    private readonly OneAtATime runs = new();

    /// <summary>True when an edit failed and is worth another try.</summary>
    public bool IsBehind(RequestId id) => shown.TryGetValue(id, out var known) && known.IsBehind;

    /// <summary>A message left with this card in it: it needs no edit until there is something else to show.</summary>
    public void Sent(string message, RenderedCard card) => shownCards.Set(message, card);

    /// <summary>A process has died: an edit that it had under way may have landed after ours.</summary>
    public void Distrust()
    {
        var recently = time.GetUtcNow() - LateLanding;
        var late = shown.Values.Where(state => state is { Last: not null, Site: not null } && !(state.Last.State.OverAt < recently));
        foreach (var state in late.OrderBy(state => state.Last!.State.OpenedAt))
        {
            Forget(state.Last!.State, state);
            Refresh(state.Last, state.Site!);
        }
    }

    public void Refresh(StoredRequest request, Site site)
    {
        if (shown.Count > MaxRemembered)
        {
            shown.Clear();
        }

        var state = shown.GetOrAdd(request.Id, _ => new());
        if (IsShown(request, state) || (!state.IsBehind && IsLongSettled(request)))
        {
            return;
        }

        // Behind until every edit is through: while one is still to be tried, the watch must not let go of the request.
        state.IsBehind = true;
        if (runs.TryStart(request.Id))
        {
            errands.Run("edit cards", cancellationToken => runs.RunAsync(request.Id, () => RunAsync(request, site, state, cancellationToken)));
        }
    }

    // A look of the watch at what has not changed must cost nothing more.
    private bool IsShown(StoredRequest request, Shown state) =>
        !state.IsBehind && takeovers.Newest(request) is { IsLocal: false } newest && state.ETag == newest.ETag
        && state.WritesOfOthers == takeovers.WritesOfOthers(request.Id) && AllKnown(newest.State);

    // Aftercare changes no card of the request: whoever looks days later need not edit them all once more.
    private bool IsLongSettled(StoredRequest request) => time.GetUtcNow() is var now && request.State.OverAt < now - WorthRetrying
        && request.Events.FindLast(happened => happened is RequestEvent.ByTurn or RequestEvent.Erased)?.At < now - LateLanding;

    private bool AllKnown(BackupRequest s) => s.Answers.Concat(s.Messages.Select(page => page.Message))
        .All(message => shownCards.Knows(message) || MessageAddress.Parse(message) is null);

    private async Task RunAsync(StoredRequest request, Site site, Shown state, CancellationToken cancellationToken)
    {
        await Task.Delay(Gather, time, cancellationToken);
        state.Failed = false;
        var edited = false;
        var known = takeovers.Newest(request);
        for (var newest = known; newest is not null; newest = state.Edited ? await FindNewerAsync(known, state, cancellationToken) : null)
        {
            known = newest;
            ForgetWhatOthersMayHaveEdited(known, state);
            if (known.IsLocal || state.ETag != known.ETag || !AllKnown(known.State))
            {
                await EditAllAsync(known, site, state, cancellationToken);
                edited |= state.Edited;
            }
        }

        (state.Last, state.Site, state.ETag) = (known, site, state.Failed ? null : known.ETag);
        state.IsBehind = state.Failed && !(known.State.OverAt < time.GetUtcNow() - WorthRetrying);
        if (state.IsBehind || (edited && !instances.IsAlone))
        {
            // Not left to the watch alone: the process that looks next may be another, which knows of no failure. And what others have
            // in their spools, or had under way, shows a little later.
            state.Again?.Dispose();
            state.Again = time.CreateTimer(_ => LookAgain(known, site, state), null, TryAgainAfter, Timeout.InfiniteTimeSpan);
        }
    }

    private void LookAgain(StoredRequest request, Site site, Shown state)
    {
        (state.Edited, state.ETag) = (true, null);
        Refresh(request, site);
    }

    // Back to what this process showed last may be another card than what another showed since. The takeover's form is left alone:
    // an edit empties what its holder is filling in.
    private void ForgetWhatOthersMayHaveEdited(StoredRequest request, Shown state)
    {
        var others = takeovers.WritesOfOthers(request.Id);
        if (state.WritesOfOthers != others)
        {
            state.WritesOfOthers = others;
            Forget(request.State, state);
        }
    }

    private void Forget(BackupRequest s, Shown state)
    {
        state.ETag = null;
        foreach (var message in s.Answers.Concat(s.Messages.Where(page => s.IsOver || page.Manager != s.Holder?.Manager.Id).Select(page => page.Message)))
        {
            shownCards.Forget(message);
        }
    }

    // Another process may have shown something newer while an edit of ours was slow and landed last: whoever lands looks again.
    private async Task<StoredRequest?> FindNewerAsync(StoredRequest shown, Shown state, CancellationToken cancellationToken)
    {
        try
        {
            var stored = instances.IsAlone ? takeovers.Newest(shown) : await takeovers.FindAsync(shown.Id, shown.State.Site, cancellationToken);
            if (takeovers.StorageIsAway && !instances.IsAlone)
            {
                // What others know now can't be seen: looked at again, edited or not.
                state.Failed = true;
                return null;
            }

            state.Edited = false;
            return stored is not null && stored.State.Version > shown.State.Version ? stored : null;
        }
        catch (StorageUnavailableException)
        {
            state.Failed = true;
            return null;
        }
    }

    private async Task EditAllAsync(StoredRequest request, Site site, Shown state, CancellationToken cancellationToken)
    {
        await EditAnswersAsync(request, site, state, cancellationToken);
        var s = request.State;
        await Task.WhenAll(s.Messages.Select(async page =>
        {
            var contact = await people.FindContactAsync(page.Manager, cancellationToken);
            var card = cards.ForManager(request.Id, s, site, page.Manager, contact?.Locale ?? site.Language, s.CallNumber(page.Manager, page.Message));
            await EditAsync(s, page.Manager, page.Message, card, state, cancellationToken);
        }));
    }

    private async Task EditAnswersAsync(StoredRequest request, Site site, Shown state, CancellationToken cancellationToken)
    {
        var s = request.State;
        if (s.Answers.Count == 0)
        {
            return;
        }

        try
        {
            var next = await FindNextAsync(request, state, cancellationToken);
            var newest = cards.ForEmployee(request.Id, s, site);
            var before = cards.ForEmployeeBefore(request.Id, s, site);
            await Task.WhenAll(s.Answers.Select((message, i) =>
            {
                var card = i == s.Answers.Count - 1 ? newest : before;
                return next?.State.Answers.Contains(message) != true ? EditAsync(s, s.Employee.Id, message, card, state, cancellationToken)
                    : GiveBack(next, site, message, card);
            }));
        }
        catch (StorageUnavailableException)
        {
            state.Failed = true;
        }
    }

    // A tap on the card of what is over opens the next request, and the card becomes that one's: also when another process opened it.
    private async Task<StoredRequest?> FindNextAsync(StoredRequest request, Shown state, CancellationToken cancellationToken)
    {
        var (s, now) = (request.State, time.GetUtcNow());
        if (!s.IsOver || instances.IsAlone)
        {
            return takeovers.LikelyOpen(s.Employee.Id, s.Site, now) is { } open && open.Id != request.Id ? open : null;
        }

        var last = await takeovers.FindLastAsync(s.Employee.Id, s.Site, now, cancellationToken);
        state.Failed |= takeovers.StorageIsAway;
        return last?.Id == request.Id ? null : last;
    }

    // It is the next one's, and we had put this one's in its place before we could know.
    private Task GiveBack(StoredRequest next, Site site, string message, RenderedCard card)
    {
        if (shownCards.Shows(message, card))
        {
            shownCards.Forget(message);
            Refresh(next, site);
        }

        return Task.CompletedTask;
    }

    private async Task EditAsync(
        BackupRequest s, PersonId person, string message, RenderedCard card, Shown state, CancellationToken cancellationToken)
    {
        if (MessageAddress.Parse(message) is not { } address || shownCards.Shows(message, card))
        {
            return;
        }

        // The message says which chat; a manager whom only a dead process had met is reached the way the employee came.
        if ((await people.FindContactAsync(person, cancellationToken) ?? await people.FindContactAsync(s.Employee.Id, cancellationToken)) is not { } contact)
        {
            // Nobody knows the way to them any more, and there is nothing to edit; or only storage does, and it is away.
            state.Failed |= takeovers.StorageIsAway;
            if (!takeovers.StorageIsAway)
            {
                shownCards.Set(message, card);
            }

            return;
        }

        try
        {
            var chat = Chats.ReferenceTo(contact with { ConversationId = address.Conversation });
            state.Edited = true;
            shownCards.Forget(message);
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

        public StoredRequest? Last { get; set; }

        public Site? Site { get; set; }

        public ITimer? Again { get; set; }
    }
}
