using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Paging;

/// <summary>
/// Looks every second whether storage is back while it is away, and then brings to the log what the spool holds. At the start
/// that is what the process before left: to the log or, when that is away still, on its way without it.
/// </summary>
internal sealed partial class SpoolDrain(
    Spool spool, StorageWeather weather, Takeovers takeovers, People people, Instances instances, TimeProvider time, ILogger<SpoolDrain> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    // A younger opening is most likely being written by the turn that brought it.
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(5);

    private DateTimeOffset? awaySince;
    private int outagesSettled;

    // Before anybody is listened to: what people say next is judged by what the process before has promised.
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryPassAsync(DateTimeOffset.MaxValue, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryPassAsync(time.GetUtcNow() - Young, stoppingToken);
        }
    }

    private async Task TryPassAsync(DateTimeOffset youngest, CancellationToken cancellationToken)
    {
        try
        {
            await PassAsync(youngest, cancellationToken);
        }
        catch (StorageUnavailableException e)
        {
            await CarryOnAsync(youngest, e, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // It must not end: nothing else brings to the log what waits.
            LogStumbled(e);
        }
    }

    private async Task PassAsync(DateTimeOffset youngest, CancellationToken cancellationToken)
    {
        var outages = weather.Outages;
        if (outages != outagesSettled)
        {
            // The tables may not be there yet: it may have been away since the start.
            await weather.PrepareAsync(TakeoverLogSetup.Tables, cancellationToken);
            await people.KeepOwedAsync(cancellationToken);
        }

        foreach (var request in Waiting(youngest))
        {
            await TryDrainAsync(request, cancellationToken);
        }

        if (outages != outagesSettled)
        {
            outagesSettled = outages;
            takeovers.LookAgain();
        }

        if (awaySince is { } since)
        {
            awaySince = null;
            LogBack(since);
        }
    }

    // Away: what waits goes on without the log.
    private async Task CarryOnAsync(DateTimeOffset youngest, StorageUnavailableException e, CancellationToken cancellationToken)
    {
        if (awaySince is null)
        {
            awaySince = time.GetUtcNow();
            LogAway(e);
        }

        foreach (var request in Waiting(youngest))
        {
            try
            {
                await ResumeAsync(request, cancellationToken);
            }
            catch (Exception stumbled) when (!cancellationToken.IsCancellationRequested)
            {
                // One that can't go on, or a disk that is full, must not hold up those behind it, nor end the bot.
                LogStumbled(stumbled);
            }
        }
    }

    private async Task ResumeAsync(SpooledRequest request, CancellationToken cancellationToken)
    {
        if (takeovers.IsLocal(request.Id))
        {
            return;
        }

        await takeovers.ResumeAsync(request, cancellationToken);

        // The spool is one process's alone: whoever else claimed something in it is gone, which storage can't tell us now.
        foreach (var dead in request.Local.Select(ClaimantOf).OfType<string>().Distinct(StringComparer.Ordinal).Where(name => name != instances.Me))
        {
            await takeovers.ExecuteAsync(request.Id, request.Site, new Command.DropClaims(time.GetUtcNow(), dead), cancellationToken);
        }
    }

    private IEnumerable<SpooledRequest> Waiting(DateTimeOffset youngest) =>
        spool.Waiting.Where(request => takeovers.IsLocal(request.Id) || request.Local[0].At <= youngest);

    // One that can't be written must not hold up those behind it.
    private async Task TryDrainAsync(SpooledRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await takeovers.DrainAsync(request.Id, time.GetUtcNow(), cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException and not StorageUnavailableException)
        {
            LogStumbled(e);
        }
    }

    private static string? ClaimantOf(RequestEvent happened) => happened switch
    {
        RequestEvent.Requested e => e.Instance,
        RequestEvent.Paged e => e.Instance,
        RequestEvent.PageRetried e => e.Instance,
        RequestEvent.Answering e => e.Instance,
        RequestEvent.Telling e => e.Instance,
        RequestEvent.Signalling e => e.Instance,
        _ => null,
    };

    [LoggerMessage(LogLevel.Error, "What the spool holds could not be brought to the log; it is tried again")]
    private partial void LogStumbled(Exception e);

    [LoggerMessage(LogLevel.Error, "Storage is away: pages go out without it, and what happens waits in the spool")]
    private partial void LogAway(Exception e);

    [LoggerMessage(LogLevel.Warning, "Storage is back; it was away since {Since}. What waited is in the log")]
    private partial void LogBack(DateTimeOffset since);
}
