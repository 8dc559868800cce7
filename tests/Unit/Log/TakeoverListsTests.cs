using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.UnitTests.Seed;
using ManagerBackup.UnitTests.Tools;

namespace ManagerBackup.UnitTests.Log;

/// <summary>Lists out of their table, against the log read row by row.</summary>
public sealed class TakeoverListsTests : IAsyncLifetime
{
    private static readonly TimeSpan Reach = TimeSpan.FromDays(500);

    private SeedScene scene = null!;
    private CountedReads engine = null!;
    private TakeoverIndex index = null!;
    private IReadOnlyList<SiteId> sites = null!;

    public async Task InitializeAsync()
    {
        scene = await SeedScene.SeededAsync(SeedScene.Small);
        engine = new(scene.Engine);
        index = new(scene.Engine);
        sites = [.. SeedScene.SitesOf(SeedScene.Small).Select(site => site.Site.Id)];
        await KeepAllAsync();
    }

    public async Task DisposeAsync() => await scene.DisposeAsync();

    public static TheoryData<string> Filters => [.. Wanted.Keys];

    private static Dictionary<string, TakeoverFilter> Wanted { get; } = new(StringComparer.Ordinal)
    {
        ["everything"] = TakeoverFilter.Everything,
        ["one site"] = TakeoverFilter.Everything with { Site = "SEED-002" },
        ["no such site"] = TakeoverFilter.Everything with { Site = "nowhere" },
        ["three sites"] = TakeoverFilter.Everything with { Within = new HashSet<SiteId> { new("seed-001"), new("seed-003"), new("seed-006") } },
        ["five sites"] = TakeoverFilter.Everything with { Within = new HashSet<SiteId> { new("seed-001"), new("seed-002"), new("seed-003"), new("seed-004"), new("seed-006") } },
        ["a category"] = TakeoverFilter.Everything with { Category = "rude" },
        ["a site and an outcome"] = TakeoverFilter.Everything with { Site = "seed-001", Outcome = "resolved" },
        ["a state"] = TakeoverFilter.Everything with { State = "withdrawn" },
        ["words only"] = TakeoverFilter.Everything with { Paged = false },
        ["pages"] = TakeoverFilter.Everything with { Paged = true, Severity = 2 },
        ["from"] = TakeoverFilter.Everything with { From = new(2025, 11, 30, 23, 59, 59, 999, TimeSpan.Zero) },
        ["to, between two milliseconds"] = TakeoverFilter.Everything with { To = new DateTimeOffset(2025, 12, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(1) },
        ["a week"] = TakeoverFilter.Everything with { From = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero), To = new(2026, 1, 12, 0, 0, 0, TimeSpan.Zero) },
        ["nothing lies there"] = TakeoverFilter.Everything with { From = new(2019, 1, 5, 0, 0, 0, TimeSpan.Zero), To = new(2019, 1, 12, 0, 0, 0, TimeSpan.Zero) },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_list_has_what_the_log_has_in_the_same_order_by_pages_of_any_size(string name)
    {
        var expected = await IdsAsync(Plain(), Wanted[name]);

        foreach (var limit in (int[])[1000, 50, 7])
        {
            Assert.Equal(expected, await IdsAsync(Listed(), Wanted[name] with { Limit = limit }));
        }
    }

    [Fact]
    public async Task An_employees_own_list_has_theirs_alone()
    {
        var person = (await Plain().ListAsync(TakeoverFilter.Everything, CancellationToken.None)).Items[3].Employee.Id;
        var own = TakeoverFilter.Everything with { Employee = person, Limit = 2 };

        Assert.Equal(await IdsAsync(Plain(), own), await IdsAsync(Listed(), own));
        Assert.NotEmpty(await IdsAsync(Listed(), own));
    }

    [Fact]
    public async Task A_page_costs_one_read_and_its_own_rows()
    {
        await Listed().ListAsync(TakeoverFilter.Everything with { Limit = 50 }, CancellationToken.None);

        Assert.Equal((1, 51), (engine.Reads, engine.Rows));
    }

    [Fact]
    public async Task A_filter_that_fits_hardly_anything_answers_with_what_it_has_and_where_to_go_on()
    {
        await AddCopiesAsync(TakeoverLists.MostReads * 1_000);
        var rare = TakeoverFilter.Everything with { Manager = "nobody" };

        var page = await Listed().ListAsync(rare, CancellationToken.None);

        Assert.Empty(page.Items);
        Assert.NotNull(page.Next);
        Assert.Equal(TakeoverLists.MostReads, engine.Reads);
        Assert.Null((await Listed().ListAsync(rare with { Cursor = page.Next }, CancellationToken.None)).Next);
    }

    [Fact]
    public async Task A_change_is_copied_and_an_older_one_never_takes_its_place()
    {
        var (story, log) = (await FirstAsync(), new TakeoverLog(scene.Engine));
        var before = (await scene.Engine.GetAsync(TakeoverRows.Table, PartitionOf(story), TakeoverRows.SummaryKey(story.Id), CancellationToken.None))!;
        await log.AppendAsync(story, [new RequestEvent.StatementGiven(story.State.Employee.Id, scene.Time.GetUtcNow(), "late", "One thing more")], CancellationToken.None);
        await index.KeepAsync(story.State.Site, [story.Id], CancellationToken.None);
        var stale = new StaleEngine(scene.Engine, before);
        await new TakeoverIndex(stale).KeepAsync(story.State.Site, [story.Id], CancellationToken.None);

        var listed = (await Listed().ListAsync(TakeoverFilter.Everything, CancellationToken.None)).Items.Single(one => one.Id == story.Id.ToString());

        Assert.True(listed.EmployeeHeard);
        Assert.True(stale.WasAsked);
    }

    [Fact]
    public async Task What_is_gone_from_the_log_goes_from_every_list()
    {
        var (one, other) = (await FirstAsync(), await FirstAsync(skip: 5));
        await GoAsync(one);
        await GoAsync(other);
        await index.KeepAsync(one.State.Site, [one.Id, one.Id], CancellationToken.None);
        await index.KeepMonthAsync(other.State.Site, other.Id.OpenedAt, CancellationToken.None);

        foreach (var filter in (TakeoverFilter[])
        [
            TakeoverFilter.Everything, TakeoverFilter.Everything with { Site = one.State.Site.Value }, TakeoverFilter.Everything with { Site = other.State.Site.Value },
            TakeoverFilter.Everything with { Employee = one.State.Employee.Id.Value }, TakeoverFilter.Everything with { Employee = other.State.Employee.Id.Value },
        ])
        {
            Assert.Equal(await IdsAsync(Plain(), filter), await IdsAsync(Listed(), filter));
        }
    }

    [Fact]
    public async Task Copying_again_writes_nothing()
    {
        foreach (var (site, month) in scene.MonthsOf(SeedScene.Small))
        {
            await new TakeoverIndex(engine).KeepMonthAsync(site, month, CancellationToken.None);
        }

        Assert.Equal(0, engine.Writes);
    }

    [Fact]
    public async Task A_site_that_is_not_all_there_is_read_from_the_log()
    {
        var lists = new TakeoverLists(engine, site => site != sites[1], _ => Task.CompletedTask);
        var reader = new TakeoverReader(engine, new(scene.Engine), sites, Reach, scene.Time, lists);

        Assert.Equal(await IdsAsync(Plain(), TakeoverFilter.Everything), await IdsAsync(reader, TakeoverFilter.Everything));
        Assert.True(engine.Reads > 10);
    }

    private TakeoverReader Plain() => new(scene.Engine, new(scene.Engine), sites, Reach, scene.Time);

    private TakeoverReader Listed() =>
        new(engine, new(scene.Engine), sites, Reach, scene.Time, new(engine, _ => true, _ => Task.CompletedTask));

    private static async Task<List<string>> IdsAsync(TakeoverReader reader, TakeoverFilter filter)
    {
        var ids = new List<string>();
        for (var wanted = filter; ;)
        {
            var page = await reader.ListAsync(wanted, CancellationToken.None);
            Assert.InRange(page.Items.Count, 0, filter.Limit);
            ids.AddRange(page.Items.Select(item => item.Id));
            if (page.Next is null)
            {
                return ids;
            }

            wanted = wanted with { Cursor = page.Next };
        }
    }

    private async Task<StoredRequest> FirstAsync(int skip = 0) => (await scene.StoriesAsync(SeedScene.Small))[skip];

    private static string PartitionOf(StoredRequest story) => TakeoverRows.Partition(story.State.Site, story.Id.OpenedAt);

    private async Task GoAsync(StoredRequest story) => await scene.Engine.SubmitAsync(
        TakeoverRows.Table, PartitionOf(story), [new TableOperation.DeleteIfMatch(TakeoverRows.SummaryKey(story.Id), "*")], CancellationToken.None);

    private async Task KeepAllAsync()
    {
        foreach (var (site, month) in scene.MonthsOf(SeedScene.Small))
        {
            await index.KeepMonthAsync(site, month, CancellationToken.None);
        }
    }

    // Of other moments, so that the list is long; nothing else is asked of them.
    private async Task AddCopiesAsync(int count)
    {
        var like = (await Plain().ListAsync(TakeoverFilter.Everything, CancellationToken.None)).Items[0];
        var rows = Enumerable.Range(0, count).Select(number => RequestId.New(scene.Time.GetUtcNow().AddMinutes(-number), sites[0])).Select(id =>
            new TableEntity(ListRows.All, ListRows.KeyOf(id)) { ["Id"] = id.ToString(), ["Site"] = like.Site, ["OpenedAt"] = id.OpenedAt });
        foreach (var batch in rows.Chunk(100))
        {
            await scene.Engine.SubmitAsync(ListRows.Table, ListRows.All, [.. batch.Select(row => new TableOperation.Insert(row))], CancellationToken.None);
        }
    }

    /// <summary>Reads one row as it was: what another process has read before and writes only now.</summary>
    private sealed class StaleEngine(ITableEngine inner, TableEntity old) : ITableEngine
    {
        public bool WasAsked { get; private set; }

        public Task PrepareAsync(IReadOnlyCollection<string> tables, CancellationToken cancellationToken) => inner.PrepareAsync(tables, cancellationToken);

        public Task<TableEntity?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
        {
            var isOld = table == TakeoverRows.Table && rowKey == old.RowKey;
            WasAsked |= isOld;
            return isOld ? Task.FromResult<TableEntity?>(old) : inner.GetAsync(table, partitionKey, rowKey, cancellationToken);
        }

        public IAsyncEnumerable<TableEntity> QueryAsync(string table, string partitionKey, string from, string to, CancellationToken cancellationToken) =>
            inner.QueryAsync(table, partitionKey, from, to, cancellationToken);

        public Task<IReadOnlyList<string>> SubmitAsync(
            string table, string partitionKey, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken) =>
            inner.SubmitAsync(table, partitionKey, operations, cancellationToken);
    }
}
