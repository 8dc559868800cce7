using ManagerBackup.Bot.Log;
using ManagerBackup.SystemTests.Tools;
using static ManagerBackup.Bot.Log.TableOperation;

namespace ManagerBackup.SystemTests.Log;

/// <summary>What every engine promises: writing. Reading is in the other half.</summary>
public abstract partial class TableEngineConformance : IAsyncLifetime
{
    private protected string Table { get; } = Azurite.UniqueName();

    private protected ITableEngine Engine { get; private set; } = null!; // set before each test, by InitializeAsync

    public async Task InitializeAsync()
    {
        Engine = await CreateAsync();
        await Engine.PrepareAsync([Table], CancellationToken.None);
    }

    public virtual Task DisposeAsync()
    {
        (Engine as IDisposable)?.Dispose();
        return Task.CompletedTask;
    }

    private protected abstract Task<ITableEngine> CreateAsync();

    [Fact]
    public async Task Preparing_twice_is_fine_and_keeps_the_rows()
    {
        await SubmitAsync(new Insert(Row("a")));

        await Engine.PrepareAsync([Table], CancellationToken.None);

        Assert.NotNull(await GetAsync("a"));
    }

    [Fact]
    public async Task An_inserted_row_has_the_etag_that_the_insert_returned()
    {
        var etag = Assert.Single(await SubmitAsync(new Insert(Row("a"))));

        Assert.NotEmpty(etag);
        Assert.Equal(etag, (await GetAsync("a"))?.ETag);
    }

    [Fact]
    public async Task A_second_insert_of_a_row_is_a_conflict_that_says_it_exists()
    {
        await SubmitAsync(new Insert(Row("a", ("Who", "Ada"))));

        var conflict = await ConflictAsync(new Insert(Row("a", ("Who", "Bob"))));

        Assert.True(conflict.Exists);
        Assert.Equal("Ada", (await GetAsync("a"))?["Who"]);
    }

    [Fact]
    public async Task A_replacement_replaces_the_whole_row_and_gives_it_a_new_etag()
    {
        var first = await SubmitAsync(new Insert(Row("a", ("Old", 1))));

        var second = await SubmitAsync(new ReplaceIfMatch(Row("a", ("New", 2)), first[0]));

        var row = await GetAsync("a");
        Assert.NotNull(row);
        Assert.False(first[0] == second[0], "the etag stayed");
        Assert.Equal(second[0], row.ETag);
        Assert.Equal("New", Assert.Single(row.Keys));
    }

    [Fact]
    public async Task Replacing_an_outdated_version_is_a_conflict_and_not_one_that_exists()
    {
        var first = await SubmitAsync(new Insert(Row("a", ("Version", 1))));
        await SubmitAsync(new ReplaceIfMatch(Row("a", ("Version", 2)), first[0]));

        var conflict = await ConflictAsync(new ReplaceIfMatch(Row("a", ("Version", 3)), first[0]));

        Assert.False(conflict.Exists);
        Assert.Equal(2, (await GetAsync("a"))?["Version"]);
    }

    [Fact]
    public async Task Replacing_a_row_that_is_gone_is_a_conflict_and_makes_no_row()
    {
        var etags = await SubmitAsync(new Insert(Row("a")));
        await SubmitAsync(new DeleteIfMatch("a", etags[0]));

        Assert.False((await ConflictAsync(new ReplaceIfMatch(Row("a"), etags[0]))).Exists);
        Assert.Null(await GetAsync("a"));
    }

    [Fact]
    public async Task A_row_deleted_and_inserted_anew_is_another_version()
    {
        var etags = await SubmitAsync(new Insert(Row("a")));
        Assert.Equal([""], await SubmitAsync(new DeleteIfMatch("a", etags[0])));
        await SubmitAsync(new Insert(Row("a")));

        Assert.False((await ConflictAsync(new ReplaceIfMatch(Row("a"), etags[0]))).Exists);
    }

    [Fact]
    public async Task A_deletion_takes_the_version_it_names_or_whatever_is_there_but_never_nothing()
    {
        var old = await SubmitAsync(new Insert(Row("a")));
        await SubmitAsync(new ReplaceIfMatch(Row("a"), old[0]));

        Assert.False((await ConflictAsync(new DeleteIfMatch("a", old[0]))).Exists);
        Assert.NotNull(await GetAsync("a"));
        await SubmitAsync(new DeleteIfMatch("a", "*"));
        Assert.Null(await GetAsync("a"));
        Assert.False((await ConflictAsync(new DeleteIfMatch("a", "*"))).Exists);
    }

    [Fact]
    public async Task A_batch_answers_with_an_etag_for_each_write_in_order()
    {
        var was = await SubmitAsync(new Insert(Row("a")), new Insert(Row("b")));

        var now = await SubmitAsync(
            new Insert(Row("c")), new DeleteIfMatch("a", was[0]), new ReplaceIfMatch(Row("b", ("Version", 2)), was[1]));

        Assert.Equal((await GetAsync("c"))?.ETag, now[0]);
        Assert.Equal("", now[1]);
        Assert.Equal((await GetAsync("b"))?.ETag, now[2]);
        Assert.Null(await GetAsync("a"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(99)]
    public async Task One_conflict_leaves_nothing_of_a_batch_and_names_the_operation(int index)
    {
        await SubmitAsync(new Insert(Row("row07", ("Kept", true))), new Insert(Row("summary", ("Version", 1))));
        var before = await EverythingAsync();
        var inserts = Enumerable.Range(100, 99).Select(i => (TableOperation)new Insert(Row($"row{i}"))).ToList();
        inserts.Insert(index, new Insert(Row("row07")));

        var conflict = await ConflictAsync([.. inserts]);

        Assert.Equal(index, conflict.Index);
        Assert.True(conflict.Exists);
        Assert.Equal(before, await EverythingAsync());
    }

    [Fact]
    public async Task A_batch_refused_for_an_outdated_summary_leaves_nothing_changed()
    {
        var old = await SubmitAsync(new Insert(Row("summary", ("Version", 1))), new Insert(Row("index")));
        await SubmitAsync(new ReplaceIfMatch(Row("summary", ("Version", 2)), old[0]));
        var before = await EverythingAsync();

        var conflict = await ConflictAsync(
            new Insert(Row("event2")), new DeleteIfMatch("index", "*"), new ReplaceIfMatch(Row("summary", ("Version", 2)), old[0]));

        Assert.Equal((2, false), (conflict.Index, conflict.Exists));
        Assert.Equal(before, await EverythingAsync());
    }

    [Fact]
    public async Task Of_many_who_replace_the_same_version_one_wins_a_hundred_times()
    {
        var etag = (await SubmitAsync(new Insert(Row("summary"))))[0];
        for (var race = 0; race < 100; race++)
        {
            var raced = await Task.WhenAll(Enumerable.Range(0, 4).Select(racer => RaceAsync(race, racer, etag)));

            etag = Assert.Single(raced, won => won is not null)!; // Single has just found it
        }

        Assert.Equal(100, (await EverythingAsync()).Count(row => row.StartsWith("event", StringComparison.Ordinal)));
    }

    private async Task<string?> RaceAsync(int race, int racer, string etag)
    {
        try
        {
            var replace = new ReplaceIfMatch(Row("summary", ("Winner", racer)), etag);
            return (await SubmitAsync(replace, new Insert(Row($"event_{race}_{racer}"))))[0];
        }
        catch (TableConflictException conflict) when (!conflict.Exists)
        {
            return null;
        }
    }

    private protected static TableEntity Row(string rowKey, params (string Name, object? Value)[] columns)
    {
        var row = new TableEntity("site_202601", rowKey);
        foreach (var (name, value) in columns)
            row[name] = value;
        return row;
    }

    private protected Task<IReadOnlyList<string>> SubmitAsync(params TableOperation[] operations) =>
        Engine.SubmitAsync(Table, "site_202601", operations, CancellationToken.None);

    private protected Task<TableConflictException> ConflictAsync(params TableOperation[] operations) =>
        Assert.ThrowsAsync<TableConflictException>(() => SubmitAsync(operations));

    private protected Task<TableEntity?> GetAsync(string rowKey) => Engine.GetAsync(Table, "site_202601", rowKey, CancellationToken.None);

    private protected Task<List<TableEntity>> RangeAsync(string from, string to) =>
        Engine.QueryAsync(Table, "site_202601", from, to, CancellationToken.None).ToListAsync().AsTask();

    private async Task<List<string>> EverythingAsync() => [.. (await RangeAsync("", "~")).Select(row =>
        $"{row.RowKey} {row.ETag} {string.Join(',', row.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={c.Value}"))}")];
}
