using System.Text.RegularExpressions;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.UnitTests.Architecture;
using ManagerBackup.UnitTests.Log;

namespace ManagerBackup.UnitTests.Review;

/// <summary>The page for those who read the table with Power BI or Excel is true of the table.</summary>
public sealed partial class ReadingTheTableTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "power-bi-and-excel.md"));

    private static readonly HashSet<string> Columns = [.. SummaryRow.Write("demo_202611", RequestId.New(LogFixture.Morning, LogFixture.Site), History.Fold(
        [new RequestEvent.Requested(new("ada"), LogFixture.Morning, "1", "Ada", LogFixture.Site, "he shouts", new(Category.Verbal, 2, Urgency.Page, "en", null, false), LogFixture.Plan)])!).Keys];

    [Fact]
    public void Every_column_of_a_summary_is_explained_and_none_that_is_not_there() =>
        Assert.Equal(Columns.Order(StringComparer.Ordinal), Row().Matches(Page).Select(row => row.Groups["name"].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_column_that_an_example_reads_is_there()
    {
        var read = Example().Matches(Page).Select(match => match.Groups["name"].Value).Concat(
            Expanded().Match(Page).Groups["names"].Value.Split(',').Select(name => name.Trim(' ', '"'))).ToList();

        Assert.Contains("SecondsToAccept", read);
        Assert.Empty(read.Except(Columns, StringComparer.Ordinal));
    }

    [Fact]
    public void The_rows_that_it_says_to_take_are_the_summaries_and_no_others()
    {
        var id = RequestId.New(LogFixture.Morning, LogFixture.Site);
        string[] keys = [TakeoverRows.SummaryKey(id), TakeoverRows.EventKey(id, 1), TakeoverRows.DeskKey(new("ada")), TakeoverRows.DrillKey(id)];

        Assert.Contains("""[RowKey] >= "r_" and [RowKey] < "r`" """.Trim(), Page, StringComparison.Ordinal);
        Assert.Equal([keys[0]], keys.Where(key => string.CompareOrdinal(key, "r_") >= 0 && string.CompareOrdinal(key, "r`") < 0));
    }

    [Fact]
    public async Task It_is_served_as_it_stands_to_whoever_has_no_repository()
    {
        await using var scene = await ReviewScene.OpenAsync();

        Assert.Equal((200, Page), await scene.AskAsync(null, "/review/reading-the-table"));
    }

    [GeneratedRegex(@"^\| `(?<name>[A-Z]\w+)` \| (?:text|yes or no|date and time|whole number|decimal number) \| \S", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"Takeovers\[(?<name>\w+)\]")]
    private static partial Regex Example();

    [GeneratedRegex(@"ExpandRecordColumn\(Rows, ""Content"", \{(?<names>[^}]+)\}")]
    private static partial Regex Expanded();
}
