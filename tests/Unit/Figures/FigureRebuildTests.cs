using ManagerBackup.Bot.Figures;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.UnitTests.Figures;

public sealed class FigureRebuildTests
{
    [Fact]
    public async Task It_can_be_stopped_anywhere_and_goes_on_where_it_was()
    {
        var engine = new MemoryEngine();
        var world = await FigureWorld.PlayAsync(seed: 7, engine);
        var expected = Sites(engine);
        engine.Clear(FigureRows.Table);
        var said = new StringWriter();
        var runs = 0;

        for (var isDone = false; !isDone && runs < 100; runs++)
        {
            // Every run comes a few months of sites further.
            using var stop = new CancellationTokenSource();
            var steps = 0;
            var stopping = new InterruptedEngine(engine, () => ++steps == 40 ? stop.CancelAsync() : Task.CompletedTask);
            isDone = await world.Rebuild(said, stopping).RunAsync(new(null, null, false), stop.Token);
        }

        Assert.InRange(runs, 3, 99);
        Assert.Equal(expected, Sites(engine));
        Assert.Contains("Stopped behind", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("Going on where it was stopped", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("Done: 52 of 52 months of sites", said.ToString(), StringComparison.Ordinal);
        Assert.Equal(world.Settings.Sites.All.Count, (await new FigureBook(engine).KeptAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Sums_that_something_else_has_spoilt_are_mended()
    {
        var engine = new MemoryEngine();
        var world = await FigureWorld.PlayAsync(seed: 7, engine);
        var sums = Sums(engine);
        var spoilt = engine.All(FigureRows.Table).First(row => row.RowKey.StartsWith("a_", StringComparison.Ordinal));
        await engine.SubmitAsync(FigureRows.Table, spoilt.PartitionKey, [new TableOperation.DeleteIfMatch(spoilt.RowKey, "*")], CancellationToken.None);

        await world.Rebuild(TextWriter.Null).RunAsync(new(null, null, false), CancellationToken.None);

        Assert.Equal(sums, Sums(engine));
    }

    [Fact]
    public async Task One_site_and_a_first_month_are_a_part_of_it()
    {
        var engine = new MemoryEngine();
        var world = await FigureWorld.PlayAsync(seed: 7, engine);
        var site = world.Settings.Sites.All[1];
        var expected = Sites(engine).Where(row => row.Contains($"s_{site.Id} ", StringComparison.Ordinal) && string.CompareOrdinal(row, "202610") >= 0).ToList();
        engine.Clear(FigureRows.Table);

        await world.Rebuild(TextWriter.Null).RunAsync(new(new(2026, 10, 1), site, false), CancellationToken.None);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, Sites(engine));
        Assert.Empty(await new FigureBook(engine).KeptAsync(CancellationToken.None));
    }

    private static List<string> Sites(MemoryEngine engine) => Told(engine, "s_");

    private static List<string> Sums(MemoryEngine engine) => Told(engine, "a_");

    private static List<string> Told(MemoryEngine engine, string start) =>
    [
        .. engine.All(FigureRows.Table).Where(row => char.IsAsciiDigit(row.PartitionKey[0]) && row.RowKey.StartsWith(start, StringComparison.Ordinal))
            .SelectMany(row => row.Where(column => column.Value is not "{}").Select(column => $"{row.PartitionKey} {row.RowKey} {column.Key} {column.Value}")).Order(StringComparer.Ordinal),
    ];
}
