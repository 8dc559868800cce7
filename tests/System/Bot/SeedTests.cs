using System.Text.Json.Nodes;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Bot;

/// <summary>The command as people type it: stopped by Ctrl+C, gone on with, and looked at.</summary>
public sealed class SeedTests : IDisposable
{
    private const int Takeovers = 20_000;

    private static readonly string[] Seed = ["seed", "--takeovers", "20000", "--sites", "40", "--months", "6"];

    private readonly string folder = Directory.CreateTempSubdirectory("seed-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_seed_that_is_stopped_goes_on_and_the_bot_shows_every_takeover_once()
    {
        await using (var first = BotProcess.Launch(folder, Seed))
        {
            await first.SaysAsync("a second");
            await first.InterruptAsync();
            Assert.Equal(130, await first.EndAsync());
            Assert.Contains("Stopped. The same command goes on from here.", first.Output, StringComparison.Ordinal);
        }

        await using (var second = BotProcess.Launch(folder, Seed))
        {
            Assert.Equal(0, await second.EndAsync());
            Assert.Contains("20,000 of 20,000 takeovers (100 %)", second.Output, StringComparison.Ordinal);
        }

        await using var bot = await BotProcess.StartAsync(folder);
        using var http = new HttpClient { BaseAddress = bot.BaseAddress, Timeout = TimeSpan.FromMinutes(1) };
        var lines = (await http.GetStringAsync(new Uri("api/takeovers.csv", UriKind.Relative))).Split('\n')[1..].Where(line => line.StartsWith("01", StringComparison.Ordinal)).ToList();
        Assert.Equal(Takeovers, lines.Select(line => line.Split(',')[0]).Distinct().Count());
        var page = JsonNode.Parse(await http.GetStringAsync(new Uri("api/takeovers?site=seed-017&state=closed&paged=true&limit=1", UriKind.Relative)))!;
        var story = JsonNode.Parse(await http.GetStringAsync(new Uri($"api/takeovers/{page["items"]![0]!["id"]}", UriKind.Relative)))!;
        Assert.Equal("requested", (string?)story["timeline"]![0]!["type"]);
        Assert.NotNull(story["closedAt"]);
    }

    [Fact]
    public async Task An_order_that_makes_no_sense_is_refused_in_one_line()
    {
        await using var seed = BotProcess.Launch(folder, ["seed", "--takeovers", "no"]);

        Assert.Equal(1, await seed.EndAsync());
        Assert.Equal("--takeovers is \"no\"; it should be a number from 1 to 100000000", seed.Output.Trim());
    }

    [Fact]
    public async Task A_log_that_a_bot_is_running_on_is_left_alone()
    {
        await using var bot = await BotProcess.StartAsync(folder);
        await using var seed = BotProcess.Launch(folder, Seed);

        Assert.Equal(1, await seed.EndAsync());
        Assert.StartsWith("Storage:Path is ", seed.Output, StringComparison.Ordinal);
    }
}
