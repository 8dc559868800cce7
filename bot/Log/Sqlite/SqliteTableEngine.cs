using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace ManagerBackup.Bot.Log.Sqlite;

/// <summary>Rows in one SQLite file: nothing to set up, and every answer survives a lost process or a lost mains.</summary>
internal sealed class SqliteTableEngine : ITableEngine, IWholeTables, IDisposable
{
    private const int PageRows = 1000;

    private readonly SqliteFile file;
    private readonly SqliteWriter writer;
    private readonly ConcurrentBag<SqliteStatements> idle = [];

    /// <param name="path">Where the file is or will be; a relative path starts at the current directory.</param>
    public SqliteTableEngine(string path)
    {
        file = new SqliteFile(path);
        writer = new SqliteWriter(file);
    }

    public Task PrepareAsync(IReadOnlyCollection<string> tables, CancellationToken cancellationToken)
    {
        foreach (var table in tables)
            TableRules.CheckTable(table);
        return Task.Run(file.Prepare, cancellationToken);
    }

    public async Task<TableEntity?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        TableRules.CheckTable(table);
        TableRules.CheckKey(partitionKey, nameof(partitionKey));
        TableRules.CheckKey(rowKey, nameof(rowKey));
        cancellationToken.ThrowIfCancellationRequested();
        await Task.CompletedTask;
        return Read(statements => statements.Get(table, partitionKey, rowKey));
    }

    public async IAsyncEnumerable<TableEntity> QueryAsync(
        string table, string partitionKey, string from, string to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TableRules.CheckTable(table);
        TableRules.CheckKey(partitionKey, nameof(partitionKey));
        List<TableEntity> page;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            var start = from;
            page = Read(statements => statements.Range(table, partitionKey, start, to, PageRows));
            foreach (var row in page)
                yield return row;
            // No key sorts between: none holds a control character. No connection is held while the caller works through a page.
            from = page.Count == 0 ? from : page[^1].RowKey + '\u0001';
        }
        while (page.Count == PageRows);
        await Task.CompletedTask;
    }

    public async Task<IReadOnlyList<TableEntity>> FirstAsync(
        string table, string partitionKey, string from, string to, int most, CancellationToken cancellationToken)
    {
        TableRules.CheckTable(table);
        TableRules.CheckKey(partitionKey, nameof(partitionKey));
        cancellationToken.ThrowIfCancellationRequested();
        await Task.CompletedTask;
        return Read(statements => statements.Range(table, partitionKey, from, to, Math.Min(most, PageRows)));
    }

    public async Task<bool> IsEmptyAsync(string table, CancellationToken cancellationToken)
    {
        TableRules.CheckTable(table);
        cancellationToken.ThrowIfCancellationRequested();
        await Task.CompletedTask;
        return !Read(statements => statements.Any(table));
    }

    public Task<IReadOnlyList<string>> SubmitAsync(
        string table, string partitionKey, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken) =>
        writer.SubmitAsync(table, partitionKey, operations, cancellationToken);

    public void Dispose()
    {
        writer.Dispose();
        while (idle.TryTake(out var statements))
            statements.Dispose();
    }

    private T Read<T>(Func<SqliteStatements, T> work)
    {
        SqliteStatements? statements = null;
        try
        {
            statements = idle.TryTake(out var ready) ? ready : new SqliteStatements(file.Open());
            var answer = work(statements);
            idle.Add(statements);
            return answer;
        }
        catch (SqliteException e)
        {
            statements?.Dispose();
            throw file.Unavailable(e);
        }
    }
}
