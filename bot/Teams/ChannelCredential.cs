namespace ManagerBackup.Bot.Teams;

/// <summary>
/// The token that we show to the channel. Without an app id there is none, and local stand-ins for Teams ask for none. Client
/// secret and managed identity belong here, as <paramref name="ask"/> (true: the last one was refused, get a new one).
/// </summary>
internal sealed class ChannelCredential(Func<bool, CancellationToken, ValueTask<string?>>? ask = null)
{
    public ValueTask<string?> GetTokenAsync(bool renew, CancellationToken cancellationToken) =>
        ask is null ? ValueTask.FromResult<string?>(null) : ask(renew, cancellationToken);
}
