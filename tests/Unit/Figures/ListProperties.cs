using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.UnitTests.Figures;

/// <summary>Lists are kept as the figures are, by the same marks: after any history, with processes that die and come between each other.</summary>
public sealed class ListProperties
{
    private const int Seeds = 120;

    [Fact]
    public async Task Every_list_has_what_the_log_has_and_nothing_else()
    {
        var rows = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var engine = await PlayAsync(seed, new());
            var listed = Listed(engine);
            Assert.Equal(Expected(engine), listed);
            rows += listed.Count;
        }

        Assert.True(rows > Seeds, "The histories are too poor to prove anything");
    }

    [Fact]
    public async Task Marks_that_get_lost_would_be_found_out()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var engine = await PlayAsync(seed, new() { Loses = "x_" });
            if (!Expected(engine).SequenceEqual(Listed(engine), StringComparer.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"{Seeds} histories, and no difference");
    }

    private static async Task<MemoryEngine> PlayAsync(int seed, MemoryEngine engine)
    {
        await FigureWorld.PlayAsync(seed, engine);
        return engine;
    }

    private static List<string> Expected(MemoryEngine engine) =>
    [
        .. from row in engine.All(TakeoverRows.Table)
           where row.RowKey.StartsWith("r_", StringComparison.Ordinal)
           from partition in new[] { ListRows.All, ListRows.Of(new SiteId((string)row["Site"]!)), ListRows.Of(new PersonId((string)row["EmployeeId"]!)) }
           let text = Text(partition, ListRows.Turn(row.RowKey[2..]), row)
           orderby text
           select text,
    ];

    private static List<string> Listed(MemoryEngine engine) => [.. engine.All(ListRows.Table).Select(row => Text(row.PartitionKey, row.RowKey, row)).Order()];

    // What shows nowhere makes another entry and sets no mark.
    private static string Text(string partition, string key, TableEntity row) =>
        $"{partition} {key} {string.Join(' ', row.Where(column => column.Key != "Version").OrderBy(column => column.Key, StringComparer.Ordinal).Select(column => $"{column.Key}={column.Value}"))}";
}
