using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ManagerBackup.SystemTests.Tools;
using Xunit.Abstractions;

namespace ManagerBackup.SystemTests.Bot;

public sealed class KillOnSqliteTests(ITestOutputHelper output) : KillTests(House.Sqlite, output);

public sealed class KillOnAzureTablesTests(ITestOutputHelper output) : KillTests(House.AzureTables, output);

/// <summary>The process is killed as by a power cut fifty times, at random moments, while people go on typing and tapping.</summary>
public abstract class KillTests(string storage, ITestOutputHelper output) : IDisposable
{
    private static readonly int Kills = Thoroughness.Of(50, 8);

    // What a process had under way when it died goes out again so soon after the start of one that lives that long: a second on a calm
    // machine, as it says. A claim by itself would end after ten.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(9);

    // A page that arrived just before the kill may not be in the log yet, and then it is sent again.
    private static readonly TimeSpan JustBefore = TimeSpan.FromSeconds(5);

    // So much is answered in a life at most before it ends, and it ends after so long also when nothing is.
    private const int MostAnswers = 5;
    private static readonly TimeSpan LongestQuiet = TimeSpan.FromSeconds(2);

    private readonly List<long> kills = [];
    private readonly SemaphoreSlim answers = new(0);

    [Fact]
    public async Task Whatever_was_answered_holds_and_is_seen_to_however_often_the_process_is_killed()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        var bot = new Uri($"http://127.0.0.1:{FreePort()}/");
        var places = Enumerable.Range(0, 8).Select(i => new Place($"kill{i}") { RepageEvery = "00:00:15" }).ToList();
        await using var house = await House.OpenAsync(storage, places, $"--urls={bot}");
        var crowd = new Crowd([.. places.Select(house.SceneOf)], seed, () => bot) { OnAnswer = () => answers.Release() };

        var began = Stopwatch.GetTimestamp();
        using var enough = new CancellationTokenSource();
        var living = crowd.GoOnAsync(enough.Token);
        await KillAgainAndAgainAsync(house, random);
        await house.Bot.ReadyAsync();
        var ready = TimeProvider.System.GetUtcNow();
        output.WriteLine($"{Kills} kills in {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s; {crowd.Heard.Count} messages were heard");
        await enough.CancelAsync();
        await living;

        var reckoning = await Reckoning.OfAsync(crowd, new TakeoverApi(house.Bot.BaseAddress));
        reckoning.Check();
        reckoning.CheckExplained();
        var again = reckoning.Again().ToList();
        var stalled = house.HasStalled;
        Assert.All(again, twice => Assert.True(
            twice.IsNewRound || stalled || kills.Exists(kill => IsBetween(kill, twice.First, twice.Second)), twice.What));
        var orphans = reckoning.Orphans().ToList();
        var slowest = orphans.Where(orphan => orphan.Claimed < ready && orphan.Next > ready).Select(orphan => orphan.Next!.Value - ready).DefaultIfEmpty().Max();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s in all; {reckoning.Stories.Count} requests, {crowd.Promised.Count} accepted; {orphans.Count} pages claimed and not finished, {again.Count(twice => !twice.IsNewRound)} sent twice{(stalled ? ", storage having stalled" : "")}; after the last start the last of them went out within {slowest.TotalSeconds:F1} s"));
        Assert.InRange(slowest, TimeSpan.Zero, Soon);
    }

    public void Dispose()
    {
        answers.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task KillAgainAndAgainAsync(House house, Random random)
    {
        for (var i = 0; i < Kills; i++)
        {
            await MomentAsync(house, random);
            house.Bot.Kill();
            kills.Add(Stopwatch.GetTimestamp());
            house.Launch();
        }
    }

    // Counted in answers, and not in time alone: a life on a slow machine is as full as one on a fast one.
    private async Task MomentAsync(House house, Random random)
    {
        if (random.Next(8) > 0)
        {
            await house.Bot.ListeningAsync();
            while (answers.Wait(0))
            {
            }

            for (var left = random.Next(MostAnswers); left > 0 && await answers.WaitAsync(LongestQuiet); left--)
            {
            }
        }

        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(60)), TimeProvider.System);
    }

    private static bool IsBetween(long kill, long first, long second) =>
        first <= kill && kill <= second && Stopwatch.GetElapsedTime(first, kill) < JustBefore;

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
