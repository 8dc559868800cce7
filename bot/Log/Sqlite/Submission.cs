using System.Text;

namespace ManagerBackup.Bot.Log.Sqlite;

/// <summary>A batch on its way through the writer, and the answer that its caller waits for.</summary>
internal sealed class Submission
{
    private readonly TaskCompletionSource<IReadOnlyList<string>> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string etag = Guid.NewGuid().ToString("N");
    private readonly string table;
    private readonly string partitionKey;
    private readonly IReadOnlyList<TableOperation> operations;
    private readonly string[] data;
    private readonly CancellationToken cancellationToken;
    private TableConflictException? conflict;

    private Submission(
        string table, string partitionKey, IReadOnlyList<TableOperation> operations, string[] data, CancellationToken cancellationToken)
    {
        this.table = table;
        this.partitionKey = partitionKey;
        this.operations = operations;
        this.data = data;
        this.cancellationToken = cancellationToken;
    }

    public Task<IReadOnlyList<string>> Answer => answer.Task;

    /// <summary>Encodes on the caller's thread: the writer's time is everybody's.</summary>
    public static Submission Of(
        string table, string partitionKey, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
    {
        TableRules.CheckTable(table);
        TableRules.CheckOperations(partitionKey, operations);
        var rows = new string[operations.Count];
        long size = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            var json = Encode(operations[i]).Span;
            size += json.Length;
            rows[i] = Encoding.UTF8.GetString(json);
        }

        TableRules.CheckBatchSize(partitionKey, operations, size);
        return new Submission(table, partitionKey, operations, rows, cancellationToken);
    }

    public bool GivenUp() => cancellationToken.IsCancellationRequested && answer.TrySetCanceled(cancellationToken);

    public void Try(SqliteStatements statements)
    {
        statements.Save();
        for (var i = 0; i < operations.Count && conflict is null; i++)
        {
            if (!Apply(statements, operations[i], data[i]))
                conflict = Conflict(i);
        }

        if (conflict is not null)
            statements.Undo();
        statements.Release();
    }

    public void Complete()
    {
        if (conflict is not null)
            answer.TrySetException(conflict);
        else
            answer.TrySetResult([.. operations.Select(o => o is TableOperation.DeleteIfMatch ? "" : etag)]);
    }

    public void Fail(Exception fault) => answer.TrySetException(fault);

    private bool Apply(SqliteStatements statements, TableOperation operation, string json) => operation switch
    {
        TableOperation.Insert => statements.Insert(table, partitionKey, operation.RowKey, etag, json),
        TableOperation.ReplaceIfMatch replace => statements.Replace(table, partitionKey, operation.RowKey, etag, json, replace.ETag),
        TableOperation.DeleteIfMatch delete => statements.Delete(table, partitionKey, operation.RowKey, delete.ETag),
        _ => throw new InvalidOperationException($"{operation.GetType().Name} is not an operation"),
    };

    private TableConflictException Conflict(int index) => operations[index] is TableOperation.Insert
        ? new TableConflictException(index, exists: true, $"Operation {index} of {operations.Count}: the row to insert is there already")
        : new TableConflictException(index, exists: false, $"Operation {index} of {operations.Count}: the row was changed or is gone");

    private static ReadOnlyMemory<byte> Encode(TableOperation operation) => operation switch
    {
        TableOperation.Insert insert => RowJson.Encode(insert.Row),
        TableOperation.ReplaceIfMatch replace => RowJson.Encode(replace.Row),
        _ => default,
    };
}
