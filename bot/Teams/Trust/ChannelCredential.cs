namespace ManagerBackup.Bot.Teams.Trust;

/// <summary>
/// The token that we show to the channel. Without an app id there is none, and local stand-ins for Teams ask for none.
/// </summary>
/// <param name="ask">For an address, and in the place of a token that was refused there; throws where none may go.</param>
internal sealed class ChannelCredential(Func<string, string?, CancellationToken, ValueTask<string?>>? ask = null)
{
    public ValueTask<string?> GetTokenAsync(string address, string? refused, CancellationToken cancellationToken) =>
        ask is null ? ValueTask.FromResult<string?>(null) : ask(address, refused, cancellationToken);
}
