using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Threading.Channels;
using static ManagerBackup.Bot.Log.TableOperation;

namespace ManagerBackup.Bot.Log;

/// <summary>
/// Which processes are alive on this storage: each has a row in table <c>open</c>, partition <c>instances</c>, and rewrites it all
/// the time. No clock is compared with another's: a process counts what it has itself read. One that does not rewrite its row is
/// marked as gone, on condition that it still has not; so it can't go on under that name, and what it had claimed is others' to do.
/// </summary>
/// <param name="time">The real one, also where requests live by a faster one.</param>
/// <param name="alone">No other process can be on this storage: whoever left a row is gone, and no heart needs to beat.</param>
internal sealed class Instances(ITableEngine engine, TimeProvider time, bool alone)
{
    public const string Partition = "instances";

    public static readonly TimeSpan Rhythm = TimeSpan.FromMilliseconds(300);

    /// <summary>How often a row is read unchanged, after it was first seen, before its process counts as gone.</summary>
    public const int Patience = 4;

    // Shorter than the time that others wait: who is fresh was not marked as gone by anybody.
    private static readonly TimeSpan StaysFresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan UnchangedFor = Rhythm * Patience;

    // A slow answer must not keep the heart from beating again.
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(1);

    // Whoever marked it is seeing to what it had claimed, and may die over it.
    private const int PatienceWithHeirs = 20;

    private readonly Channel<string> gone = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, byte> heirOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Seen> others = new(StringComparer.Ordinal);
    private TaskCompletionSource<bool> pass = NewPass();
    private string? etag;
    private int beats;
    private long beatAt;

    /// <summary>This process, as claims name it. It changes when others had reason to take it for dead.</summary>
    public string Me { get; private set; } = NewName();

    /// <summary>Processes that are gone, for whoever takes over what they had claimed; <see cref="ForgetAsync"/> when that is done. One reader.</summary>
    public ChannelReader<string> Gone => gone.Reader;

    public bool IsAlone => alone;

    /// <summary>Nobody can have taken this process for dead.</summary>
    public bool IsFresh => alone || (etag is not null && time.GetElapsedTime(Volatile.Read(ref beatAt)) < StaysFresh);

    /// <summary>
    /// Whether what was claimed under this name may still be done by this process. Ask when some time has passed since the claim: a
    /// process that stood still may have been replaced meanwhile. With storage away the answer is yes: rather two pages than none.
    /// </summary>
    public async ValueTask<bool> MayStillDoAsync(string? claimedBy, CancellationToken cancellationToken)
    {
        // A pass that ends now may have begun before a standstill: then it did not make us fresh, and the next one tells.
        while (!IsFresh && await Volatile.Read(ref pass).Task.WaitAsync(cancellationToken))
        {
        }

        return claimedBy is null || claimedBy == Me;
    }

    /// <summary>Writes this process's row, then reads everybody's. One caller, every <see cref="Rhythm"/>.</summary>
    /// <exception cref="StorageUnavailableException">Storage is away: nobody is taken for dead.</exception>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(AnswerWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var went = false;
        try
        {
            await BeatAsync(either.Token);
            await LookAsync(either.Token);
            went = true;
        }
        catch (Exception e)
        {
            // Reads count in a row only. A write whose answer did not come may have happened, or may not.
            others.Clear();
            if (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                throw new StorageUnavailableException("Storage is too slow for the processes to tell each other that they live", e);
            }

            throw;
        }
        finally
        {
            Interlocked.Exchange(ref pass, NewPass()).TrySetResult(went);
        }
    }

    /// <summary>What the process had claimed is taken over.</summary>
    public async Task ForgetAsync(string name, CancellationToken cancellationToken)
    {
        await TryDeleteAsync(name, "*", cancellationToken);
        heirOf.TryRemove(name, out _);
    }

    /// <summary>This process ends with nothing under way: nobody has to take over anything.</summary>
    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        if (etag is { } mine)
        {
            await TryWriteAsync(Row(Me, "left"), mine, cancellationToken);
        }
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        // From before it is sent: others may have read it right after.
        var at = time.GetTimestamp();
        var row = Row(Me, "alive");
        if (await TryWriteAsync(row, etag, cancellationToken) is not { } written)
        {
            // Either a write of ours happened whose answer was lost, or somebody has marked us.
            var stored = await engine.GetAsync(WakeUps.Table, Partition, row.RowKey, cancellationToken);
            var mine = stored is not null && StateOf(stored) == "alive";
            if (!mine)
            {
                Rename();
            }

            etag = mine ? stored!.ETag : null;
            row = Row(Me, "alive");
            written = await TryWriteAsync(row, etag, cancellationToken)
                ?? throw new StorageUnavailableException("Somebody else writes this process's row");
        }

        etag = written;
        Volatile.Write(ref beatAt, at);
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var read = new List<TableEntity>();
        await foreach (var row in engine.QueryAsync(WakeUps.Table, Partition, "i_", "i`", cancellationToken))
        {
            read.Add(row);
        }

        var now = time.GetTimestamp();
        var names = read.Select(row => NameOf(row)).ToHashSet(StringComparer.Ordinal);
        foreach (var name in others.Keys.Where(name => !names.Contains(name)).ToList())
        {
            others.Remove(name);
        }

        foreach (var row in read.Where(row => NameOf(row) != Me && !heirOf.ContainsKey(NameOf(row))))
        {
            var name = NameOf(row);
            var seen = others.GetValueOrDefault(name) is { } known && known.ETag == row.ETag
                ? known with { Times = known.Times + 1 } : new Seen(row.ETag!, 0, now);
            others[name] = seen;
            await JudgeAsync(name, StateOf(row), seen, cancellationToken);
        }
    }

    private async Task JudgeAsync(string name, string state, Seen seen, CancellationToken cancellationToken)
    {
        // Many reads at once after a standstill prove nothing, nor does one long one: both must be so.
        var still = alone || (seen.Times >= Patience && time.GetElapsedTime(seen.Since) >= UnchangedFor);
        switch (state)
        {
            case "left":
                if (still)
                {
                    await TryDeleteAsync(name, seen.ETag, cancellationToken);
                }

                break;
            case "gone" when alone || seen.Times >= PatienceWithHeirs:
            case not "gone" when still:
                if (await TryWriteAsync(Row(name, "gone"), seen.ETag, cancellationToken) is not null)
                {
                    Inherit(name);
                }

                others.Remove(name);
                break;
        }
    }

    // A claim under the old name may have reached storage after those who replaced us had looked for it.
    private void Rename()
    {
        Inherit(Me);
        Me = NewName();
    }

    private void Inherit(string name)
    {
        if (heirOf.TryAdd(name, 0))
        {
            gone.Writer.TryWrite(name);
        }
    }

    private TableEntity Row(string name, string state) => new(Partition, $"i_{name}") { ["State"] = state, ["Beats"] = ++beats };

    /// <returns>The new ETag; null when the row was not as expected.</returns>
    private async Task<string?> TryWriteAsync(TableEntity row, string? expected, CancellationToken cancellationToken)
    {
        try
        {
            TableOperation write = expected is null ? new Insert(row) : new ReplaceIfMatch(row, expected);
            return (await engine.SubmitAsync(WakeUps.Table, Partition, [write], cancellationToken))[0];
        }
        catch (TableConflictException)
        {
            return null;
        }
    }

    private async Task TryDeleteAsync(string name, string expected, CancellationToken cancellationToken)
    {
        try
        {
            await engine.SubmitAsync(WakeUps.Table, Partition, [new DeleteIfMatch($"i_{name}", expected)], cancellationToken);
        }
        catch (TableConflictException)
        {
            // Somebody else was faster.
        }
    }

    private static string NameOf(TableEntity row) => row.RowKey["i_".Length..];

    private static string StateOf(TableEntity row) => row.GetValueOrDefault("State") as string ?? "";

    private static TaskCompletionSource<bool> NewPass() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [SuppressMessage("Globalization", "CA1308", Justification = "A name to read, not to compare")]
    private static string NewName()
    {
        var machine = string.Concat(Environment.MachineName.Where(char.IsAsciiLetterOrDigit).Take(12)).ToLowerInvariant();
        return string.Create(
            CultureInfo.InvariantCulture, $"{machine}-{Environment.ProcessId}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(3))}");
    }

    /// <param name="Times">How often it was read again, unchanged, in a row.</param>
    /// <param name="Since">When it was first read so.</param>
    private sealed record Seen(string ETag, int Times, long Since);
}
