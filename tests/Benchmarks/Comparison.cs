using System.Globalization;

namespace ManagerBackup.Benchmarks;

/// <summary>The bot against a bare endpoint, turn and turn about in one run, on each storage.</summary>
internal static class Comparison
{
    private static readonly int[] Concurrencies = [1, 32];

    public static async Task RunAsync(Options options, Until until)
    {
        await Say($"{Environment.ProcessorCount} cores; a row is {options.Turns} turns of each side in {options.Rounds} rounds, "
            + $"bot and bare in turn; {options.PauseMs} ms between an employee's turns");
        await Say("| storage | employees at once | bot median ms | bare median ms | ratio | rounds | bot p99 ms | bare p99 ms | ratio | rounds | bot CPU ms a turn |");
        await Say("|---|---|---|---|---|---|---|---|---|---|---|");
        await using var channel = await FakeChannel.StartAsync();
        using var employees = new Employees(channel);
        foreach (var storage in Sides.Storages(options))
        {
            await using var sides = await Sides.StartAsync(storage);
            await WarmUpAsync(employees, channel, sides, options, until);
            foreach (var atOnce in options.Knee ? [] : Concurrencies)
            {
                await Say($"| {storage} | {atOnce} {await MeasureAsync(employees, channel, sides, options, until, atOnce)}");
            }

            if (until == Until.Page)
                await KneeAsync(employees, channel, sides, storage);
            foreach (var complaint in sides.Complaints)
                await Say($"The bot on {storage} complained in all: {complaint}");
        }
    }

    private static async Task<string> MeasureAsync(
        Employees employees, FakeChannel channel, Sides sides, Options options, Until until, int atOnce)
    {
        var (bot, bare) = (new Figures(), new Figures());
        var processorTime = TimeSpan.Zero;
        var pause = TimeSpan.FromMilliseconds(options.PauseMs);
        for (var round = 0; round < options.Rounds; round++)
        {
            var turns = Math.Max(options.Turns / options.Rounds, 1);
            var before = sides.BotProcessorTime;
            bot.Add(await employees.WriteAsync(sides.Bot, until, turns, atOnce, pause));
            await channel.QuietAsync(Sides.Settled);
            processorTime += sides.BotProcessorTime - before;
            bare.Add(await employees.WriteAsync(sides.Bare(until), Until.Words, turns, atOnce, pause));
        }

        return Row(bot, bare, processorTime.TotalMilliseconds / bot.Count);
    }

    private static async Task KneeAsync(Employees employees, FakeChannel channel, Sides sides, string storage)
    {
        await Say("\n| storage | requests a second | median ms | p99 ms | bot CPU ms a request | |");
        await Say("|---|---|---|---|---|---|");
        await Knee.RunAsync(employees, channel, sides, storage);
        await Say("");
    }

    private static async Task WarmUpAsync(Employees employees, FakeChannel channel, Sides sides, Options options, Until until)
    {
        // Several with a pause between: the runtime compiles hot methods anew, up to three times, when there is some quiet. Where fewer turns are
        // measured there are fewer here too: Azurite looks through all that was written.
        var turns = Math.Min(400, options.Turns);
        for (var i = 0; i < 8; i++)
        {
            await employees.WriteAsync(sides.Bot, Until.Words, turns, Concurrencies[i % Concurrencies.Length], TimeSpan.Zero);
            await employees.WriteAsync(sides.Bare(until), Until.Words, turns, Concurrencies[i % Concurrencies.Length], TimeSpan.Zero);
            await channel.QuietAsync(TimeSpan.FromSeconds(1));
        }

        await channel.QuietAsync(Sides.Settled);
    }

    private static string Row(Figures bot, Figures bare, double processorMs) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {bot.Median:0.00} | {bare.Median:0.00} | **{bot.Median / bare.Median:0.00}** | {Figures.Range(bot.MedianByRound, bare.MedianByRound)} "
        + $"| {bot.P99:0.00} | {bare.P99:0.00} | **{bot.P99 / bare.P99:0.00}** | {Figures.Range(bot.P99ByRound, bare.P99ByRound)} | {processorMs:0.00} |");

    private static Task Say(string line) => Console.Out.WriteLineAsync(line);
}
