using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace ManagerBackup.Benchmarks;

/// <summary>How many requests a second the bot takes: they come at a fixed rate, whether those before were answered or not.</summary>
internal static class Knee
{
    private static readonly int[] Rates = [5, 10, 20, 40, 60, 80, 120, 160, 240, 320];
    private static readonly TimeSpan For = TimeSpan.FromSeconds(8);

    // A page later than that was queueing, not working.
    private static readonly TimeSpan Bearable = TimeSpan.FromSeconds(1);

    public static async Task RunAsync(Employees employees, FakeChannel channel, Sides sides, string storage)
    {
        foreach (var rate in Rates)
        {
            var before = sides.BotProcessorTime;
            var times = new Figures();
            times.Add(await OfferAsync(employees, sides.Bot, rate));
            await channel.QuietAsync(Sides.Settled);
            var holds = times.P99 < Bearable.TotalMilliseconds;
            var processorMs = (sides.BotProcessorTime - before).TotalMilliseconds / times.Count;
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {storage} | {rate} | {times.Median:0.0} | {times.P99:0.0} | {processorMs:0.0} | {(holds ? "holds" : "too much")} |"));
            if (!holds)
                return;
        }
    }

    private static async Task<double[]> OfferAsync(Employees employees, Uri endpoint, int rate)
    {
        var turns = new ConcurrentBag<Task<double>>();
        var began = Stopwatch.GetTimestamp();
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        for (var sent = 0; sent < rate * For.TotalSeconds; await ticks.WaitForNextTickAsync())
        {
            for (var owed = Stopwatch.GetElapsedTime(began).TotalSeconds * rate; sent < Math.Min(owed, rate * For.TotalSeconds); sent++)
            {
                turns.Add(employees.WriteAsync(endpoint, Until.Page));
            }
        }

        return await Task.WhenAll(turns);
    }
}
