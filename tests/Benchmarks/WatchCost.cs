using System.Diagnostics;
using System.Globalization;

namespace ManagerBackup.Benchmarks;

/// <summary>
/// What one pass of the watch costs, with more and more open requests that are due some other time and a fixed number that are to be
/// looked at now: time, and calls to storage, which no other process on the machine can disturb.
/// </summary>
internal static class WatchCost
{
    private const int Passes = 15;
    private static readonly int[] Open = [10, 1_000, 10_000];
    private static readonly int[] Due = [0, 10, 100];

    public static async Task RunAsync(Options options)
    {
        await Say($"{Environment.ProcessorCount} cores; the median of {Passes} passes in {options.Rounds} rounds");
        await Say("| storage | due | " + string.Join(" | ", Open.Select(open => $"{open.ToString("N0", CultureInfo.InvariantCulture)} open: ms | calls")) + " | ms, most open to fewest |");
        await Say("|---|---|" + string.Concat(Enumerable.Repeat("---|---|", Open.Length)) + "---|");
        foreach (var storage in Sides.Storages(options))
        {
            await using var house = await WatchedHouse.StartAsync(storage);
            var cells = new Dictionary<(int Open, int Due), (double Ms, int Calls)>();
            foreach (var open in Open)
            {
                await house.OpenAsync(open);
                foreach (var due in Due)
                {
                    cells[(open, due)] = await MeasureAsync(house, due, options.Rounds);
                }
            }

            foreach (var due in Due)
            {
                var row = string.Join(" | ", Open.Select(open => Text($"{cells[(open, due)].Ms:0.00} | {cells[(open, due)].Calls}")));
                await Say(Text($"| {storage} | {due} | {row} | **{cells[(Open[^1], due)].Ms / cells[(Open[0], due)].Ms:0.00}** |"));
            }
        }
    }

    private static async Task<(double Ms, int Calls)> MeasureAsync(WatchedHouse house, int due, int rounds)
    {
        var passes = new List<(double Ms, int Calls)>();
        for (var pass = -3; pass < Passes * rounds; pass++)
        {
            var one = await house.PassAsync(due);
            if (pass >= 0)
                passes.Add(one);
        }

        return (Middle(passes.Select(pass => pass.Ms)), Middle(passes.Select(pass => pass.Calls)));
    }

    private static T Middle<T>(IEnumerable<T> all) => all.Order().ElementAt(all.Count() / 2);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static Task Say(string line) => Console.Out.WriteLineAsync(line);
}
