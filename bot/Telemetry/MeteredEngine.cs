using System.Diagnostics;
using System.Runtime.CompilerServices;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Telemetry;

/// <summary>Storage, timed. Keys and rows are in no tag.</summary>
internal sealed class MeteredEngine(ITableEngine inner, Instruments instruments) : ITableEngine
{
    public Task PrepareAsync(IReadOnlyCollection<string> tables, CancellationToken cancellationToken) => TimeAsync("prepare", "all", async () =>
    {
        await inner.PrepareAsync(tables, cancellationToken);
        return true;
    });

    public Task<TableEntity?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken) =>
        TimeAsync("get", table, () => inner.GetAsync(table, partitionKey, rowKey, cancellationToken));

    public Task<IReadOnlyList<TableEntity>> FirstAsync(
        string table, string partitionKey, string from, string to, int most, CancellationToken cancellationToken) =>
        TimeAsync("query", table, () => inner.FirstAsync(table, partitionKey, from, to, most, cancellationToken));

    public Task<IReadOnlyList<string>> SubmitAsync(
        string table, string partitionKey, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken) =>
        TimeAsync("submit", table, () => inner.SubmitAsync(table, partitionKey, operations, cancellationToken));

    public async IAsyncEnumerable<TableEntity> QueryAsync(
        string table, string partitionKey, string from, string to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Up to the first row: how long the reader takes over the others is its own affair.
        await using var rows = inner.QueryAsync(table, partitionKey, from, to, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var more = await TimeAsync("query", table, async () => await rows.MoveNextAsync());
        while (more)
        {
            yield return rows.Current;
            more = await rows.MoveNextAsync();
        }
    }

    private async Task<T> TimeAsync<T>(string operation, string table, Func<Task<T>> ask)
    {
        using var span = instruments.Spans.StartActivity($"storage {operation}", ActivityKind.Client)?.SetTag("table", table);
        var (start, outcome) = (Stopwatch.GetTimestamp(), "failed");
        try
        {
            var answer = await ask();
            outcome = "ok";
            return answer;
        }
        catch (TableConflictException)
        {
            outcome = "conflict";
            throw;
        }
        catch (StorageUnavailableException)
        {
            outcome = "unavailable";
            throw;
        }
        finally
        {
            span?.SetTag("outcome", outcome);
            instruments.StorageDuration.Record(
                Stopwatch.GetElapsedTime(start).TotalSeconds, new("operation", operation), new("table", table), new("outcome", outcome));
        }
    }
}
