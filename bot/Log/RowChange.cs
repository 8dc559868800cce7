using static ManagerBackup.Bot.Log.TableOperation;

namespace ManagerBackup.Bot.Log;

/// <summary>Changes one row that several may write: read, decide, write if nobody was faster, and again.</summary>
internal static class RowChange
{
    private const int Attempts = 6;

    /// <param name="engine">The store.</param>
    /// <param name="table">The table.</param>
    /// <param name="partition">The row's partition.</param>
    /// <param name="rowKey">The row's key.</param>
    /// <param name="change">Gets the row as it is (a new one has no ETag) and changes it; false leaves things as they are. May run again.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The row as it is now.</returns>
    public static async Task<TableEntity> ChangeRowAsync(
        this ITableEngine engine, string table, string partition, string rowKey, Func<TableEntity, bool> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var row = await engine.GetAsync(table, partition, rowKey, cancellationToken) ?? new TableEntity(partition, rowKey);
            if (!change(row))
            {
                return row;
            }

            try
            {
                TableOperation put = row.ETag is { } etag ? new ReplaceIfMatch(row, etag) : new Insert(row);
                await engine.SubmitAsync(table, partition, [put], cancellationToken);
                return row;
            }
            catch (TableConflictException) when (attempt < Attempts)
            {
                // Someone wrote the row in between: look again.
            }
        }
    }
}
