using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Log.AzureTables;
using ManagerBackup.SystemTests.Tools;
using static ManagerBackup.Bot.Log.TableOperation;

namespace ManagerBackup.SystemTests.Log;

public sealed class AzureTableEngineTests : TableEngineConformance
{
    private readonly LossyTransport transport = new();

    private protected override async Task<ITableEngine> CreateAsync() => EngineOn(await Azurite.SharedAsync());

    [Fact]
    public async Task An_insert_whose_answer_was_lost_has_happened()
    {
        transport.LoseAnswers(1);

        var etag = Assert.Single(await SubmitAsync(new Insert(Row("a", ("Words", "once")))));

        Assert.Equal("POST POST GET", transport.Sent);
        Assert.Equal(etag, (await GetAsync("a"))?.ETag);
        Assert.Single(await SubmitAsync(new ReplaceIfMatch(Row("a", ("Words", "twice")), etag)));
    }

    [Fact]
    public async Task A_batch_whose_answer_was_lost_has_happened()
    {
        var was = await SubmitAsync(new Insert(Row("summary")), new Insert(Row("index")));
        transport.LoseAnswers(1);

        var etags = await SubmitAsync(
            new DeleteIfMatch("index", was[1]), new Insert(Row("event")), new ReplaceIfMatch(Row("summary", ("Version", 2)), was[0]));

        Assert.Equal(("", (await GetAsync("event"))?.ETag, (await GetAsync("summary"))?.ETag), (etags[0], etags[1], etags[2]));
        Assert.Equal(2, (await GetAsync("summary"))?["Version"]);
    }

    [Fact]
    public async Task A_replacement_and_a_deletion_whose_answers_were_lost_have_happened()
    {
        var was = await SubmitAsync(new Insert(Row("a")));
        transport.LoseAnswers(1);
        var now = await SubmitAsync(new ReplaceIfMatch(Row("a", ("Version", 2)), was[0]));
        transport.LoseAnswers(1);

        Assert.Equal([""], await SubmitAsync(new DeleteIfMatch("a", now[0])));
        Assert.Null(await GetAsync("a"));
    }

    [Fact]
    public async Task A_lost_answer_does_not_turn_the_conflict_with_a_stranger_into_success()
    {
        await SubmitAsync(new Insert(Row("a", ("Words", "same"))));
        transport.LoseAnswers(1);

        Assert.True((await ConflictAsync(new Insert(Row("b")), new Insert(Row("a", ("Words", "same"))))).Exists);
        Assert.Null(await GetAsync("b"));
    }

    [Fact]
    public async Task When_a_batch_whose_answer_was_lost_was_built_upon_by_another_it_still_has_happened()
    {
        var was = await SubmitAsync(new Insert(Row("summary", ("Version", 1))));
        transport.LoseAnswers(1, then: async () =>
        {
            var current = (await GetAsync("summary"))?.ETag ?? "";
            await SubmitAsync(new ReplaceIfMatch(Row("summary", ("Version", 3)), current));
        });

        var etags = await SubmitAsync(new Insert(Row("event")), new ReplaceIfMatch(Row("summary", ("Version", 2)), was[0]));

        Assert.Equal((await GetAsync("event"))?.ETag, etags[0]);
        Assert.False((await ConflictAsync(new ReplaceIfMatch(Row("summary"), etags[1]))).Exists);
        Assert.Equal(3, (await GetAsync("summary"))?["Version"]);
    }

    [Fact]
    public async Task When_every_answer_is_lost_storage_is_unavailable()
    {
        transport.LoseAnswers(10);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => SubmitAsync(new Insert(Row("a"))));
    }

    [Fact]
    public async Task A_conflict_on_the_first_attempt_asks_nothing_more()
    {
        await SubmitAsync(new Insert(Row("a")));
        transport.LoseAnswers(0);

        await ConflictAsync(new Insert(Row("a")));

        Assert.Equal("POST", transport.Sent);
    }

    [Fact]
    public async Task A_table_that_was_never_made_is_unavailable_not_empty()
    {
        const string Nowhere = "nosuchtable";
        Task Submit(params TableOperation[] operations) => Engine.SubmitAsync(Nowhere, "site_202601", operations, CancellationToken.None);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => Engine.GetAsync(Nowhere, "site_202601", "a", CancellationToken.None));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Submit(new Insert(Row("a"))));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Submit(new Insert(Row("a")), new Insert(Row("b"))));
        await Assert.ThrowsAsync<StorageUnavailableException>(
            () => Engine.QueryAsync(Nowhere, "site_202601", "a", "b", CancellationToken.None).ToListAsync().AsTask());
    }

    [Fact]
    public async Task Storage_that_goes_away_is_unavailable_and_comes_back_with_its_rows()
    {
        await using var own = await Azurite.OnDiskAsync();
        var engine = EngineOn(own);
        await engine.PrepareAsync([Table], CancellationToken.None);
        await engine.SubmitAsync(Table, "site_202601", [new Insert(Row("a"))], CancellationToken.None);

        await own.StopAsync();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => engine.GetAsync(Table, "site_202601", "a", CancellationToken.None));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => engine.PrepareAsync([Table], CancellationToken.None));
        await own.StartAgainAsync();

        Assert.NotNull(await engine.GetAsync(Table, "site_202601", "a", CancellationToken.None));
    }

    [Fact]
    public async Task A_wrong_key_is_unavailable()
    {
        var account = TableAccount.Parse((await Azurite.SharedAsync()).ConnectionString) with { Key = [1, 2, 3] };
        var engine = new AzureTableEngine(TableClient.For(account, new TableClientOptions(), TimeProvider.System));

        var e = await Assert.ThrowsAsync<StorageUnavailableException>(() => engine.PrepareAsync([Table], CancellationToken.None));

        Assert.Contains("403", e.Message, StringComparison.Ordinal);
    }

    private AzureTableEngine EngineOn(Azurite azurite) => new(TableClient.For(
        TableAccount.Parse(azurite.ConnectionString), new TableClientOptions { Transport = transport }, TimeProvider.System));
}
