using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Conversations;

/// <summary>
/// Opens a request: the words leave at once, beside the append and not behind it. What makes that safe is the spool: it
/// has the opening before anything leaves, so a crash between the two loses nothing.
/// </summary>
internal sealed partial class Openings(
    RequestCards cards, Takeovers takeovers, Spool spool, People people, Errands errands, IConnector connector, Terms terms, TimeProvider time,
    ILogger<Openings> logger)
{
    /// <summary>Answers, opens or adds, and returns when what was said would survive a crash.</summary>
    /// <returns>The answer, done when it has left or failed to.</returns>
    public Task<Task> OpenAsync(Visit visit, Site site, string text, Understanding read, CancellationToken cancellationToken) =>
        OpenAsync(visit, site, CommandOf(visit, site, text, read), cancellationToken);

    /// <summary>A practice page: everything as it would be, and marked as one.</summary>
    public Task<Task> OpenDrillAsync(Visit visit, Site site, string language, CancellationToken cancellationToken) =>
        OpenAsync(visit, site, CommandOf(visit, site, "", AskedByTap(language)) with { Practice = true, Plan = PlanOf(site) }, cancellationToken);

    private async Task<Task> OpenAsync(Visit visit, Site site, Command.Open open, CancellationToken cancellationToken)
    {
        var id = RequestId.New(visit.Now, site.Id);
        var requested = (RequestEvent.Requested)Decider.Decide(null, open).Events[0];
        TrySpool(id, requested, visit.Contact);

        var shown = Foresee(id, requested, visit);
        var words = AnswerAsync(visit, cards.ForEmployee(shown.Id, shown.State, site), cancellationToken);
        try
        {
            var opened = await errands.BehindAsync(() =>
                takeovers.OpenAsync(id, open, visit.Contact, KeepContactAsync(visit, cancellationToken), cancellationToken));
            errands.Run("note the answer", token => NoteAnswerAsync(opened.Request, visit, words, token));
        }
        catch (StorageUnavailableException e)
        {
            // Nothing has it: nobody will be paged for these words, and the employee has to know. The channel sends them again.
            errands.Run("tell of the trouble", token => TellTroubleAsync(shown.Id, shown.State, site, visit, words, token));
            throw new IOException("What was said could be kept nowhere", e);
        }

        return words;
    }

    /// <summary>Opens a request for the one-tap page, whose card the caller gives back as the tap's answer.</summary>
    /// <param name="tapped">The message with the button: it becomes the request's card. Null where the channel does not tell it.</param>
    public async Task<StoredRequest> OpenByTapAsync(Visit visit, Site site, string language, string? tapped, CancellationToken cancellationToken)
    {
        var opened = await takeovers.OpenAsync(
            RequestId.New(visit.Now, site.Id),
            CommandOf(visit, site, "", AskedByTap(language)),
            visit.Contact,
            KeepContactAsync(visit, cancellationToken),
            cancellationToken);
        if (tapped is not null)
        {
            var words = Task.FromResult<(MessageAddress?, ConnectorException?, double)>(
                (new(visit.Turn.Reference.ConversationId, tapped), null, Math.Round(time.GetElapsedTime(visit.StartedAt).TotalSeconds, 4)));
            errands.Run("note the answer", token => NoteAnswerAsync(opened.Request, visit, words, token));
        }

        return opened.Request;
    }

    private Task KeepContactAsync(Visit visit, CancellationToken cancellationToken) =>
        people.KeepContactAsync(visit.Person.Id, visit.Contact, cancellationToken);

    private static Understanding AskedByTap(string language) => new(Category.Other, 2, Urgency.Page, language, null, false);

    /// <summary>The plan of a practice page: it rings nobody's phone.</summary>
    public static PagingPlan PlanOf(Site site) =>
        new([.. site.Escalation.Select(step => step.After)], site.RepageEvery, site.UnansweredAfter, site.ArriveWithin);

    private Command.Open CommandOf(Visit visit, Site site, string text, Understanding read) => new(
        visit.Person.Id,
        visit.Now,
        visit.Key,
        Whereabouts.NameOf(visit.Person, site),
        site.Id,
        text,
        read,
        terms.PlanOf(site))
    {
        Instance = terms.Instance,
    };

    private void TrySpool(RequestId id, RequestEvent.Requested requested, Contact contact)
    {
        try
        {
            spool.Keep(id, requested, contact, againstPowerLoss: false);
        }
        catch (IOException e)
        {
            // Then only the log has it, as long as storage answers; if that fails too, the turn fails and is sent again.
            LogNoSpool(e);
        }
    }

    // What the log will most likely say, so that the words need not wait for it.
    private (RequestId Id, BackupRequest State) Foresee(RequestId id, RequestEvent.Requested requested, Visit visit)
    {
        if (takeovers.LikelyOpen(visit.Person.Id, requested.Site, visit.Now) is not { } likely)
        {
            return (id, History.Evolve(null, requested));
        }

        var say = new Command.Say(requested.By, requested.At, requested.Turn, requested.Words, requested.Read);
        return (likely.Id, Decider.Decide(likely.State, say).Events.Aggregate(likely.State, History.Evolve));
    }

    private async Task<(MessageAddress? Message, ConnectorException? Failure, double Seconds)> AnswerAsync(
        Visit visit, RenderedCard card, CancellationToken cancellationToken)
    {
        try
        {
            var message = await visit.Turn.ReplyAsync(Activity.OfCard(new(card.Utf8), card.Summary), cancellationToken);
            var seconds = Math.Round(time.GetElapsedTime(visit.StartedAt).TotalSeconds, 4);
            return (message is null ? null : new MessageAddress(visit.Turn.Reference.ConversationId, message), null, seconds);
        }
        catch (ConnectorException e)
        {
            return (null, e, 0);
        }
    }

    private async Task NoteAnswerAsync(
        StoredRequest request, Visit visit, Task<(MessageAddress? Message, ConnectorException? Failure, double Seconds)> words, CancellationToken cancellationToken)
    {
        var (message, failure, seconds) = await words;
        var now = time.GetUtcNow();
        Command note = failure is null
            ? new Command.RecordAnswer(now, message?.ToString() ?? "unknown", seconds)
            : new Command.RecordAnswerFailure(now, Failures.ReasonOf(failure), Failures.RetryAt(failure, now, request.State.AnswerFailures));
        await takeovers.ExecuteAsync(request.Id, request.State.Site, note, cancellationToken);
    }

    private async Task TellTroubleAsync(
        RequestId id, BackupRequest state, Site site, Visit visit, Task<(MessageAddress? Message, ConnectorException? Failure, double Seconds)> words,
        CancellationToken cancellationToken)
    {
        if ((await words).Message is { } message)
        {
            var card = cards.ForEmployee(id, state, site, trouble: true);
            await connector.UpdateAsync(
                visit.Turn.Reference, message.Activity, Activity.OfCard(new(card.Utf8), card.Summary), SendOptions.Urgent, cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "The spool can't be written")]
    private partial void LogNoSpool(Exception e);
}

/// <summary>How a failure of the channel reads in the log, and when to try again.</summary>
internal static class Failures
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    public static string ReasonOf(ConnectorException failure) =>
        string.Join(' ', new[] { failure.StatusCode is { } status ? ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture) : "noAnswer", failure.Code }
            .Where(part => !string.IsNullOrEmpty(part)));

    /// <returns>Null when trying again makes no sense.</returns>
    public static DateTimeOffset? RetryAt(ConnectorException failure, DateTimeOffset now, int before)
    {
        if (!failure.IsTransient)
        {
            return null;
        }

        var backOff = FirstWait * Math.Pow(2, Math.Min(before, 4));
        var wait = backOff < LongestWait ? backOff : LongestWait;

        // A channel that asks for no pause at all would burn every attempt at once.
        return now + (failure.RetryAfter > wait ? failure.RetryAfter.Value : wait);
    }
}
