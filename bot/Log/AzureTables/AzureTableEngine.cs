using System.Runtime.CompilerServices;

namespace ManagerBackup.Bot.Log.AzureTables;

/// <summary>Rows in Azure Table Storage (or Azurite): what several instances of the bot share.</summary>
internal sealed class AzureTableEngine(TableClient client) : ITableEngine, IWholeTables
{
    // Of the form that the service expects, and of no row: a replacement that names it meets a conflict.
    private const string OutdatedETag = "W/\"datetime'2000-01-01T00%3A00%3A00.0000000Z'\"";

    public async Task PrepareAsync(IReadOnlyCollection<string> tables, CancellationToken cancellationToken)
    {
        foreach (var table in tables)
        {
            TableRules.CheckTable(table);
            await client.CreateTableIfNotExistsAsync(table, cancellationToken);
        }
    }

    public async Task<TableEntity?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        TableRules.CheckTable(table);
        TableRules.CheckKey(partitionKey, nameof(partitionKey));
        TableRules.CheckKey(rowKey, nameof(rowKey));
        return (await client.GetEntityAsync(table, partitionKey, rowKey, cancellationToken))?.Row;
    }

    public async IAsyncEnumerable<TableEntity> QueryAsync(
        string table, string partitionKey, string from, string to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TableRules.CheckTable(table);
        TableRules.CheckKey(partitionKey, nameof(partitionKey));
        var filter = RangeOf(partitionKey, from, to);
        string? next = null;
        do
        {
            // A page may be empty and yet say that there are more.
            var page = await client.QueryPageAsync(table, filter, next, cancellationToken);
            foreach (var stored in page.Rows)
                yield return stored.Row;
            next = page.Next;
        }
        while (next is not null);
    }

    public async Task<IReadOnlyList<TableEntity>> FirstAsync(
        string table, string partitionKey, string from, string to, int most, CancellationToken cancellationToken)
    {
        TableRules.CheckTable(table);
        TableRules.CheckKey(partitionKey, nameof(partitionKey));
        var rows = new List<TableEntity>();
        string? next = null;
        do
        {
            var page = await client.QueryPageAsync(table, RangeOf(partitionKey, from, to), next, cancellationToken, most - rows.Count);
            rows.AddRange(page.Rows.Select(stored => stored.Row));
            next = page.Next;
        }
        while (next is not null && rows.Count < most);
        return rows;
    }

    public async Task<bool> IsEmptyAsync(string table, CancellationToken cancellationToken)
    {
        TableRules.CheckTable(table);
        string? next = null;
        do
        {
            var page = await client.QueryPageAsync(table, null, next, cancellationToken, most: 1);
            if (page.Rows.Count > 0)
                return false;
            next = page.Next;
        }
        while (next is not null);
        return true;
    }

    public async Task<IReadOnlyList<string>> SubmitAsync(
        string table, string partitionKey, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
    {
        TableRules.CheckTable(table);
        TableRules.CheckOperations(partitionKey, operations);
        var writeId = Guid.NewGuid().ToString("N");
        var writes = operations.Select(operation => TableWrite.Of(table, partitionKey, operation, writeId)).ToList();
        TableRules.CheckBatchSize(partitionKey, operations, writes.Sum(write => (long)write.Json.Length));

        var answer = await client.SubmitAsync(writes, cancellationToken);
        if (answer.Error is null)
            return answer.ETags;
        if (answer is { SentAgain: true, Error.Conflict: not null })
            return await FindOwnAsync(table, partitionKey, operations, writeId, cancellationToken) ?? throw answer.Error.ToException();
        throw answer.Error.ToException();
    }

    /// <summary>
    /// After a retry, a conflict may be with our own first attempt, whose answer was lost. A single row that carries our id proves
    /// that all of it happened. Deletions leave no trace: those that find nothing left to delete count as done.
    /// </summary>
    private async Task<IReadOnlyList<string>?> FindOwnAsync(
        string table, string partitionKey, IReadOnlyList<TableOperation> operations, string writeId, CancellationToken cancellationToken)
    {
        var stored = await Task.WhenAll(
            operations.Select(operation => client.GetEntityAsync(table, partitionKey, operation.RowKey, cancellationToken)));
        var deletesOnly = operations.All(operation => operation is TableOperation.DeleteIfMatch);
        var happened = deletesOnly ? stored.All(row => row is null) : stored.Any(row => row?.WriteId == writeId);
        return happened ? [.. operations.Zip(stored, ETagNow)] : null;

        string ETagNow(TableOperation operation, StoredRow? row) => operation switch
        {
            TableOperation.DeleteIfMatch => "",
            _ when row?.WriteId == writeId => row.Row.ETag ?? OutdatedETag,
            _ => OutdatedETag,
        };
    }

    private static string RangeOf(string partitionKey, string from, string to) =>
        $"PartitionKey eq '{Quote(partitionKey)}' and RowKey ge '{Quote(from)}' and RowKey lt '{Quote(to)}'";

    private static string Quote(string key) => key.Replace("'", "''", StringComparison.Ordinal);
}
