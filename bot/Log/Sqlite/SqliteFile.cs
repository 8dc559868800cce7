using Microsoft.Data.Sqlite;

namespace ManagerBackup.Bot.Log.Sqlite;

/// <summary>The one file: how it is made and opened, and in what words it is reported when it can't be.</summary>
internal sealed class SqliteFile
{
    /// <summary>"MBKP", by which the file is known to be ours.</summary>
    private const string ApplicationId = "1296190288";

    // Keys are compared as UTF-8, which orders like UTF-16 but for characters beyond U+FFFF against U+E000 to U+FFFF; keys of ours
    // hold neither.
    private const string Schema = $"""
        CREATE TABLE IF NOT EXISTS rows (
          tbl TEXT NOT NULL, pk TEXT NOT NULL, rk TEXT NOT NULL, etag TEXT NOT NULL, data TEXT NOT NULL,
          PRIMARY KEY (tbl, pk, rk)) STRICT, WITHOUT ROWID;
        PRAGMA application_id = {ApplicationId};
        PRAGMA user_version = 1;
        """;

    static SqliteFile() => SQLitePCL.Batteries_V2.Init();

    public SqliteFile(string path) => FullPath = Path.GetFullPath(path);

    public string FullPath { get; }

    /// <summary>Makes the folder, the file and the table, and writes to it, so that a file that can only be read shows now.</summary>
    public void Prepare()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(FullPath) ?? FullPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException($"The folder of {FullPath} can't be made: {OneLine(e.Message)}", e);
        }

        try
        {
            using var connection = Connect(SqliteOpenMode.ReadWriteCreate);
            RefuseForeign(connection);
            Execute(connection, "PRAGMA journal_mode = WAL");
            Execute(connection, Schema);
        }
        catch (SqliteException e)
        {
            throw Unavailable(e);
        }
    }

    public SqliteConnection Open()
    {
        var connection = Connect(SqliteOpenMode.ReadWrite);
        try
        {
            // Flushed at each commit: what was acknowledged is there after a power cut as well.
            Execute(connection, "PRAGMA synchronous = FULL");

            // What was erased or has had its time does not lie on in the file's free pages.
            Execute(connection, "PRAGMA secure_delete = ON");
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    public StorageUnavailableException Unavailable(SqliteException e)
    {
        var reason = e.SqliteErrorCode switch
        {
            SQLitePCL.raw.SQLITE_CANTOPEN => "it can't be opened or made there",
            SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_PERM => "it can be read but not written",
            SQLitePCL.raw.SQLITE_NOTADB => "it is not a SQLite database",
            SQLitePCL.raw.SQLITE_CORRUPT => "it is damaged",
            SQLitePCL.raw.SQLITE_FULL => "the disk is full",
            SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => "another program keeps it locked",
            SQLitePCL.raw.SQLITE_IOERR => "the disk failed",
            _ => OneLine(e.Message),
        };
        return new StorageUnavailableException($"The database {FullPath} can't be used: {reason}", e);
    }

    private void RefuseForeign(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_schema, pragma_application_id WHERE application_id <> CAST($ours AS INTEGER)";
        command.Parameters.AddWithValue("$ours", ApplicationId);
        if (command.ExecuteScalar() is > 0L)
            throw new StorageUnavailableException($"The database {FullPath} can't be used: it belongs to another program");
    }

    private SqliteConnection Connect(SqliteOpenMode mode)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = FullPath, Mode = mode, Pooling = false, DefaultTimeout = 2 };
        var connection = new SqliteConnection(text.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
