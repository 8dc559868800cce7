using System.Globalization;

namespace ManagerBackup.Benchmarks;

internal static class BenchmarkProgram
{
    private const string Usage = """
        dotnet run -c Release --project tests/Benchmarks -- turn [--sqlite | --azurite] [--turns N] [--rounds N] [--pause MS]
            from an employee's message to the first words, against a bare endpoint that answers with a fixed text
        dotnet run -c Release --project tests/Benchmarks -- page [--sqlite | --azurite] [--turns N] [--rounds N] [--pause MS] [--knee]
            from an employee's message to the first manager's page, against one bare append and one bare send; then how many a second it
            takes (with --knee only that)
        dotnet run -c Release --project tests/Benchmarks -- watch [--sqlite | --azurite] [--rounds N]
            one pass of the watch, by how many requests are open and how many of them are due
        dotnet run -c Release --project tests/Benchmarks -- review [--takeovers 10000,1000000] [--storage sqlite,azurite] [--rounds N]
            what ops leads look at, over logs of these sizes side by side: time, and reads of storage. Logs on SQLite are kept in the
            temporary folder for the next run; Azurite has them in memory and looks through a whole table for every query: give it less
        dotnet run -c Release --project tests/Benchmarks -- triage
            what understanding a message costs: start-up, memory, time, and hostile input
        """;

    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["host", "bot", .. var rest]:
                return Hosts.RunBot(rest);
            case ["host", "bare", .. var rest]:
                await Hosts.RunBareAsync(rest);
                return 0;
            case ["turn", .. var rest] when Options.Read(rest) is { } options:
                await Comparison.RunAsync(options, Until.Words);
                return 0;
            case ["page", .. var rest] when Options.Read(rest) is { } options:
                await Comparison.RunAsync(options, Until.Page);
                return 0;
            case ["watch", .. var rest] when Options.Read(rest) is { } options:
                await WatchCost.RunAsync(options);
                return 0;
            case ["review", .. var rest] when ReviewOptions.Read(rest) is { } options:
                await ReviewCost.RunAsync(options);
                return 0;
            case ["triage"]:
                TriageCost.Run(Console.Out);
                return 0;
            case [TriageCost.ChildArgument]:
                TriageCost.Start(Console.Out);
                return 0;
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }
}

/// <param name="Turns">For each side at each concurrency, over all rounds.</param>
/// <param name="PauseMs">Between one employee's turn and the next one's; 0 for as fast as it goes.</param>
/// <param name="Knee">Measure nothing but how many a second it takes.</param>
internal sealed record Options(bool Sqlite, bool Azurite, int Turns, int Rounds, int PauseMs, bool Knee)
{
    /// <returns>Null when the arguments make no sense.</returns>
    public static Options? Read(string[] args)
    {
        var options = new Options(Sqlite: true, Azurite: true, Turns: 1_000, Rounds: 5, PauseMs: 0, Knee: false);
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--sqlite": options = options with { Azurite = false }; break;
                case "--azurite": options = options with { Sqlite = false }; break;
                case "--knee": options = options with { Knee = true }; break;
                case "--turns" when Number(args, ++i) is { } turns: options = options with { Turns = turns }; break;
                case "--rounds" when Number(args, ++i) is { } rounds: options = options with { Rounds = rounds }; break;
                case "--pause" when Number(args, ++i) is { } pause: options = options with { PauseMs = pause }; break;
                default: return null;
            }
        }

        return options.Sqlite || options.Azurite ? options : null;
    }

    private static int? Number(string[] args, int at) =>
        at < args.Length && int.TryParse(args[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
