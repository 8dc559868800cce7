using System.Net;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Paging;

/// <summary>
/// Takes pages, notices and cards to people's chats and notes what came of it. What is sent was claimed in the log before. Each goes
/// on its own, so that one slow chat holds up nobody else.
/// </summary>
internal sealed class Courier(
    Chats chats, IConnector connector, Takeovers takeovers, RequestCards cards, CardRefresher refresher, Errands errands, Instances instances,
    TimeProvider time)
{
    private static readonly TimeSpan OneCall = TimeSpan.FromSeconds(4);

    // Opening a chat, finding it gone, opening it again and sending: all of it ends before the claim does, or it is sent twice.
    private static readonly TimeSpan Patience = Timing.ClaimLease - TimeSpan.FromSeconds(3);

    // News of that age is no news; the card tells it.
    private static readonly TimeSpan GiveUpTelling = TimeSpan.FromMinutes(10);

    // What comes hours or days after the end is worth telling for hours, and in no hurry.
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMinutes(10);

    public void Page(StoredRequest request, Site site, PageTo page) => Run("page a manager", page.Claim, async cancellationToken =>
    {
        var manager = page.Manager.Id;
        var newest = takeovers.Newest(request);
        try
        {
            var message = await ToChatAsync(request, site, manager, language =>
                RequestCards.Page(request.Id, newest.State, site, manager, language, newest.State.CallNumber(manager)), cancellationToken);
            await ExecuteAsync(request, new Command.RecordDelivery(time.GetUtcNow(), manager, page.Round, message), cancellationToken);
        }
        catch (ConnectorException e)
        {
            var now = time.GetUtcNow();
            var retryAt = Failures.RetryAt(e, now, page.Claim.Attempt - 1);
            await ExecuteAsync(request, new Command.RecordFailure(now, manager, page.Round, Failures.ReasonOf(e), retryAt), cancellationToken);
        }
    });

    /// <summary>Sends the employee's card again: it was not seen to arrive.</summary>
    public void Answer(StoredRequest request, Site site, Claim? claim) => Run("answer the employee", claim, async cancellationToken =>
    {
        var newest = takeovers.Newest(request);
        try
        {
            var message = await ToChatAsync(
                request, site, newest.State.Employee.Id, _ => cards.ForEmployee(request.Id, newest.State, site), cancellationToken);
            var now = time.GetUtcNow();
            var seconds = Math.Round((now - request.State.OpenedAt).TotalSeconds, 4);
            await ExecuteAsync(request, new Command.RecordAnswer(now, message, seconds), cancellationToken);
        }
        catch (ConnectorException e)
        {
            var now = time.GetUtcNow();
            var retryAt = Failures.RetryAt(e, now, (claim?.Attempt ?? 1) - 1);
            await ExecuteAsync(request, new Command.RecordAnswerFailure(now, Failures.ReasonOf(e), retryAt), cancellationToken);
        }
    });

    public void Tell(StoredRequest request, Site site, Notice notice) => Run("tell a person", notice.Claim, async cancellationToken =>
    {
        var newest = takeovers.Newest(request);
        if (!newest.State.ToTell.Exists(owed => owed.To == notice.To && owed.Kind == notice.Kind && owed.At == notice.At))
        {
            // Overtaken since it was claimed: it is not true any more.
            return;
        }

        try
        {
            var message = await ToChatAsync(
                request, site, notice.To, language => NoticeCards.Of(notice.Kind, request.Id, newest.State, site, language, cards, time.GetUtcNow()), cancellationToken);
            if (notice.Kind is NoticeKind.Closed or NoticeKind.StatementWanted)
            {
                await ExecuteAsync(request, new Command.RecordAnswer(time.GetUtcNow(), message, 0), cancellationToken);
            }

            await ExecuteAsync(request, new Command.RecordTold(time.GetUtcNow(), notice.Number), cancellationToken);
        }
        catch (ConnectorException e)
        {
            var now = time.GetUtcNow();
            var retryAt = AfterTheEnd.Tells(notice.Kind) || now - notice.At < GiveUpTelling ? Failures.RetryAt(e, now, (notice.Claim?.Attempt ?? 1) - 1) : null;
            retryAt = AfterTheEnd.Tells(notice.Kind) && retryAt < now + BetweenTries ? now + BetweenTries : retryAt;
            await ExecuteAsync(request, new Command.RecordTellFailure(now, notice.Number, Failures.ReasonOf(e), retryAt), cancellationToken);
        }
    });

    /// <summary>Brings every card of the request to what is true now. Never waited for.</summary>
    public void Refresh(StoredRequest request, Site site) => refresher.Refresh(request, site);

    private void Run(string what, Claim? claim, Func<CancellationToken, Task> send) => errands.Run(what, async cancellationToken =>
    {
        // A process that stood still after its claim may have been taken for dead, and another sends this.
        if (await instances.MayStillDoAsync(claim?.Instance, cancellationToken))
        {
            await send(cancellationToken);
        }
    });

    private async Task<string> ToChatAsync(
        StoredRequest request, Site site, PersonId person, Func<string, RenderedCard> render, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var employee = request.State.Employee.Id;
        var (chat, language) = await chats.FindAsync(person, employee, site, Left(started), cancellationToken);
        try
        {
            return await SendAsync(request.Id, chat, render(language), Left(started), cancellationToken);
        }
        catch (ConnectorException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            // The chat is gone, the person may not be: open it anew, once.
            await chats.ForgetAsync(person, chat.ConversationId, cancellationToken);
            (chat, language) = await chats.FindAsync(person, employee, site, Left(started), cancellationToken);
            return await SendAsync(request.Id, chat, render(language), Left(started), cancellationToken);
        }
    }

    private SendOptions Left(long started) => Patience - time.GetElapsedTime(started) is var left && left > TimeSpan.Zero
        ? new(left < OneCall ? left : OneCall, Priority: true)
        : throw new ConnectorException("The claim to send this is nearly over") { Code = "OutOfTime", IsTransient = true };

    private async Task<string> SendAsync(
        RequestId id, ConversationReference chat, RenderedCard card, SendOptions options, CancellationToken cancellationToken)
    {
        var message = Activity.OfCard(new(card.Utf8), card.Summary) with { ChannelData = new() { Notification = new(Alert: true) } };
        var address = new MessageAddress(chat.ConversationId, await connector.SendAsync(chat, message, options, cancellationToken) ?? "unknown").ToString();
        refresher.Sent(address, card);
        return address;
    }

    private Task<Executed?> ExecuteAsync(StoredRequest request, Command command, CancellationToken cancellationToken) =>
        takeovers.ExecuteAsync(request.Id, request.State.Site, command, cancellationToken);
}
