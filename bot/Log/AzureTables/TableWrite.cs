using System.Text;
using Azure.Core;

namespace ManagerBackup.Bot.Log.AzureTables;

/// <summary>One operation as Table Storage wants it said, alone or inside a batch.</summary>
/// <param name="Path">Below the account's endpoint, escaped.</param>
internal sealed record TableWrite(RequestMethod Method, string Path, string? IfMatch, ReadOnlyMemory<byte> Json)
{
    public static TableWrite Of(string table, string partitionKey, TableOperation operation, string writeId) => operation switch
    {
        TableOperation.Insert insert => new(RequestMethod.Post, table, IfMatch: null, Encode(insert.Row, writeId)),
        TableOperation.ReplaceIfMatch replace =>
            new(RequestMethod.Put, RowPath(table, partitionKey, replace.RowKey), replace.ETag, Encode(replace.Row, writeId)),
        TableOperation.DeleteIfMatch delete => new(RequestMethod.Delete, RowPath(table, partitionKey, delete.RowKey), delete.ETag, default),
        _ => throw new InvalidOperationException($"{operation.GetType().Name} is not an operation"),
    };

    public static string RowPath(string table, string partitionKey, string rowKey) =>
        $"{table}(PartitionKey='{EscapeKey(partitionKey)}',RowKey='{EscapeKey(rowKey)}')";

    /// <summary>The headers that say what is wanted, the same alone and in a batch.</summary>
    public IEnumerable<(string Name, string Value)> Headers()
    {
        yield return ("DataServiceVersion", "3.0;");
        yield return ("Accept", TableClient.Json);
        if (IfMatch is not null)
            yield return ("If-Match", IfMatch);
        if (Json.IsEmpty)
            yield break;
        yield return ("Content-Type", "application/json");
        if (Method == RequestMethod.Post)
            yield return ("Prefer", "return-no-content");
    }

    private static ReadOnlyMemory<byte> Encode(TableEntity row, string writeId) => RowJson.Encode(
        row, ("PartitionKey", row.PartitionKey), ("RowKey", row.RowKey), (TableRules.WriteIdColumn, writeId));

    private static string EscapeKey(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));
}
