namespace ManagerBackup.Bot.Tokens;

/// <summary>Reads keys at the start and daily, so that nobody has to wait for them; sooner again while that fails.</summary>
/// <param name="keys">Null where there are none to keep.</param>
/// <param name="time">The clock.</param>
internal sealed class KeyKeeper(SigningKeys? keys, TimeProvider time) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromDays(1);
    public static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (keys is not null && !stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(await LookAsync(keys, stoppingToken), time, stoppingToken);
        }
    }

    /// <returns>When to look again.</returns>
    public static async Task<TimeSpan> LookAsync(SigningKeys keys, CancellationToken cancellationToken) =>
        await keys.ReadAsync(cancellationToken) ? Every : AgainAfter;
}
