using System.Collections.Concurrent;
using System.Globalization;
using Xunit.Abstractions;

namespace ManagerBackup.UnitTests.Simulation;

/// <summary>
/// Thousands of shops, each out of a seed, in which much goes wrong. To see one again: <c>SIMULATION_SEED=4711 dotnet test
/// tests/Unit --filter Replay</c>. How many: <c>SIMULATION_RUNS=100000</c>; fewer where every change is checked.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private static readonly int Runs = int.TryParse(Environment.GetEnvironmentVariable("SIMULATION_RUNS"), out var runs) ? runs
        : Environment.GetEnvironmentVariable("CI") is null ? 10_000
        : 1_000;

    private const int Shown = 5;

    [Fact]
    public void Whatever_goes_wrong_no_page_is_lost_and_nobody_is_told_what_is_not_so()
    {
        var failed = new ConcurrentBag<Verdict>();
        Parallel.For(1, Runs + 1, (seed, all) =>
        {
            if (Run.Of(seed) is { IsFine: false } verdict)
            {
                failed.Add(verdict);
            }

            if (failed.Count >= 50)
            {
                all.Stop();
            }
        });

        Assert.True(failed.IsEmpty, Report(failed));
    }

    [Fact]
    public void A_seed_makes_the_same_run_again()
    {
        foreach (var seed in Enumerable.Range(1, 60))
        {
            var (once, again) = (Trace(seed), Trace(seed));
            Assert.True(once == again, $"Seed {seed} made two different runs:\n{once}\n\n{again}");
        }
    }

    [Fact]
    public void Replay()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("SIMULATION_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seed))
        {
            var trace = new List<string>();
            var verdict = Run.Of(seed, teller: trace.Add);
            output.WriteLine(string.Join('\n', trace));
            Assert.True(verdict.IsFine, string.Join('\n', verdict.Blames));
        }
    }

    private static string Trace(int seed)
    {
        var trace = new List<string>();
        Run.Of(seed, teller: trace.Add);
        return string.Join('\n', trace);
    }

    private static string Report(ConcurrentBag<Verdict> failed)
    {
        var worst = failed.OrderBy(verdict => verdict.Steps).Take(Shown).ToList();
        var trace = worst.Count == 0 ? "" : Trace(worst[0].Seed);
        return string.Join('\n', [
            $"{failed.Count} of {Runs} runs failed; SIMULATION_SEED=… replays one.",
            .. failed.OrderBy(verdict => verdict.Steps).Select(verdict => $"seed {verdict.Seed}: {string.Join(" | ", verdict.Blames)}"),
            $"What happened with seed {worst.FirstOrDefault()?.Seed}:",
            trace,
        ]);
    }
}
