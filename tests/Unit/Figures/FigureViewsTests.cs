using System.Collections.Immutable;
using System.Globalization;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Figures;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.UnitTests.Backup;
using ManagerBackup.UnitTests.Roster;
using ManagerBackup.UnitTests.Tools;
using Microsoft.Extensions.Logging.Abstractions;

namespace ManagerBackup.UnitTests.Figures;

/// <summary>Twenty-five sites, a few takeovers a site and month: more than are summed up one by one.</summary>
public sealed class FigureViewsTests
{
    private readonly FakeTime time = new();
    private readonly CountedEngine engine = new(new MemoryEngine());
    private readonly RosterSettings settings = new(
        new Sites([.. Enumerable.Range(0, 25).Select(i => SomeSite.Called($"s{i:00}", i % 2 == 0 ? "Europe/Amsterdam" : "Australia/Adelaide"))], ImmutableHashSet<PersonId>.Empty),
        365, false, []);

    public FigureViewsTests() => time.Advance(SomeSite.At("2026-11-20T09:00:00Z") - time.GetUtcNow());

    [Theory]
    [InlineData(null, null, 14)]
    [InlineData("2026-03-01", "2026-04-30", 2)]
    [InlineData("2026-03-15", "2026-05-03", 5)]
    [InlineData("2026-11-20", "2026-11-20", 2)]
    [InlineData("2026-12-24", "2027-01-01", 0)]
    public async Task All_sites_are_read_from_few_rows_and_are_the_sum_of_each(string? from, string? to, int reads)
    {
        var views = await KeptAsync();
        var (sites, open, days) = (settings.Sites.All, settings.Sites.All.Select(site => site.Id).ToHashSet(), new Days(Day(from), Day(to)));
        engine.Reads = 0;

        var sum = await views.SumAsync(sites, open, days, CancellationToken.None);

        Assert.Equal(reads, engine.Reads);
        var each = await views.EachAsync(sites, open, days, CancellationToken.None);
        Assert.Equal(Counts.Sum(each.Values.Select(Counting.Coarse)), sum);
        Assert.Equal(sites.Select(site => (site.Id, Expected(site, days))).Where(site => site.Item2 > 0), each.Where(site => !site.Value.IsZero)
            .Select(site => (site.Key, site.Value.Total(Bot.Figures.Count.Day))).OrderBy(site => site.Key.Value, StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_was_read_before_costs_a_row_a_month_until_any_site_changes_and_then_what_changed_shows()
    {
        var views = await KeptAsync();
        var (sites, open, days) = (settings.Sites.All, settings.Sites.All.Select(site => site.Id).ToHashSet(), new Days(new(2026, 4, 10), new(2026, 5, 20)));
        await views.SumAsync(sites, open, days, CancellationToken.None);
        var before = await views.EachAsync(sites, open, days, CancellationToken.None);
        engine.Reads = 0;
        await views.SumAsync(sites, open, days, CancellationToken.None);
        await views.EachAsync(sites, open, days, CancellationToken.None);
        Assert.Equal(4, engine.Reads);

        // Another process counts, and knows nothing of what is remembered here.
        var changed = sites[7].Id;
        var more = Counts.Each([(Bot.Figures.Count.Day, "2026-05-05 verbal"), (Bot.Figures.Count.State, "closed")]);
        await new FigureBook(engine).ReplaceAsync(
            changed, new(2026, 5, 1), () => Task.FromResult<IReadOnlyDictionary<int, Counts>>(new Dictionary<int, Counts> { [5] = more }), always: false, CancellationToken.None);

        var after = await views.EachAsync(sites, open, days, CancellationToken.None);
        Assert.Equal(before.GetValueOrDefault(changed, Counts.Zero) + more, after[changed]);
        Assert.All(before.Where(site => site.Key != changed), site => Assert.Equal(site.Value, after[site.Key]));
        Assert.Equal(Counts.Sum(after.Values.Select(Counting.Coarse)), await views.SumAsync(sites, open, days, CancellationToken.None));
    }

    [Fact]
    public async Task Some_sites_are_summed_up_alone_and_check_ins_that_may_not_be_read_are_left_out()
    {
        var views = await KeptAsync();
        var (few, many) = (settings.Sites.All.Take(3).ToList(), settings.Sites.All.Skip(1).ToList());
        var days = new Days(null, null);

        Assert.Equal(few.Sum(site => Expected(site, days)), (await views.SumAsync(few, few.Select(site => site.Id).ToHashSet(), days, CancellationToken.None)).Total(Bot.Figures.Count.Day));
        var seen = await views.SumAsync(many, new HashSet<SiteId> { many[0].Id }, days, CancellationToken.None);
        Assert.Equal(many.Sum(site => Expected(site, days)), seen.Total(Bot.Figures.Count.Day));
        Assert.Equal(Expected(many[0], days), seen.Total(Bot.Figures.Count.Felt));
    }

    [Fact]
    public async Task A_site_that_settings_no_longer_name_leaves_the_sums()
    {
        await KeptAsync();
        var fewer = settings with { Sites = new([.. settings.Sites.All.Skip(1)], ImmutableHashSet<PersonId>.Empty) };
        var views = await KeptAsync(fewer);

        var sum = await views.SumAsync(fewer.Sites.All, fewer.Sites.All.Select(site => site.Id).ToHashSet(), new(null, null), CancellationToken.None);

        Assert.Equal(fewer.Sites.All.Sum(site => Expected(site, new(null, null))), sum.Total(Bot.Figures.Count.Day));
    }

    [Fact]
    public async Task A_site_on_another_clock_is_counted_anew()
    {
        await KeptAsync();
        var moved = settings with
        {
            Sites = new([.. settings.Sites.All.Select(site => site with { TimeZone = SomeSite.Zone("America/Havana") })], ImmutableHashSet<PersonId>.Empty),
        };
        var views = await KeptAsync(moved);

        foreach (var site in moved.Sites.All)
        {
            var days = new Days(new(2026, 3, 1), new(2026, 3, 1));
            Assert.Equal(
                Expected(site, days), (await views.SumAsync([site], moved.Sites.All.Select(one => one.Id).ToHashSet(), days, CancellationToken.None)).Total(Bot.Figures.Count.Day));
        }
    }

    [Fact]
    public async Task Without_figures_the_log_is_to_be_asked()
    {
        var views = await KeptAsync(settings, looks: false);

        Assert.Null(await views.AsOfAsync(settings.Sites.All, CancellationToken.None));
    }

    private async Task<FigureViews> KeptAsync(RosterSettings? by = null, bool looks = true)
    {
        by ??= settings;
        var (book, marks) = (new FigureBook(engine), new FigureMarks());
        var (known, recount) = (new FigureSites(by.Sites, book), new Recount(engine, book));
        var marked = new MarkedDays(engine, recount, by.Sites);
        if (looks)
        {
            await FillAsync();
            await new FigureRounds(known, recount, book, marked, by, time, TimeSpan.Zero, NullLogger<FigureRounds>.Instance).RoundAsync(deep: true, CancellationToken.None);
        }

        return new(book, new(book), known, new(marks, marked, time, NullLogger<FigureKeeper>.Instance), by, time);
    }

    // On the first of each month at midnight by UTC, which is another month in Havana, and at its end.
    private static IEnumerable<DateTimeOffset> Moments(Site site) => Enumerable.Range(1, 11).Where(month => month % (1 + (site.Id.Value[^1] - '0')) == 0).SelectMany(month =>
    {
        var first = new DateTimeOffset(2026, month, 1, 0, 30, 0, TimeSpan.Zero);
        return new[] { first, first.AddDays(14), first.AddMonths(1).AddHours(-2) }.Where(at => at < SomeSite.At("2026-11-20T09:00:00Z"));
    });

    private static long Expected(Site site, Days days) =>
        Moments(site).Select(at => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, site.TimeZone).DateTime)).Count(day => !(day < days.From) && !(day > days.To));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task FillAsync()
    {
        var log = new TakeoverLog(engine);
        foreach (var site in settings.Sites.All)
        {
            foreach (var at in Moments(site))
            {
                var id = RequestId.New(at, site.Id);
                var opened = (RequestEvent.Requested)It.Requested() with { At = at, Site = site.Id };
                var desk = await log.FindDeskOfMonthAsync(opened.By, site.Id, id, CancellationToken.None);
                if (desk?.Request.OpenedAt < at || desk is null)
                {
                    await log.OpenAsync(id, [opened, new RequestEvent.CheckedIn(opened.By, at, "2", 4, null)], desk, CancellationToken.None);
                }
            }
        }
    }

    private sealed class CountedEngine(ITableEngine inner) : ITableEngine
    {
        public int Reads { get; set; }

        public Task PrepareAsync(IReadOnlyCollection<string> tables, CancellationToken cancellationToken) => inner.PrepareAsync(tables, cancellationToken);

        public Task<TableEntity?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
        {
            Reads++;
            return inner.GetAsync(table, partitionKey, rowKey, cancellationToken);
        }

        public IAsyncEnumerable<TableEntity> QueryAsync(string table, string partitionKey, string from, string to, CancellationToken cancellationToken)
        {
            Reads++;
            return inner.QueryAsync(table, partitionKey, from, to, cancellationToken);
        }

        public Task<IReadOnlyList<string>> SubmitAsync(
            string table, string partitionKey, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken) =>
            inner.SubmitAsync(table, partitionKey, operations, cancellationToken);
    }
}
