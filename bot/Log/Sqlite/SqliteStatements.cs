using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace ManagerBackup.Bot.Log.Sqlite;

/// <summary>One open connection with its prepared statements; used by one thread at a time.</summary>
internal sealed class SqliteStatements : IDisposable
{
    private const string OneRow = "tbl = $tbl AND pk = $pk AND rk = $rk";

    private readonly SqliteConnection connection;
    private readonly SqliteCommand get;
    private readonly SqliteCommand range;
    private readonly SqliteCommand any;
    private readonly SqliteCommand insert;
    private readonly SqliteCommand replace;
    private readonly SqliteCommand delete;
    private readonly SqliteCommand begin;
    private readonly SqliteCommand commit;
    private readonly SqliteCommand save;
    private readonly SqliteCommand undo;
    private readonly SqliteCommand release;
    private readonly List<SqliteCommand> all = [];

    public SqliteStatements(SqliteConnection connection)
    {
        this.connection = connection;
        get = Prepare($"SELECT etag, data FROM rows WHERE {OneRow}", "$tbl", "$pk", "$rk");
        range = Prepare(
            "SELECT rk, etag, data FROM rows WHERE tbl = $tbl AND pk = $pk AND rk >= $from AND rk < $to ORDER BY rk LIMIT $most",
            "$tbl", "$pk", "$from", "$to", "$most");
        any = Prepare("SELECT 1 FROM rows WHERE tbl = $tbl LIMIT 1", "$tbl");
        insert = Prepare(
            "INSERT INTO rows (tbl, pk, rk, etag, data) VALUES ($tbl, $pk, $rk, $etag, $data) ON CONFLICT DO NOTHING",
            "$tbl", "$pk", "$rk", "$etag", "$data");
        replace = Prepare(
            $"UPDATE rows SET etag = $etag, data = $data WHERE {OneRow} AND etag = $was", "$tbl", "$pk", "$rk", "$etag", "$data", "$was");
        delete = Prepare($"DELETE FROM rows WHERE {OneRow} AND ($was = '*' OR etag = $was)", "$tbl", "$pk", "$rk", "$was");
        begin = Prepare("BEGIN IMMEDIATE");
        commit = Prepare("COMMIT");
        save = Prepare("SAVEPOINT submission");
        undo = Prepare("ROLLBACK TO submission");
        release = Prepare("RELEASE submission");
    }

    public TableEntity? Get(string table, string partitionKey, string rowKey)
    {
        using var reader = Bind(get, table, partitionKey, rowKey).ExecuteReader();
        return reader.Read() ? ReadRow(partitionKey, rowKey, reader.GetString(0), reader.GetString(1)) : null;
    }

    public List<TableEntity> Range(string table, string partitionKey, string from, string to, int most)
    {
        var rows = new List<TableEntity>();
        using var reader = Bind(range, table, partitionKey, from, to, most).ExecuteReader();
        while (reader.Read())
            rows.Add(ReadRow(partitionKey, reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        return rows;
    }

    public bool Any(string table) => Bind(any, table).ExecuteScalar() is not null;

    public bool Insert(string table, string partitionKey, string rowKey, string etag, string data) =>
        Bind(insert, table, partitionKey, rowKey, etag, data).ExecuteNonQuery() == 1;

    public bool Replace(string table, string partitionKey, string rowKey, string etag, string data, string was) =>
        Bind(replace, table, partitionKey, rowKey, etag, data, was).ExecuteNonQuery() == 1;

    public bool Delete(string table, string partitionKey, string rowKey, string was) =>
        Bind(delete, table, partitionKey, rowKey, was).ExecuteNonQuery() == 1;

    public void Begin() => begin.ExecuteNonQuery();

    public void Commit() => commit.ExecuteNonQuery();

    public void Save() => save.ExecuteNonQuery();

    public void Undo() => undo.ExecuteNonQuery();

    public void Release() => release.ExecuteNonQuery();

    public void Dispose()
    {
        foreach (var command in all)
            command.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> names)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in names)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        all.Add(command);
        return command;
    }

    private static SqliteCommand Bind(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        return command;
    }

    private static TableEntity ReadRow(string partitionKey, string rowKey, string etag, string data)
    {
        using var json = JsonDocument.Parse(data);
        var row = new TableEntity(partitionKey, rowKey) { ETag = etag };
        RowJson.DecodeInto(row, json.RootElement);
        return row;
    }
}
