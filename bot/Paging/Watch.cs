using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Paging;

/// <summary>
/// Settles requests: at once when this process has changed one, every second those whose time has come, and at the start all
/// that are open, because the process before may have died in the middle of anything.
/// </summary>
internal sealed partial class Watch(
    Takeovers takeovers, WakeUps wakeUps, Settler settler, CardRefresher refresher, Errands errands, TimeProvider time, ILogger<Watch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetryCards = TimeSpan.FromSeconds(10);

    private readonly OneAtATime looks = new();
    private readonly SemaphoreSlim atOnce = new(32, 32);
    private int owesLookAtAll = 1;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(FollowChangesAsync(stoppingToken), LookAroundAsync(stoppingToken));

    private async Task FollowChangesAsync(CancellationToken cancellationToken)
    {
        while (await takeovers.Changes.WaitToReadAsync(cancellationToken))
        {
            while (takeovers.Changes.TryRead(out var changed))
            {
                Settle(changed);
            }
        }
    }

    private void Settle(StoredRequest request)
    {
        if (looks.TryStart(request.Id))
        {
            errands.Run("settle a request", token => looks.RunAsync(request.Id, () => SettleAsync(request, token)));
        }
    }

    private async Task SettleAsync(StoredRequest changed, CancellationToken cancellationToken)
    {
        if (await settler.SettleAsync(changed, cancellationToken) is not { } at)
        {
            return;
        }

        try
        {
            await wakeUps.SetAsync(changed.Id, changed.State.Site, time.GetUtcNow(), at, changed.State.IsOver, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            // Looked at by memory as long as it is away, and once more when it is back.
        }
    }

    // What nobody can find in storage.
    private void LookByMemory()
    {
        var now = time.GetUtcNow();
        foreach (var request in takeovers.WithoutStorage.Where(request => Schedule.Due(request.State).Any(item => item.At <= now)))
        {
            Settle(request);
        }
    }

    private async Task LookAroundAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        var away = false;
        do
        {
            var all = Interlocked.Exchange(ref owesLookAtAll, 0) == 1;
            try
            {
                LookByMemory();
                await foreach (var wakeUp in wakeUps.DueAsync(all ? null : time.GetUtcNow(), cancellationToken))
                {
                    await atOnce.WaitAsync(cancellationToken);
                    errands.Run("wake a request", token => WakeAsync(wakeUp, all, token));
                }

                away = false;
            }
            catch (StorageUnavailableException e)
            {
                OweLookAtAll(all);
                if (!away)
                {
                    LogAway(e);
                }

                away = true;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // The watch must not end: it is what heals everything else.
                LogStumbled(e);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    // What storage kept from the look at everything that is open is made up for.
    private void OweLookAtAll(bool owes) => Interlocked.CompareExchange(ref owesLookAtAll, owes ? 1 : 0, 0);

    private async Task WakeAsync(WakeUp wakeUp, bool oneOfAll, CancellationToken cancellationToken)
    {
        try
        {
            var now = time.GetUtcNow();
            if (await wakeUps.TryTakeAsync(wakeUp, now + Takeovers.SafetyNet, cancellationToken) is not { } mine)
            {
                return;
            }

            var request = await takeovers.FindAsync(wakeUp.Request, wakeUp.Site, cancellationToken);
            var next = request is null ? null : await settler.SettleAsync(request, cancellationToken);
            if (refresher.IsBehind(wakeUp.Request) && !(next < now + RetryCards))
            {
                next = now + RetryCards;
            }

            if (next is { } at)
            {
                await wakeUps.TryMoveAsync(mine, at > now ? at : now + Tick, request?.State.IsOver is true, cancellationToken);
            }
            else if (request is not null || wakeUp.Request.OpenedAt + Takeovers.StoredWithin < now)
            {
                // A wake-up is set before its request is stored: without one it stays until storing it can't be under way any more.
                await wakeUps.RemoveAsync(mine, cancellationToken);
            }
        }
        catch (StorageUnavailableException) when (oneOfAll)
        {
            OweLookAtAll(true);
            throw;
        }
        finally
        {
            atOnce.Release();
        }
    }

    [LoggerMessage(LogLevel.Error, "Storage is away: open requests can't be looked at until it is back")]
    private partial void LogAway(Exception e);

    [LoggerMessage(LogLevel.Error, "A pass of the watch failed; the next one starts in a second")]
    private partial void LogStumbled(Exception e);
}
