using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ManagerBackup.Benchmarks;

/// <param name="Takeovers">Sizes of the logs that stand side by side, the smallest first.</param>
internal sealed record ReviewOptions(IReadOnlyList<int> Takeovers, IReadOnlyList<string> Storages, int Rounds)
{
    /// <returns>Null when the arguments make no sense.</returns>
    public static ReviewOptions? Read(string[] args)
    {
        var options = new ReviewOptions([10_000, 1_000_000], [Sides.OnSqlite], 30);
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            var values = args[i + 1].Split(',');
            switch (args[i])
            {
                case "--takeovers" when values.Select(Number).ToList() is var sizes && sizes.TrueForAll(size => size > 0):
                    options = options with { Takeovers = [.. sizes.Order()] };
                    break;
                case "--storage" when Array.TrueForAll(values, value => value is "sqlite" or "azurite"):
                    options = options with { Storages = [.. values.Select(value => value == "sqlite" ? Sides.OnSqlite : Sides.OnAzurite)] };
                    break;
                case "--rounds" when Number(args[i + 1]) is > 0 and var rounds:
                    options = options with { Rounds = rounds };
                    break;
                default:
                    return null;
            }
        }

        return args.Length % 2 == 0 ? options : null;
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>
/// What the review's views cost over logs of different sizes, turn and turn about in one run: time over HTTP, and reads of storage,
/// which no other process on the machine can disturb.
/// </summary>
internal static class ReviewCost
{
    private const int AtOnce = 5;
    private const int WarmUps = 5;

    public static async Task RunAsync(ReviewOptions options)
    {
        foreach (var storage in options.Storages)
        {
            var logs = new List<PreparedLog>();
            foreach (var takeovers in options.Takeovers)
            {
                logs.Add(await PreparedLog.OpenAsync(storage, takeovers));
            }

            await Say(Text($"\n{storage}, {Environment.ProcessorCount} cores; {options.Rounds} rounds of {AtOnce} calls to each log in turn; the last columns compare the largest log to the smallest\n"));
            var heads = logs.Select(log => Text($"{log.Takeovers:N0}: p50 ms | p95 ms | reads | rows"));
            await Say($"| view | {string.Join(" | ", heads)} | p50 | p95 |");
            await Say("|---|" + string.Concat(Enumerable.Repeat("---|---|---|---|", logs.Count)) + "---|---|");
            foreach (var (name, view) in Views())
            {
                await Say($"| {name} | {await MeasureAsync(logs, view, options.Rounds)}");
            }

            foreach (var log in logs)
            {
                await log.DisposeAsync();
            }
        }
    }

    private static IEnumerable<(string Name, Func<PreparedLog, Task<string>> Path)> Views()
    {
        // The weeks before the last whole day: both logs were seeded up to about now.
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var weeks = string.Create(CultureInfo.InvariantCulture, $"from={today.AddDays(-28):yyyy-MM-dd}&to={today.AddDays(-1):yyyy-MM-dd}");
        yield return ("figures of 4 weeks, all sites", _ => Task.FromResult($"/api/summary?{weeks}"));
        yield return ("figures of 4 weeks, one site", _ => Task.FromResult($"/api/summary?{weeks}&site=seed-001"));
        yield return ("sites side by side, 4 weeks", _ => Task.FromResult($"/api/summary/sites?{weeks}"));
        yield return ("list, all sites", _ => Task.FromResult("/api/takeovers"));
        yield return ("list, one site", _ => Task.FromResult("/api/takeovers?site=seed-001"));
        yield return ("list by category", _ => Task.FromResult("/api/takeovers?category=verbal"));
        yield return ("list by site and outcome", _ => Task.FromResult("/api/takeovers?site=seed-001&outcome=apologised"));
        yield return ("a story", async log => $"/api/takeovers/{await FirstAsync(log)}");
    }

    private static async Task<string> FirstAsync(PreparedLog log)
    {
        using var page = JsonDocument.Parse(await log.GetAsync("/api/takeovers?outcome=resolved&limit=1"));
        return page.RootElement.GetProperty("items")[0].GetProperty("id").GetString() ?? "";
    }

    private static async Task<string> MeasureAsync(List<PreparedLog> logs, Func<PreparedLog, Task<string>> view, int rounds)
    {
        var paths = await Task.WhenAll(logs.Select(view));
        var times = logs.ConvertAll(_ => new List<double>());
        var costs = new List<(long Reads, long Rows)>();
        for (var i = 0; i < logs.Count; i++)
        {
            for (var warm = 0; warm < WarmUps; warm++)
                await logs[i].GetAsync(paths[i]);
            var before = logs[i].Read;
            await logs[i].GetAsync(paths[i]);
            costs.Add((logs[i].Read.Reads - before.Reads, logs[i].Read.Rows - before.Rows));
        }

        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < logs.Count; i++)
            {
                for (var call = 0; call < AtOnce; call++)
                {
                    var start = Stopwatch.GetTimestamp();
                    await logs[i].GetAsync(paths[i]);
                    times[i].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            }
        }

        times.ForEach(all => all.Sort());
        var cells = logs.Select((_, i) => Text($"{At(times[i], 0.5):0.00} | {At(times[i], 0.95):0.00} | {costs[i].Reads} | {costs[i].Rows}"));
        return $"{string.Join(" | ", cells)} | " + Text($"**{At(times[^1], 0.5) / At(times[0], 0.5):0.00}** | {At(times[^1], 0.95) / At(times[0], 0.95):0.00} |");
    }

    private static double At(List<double> sorted, double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static Task Say(string line) => Console.Out.WriteLineAsync(line);
}
