using System.Collections.Concurrent;

namespace ManagerBackup.Bot.Teams.Trust;

/// <summary>Keeps the service URLs of verified activities, for every process of this bot and beyond its end.</summary>
internal interface IServiceUrlStore
{
    Task<IReadOnlyCollection<string>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Returning means: it would survive a crash now.</summary>
    /// <returns>False when other processes can't know of it yet: worth another try.</returns>
    Task<bool> KeepAsync(string serviceUrl, CancellationToken cancellationToken);
}

/// <summary>
/// Where our token may go: to service URLs that came in a verified activity, in this process or another. Contacts and teams in
/// storage name theirs too, but whoever can write a row there must not get our token by it.
/// </summary>
internal sealed class VerifiedServiceUrls(IServiceUrlStore store, TimeProvider time)
{
    private static readonly TimeSpan ReadAtMostEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan KeepAgainAfter = TimeSpan.FromSeconds(10);

    // With the moment from which it may be worth keeping it again.
    private readonly ConcurrentDictionary<string, DateTimeOffset> known = new(StringComparer.Ordinal);
    private long readAt = DateTimeOffset.MinValue.UtcTicks;

    /// <summary>A verified activity names it: known at once, and kept when this returns.</summary>
    public async Task NoteAsync(string serviceUrl, CancellationToken cancellationToken)
    {
        var (url, now) = (Plain(serviceUrl), time.GetUtcNow());
        if (known.TryGetValue(url, out var again) && now < again)
            return;

        known[url] = now + KeepAgainAfter;
        try
        {
            if (await store.KeepAsync(url, cancellationToken))
                known[url] = DateTimeOffset.MaxValue;
        }
        catch
        {
            known[url] = now; // The next activity tries again.
            throw;
        }
    }

    /// <returns>Whether the address lies under a service URL that is known.</returns>
    public async ValueTask<bool> CoverAsync(string address, CancellationToken cancellationToken)
    {
        if (Covers(address))
            return true;

        var (last, now) = (Interlocked.Read(ref readAt), time.GetUtcNow().UtcTicks);
        if (now - last < ReadAtMostEvery.Ticks || Interlocked.CompareExchange(ref readAt, now, last) != last)
            return false;
        foreach (var url in await store.ReadAsync(cancellationToken))
        {
            known.TryAdd(url, DateTimeOffset.MaxValue);
        }

        return Covers(address);
    }

    private bool Covers(string address) => known.Keys.Any(url =>
        address.StartsWith(url, StringComparison.Ordinal) && address.Length > url.Length && address[url.Length] == '/');

    private static string Plain(string serviceUrl) => serviceUrl.TrimEnd('/');
}
