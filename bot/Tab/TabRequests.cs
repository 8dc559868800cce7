using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Paging;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Tab;

/// <summary>What the tab asks for, carried out by the same commands as a tap on a card, and so under the same rules.</summary>
internal sealed class TabRequests(Takeovers takeovers, Whereabouts whereabouts, Terms terms, Sayings sayings, Courier courier, TimeProvider time)
{
    /// <summary>Noted as the first answer where the bot has no chat with the employee: they have the words on the tab.</summary>
    public const string OnTheTab = "tab";

    /// <summary>Opens a request, or adds to the one that is open. When it returns, that would survive a crash.</summary>
    /// <exception cref="StorageUnavailableException">It could be kept nowhere: nobody will come for it.</exception>
    public async Task<StoredRequest> AskAsync(TabCaller caller, Site site, string tap, Understanding read, CancellationToken cancellationToken)
    {
        var (now, turn) = (time.GetUtcNow(), caller.TurnOf(tap));

        // The large button says nothing new of what is going on: an open request is hurried, as by the button on a card.
        if (read.Category == Category.Other && await FindOpenAsync(caller, site, now, cancellationToken) is { } open && open.State.TakesWords(now)
            && await takeovers.ExecuteAsync(open.Id, site.Id, new Command.AskForPage(caller.Person.Id, now, turn), cancellationToken) is { Refusal: null } asked)
        {
            return asked.Request;
        }

        var command = new Command.Open(caller.Person.Id, now, turn, caller.Person.Name, site.Id, "", read, terms.PlanOf(site)) { Instance = terms.Instance };
        var opened = await takeovers.OpenAsync(RequestId.New(now, site.Id), command, caller.Contact, Task.CompletedTask, cancellationToken);
        return opened is { Changed: true, Request.State.Version: 1 } ? await AnswerAsync(caller, site, opened.Request, cancellationToken) : opened.Request;
    }

    /// <summary>The request that is open; else the one that the page showed last, so that it can tell how it ended.</summary>
    public async Task<(StoredRequest Request, Site Site)?> FindAsync(TabCaller caller, string? last, CancellationToken cancellationToken)
    {
        if (caller.Site is { } site && await FindOpenAsync(caller, site, time.GetUtcNow(), cancellationToken) is { } open)
        {
            return (open, site);
        }

        return RequestId.TryParse(last, out var id) ? await FindOwnAsync(caller, id, cancellationToken) : null;
    }

    /// <returns>Null when there is no such request, or it is another's: nobody learns which.</returns>
    public async Task<(StoredRequest Request, Site Site)?> FindOwnAsync(TabCaller caller, RequestId id, CancellationToken cancellationToken) =>
        await whereabouts.FindAsync(id, cancellationToken) is { } found
        && Permissions.May(Act.SpeakAsTheEmployee, found.Site, caller.Person.Id, found.Request.State.Employee.Id) ? found : null;

    /// <returns>Null for what is no verb of the tab.</returns>
    public async Task<(StoredRequest Request, string? Refusal)?> DoAsync(
        TabCaller caller, StoredRequest request, Site site, string verb, string tap, CancellationToken cancellationToken)
    {
        var (by, now, turn) = (caller.Person.Id, time.GetUtcNow(), caller.TurnOf(tap));
        Command? command = verb switch
        {
            Verbs.Page => new Command.AskForPage(by, now, turn),
            Verbs.Worse => new Command.Worsen(by, now, turn),
            Verbs.Here => new Command.SayHere(by, now, turn),
            Verbs.Alone => new Command.SayAlone(by, now, turn),
            Verbs.Withdraw => new Command.Withdraw(by, now, turn),
            Verbs.MoreLines => new Command.AskForMoreLines(by, now, turn, sayings.Seen(request.State, site)),
            _ => null,
        };
        if (command is null)
        {
            return null;
        }

        var done = await takeovers.ExecuteAsync(request.Id, site.Id, command, cancellationToken);
        return (done?.Request ?? request, done?.Refusal is { } refusal ? RefusalTexts.Of(refusal, site, caller.Language) : null);
    }

    private async Task<StoredRequest?> FindOpenAsync(TabCaller caller, Site site, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return await takeovers.FindOpenAsync(caller.Person.Id, site.Id, now, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            // Whether they have one open can't be known now, and a page does not wait for it.
            return null;
        }
    }

    // The card goes to the chat as well: it stays there for the statement and the check-in, and what is told later goes there.
    private async Task<StoredRequest> AnswerAsync(TabCaller caller, Site site, StoredRequest opened, CancellationToken cancellationToken)
    {
        if (caller.Contact is not null)
        {
            courier.Answer(opened, site, opened.State.AnswerClaim);
            return opened;
        }

        var now = time.GetUtcNow();
        var seconds = Math.Round((now - opened.State.OpenedAt).TotalSeconds, 4);
        return (await takeovers.ExecuteAsync(opened.Id, site.Id, new Command.RecordAnswer(now, OnTheTab, seconds), cancellationToken))?.Request ?? opened;
    }
}
