using System.Globalization;

namespace ManagerBackup.Bot.Seed;

/// <summary>What log to make. The same order makes the same log, to the last id.</summary>
/// <param name="Number">Another number, another log.</param>
internal sealed record SeedOrder(int Takeovers, int Sites, int Months, int Number)
{
    public const string Usage = "seed --takeovers N [--sites 500] [--months 12] [--seed 1] [any setting, such as --Storage:Path=data/seed.db]";

    private static readonly Dictionary<string, (int Least, int Most)> Bounds = new(StringComparer.Ordinal)
    {
        ["--takeovers"] = (1, 100_000_000),
        ["--sites"] = (1, 9_999),
        ["--months"] = (1, 120),
        ["--seed"] = (0, int.MaxValue),
    };

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"--takeovers {Takeovers} --sites {Sites} --months {Months} --seed {Number}");

    /// <param name="args">What stands behind the command.</param>
    /// <param name="order">The order, when nothing is wrong.</param>
    /// <param name="settings">The rest: settings, as every start takes them.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? TryRead(IReadOnlyList<string> args, out SeedOrder order, out string[] settings)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal) { ["--sites"] = 500, ["--months"] = 12, ["--seed"] = 1 };
        var rest = new List<string>();
        (order, settings) = (new(0, 0, 0, 0), []);
        for (var i = 0; i < args.Count; i++)
        {
            var (name, value) = args[i].Split('=', 2) is [var left, var right] ? (left, right) : (args[i], null);
            if (!Bounds.TryGetValue(name, out var bounds))
            {
                rest.Add(args[i]);
                continue;
            }

            value ??= ++i < args.Count ? args[i] : "";
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < bounds.Least || number > bounds.Most)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{name} is \"{value}\"; it should be a number from {bounds.Least} to {bounds.Most}");
            }

            numbers[name] = number;
        }

        if (!numbers.TryGetValue("--takeovers", out var takeovers))
        {
            return $"--takeovers is missing; it should be how many to make: {Usage}";
        }

        order = new(takeovers, numbers["--sites"], numbers["--months"], numbers["--seed"]);
        settings = [.. rest];
        return null;
    }
}
