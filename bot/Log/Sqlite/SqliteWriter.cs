using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace ManagerBackup.Bot.Log.Sqlite;

/// <summary>
/// The only writer, on a thread of its own because SQLite blocks. What waits when it comes by is committed together: one flush
/// to the disk for all, a savepoint for each, so that one submission's conflict is not another's.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int MostTogether = 128;

    private readonly SqliteFile file;
    private readonly BlockingCollection<Submission> waiting = [];
    private readonly Thread thread;
    private SqliteStatements? statements;
    private bool closed;

    public SqliteWriter(SqliteFile file)
    {
        this.file = file;
        thread = new Thread(Run) { IsBackground = true, Name = "log writer" };
        thread.Start();
    }

    public Task<IReadOnlyList<string>> SubmitAsync(
        string table, string partitionKey, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
    {
        var submission = Submission.Of(table, partitionKey, operations, cancellationToken);
        waiting.Add(submission, CancellationToken.None);
        return submission.Answer.WaitAsync(cancellationToken);
    }

    /// <summary>Writes what was submitted, then lets go of the file.</summary>
    public void Dispose()
    {
        if (closed)
            return;
        closed = true;
        waiting.CompleteAdding();
        thread.Join();
        waiting.Dispose();
    }

    private void Run()
    {
        var together = new List<Submission>(MostTogether);
        foreach (var first in waiting.GetConsumingEnumerable())
        {
            together.Clear();
            together.Add(first);
            while (together.Count < MostTogether && waiting.TryTake(out var next))
                together.Add(next);
            Commit(together);
        }

        statements?.Dispose();
    }

    private void Commit(List<Submission> together)
    {
        together.RemoveAll(submission => submission.GivenUp());
        try
        {
            statements ??= new SqliteStatements(file.Open());
            statements.Begin();
            foreach (var submission in together)
                submission.Try(statements);
            statements.Commit();
        }
        // The thread's outermost edge: whatever went wrong belongs to those who wait, and the next comer gets a new connection.
        catch (Exception e)
        {
            statements?.Dispose();
            statements = null;
            var fault = e is SqliteException sqlite ? file.Unavailable(sqlite) : e;
            together.ForEach(submission => submission.Fail(fault));
            return;
        }

        together.ForEach(submission => submission.Complete());
    }
}
