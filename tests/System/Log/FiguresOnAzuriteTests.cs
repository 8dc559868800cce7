using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Figures;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Log.AzureTables;
using ManagerBackup.Bot.Roster;
using ManagerBackup.SystemTests.Tools;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Command = ManagerBackup.SystemTests.Tools.Command;
using Count = ManagerBackup.Bot.Figures.Count;

namespace ManagerBackup.SystemTests.Log;

/// <summary>The daily figures on a real service, with two instances at once; the proof over many histories is in the unit tests.</summary>
public sealed class FiguresOnAzuriteTests : IAsyncLifetime
{
    private static readonly SiteId Demo = new("demo");
    private static readonly PagingPlan Plan = new([TimeSpan.Zero], TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(3));

    private static readonly RosterSettings Settings = RosterSettings.Read(
        new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build()).Settings!; // the shipped file is sound

    private Azurite azurite = null!;
    private AzureTableEngine engine = null!;

    public async Task InitializeAsync()
    {
        azurite = await Azurite.OnDiskAsync();
        engine = new(TableClient.For(TableAccount.Parse(azurite.ConnectionString), new TableClientOptions(), TimeProvider.System));
        await engine.PrepareAsync(TakeoverLogSetup.Tables, CancellationToken.None);
    }

    public async Task DisposeAsync() => await azurite.DisposeAsync();

    [Fact]
    public async Task Two_instances_that_count_at_once_and_the_command_come_to_the_same()
    {
        await RoundAsync(); // Whole: from here on marks alone tell what is to be counted.
        await Task.WhenAll(InstanceAsync("one"), InstanceAsync("two"));
        await RoundAsync();

        var kept = await ToldAsync();
        Assert.Equal(await FromScratchAsync(), kept);
        Assert.Equal(24, (await new FigureBook(engine).MonthAsync(Month, CancellationToken.None)).Total(Count.Day));

        var command = await RebuildAsync();
        Assert.Equal((0, "", kept), (command.ExitCode, command.Errors, await ToldAsync()));
        Assert.Contains("Done: ", command.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--site is \"nowhere\"; it should be the id of a site in the settings", "--site", "nowhere")]
    [InlineData("--from is \"soon\"; it should be a month, such as 2026-01", "--from", "soon")]
    [InlineData("\"--quickly\" is not understood: rebuild-figures takes --from yyyy-MM, --site with a site's id, and --anew to begin again", "--quickly")]
    public async Task A_command_that_makes_no_sense_says_so_in_a_line(string line, params string[] arguments)
    {
        var command = await RebuildAsync(arguments);

        Assert.Equal((1, line), (command.ExitCode, command.Errors.Trim()));
    }

    private static DateOnly Month => DateOnly.FromDateTime(Noon.UtcDateTime);

    private static DateTimeOffset Noon
    {
        get
        {
            var now = TimeProvider.System.GetUtcNow().AddDays(-31);
            return new(now.Year, now.Month, 10, 12, 0, 0, TimeSpan.Zero);
        }
    }

    private async Task InstanceAsync(string name)
    {
        var marks = new FigureMarks();
        var log = new TakeoverLog(engine, marks);
        using var keeper = new FigureKeeper(marks, Marked(), TimeProvider.System, NullLogger<FigureKeeper>.Instance);
        for (var i = 0; i < 12; i++)
        {
            var (employee, at) = (new PersonId($"{name}-{i}"), Noon.AddDays(i % 4).AddMinutes(i));
            var id = RequestId.New(at, Demo);
            var opened = await log.OpenAsync(
                id,
                [new RequestEvent.Requested(employee, at, "1", "Ada", Demo, "he shouts", new(Category.Verbal, 2, Urgency.Page, "en", null, false), Plan)],
                null,
                CancellationToken.None);
            var counting = keeper.PassAsync(CancellationToken.None);
            await log.AppendAsync(opened, [new RequestEvent.Accepted(new("sam"), at.AddSeconds(20 + i), "2", "Sam", 2)], CancellationToken.None);
            await counting;
        }

        await keeper.PassAsync(CancellationToken.None);
    }

    private async Task RoundAsync()
    {
        var book = new FigureBook(engine);
        await new FigureRounds(
            new(Settings.Sites, book), new(engine, book), book, Marked(), Settings, TimeProvider.System, TimeSpan.Zero, NullLogger<FigureRounds>.Instance)
            .RoundAsync(deep: false, CancellationToken.None);
    }

    private MarkedDays Marked() => new(engine, new(engine, new(engine)), Settings.Sites);

    private async Task<string> ToldAsync()
    {
        var days = await new FigureBook(engine).SiteAsync(Demo, Month, null, CancellationToken.None);
        return string.Join('\n', days.OrderBy(day => day.Key).Select(day => FormattableString.Invariant($"{day.Key}: {day.Value.Write()}")));
    }

    private async Task<string> FromScratchAsync()
    {
        var zone = Settings.Sites.Find(Demo)!.TimeZone; // the shipped file has it
        var days = new SortedDictionary<int, Counts>();
        await foreach (var row in engine.QueryAsync(TakeoverRows.Table, SiteMonth.Of(Demo, Noon).Partition, "r_", "r`", CancellationToken.None))
        {
            var takeover = SummaryRow.Read(row);
            var day = Counting.DayOf(takeover, zone).Day;
            days[day] = days.GetValueOrDefault(day, Counts.Zero) + Counting.Of(takeover, zone);
        }

        return string.Join('\n', days.Select(day => FormattableString.Invariant($"{day.Key}: {day.Value.Write()}")));
    }

    private Task<Command> RebuildAsync(params string[] arguments) => Command.RunAsync(
        "dotnet",
        AppContext.BaseDirectory,
        [
            Path.Combine(AppContext.BaseDirectory, "ManagerBackup.Bot.dll"), "--environment=Development", $"--Storage:ConnectionString={azurite.ConnectionString}",
            "rebuild-figures", .. arguments,
        ]);
}
