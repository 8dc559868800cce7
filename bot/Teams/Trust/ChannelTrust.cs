using ManagerBackup.Bot.Tokens;

namespace ManagerBackup.Bot.Teams.Trust;

/// <summary>What a bot with an app id trusts the channel by, and is trusted by.</summary>
internal sealed class ChannelTrust(TokenCheck check, AppToken token, VerifiedServiceUrls serviceUrls)
{
    public TokenCheck Check => check;

    public AppToken Token => token;

    public VerifiedServiceUrls ServiceUrls => serviceUrls;

    /// <exception cref="ConnectorException">The address is none that a verified activity came from, or there is no token now.</exception>
    public async ValueTask<string?> TokenForAsync(string address, string? refused, CancellationToken cancellationToken)
    {
        // Another instance may have heard from there a moment ago: coming again may help.
        if (!await serviceUrls.CoverAsync(address, cancellationToken))
            throw new ConnectorException("No verified activity came from this service URL") { Code = "UnverifiedServiceUrl", IsTransient = true };
        try
        {
            return await token.GetAsync(refused, cancellationToken);
        }
        catch (TokenUnavailableException e)
        {
            throw ConnectorException.Unanswered("NoToken", mayHaveBeenDelivered: false, e);
        }
    }

    /// <returns>What keeps us from hearing or being heard, in a few words; null when nothing does.</returns>
    public async Task<string?> TroubleAsync(CancellationToken cancellationToken)
    {
        try
        {
            await token.GetAsync(null, cancellationToken);
            return check.Keys.Trouble is { } reason ? $"the channel's keys can't be read ({reason}): activities are answered 503" : null;
        }
        catch (TokenUnavailableException e)
        {
            return $"the credentials give no token ({e.Message}): nothing can be sent";
        }
    }
}
