using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Paging;

/// <summary>
/// When a process is gone, what it had claimed and not finished is due at once, and the next look does it. Without this it
/// would be, when the claims end.
/// </summary>
internal sealed partial class Inheritance(
    Instances instances, WakeUps wakeUps, Takeovers takeovers, CardRefresher refresher, TimeProvider time, ILogger<Inheritance> logger) : BackgroundService
{
    private const int AtOnce = 16;

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    // A request with a claim under way is looked at when the claim ends, at the latest: the others need not be read.
    private static readonly TimeSpan Reach = Timing.ClaimLease + Takeovers.SafetyNet;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await instances.Gone.WaitToReadAsync(stoppingToken))
        {
            while (instances.Gone.TryRead(out var name))
            {
                LogGone(name);
                refresher.Distrust();
                while (!await TryTakeOverAsync(name, stoppingToken))
                {
                    await Task.Delay(TryAgainAfter, time, stoppingToken);
                }
            }
        }
    }

    private async Task<bool> TryTakeOverAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await TakeOverAsync(name, cancellationToken);
            await instances.ForgetAsync(name, cancellationToken);
            return true;
        }
        catch (StorageUnavailableException)
        {
            // The watch says so.
            return false;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogStumbled(e, name);
            return false;
        }
    }

    private async Task TakeOverAsync(string name, CancellationToken cancellationToken)
    {
        var requests = await wakeUps.DueAsync(time.GetUtcNow() + Reach, cancellationToken).DistinctBy(wakeUp => wakeUp.Request).ToListAsync(cancellationToken);
        foreach (var some in requests.Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(wakeUp => TakeOverAsync(wakeUp, name, cancellationToken)));
        }
    }

    private async Task TakeOverAsync(WakeUp wakeUp, string name, CancellationToken cancellationToken)
    {
        try
        {
            await takeovers.ExecuteAsync(wakeUp.Request, wakeUp.Site, new Command.DropClaims(time.GetUtcNow(), name), cancellationToken);
        }
        catch (Exception e) when (e is not StorageUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            // One that can't be read must not keep the others; its claims end by themselves.
            LogStumbled(e, name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The process {Name} is gone; what it had claimed is taken over")]
    private partial void LogGone(string name);

    [LoggerMessage(LogLevel.Error, "What the process {Name} had claimed could not be taken over; it is sent when the claims end")]
    private partial void LogStumbled(Exception e, string name);
}
