using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Log.Sqlite;
using Microsoft.Data.Sqlite;
using static ManagerBackup.Bot.Log.TableOperation;

namespace ManagerBackup.SystemTests.Log;

public sealed class SqliteTableEngineTests : TableEngineConformance
{
    private readonly string folder = Directory.CreateTempSubdirectory("log-").FullName;

    private string File => Path.Combine(folder, "deep", "log.db");

    private protected override Task<ITableEngine> CreateAsync() => Task.FromResult<ITableEngine>(new SqliteTableEngine(File));

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Rows_are_there_for_the_next_process()
    {
        var etags = await SubmitAsync(new Insert(Row("a", ("Words", "kept"))));
        ((IDisposable)Engine).Dispose();

        using var next = new SqliteTableEngine(File);
        await next.PrepareAsync([Table], CancellationToken.None);
        var row = await next.GetAsync(Table, "site_202601", "a", CancellationToken.None);

        Assert.Equal(("kept", etags[0]), (row?["Words"], row?.ETag));
    }

    [Fact]
    public async Task What_was_submitted_before_closing_is_written()
    {
        var submitted = Enumerable.Range(0, 500).Select(i => SubmitAsync(new Insert(Row($"{i:D3}")))).ToList();
        ((IDisposable)Engine).Dispose();
        await Task.WhenAll(submitted);

        using var next = new SqliteTableEngine(File);
        Assert.Equal(500, await next.QueryAsync(Table, "site_202601", "", "~", CancellationToken.None).CountAsync());
    }

    [Fact]
    public async Task A_conflict_does_not_hurt_those_committed_along_with_it()
    {
        await SubmitAsync(new Insert(Row("taken")));

        var submitted = Enumerable.Range(0, 200).Select(i => SubmitAsync(new Insert(Row($"n{i:D3}")), new Insert(Row(i % 2 == 0 ? $"o{i:D3}" : "taken")))).ToList();
        var conflicts = 0;
        foreach (var submission in submitted)
            conflicts += await Record.ExceptionAsync(() => submission) is TableConflictException ? 1 : 0;

        Assert.Equal(100, conflicts);
        Assert.Equal(100, (await RangeAsync("n", "o")).Count);
    }

    [Fact]
    public async Task A_file_that_another_program_locks_is_unavailable_and_then_works_again()
    {
        using (var other = new SqliteConnection($"Data Source={File};Pooling=false"))
        {
            other.Open();
            await using var theirs = other.BeginTransaction(deferred: false);
            var e = await Assert.ThrowsAsync<StorageUnavailableException>(() => SubmitAsync(new Insert(Row("a"))));
            Assert.Equal($"The database {File} can't be used: another program keeps it locked", e.Message);
            Assert.Null(await GetAsync("a"));
        }

        Assert.Single(await SubmitAsync(new Insert(Row("a"))));
    }

    [Fact]
    public async Task A_submission_given_up_before_its_turn_is_not_written()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Engine.SubmitAsync(Table, "site_202601", [new Insert(Row("a"))], gone.Token));
        await SubmitAsync(new Insert(Row("b")));

        Assert.Null(await GetAsync("a"));
    }
}
