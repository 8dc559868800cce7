namespace ManagerBackup.Bot.Log;

/// <summary>
/// The narrow port to storage: rows in partitions of tables, as Azure Table Storage has them. Held by one conformance
/// suite; see the tests before you write a third engine.
/// </summary>
internal interface ITableEngine
{
    /// <summary>Creates the tables if they are missing; throws if the store can't be written.</summary>
    Task PrepareAsync(IReadOnlyCollection<string> tables, CancellationToken cancellationToken);

    Task<TableEntity?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken);

    /// <summary>
    /// Rows of one partition with <c>from &lt;= RowKey &lt; to</c>, in ordinal order of the row key, every page of the answer followed.
    /// </summary>
    IAsyncEnumerable<TableEntity> QueryAsync(string table, string partitionKey, string from, string to, CancellationToken cancellationToken);

    /// <summary>The first rows of such a range, and no more of it is read: at most so many, 1000 at the most.</summary>
    async Task<IReadOnlyList<TableEntity>> FirstAsync(
        string table, string partitionKey, string from, string to, int most, CancellationToken cancellationToken) =>
        await QueryAsync(table, partitionKey, from, to, cancellationToken).Take(most).ToListAsync(cancellationToken);

    /// <summary>
    /// Carries out all operations or none. At most 100, in one partition, each row once.
    /// </summary>
    /// <returns>The new ETags, in the order of the operations (empty for a delete).</returns>
    /// <exception cref="TableConflictException">A row to insert was there already, or a row was not as expected. Nothing has changed.</exception>
    /// <exception cref="StorageUnavailableException">The store did not take it, or did not answer: it may or may not have happened.</exception>
    Task<IReadOnlyList<string>> SubmitAsync(
        string table, string partitionKey, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken);
}

/// <summary>What only maintenance asks of an engine; it may be slow, and nobody's page waits for it.</summary>
internal interface IWholeTables
{
    /// <returns>Whether no partition of the table has a row.</returns>
    Task<bool> IsEmptyAsync(string table, CancellationToken cancellationToken);
}

/// <summary>A row. Values are <see cref="string"/>, <see cref="int"/>, <see cref="long"/>, <see cref="double"/>, <see cref="bool"/>,
/// <see cref="DateTimeOffset"/> (UTC) or absent; null is the same as absent.</summary>
internal sealed class TableEntity(string partitionKey, string rowKey) : Dictionary<string, object?>(StringComparer.Ordinal)
{
    public string PartitionKey { get; } = partitionKey;

    public string RowKey { get; } = rowKey;

    /// <summary>Set on rows that were read: the expected version of a replacement.</summary>
    public string? ETag { get; set; }
}

internal abstract record TableOperation(string RowKey)
{
    internal sealed record Insert(TableEntity Row) : TableOperation(Row.RowKey);

    /// <summary>Replaces the whole row, only if its ETag is still the one given.</summary>
    internal sealed record ReplaceIfMatch(TableEntity Row, string ETag) : TableOperation(Row.RowKey);

    /// <summary>Deletes the row, only if its ETag is still the one given; <c>*</c> deletes whatever is there, but it must be there.</summary>
    internal sealed record DeleteIfMatch(string Row, string ETag) : TableOperation(Row);
}

/// <param name="index">Which operation failed, counted from 0.</param>
/// <param name="exists">True: a row to insert was there already (409). False: a row was changed or gone (412, 404).</param>
internal sealed class TableConflictException(int index, bool exists, string message, Exception? inner = null) : Exception(message, inner)
{
    public int Index { get; } = index;

    public bool Exists { get; } = exists;
}

/// <summary>Storage can't be reached, is throttling, or can't be written.</summary>
internal sealed class StorageUnavailableException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>It was reached and does not let us in: waiting mends nothing.</summary>
    public bool IsRefusal { get; init; }
}
