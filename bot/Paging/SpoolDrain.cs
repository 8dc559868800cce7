using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Paging;

/// <summary>Opens what the spool holds: at the start what a process before could not, later what storage did not take.</summary>
internal sealed partial class SpoolDrain(Spool spool, People people, Takeovers takeovers, TimeProvider time, ILogger<SpoolDrain> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    // Younger ones are most likely being written by the turn that brought them.
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        var youngest = DateTimeOffset.MaxValue;
        do
        {
            try
            {
                foreach (var opening in spool.Waiting.Where(opening => opening.Requested.At <= youngest))
                {
                    await TryOpenAsync(opening, stoppingToken);
                }
            }
            catch (StorageUnavailableException)
            {
                LogStillAway(spool.Waiting.Count);
            }

            youngest = time.GetUtcNow() - Young;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // One that can't be written must not hold up those behind it.
    private async Task TryOpenAsync(SpooledOpening opening, CancellationToken cancellationToken)
    {
        try
        {
            await OpenAsync(opening, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException and not StorageUnavailableException)
        {
            LogStumbled(e);
        }
    }

    private async Task OpenAsync(SpooledOpening opening, CancellationToken cancellationToken)
    {
        var e = opening.Requested;
        await people.KeepContactAsync(e.By, opening.Contact, cancellationToken);
        await takeovers.OpenAsync(
            opening.Id, new Command.Open(e.By, e.At, e.Turn, e.Name, e.Site, e.Words, e.Read, e.Plan), cancellationToken);
        spool.Release(opening.Id);
    }

    [LoggerMessage(LogLevel.Error, "An opening from the spool could not be written; it is tried again")]
    private partial void LogStumbled(Exception e);

    [LoggerMessage(LogLevel.Warning, "Storage is still away: {Count} openings wait in the spool")]
    private partial void LogStillAway(int count);
}
