using System.Runtime.CompilerServices;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.UnitTests.Tools;

/// <summary>Counts what is read: a row by its key, or a page of up to a thousand, is one read.</summary>
internal sealed class CountedReads(ITableEngine inner) : ITableEngine
{
    private const int RowsOfAPage = 1_000;

    private long reads;
    private long rows;
    private long writes;

    public long Reads => Interlocked.Read(ref reads);

    public long Rows => Interlocked.Read(ref rows);

    public long Writes => Interlocked.Read(ref writes);

    public Task PrepareAsync(IReadOnlyCollection<string> tables, CancellationToken cancellationToken) => inner.PrepareAsync(tables, cancellationToken);

    public async Task<TableEntity?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref reads);
        Interlocked.Increment(ref rows);
        return await inner.GetAsync(table, partitionKey, rowKey, cancellationToken);
    }

    public async IAsyncEnumerable<TableEntity> QueryAsync(
        string table, string partitionKey, string from, string to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref reads);
        var number = 0;
        await foreach (var row in inner.QueryAsync(table, partitionKey, from, to, cancellationToken))
        {
            Interlocked.Add(ref reads, ++number % RowsOfAPage == 0 ? 1 : 0);
            Interlocked.Increment(ref rows);
            yield return row;
        }
    }

    public async Task<IReadOnlyList<TableEntity>> FirstAsync(
        string table, string partitionKey, string from, string to, int most, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref reads);
        var found = await inner.FirstAsync(table, partitionKey, from, to, most, cancellationToken);
        Interlocked.Add(ref rows, found.Count);
        return found;
    }

    public Task<IReadOnlyList<string>> SubmitAsync(
        string table, string partitionKey, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref writes);
        return inner.SubmitAsync(table, partitionKey, operations, cancellationToken);
    }
}
