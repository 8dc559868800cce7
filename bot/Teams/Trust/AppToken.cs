using System.Text.RegularExpressions;
using Azure;
using Azure.Core;
using Azure.Identity;

namespace ManagerBackup.Bot.Teams.Trust;

/// <summary>No token could be had. The message is a few words for the health page and the log.</summary>
internal sealed class TokenUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// The bot's own token for the channel: one for everybody, asked for by one at a time. Nobody waits for it but who comes while there
/// is none.
/// </summary>
/// <param name="credential">A new one each time, for it keeps its token by itself and would give the same again.</param>
/// <param name="scope">Which token.</param>
/// <param name="time">The channel's clock.</param>
/// <param name="logger">Told when none can be had.</param>
internal sealed partial class AppToken(Func<TokenCredential> credential, string scope, TimeProvider time, ILogger<AppToken> logger)
{
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan RenewAtMostEvery = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Least = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Shorter than an attempt of the connector's: who waited for a token has sent nothing, and says so.
    private static readonly TimeSpan WaitFor = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private readonly TokenRequestContext wanted = new([scope]);
    private readonly Lock gate = new();
    private AccessToken? current;
    private Task<AccessToken>? asking;
    private DateTimeOffset renewedAt = DateTimeOffset.MinValue;
    private DateTimeOffset? failedAt;
    private string trouble = "";

    /// <param name="refused">A token that the channel did not take: another one is asked for, once.</param>
    /// <param name="cancellationToken">Stops waiting; who else waits goes on.</param>
    /// <exception cref="TokenUnavailableException">There is none now.</exception>
    public async ValueTask<string> GetAsync(string? refused, CancellationToken cancellationToken)
    {
        Task<AccessToken> ask;
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (current is { } token && token.ExpiresOn - Least > now)
            {
                var isUnderWay = asking is { IsCompleted: false };
                if (token.Token != refused || (!isUnderWay && now - renewedAt < RenewAtMostEvery))
                    return token.Token;
                renewedAt = now;
            }

            ask = Ask(now);
        }

        try
        {
            return (await ask.WaitAsync(WaitFor, time, cancellationToken)).Token;
        }
        catch (TimeoutException late)
        {
            throw new TokenUnavailableException("no answer in time", late);
        }
    }

    /// <summary>Asks for the next token well before this one ends.</summary>
    /// <returns>When to look again.</returns>
    public async Task<TimeSpan> KeepAsync(CancellationToken cancellationToken)
    {
        Task<AccessToken> ask;
        lock (gate)
        {
            var now = time.GetUtcNow();
            ask = current is { } token && DueAt(token) > now ? Task.FromResult(token) : Ask(now);
        }

        var left = DueAt(await ask.WaitAsync(cancellationToken)) - time.GetUtcNow();
        return left > LookEvery ? left : LookEvery; // A managed identity may hand out the same token until shortly before its end.
    }

    private static DateTimeOffset DueAt(AccessToken token) => token.RefreshOn ?? token.ExpiresOn - Ahead;

    private Task<AccessToken> Ask(DateTimeOffset now) =>
        asking is { IsCompleted: false } underWay ? underWay
        : now - failedAt < PauseAfterFailure ? Task.FromException<AccessToken>(new TokenUnavailableException(trouble))
        : asking = AskAsync();

    private async Task<AccessToken> AskAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding); // Not under the lock that we are called in.
        using var limit = new CancellationTokenSource(Patience, time);
        try
        {
            var token = await credential().GetTokenAsync(wanted, limit.Token);
            lock (gate)
                (current, failedAt) = (token, null);
            return token;
        }
        catch (Exception e) when (e is AuthenticationFailedException or RequestFailedException or OperationCanceledException)
        {
            var words = e is OperationCanceledException ? "no answer in time" : EntraCode().Match(e.Message) is { Success: true } code ? code.Value : e.GetType().Name;
            lock (gate)
                (failedAt, trouble) = (time.GetUtcNow(), words);
            NoToken(words);
            throw new TokenUnavailableException(words, e);
        }
    }

    [GeneratedRegex("AADSTS[0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EntraCode();

    [LoggerMessage(LogLevel.Warning, "The bot got no token to speak to the channel with: {Reason}")]
    private partial void NoToken(string reason);
}

/// <summary>Has a token ready before anybody needs one.</summary>
internal sealed class TokenKeeper(AppToken token, [FromKeyedServices(TeamsSetup.ChannelClock)] TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(await KeepAsync(stoppingToken), time, stoppingToken);
        }
    }

    private async Task<TimeSpan> KeepAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await token.KeepAsync(cancellationToken);
        }
        catch (TokenUnavailableException)
        {
            return AgainAfter;
        }
    }
}
