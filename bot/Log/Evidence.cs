using System.Globalization;
using System.Runtime.CompilerServices;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Log;

internal sealed record RowAddress(string Table, string Partition, string Key)
{
    public override string ToString() => $"{Table}/{Partition}/{Key}";
}

/// <param name="Request">Null when the row is none of ours, or has been spoilt.</param>
/// <param name="Over">Null for a row from before this was kept.</param>
internal sealed record SummaryFound(RowAddress Row, RequestId? Request, bool? Over);

/// <param name="Request">Null when the row is none of ours, or has been spoilt.</param>
internal sealed record WakeUpFound(RowAddress Row, RequestId? Request, DateTimeOffset At);

/// <summary>The rows as they lie, for whoever checks that they fit together: nothing here trusts them.</summary>
internal sealed class Evidence(ITableEngine engine)
{
    /// <summary>Summaries of one site and month, in order of opening, behind the key given.</summary>
    public async IAsyncEnumerable<SummaryFound> SummariesAsync(
        SiteId site, DateTimeOffset month, string? behind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // No key of ours holds a blank, so nothing sorts between a key and this.
        var from = behind is null ? "r_" : behind + " ";
        await foreach (var row in engine.QueryAsync(TakeoverRows.Table, TakeoverRows.Partition(site, month), from, "r`", cancellationToken))
        {
            yield return SummaryOf(row);
        }
    }

    /// <summary>Wake-ups of one partition, earliest first; with <paramref name="until"/> only those that are due by then.</summary>
    public async IAsyncEnumerable<WakeUpFound> WakeUpsAsync(
        string partition, DateTimeOffset? until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Behind every letter too: there are no such keys, unless something has gone wrong.
        var to = until is { } moment ? WakeUps.Stamp(moment) + "`" : "~";
        await foreach (var row in engine.QueryAsync(WakeUps.Table, partition, "!", to, cancellationToken))
        {
            yield return WakeUpOf(row);
        }
    }

    /// <summary>Whether a row that was found spoilt still is.</summary>
    public async Task<bool> IsSpoiltAsync(RowAddress address, CancellationToken cancellationToken) =>
        await engine.GetAsync(address.Table, address.Partition, address.Key, cancellationToken) is { } row
        && (address.Table == WakeUps.Table ? WakeUpOf(row).Request : SummaryOf(row).Request) is null;

    // Closed and withdrawn have always been final; unanswered ones may still be accepted.
    private static SummaryFound SummaryOf(TableEntity row) => new(
        new(TakeoverRows.Table, row.PartitionKey, row.RowKey),
        RequestId.TryParse(row.RowKey["r_".Length..], out var id) && row.GetValueOrDefault("Version") is int ? id : null,
        row.GetValueOrDefault("Over") as bool? ?? (row.GetValueOrDefault("State") is "closed" or "withdrawn" ? true : null));

    // One that somebody has taken has a key of its own: see WakeUps.
    private static bool IsKeyOf(string key, string plain) => key == plain || key.StartsWith(plain + '_', StringComparison.Ordinal);

    private static WakeUpFound WakeUpOf(TableEntity row)
    {
        var stamp = row.RowKey.Split('_')[0];
        var sound = long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= WakeUps.LastStamp
            && RequestId.TryParse(row.GetValueOrDefault("Request") as string, out var id) && IsKeyOf(row.RowKey, $"{stamp}_{id}")
            && row.GetValueOrDefault("Site") is string;
        var address = new RowAddress(WakeUps.Table, row.PartitionKey, row.RowKey);
        return sound && RequestId.TryParse((string?)row["Request"], out var request)
            ? new(address, request, DateTimeOffset.FromUnixTimeMilliseconds(at))
            : new(address, null, default);
    }
}
