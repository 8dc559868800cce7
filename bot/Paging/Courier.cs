using System.Collections.Concurrent;
using System.Net;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Paging;

/// <summary>
/// Takes pages, notices and cards to people's chats and notes what came of it. Each goes on its own, so that one slow chat
/// holds up nobody else.
/// </summary>
internal sealed class Courier(
    Chats chats, IConnector connector, Takeovers takeovers, RequestCards cards, CardRefresher refresher, Errands errands, TimeProvider time)
{
    // Shorter than a claim's lease, with room for opening a chat first.
    private static readonly SendOptions Urgently = new(TimeSpan.FromSeconds(4), Priority: true);

    // News of that age is no news; the card tells it.
    private static readonly TimeSpan GiveUpTelling = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, byte> underWay = new(StringComparer.Ordinal);

    /// <summary>Sends a page that was claimed in the log.</summary>
    public void Page(StoredRequest request, Site site, Person manager, int round) =>
        errands.Run("page a manager", async cancellationToken =>
        {
            var newest = takeovers.Newest(request);
            Command result;
            try
            {
                var message = await ToChatAsync(request, site, manager.Id, language =>
                    RequestCards.Page(request.Id, newest.State, site, manager.Id, language, newest.State.CallNumber(manager.Id)), cancellationToken);
                result = new Command.RecordDelivery(time.GetUtcNow(), manager.Id, round, message);
            }
            catch (ConnectorException e)
            {
                var now = time.GetUtcNow();
                var attempt = newest.State.Pages.GetValueOrDefault(manager.Id)?.Attempt ?? 1;
                result = new Command.RecordFailure(now, manager.Id, round, Failures.ReasonOf(e), Failures.RetryAt(e, now, attempt - 1));
            }

            await ExecuteAsync(request, result, cancellationToken);
        });

    /// <summary>Sends the employee's card again: it was not seen to arrive.</summary>
    public void Answer(StoredRequest request, Site site) => Once($"{request.Id} answer", "answer the employee", async cancellationToken =>
    {
        Command result;
        try
        {
            var newest = takeovers.Newest(request);
            var message = await ToChatAsync(
                request, site, newest.State.Employee.Id, _ => cards.ForEmployee(request.Id, newest.State, site), cancellationToken);
            var now = time.GetUtcNow();
            result = new Command.RecordAnswer(now, message, Math.Round((now - request.State.OpenedAt).TotalSeconds, 4));
        }
        catch (ConnectorException e)
        {
            var now = time.GetUtcNow();
            result = new Command.RecordAnswerFailure(now, Failures.ReasonOf(e), Failures.RetryAt(e, now, request.State.AnswerFailures));
        }

        await ExecuteAsync(request, result, cancellationToken);
    });

    public void Tell(StoredRequest request, Site site, Notice notice) => Once($"{request.Id} {notice.Number}", "tell a person", async cancellationToken =>
    {
        Command result;
        try
        {
            var newest = takeovers.Newest(request);
            var message = await ToChatAsync(
                request, site, notice.To, language => NoticeCards.Of(notice.Kind, request.Id, newest.State, site, language, cards), cancellationToken);
            result = new Command.RecordTold(time.GetUtcNow(), notice.Number);
            if (notice.Kind == NoticeKind.Closed)
            {
                await ExecuteAsync(request, new Command.RecordAnswer(time.GetUtcNow(), message, 0), cancellationToken);
            }
        }
        catch (ConnectorException e)
        {
            var now = time.GetUtcNow();
            var retryAt = now - notice.At < GiveUpTelling ? Failures.RetryAt(e, now, notice.RetryAt is null ? 0 : 3) : null;
            result = new Command.RecordTellFailure(now, notice.Number, Failures.ReasonOf(e), retryAt);
        }

        await ExecuteAsync(request, result, cancellationToken);
    });

    /// <summary>Brings every card of the request to what is true now. Never waited for.</summary>
    public void Refresh(StoredRequest request, Site site) => refresher.Refresh(request, site);

    private async Task<string> ToChatAsync(
        StoredRequest request, Site site, PersonId person, Func<string, RenderedCard> render, CancellationToken cancellationToken)
    {
        var employee = request.State.Employee.Id;
        var (chat, language) = await chats.FindAsync(person, employee, site, Urgently, cancellationToken);
        try
        {
            return await SendAsync(request.Id, chat, render(language), cancellationToken);
        }
        catch (ConnectorException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            // The chat is gone, the person may not be: open it anew, once.
            await chats.ForgetAsync(person, cancellationToken);
            (chat, language) = await chats.FindAsync(person, employee, site, Urgently, cancellationToken);
            return await SendAsync(request.Id, chat, render(language), cancellationToken);
        }
    }

    private async Task<string> SendAsync(RequestId id, ConversationReference chat, RenderedCard card, CancellationToken cancellationToken)
    {
        var message = Activity.OfCard(new(card.Utf8), card.Summary) with { ChannelData = new() { Notification = new(Alert: true) } };
        var address = new MessageAddress(chat.ConversationId, await connector.SendAsync(chat, message, Urgently, cancellationToken) ?? "unknown").ToString();
        refresher.Sent(id, address, card);
        return address;
    }

    private void Once(string key, string what, Func<CancellationToken, Task> work)
    {
        if (underWay.TryAdd(key, 0))
        {
            errands.Run(what, async cancellationToken =>
            {
                try
                {
                    await work(cancellationToken);
                }
                finally
                {
                    underWay.TryRemove(key, out _);
                }
            });
        }
    }

    private Task<Executed?> ExecuteAsync(StoredRequest request, Command command, CancellationToken cancellationToken) =>
        takeovers.ExecuteAsync(request.Id, request.State.Site, command, cancellationToken);
}

/// <summary>Notices as cards: each is a message of its own, because an edited card makes no sound.</summary>
internal static class NoticeCards
{
    public static RenderedCard Of(NoticeKind kind, RequestId id, BackupRequest s, Site site, string reader, RequestCards cards)
    {
        var employee = s.Read.Language;
        AnswerCardModel Say(string language, string text, bool pageButton) => new(language, id.ToString(), null, [text], pageButton);
        return kind switch
        {
            NoticeKind.Accepted => AnswerCard.Render(Say(employee, Notices.Accepted(employee, s.Holder?.Manager.Name ?? "", s.Holder?.EtaMinutes ?? 0), false)),
            NoticeKind.Reopened => AnswerCard.Render(Say(employee, Notices.NotArrived(employee, s.Missed?.Name ?? "", site.FallbackPhone), true)),
            NoticeKind.Unanswered => AnswerCard.Render(Say(employee, Notices.Unanswered(employee, site.FallbackPhone), true)),
            NoticeKind.Closed => cards.ForEmployee(id, s, site),
            NoticeKind.Withdrawn => AnswerCard.Render(Say(reader, Notices.WithdrawnForManager(reader, s.Employee.Name), false)),
            NoticeKind.Worse => AnswerCard.Render(Say(reader, Notices.WorseForManager(reader, s.Employee.Name), false)),
            _ => throw new InvalidOperationException($"No words for {kind}"),
        };
    }
}
