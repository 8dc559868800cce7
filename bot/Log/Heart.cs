namespace ManagerBackup.Bot.Log;

/// <summary>
/// Keeps this process's heart beating: from before it claims anything, which is why it starts before the watch, until what it has
/// under way is done, which is why it stops after the errands.
/// </summary>
internal sealed partial class Heart(Instances instances, TimeProvider time, ILogger<Heart> logger) : BackgroundService
{
    private static readonly TimeSpan LeaveWithin = TimeSpan.FromSeconds(1);

    private bool away;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryPassAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            using var patience = new CancellationTokenSource(LeaveWithin, time);
            await instances.LeaveAsync(patience.Token);
        }
        catch (Exception e) when (e is StorageUnavailableException or OperationCanceledException)
        {
            // The others find out by themselves.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Instances.Rhythm, time);
        while ((away || !instances.IsAlone) && await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryPassAsync(stoppingToken);
        }
    }

    private async Task TryPassAsync(CancellationToken cancellationToken)
    {
        try
        {
            await instances.PassAsync(cancellationToken);
            away = false;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The heart must not stop for one missed beat; that storage is away, the watch says.
            if (!away && e is not StorageUnavailableException)
            {
                LogMissed(e);
            }

            away = true;
        }
    }

    [LoggerMessage(LogLevel.Error, "This process could not tell the others that it lives; it tries again")]
    private partial void LogMissed(Exception e);
}
