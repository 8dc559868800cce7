namespace ManagerBackup.Bot.Tokens;

/// <summary>Reads keys at the start and daily, so that nobody has to wait for them; sooner again while that fails.</summary>
internal sealed class KeyKeeper(SigningKeys keys, TimeProvider time) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromDays(1);
    public static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var isRead = await keys.ReadAsync(stoppingToken);
            await Task.Delay(isRead ? Every : AgainAfter, time, stoppingToken);
        }
    }
}
