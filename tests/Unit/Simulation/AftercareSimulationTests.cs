using System.Collections.Concurrent;
using System.Globalization;
using Xunit.Abstractions;

namespace ManagerBackup.UnitTests.Simulation;

/// <summary>
/// The same shops, and the days after: check-ins and reminders over restarts, nights without power, erasures and purges. To see a run again:
/// <c>SIMULATION_SEED=4711 dotnet test tests/Unit --filter Replay_days</c>. A run of days costs as much as ten of an hour.
/// </summary>
public sealed class AftercareSimulationTests(ITestOutputHelper output)
{
    private static readonly int Runs = int.TryParse(Environment.GetEnvironmentVariable("SIMULATION_RUNS"), out var runs) ? runs
        : Environment.GetEnvironmentVariable("CI") is null ? 1_000
        : 60;

    private const int Seeds = 200;

    [Fact]
    public void Whatever_goes_wrong_everybody_is_asked_and_reminded_as_promised_and_nobody_is_told_what_was_not_allowed()
    {
        var failed = new ConcurrentBag<Verdict>();
        Parallel.For(1, Runs + 1, (seed, all) =>
        {
            if (Run.Of(seed, days: true) is { IsFine: false } verdict)
            {
                failed.Add(verdict);
            }

            if (failed.Count >= 20)
            {
                all.Stop();
            }
        });

        Assert.True(failed.IsEmpty, string.Join('\n', failed.OrderBy(verdict => verdict.Steps).Select(verdict => $"seed {verdict.Seed}: {string.Join(" | ", verdict.Blames)}")));
    }

    [Fact]
    public void The_runs_are_about_something()
    {
        var closings = Enumerable.Range(1, 40).Sum(seed => Trace(seed).Count(line => line.Contains("\"type\":\"aftercarePlanned\"", StringComparison.Ordinal)));
        Assert.InRange(closings, 20, int.MaxValue);
    }

    [Fact]
    public void A_seed_makes_the_same_days_again()
    {
        foreach (var seed in Enumerable.Range(1, 15))
        {
            Assert.Equal(Trace(seed), Trace(seed));
        }
    }

    [Theory]
    [InlineData(nameof(Mutant.NoCheckIns))]
    [InlineData(nameof(Mutant.NoFollowUps))]
    [InlineData(nameof(Mutant.NoNotices))]
    [InlineData(nameof(Mutant.NoSafetyNet))]
    public void It_is_noticed_when_it_is_missing(string broken)
    {
        var caught = Enumerable.Range(1, Seeds).Select(seed => Run.Of(seed, Enum.Parse<Mutant>(broken), days: true)).FirstOrDefault(verdict => !verdict.IsFine);

        Assert.True(caught is not null, string.Create(CultureInfo.InvariantCulture, $"{Seeds} runs went well without it"));
        output.WriteLine($"{broken}: seed {caught.Seed}: {caught.Blames[0]}");
    }

    [Fact]
    public void Replay_days()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("SIMULATION_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seed))
        {
            var trace = new List<string>();
            var verdict = Run.Of(seed, teller: trace.Add, days: true);
            output.WriteLine(string.Join('\n', trace));
            Assert.True(verdict.IsFine, string.Join('\n', verdict.Blames));
        }
    }

    private static List<string> Trace(int seed)
    {
        var trace = new List<string>();
        Run.Of(seed, teller: trace.Add, days: true);
        return trace;
    }
}
