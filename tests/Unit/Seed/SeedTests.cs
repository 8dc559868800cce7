using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Seed;
using ManagerBackup.UnitTests.Log;

namespace ManagerBackup.UnitTests.Seed;

public sealed class SeedTests
{
    private static readonly SeedOrder Small = SeedScene.Small;

    [Fact]
    public async Task The_same_order_makes_the_same_log_to_the_last_row_and_another_number_another()
    {
        await using var one = await SeedScene.SeededAsync(Small);
        await using var same = await SeedScene.SeededAsync(Small);
        await using var other = await SeedScene.SeededAsync(Small with { Number = 8 });

        var rows = await one.RowsAsync(Small);

        Assert.Equal(rows, await same.RowsAsync(Small));
        Assert.Empty(rows.Intersect(await other.RowsAsync(Small)));
        Assert.Equal(Small.Takeovers, rows.Count(row => row.Contains(" r_", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(60)]
    public async Task A_seed_that_is_stopped_goes_on_where_it_stood_and_doubles_nothing(int writes)
    {
        await using var whole = await SeedScene.SeededAsync(Small);
        await using var scene = await SeedScene.OpenAsync();
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scene.SeedAsync(Small, new StoppedEngine(scene.Engine, writes, stop), stop.Token));
        var half = await scene.RowsAsync(Small);
        scene.Time.Advance(TimeSpan.FromHours(30));

        var done = await scene.SeedAsync(Small);

        var rows = await scene.RowsAsync(Small);
        Assert.InRange(half.Count, 1, rows.Count - 1);
        Assert.Equal(await whole.RowsAsync(Small), rows);
        Assert.Equal(done, await scene.SeedAsync(Small));
        Assert.StartsWith("400 of 400 takeovers (100 %)", scene.Said[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seed_whose_process_was_killed_without_a_word_goes_on_as_well()
    {
        await using var whole = await SeedScene.SeededAsync(Small);
        await using var scene = await SeedScene.OpenAsync();
        await Assert.ThrowsAsync<IOException>(() => scene.SeedAsync(Small, new StoppedEngine(scene.Engine, 40, null)));

        await scene.SeedAsync(Small);

        Assert.Equal(await whole.RowsAsync(Small), await scene.RowsAsync(Small));
    }

    [Fact]
    public async Task A_log_in_which_somebody_has_asked_for_help_is_left_alone()
    {
        await using var scene = await SeedScene.OpenAsync();
        var asked = (RequestEvent.Requested)Decider.Decide(null, LogFixture.Open("1")).Events.Single();
        await new TakeoverLog(scene.Engine).OpenAsync(RequestId.New(LogFixture.Morning, LogFixture.Site), [asked], null, CancellationToken.None);

        var refused = await Assert.ThrowsAsync<StorageUnavailableException>(() => scene.SeedAsync(Small));

        Assert.StartsWith("The log is in use", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seeded_log_takes_no_other_order()
    {
        await using var scene = await SeedScene.SeededAsync(Small);

        var refused = await Assert.ThrowsAsync<StorageUnavailableException>(() => scene.SeedAsync(Small with { Takeovers = 401 }));

        Assert.Contains("--takeovers 400 --sites 6 --months 14 --seed 7", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "--takeovers is missing")]
    [InlineData("--takeovers many", "--takeovers is \"many\"; it should be a number from 1")]
    [InlineData("--takeovers 5 --sites=0", "--sites is \"0\"")]
    [InlineData("--takeovers 5 --months", "--months is \"\"")]
    public void An_order_that_makes_no_sense_is_refused_by_name(string typed, string problem) =>
        Assert.StartsWith(problem, SeedOrder.TryRead(typed.Split(' ', StringSplitOptions.RemoveEmptyEntries), out _, out _), StringComparison.Ordinal);

    [Fact]
    public void What_is_no_part_of_the_order_is_a_setting()
    {
        Assert.Null(SeedOrder.TryRead(["--environment", "Development", "--takeovers", "5", "--Storage:Path=x.db"], out var order, out var settings));

        Assert.Equal(new(5, 500, 12, 1), order);
        Assert.Equal(["--environment", "Development", "--Storage:Path=x.db"], settings);
    }

    /// <summary>Stops the run at a write of the log, as Ctrl+C does; or nothing is written from there on, as of a process that was killed.</summary>
    private sealed class StoppedEngine(ITableEngine inner, int writes, CancellationTokenSource? stop) : ITableEngine, IWholeTables
    {
        private int done;

        public Task PrepareAsync(IReadOnlyCollection<string> tables, CancellationToken cancellationToken) => inner.PrepareAsync(tables, cancellationToken);

        public Task<TableEntity?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken) =>
            inner.GetAsync(table, partitionKey, rowKey, cancellationToken);

        public IAsyncEnumerable<TableEntity> QueryAsync(string table, string partitionKey, string from, string to, CancellationToken cancellationToken) =>
            inner.QueryAsync(table, partitionKey, from, to, cancellationToken);

        public Task<bool> IsEmptyAsync(string table, CancellationToken cancellationToken) => ((IWholeTables)inner).IsEmptyAsync(table, cancellationToken);

        public Task<IReadOnlyList<string>> SubmitAsync(
            string table, string partitionKey, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
        {
            var number = table == TakeoverRows.Table ? Interlocked.Increment(ref done) : Volatile.Read(ref done);
            if (number == writes)
            {
                stop?.Cancel();
            }

            return stop is null && number >= writes ? throw new IOException("It was killed") : inner.SubmitAsync(table, partitionKey, operations, cancellationToken);
        }
    }
}
