using System.Collections.Frozen;

namespace ManagerBackup.Bot.Tokens;

/// <summary>
/// An issuer's keys as they were last read. One reading at a time; a failed one leaves what was known. A key id that nobody knows is
/// looked for at once, but at most hourly: anybody can make one up.
/// </summary>
internal sealed partial class SigningKeys(KeyDocument document, TimeProvider time, ILogger<SigningKeys> logger)
{
    public static readonly TimeSpan ForUnknownAtMostEvery = TimeSpan.FromHours(1);
    public static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private FrozenDictionary<string, SigningKey>? known;
    private Task? reading;
    private DateTimeOffset soughtUnknown = DateTimeOffset.MinValue;
    private DateTimeOffset? failedAt;
    private string failure = "not read yet";

    /// <summary>What is wrong with them in a few words; null when there are keys to check with.</summary>
    public string? Trouble => Volatile.Read(ref known) is null ? failure : null;

    /// <returns>Null: the issuer has no such key.</returns>
    /// <exception cref="KeysUnavailableException">It can't be told now.</exception>
    public async Task<SigningKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref known)?.GetValueOrDefault(id) is { } key)
            return key;
        await LookFor(id).WaitAsync(cancellationToken);
        lock (gate)
        {
            return known?.GetValueOrDefault(id) is { } found ? found
                : known is null || failedAt is not null ? throw new KeysUnavailableException(failure)
                : null;
        }
    }

    /// <summary>Reads the keys anew, or waits for whoever does.</summary>
    /// <returns>False when that failed.</returns>
    public async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        Task look;
        lock (gate)
            look = Look();
        await look.WaitAsync(cancellationToken);
        lock (gate)
            return failedAt is null;
    }

    private Task LookFor(string id)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (reading is { IsCompleted: false } underWay)
                return underWay;
            if (known?.ContainsKey(id) is true || now - failedAt < PauseAfterFailure)
                return Task.CompletedTask;
            if (known is not null && failedAt is null && now - soughtUnknown < ForUnknownAtMostEvery)
                return Task.CompletedTask;
            if (known is not null)
                soughtUnknown = now;
            return Look();
        }
    }

    // What asks for keys may hang up: the reading goes on for the others.
    private Task Look() => reading is { IsCompleted: false } underWay ? underWay : reading = LookAsync();

    private async Task LookAsync()
    {
        try
        {
            var found = await document.ReadAsync(CancellationToken.None);
            lock (gate)
                (known, failedAt) = (found, null);
        }
        catch (KeysUnavailableException e)
        {
            lock (gate)
                (failedAt, failure) = (time.GetUtcNow(), e.Message);
            KeysNotRead(e.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The keys that tokens are checked with can't be read: {Reason}")]
    private partial void KeysNotRead(string reason);
}
