using System.Globalization;
using ManagerBackup.Bot.Figures;
using ManagerBackup.Bot.Log;
using Count = ManagerBackup.Bot.Figures.Count;

namespace ManagerBackup.UnitTests.Figures;

/// <summary>The figures equal the log, whatever happened, and whoever died while it did.</summary>
public sealed class FigureProperties
{
    private const int Seeds = 300;

    [Fact]
    public async Task Every_sites_days_are_those_of_its_takeovers_and_the_sums_are_those_of_the_sites()
    {
        var days = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (engine, world) = await PlayAsync(seed, new());
            var expected = FigureWorld.FromScratch(engine, world.Settings);
            days += expected.Count;

            Assert.Equal(("", seed), (Difference(engine, expected), seed));
            Assert.DoesNotContain(engine.All(TakeoverRows.Table), row => row.RowKey.StartsWith("x_", StringComparison.Ordinal));
        }

        Assert.True(days > Seeds, "Little was counted: the histories are too poor to prove anything");
    }

    [Fact]
    public async Task A_rebuild_gives_the_same_rows_over_what_is_there_and_over_nothing()
    {
        for (var seed = 0; seed < Seeds / 5; seed++)
        {
            var (engine, world) = await PlayAsync(seed, new());
            var kept = Told(engine);

            Assert.True(await world.Rebuild(TextWriter.Null).RunAsync(new(null, null, false), CancellationToken.None));
            Assert.Equal(kept, Told(engine));

            engine.Clear(FigureRows.Table);
            Assert.True(await world.Rebuild(TextWriter.Null).RunAsync(new(null, null, true), CancellationToken.None));
            Assert.Equal(kept, Told(engine));
        }
    }

    [Fact]
    public Task A_store_that_overwrites_blindly_would_be_found_out() => IsFoundOutAsync(() => new() { IgnoresVersions = true });

    [Fact]
    public Task Marks_that_get_lost_would_be_found_out() => IsFoundOutAsync(() => new() { Loses = "x_" });

    private static async Task IsFoundOutAsync(Func<MemoryEngine> broken)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (engine, world) = await PlayAsync(seed, broken());
            if (Difference(engine, FigureWorld.FromScratch(engine, world.Settings)).Length > 0)
            {
                return;
            }
        }

        Assert.Fail($"{Seeds} histories, and no difference");
    }

    private static async Task<(MemoryEngine Engine, FigureWorld World)> PlayAsync(int seed, MemoryEngine engine) =>
        (engine, await FigureWorld.PlayAsync(seed, engine));

    private static string Difference(MemoryEngine engine, Dictionary<(string Site, string Day), Counts> expected)
    {
        var sites = new Dictionary<(string, string), Counts>();
        var (days, months) = (new Dictionary<string, Counts>(StringComparer.Ordinal), new Dictionary<string, Counts>(StringComparer.Ordinal));
        foreach (var row in Rows(engine))
        {
            if (row.RowKey.StartsWith("s_", StringComparison.Ordinal))
            {
                foreach (var (day, counts) in FigureRows.ReadDays(row))
                {
                    sites[(row.RowKey[2..], row.PartitionKey + day.ToString("00", CultureInfo.InvariantCulture))] = counts;
                }
            }
            else if (!FigureRows.ReadSum(row).IsZero)
            {
                (row.RowKey == FigureRows.MonthKey ? months : days)[row.PartitionKey + row.RowKey.Replace("a_", "", StringComparison.Ordinal)] = FigureRows.ReadSum(row);
            }
        }

        var coarse = expected.Select(day => (Day: day.Key.Day, Month: day.Key.Day[..6] + FigureRows.MonthKey, Counts: Counting.Coarse(day.Value))).ToList();
        return Compare("site", expected, sites)
            + Compare("day", coarse.GroupBy(one => one.Day).ToDictionary(day => day.Key, day => Counts.Sum(day.Select(one => one.Counts))), days)
            + Compare("month", coarse.GroupBy(one => one.Month).ToDictionary(month => month.Key, month => Counts.Sum(month.Select(one => one.Counts))), months);
    }

    private static string Compare<T>(string what, Dictionary<T, Counts> expected, Dictionary<T, Counts> found)
        where T : notnull => string.Concat(expected.Keys.Union(found.Keys)
            .Where(key => !expected.GetValueOrDefault(key, Counts.Zero).Equals(found.GetValueOrDefault(key, Counts.Zero)))
            .Select(key => $"{what} {key}: {expected.GetValueOrDefault(key, Counts.Zero)} was counted as {found.GetValueOrDefault(key, Counts.Zero)}\n"));

    // As text: the same counts are the same characters.
    private static List<string> Told(MemoryEngine engine) =>
    [
        .. Rows(engine).SelectMany(row => row.Where(column => column.Value is string and not "{}").Select(column => $"{row.PartitionKey} {row.RowKey} {column.Key} {column.Value}"))
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<TableEntity> Rows(MemoryEngine engine) => engine.All(FigureRows.Table).Where(row => char.IsAsciiDigit(row.PartitionKey[0]));
}
