using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Log.Sqlite;
using Microsoft.Data.Sqlite;

namespace ManagerBackup.SystemTests.Log;

public sealed class SqliteFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("log-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named_with_the_reason()
    {
        File.WriteAllText(Path.Combine(folder, "file"), "");
        var path = Path.Combine(folder, "file", "sub", "log.db");

        Assert.StartsWith($"The folder of {path} can't be made: ", await RefusalAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_in_the_place_of_the_file_is_named() =>
        Assert.Equal($"The database {folder} can't be used: it can't be opened or made there", await RefusalAsync(folder));

    [Fact]
    public async Task A_file_that_is_no_database_is_named_and_left_alone()
    {
        var path = Path.Combine(folder, "notes.txt");
        File.WriteAllText(path, "Notes of mine, not a database at all.");

        Assert.Equal($"The database {path} can't be used: it is not a SQLite database", await RefusalAsync(path));
        Assert.Equal("Notes of mine, not a database at all.", await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task The_database_of_another_program_is_named_and_left_alone()
    {
        var path = Path.Combine(folder, "other.db");
        using (var other = new SqliteConnection($"Data Source={path};Pooling=false"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "CREATE TABLE theirs (x)";
            command.ExecuteNonQuery();
        }

        var before = await File.ReadAllBytesAsync(path);
        Assert.Equal($"The database {path} can't be used: it belongs to another program", await RefusalAsync(path));
        Assert.Equal(before, await File.ReadAllBytesAsync(path));
    }

    private static async Task<string> RefusalAsync(string path)
    {
        using var engine = new SqliteTableEngine(path);
        var e = await Assert.ThrowsAsync<StorageUnavailableException>(() => engine.PrepareAsync(["takeovers"], CancellationToken.None));
        Assert.DoesNotContain('\n', e.Message);
        return e.Message;
    }
}
