using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Paging;

/// <summary>
/// Looks at a request and does what is due. It may run at any time, any number of times, on any instance: whatever must
/// not happen twice is claimed in the log first.
/// </summary>
internal sealed partial class Settler(
    Takeovers takeovers, Whereabouts whereabouts, OnShift onShift, Courier courier, Ringer ringer, Instances instances, TimeProvider time,
    ILogger<Settler> logger)
{
    private static readonly TimeSpan UntilSiteIsBack = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ForAftercare = TimeSpan.FromHours(1);

    /// <summary>What is due of a request. A test leaves something out, to see that it is missed.</summary>
    public Func<BackupRequest, ImmutableArray<DueItem>> Due { get; set; } = Schedule.Due;

    /// <returns>When something is due next; null when nothing is any more.</returns>
    public async Task<DateTimeOffset?> SettleAsync(StoredRequest known, CancellationToken cancellationToken)
    {
        var request = takeovers.Newest(known);
        if (whereabouts.Find(request.State.Site) is not { } site)
        {
            // Another instance may have newer settings, or the next start: the request is not let go of.
            LogNoSuchSite(request.Id, request.State.Site);
            return !request.State.IsOver ? time.GetUtcNow() + UntilSiteIsBack : Due(request.State).IsEmpty ? null : time.GetUtcNow() + ForAftercare;
        }

        var now = time.GetUtcNow();
        ExceptionDispatchInfo? fault = null;
        foreach (var item in Due(request.State).Where(item => item.At <= now))
        {
            try
            {
                await DoAsync(item, request, site, now, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // What can't be done must not keep the rest from being done: the employee is told in any case.
                fault ??= ExceptionDispatchInfo.Capture(e);
            }
        }

        courier.Refresh(request, site);
        fault?.Throw();
        var later = Due(takeovers.Newest(request).State).Select(item => item.At).ToList();
        return later.Count == 0 ? null : later.Min();
    }

    private async Task DoAsync(DueItem item, StoredRequest request, Site site, DateTimeOffset now, CancellationToken cancellationToken)
    {
        switch (item)
        {
            case DueItem.TakeStep take:
                await ClaimAsync(request, site, take.Step, take.Step, now, cancellationToken);
                break;
            case DueItem.PageAgain again:
                await ClaimAsync(request, site, 0, again.Step, now, cancellationToken);
                break;
            case DueItem.RetryPage retry:
                var retried = await ExecuteAsync(request, new Command.ClaimRetry(now, retry.Manager, retry.Attempt, instances.Me), cancellationToken);
                if (retried is { Changed: true } && retried.Request.State.Pages[retry.Manager] is { Status: PageStatus.Claimed } page)
                {
                    courier.Page(retried.Request, site, page);
                }

                break;
            case DueItem.SendAnswer answer:
                var answering = await ExecuteAsync(request, new Command.ClaimAnswer(now, answer.Attempt, instances.Me), cancellationToken);
                if (answering is { Changed: true })
                {
                    courier.Answer(answering.Request, site, answering.Request.State.AnswerClaim);
                }

                break;
            case DueItem.Tell tell:
                var telling = await ExecuteAsync(request, new Command.ClaimTell(now, tell.Notice.Number, tell.Attempt, instances.Me), cancellationToken);
                if (telling is { Changed: true } && telling.Request.State.ToTell.Find(notice => notice.Number == tell.Notice.Number) is { } notice)
                {
                    courier.Tell(telling.Request, site, notice);
                }

                break;
            case DueItem.Ring ring:
                var ringing = await ExecuteAsync(request, new Command.ClaimSignal(now, ring.Signal.Number, ring.Attempt, instances.Me), cancellationToken);
                if (ringing is { Changed: true } && ringing.Request.State.ToSignal.Find(one => one.Number == ring.Signal.Number) is { } signal)
                {
                    ringer.Ring(ringing.Request, site, signal);
                }

                break;
            case DueItem.RemindToClose:
                await ExecuteAsync(request, new Command.Remind(now), cancellationToken);
                break;
            case DueItem.AskCheckIn checkIn:
                await ExecuteAsync(request, new Command.AskCheckIn(now, checkIn.Number), cancellationToken);
                break;
            case DueItem.RemindFollowUp:
                await ExecuteAsync(request, new Command.RemindFollowUp(now), cancellationToken);
                break;
            case DueItem.BecomeUnanswered:
                await ExecuteAsync(request, new Command.DeclareUnanswered(now), cancellationToken);
                break;
            case DueItem.MissArrival:
                await ExecuteAsync(request, new Command.DeclareNotArrived(now), cancellationToken);
                break;
            case DueItem.Lapse:
                var after = AftercareTimes.Of(site, request.State.Employee.Id, now, null);
                await ExecuteAsync(request, new Command.Lapse(now) { After = after }, cancellationToken);
                break;
            default:
                throw new InvalidOperationException($"Nobody does {item.GetType().Name}");
        }
    }

    private async Task ClaimAsync(StoredRequest request, Site site, int fromStep, int step, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var round = request.State.Round + 1;
        var people = await onShift.OfStepsAsync(request.State, site, fromStep, step, now, cancellationToken);
        var claim = new Command.ClaimPages(now, step, round, [.. people]) { For = request.State.Read.Urgency, Instance = instances.Me };
        var claimed = await ExecuteAsync(request, claim, cancellationToken);
        if (claimed is not { Changed: true })
        {
            return;
        }

        foreach (var page in claimed.Request.State.Pages.Values.Where(page => page.Round == round && page.Status == PageStatus.Claimed))
        {
            courier.Page(claimed.Request, site, page);
        }
    }

    private Task<Executed?> ExecuteAsync(StoredRequest request, Command command, CancellationToken cancellationToken) =>
        takeovers.ExecuteAsync(request.Id, request.State.Site, command, cancellationToken);

    [LoggerMessage(LogLevel.Error, "Request {Request} is of site {Site}, which is not configured here: nobody can be paged for it")]
    private partial void LogNoSuchSite(RequestId request, SiteId site);
}
