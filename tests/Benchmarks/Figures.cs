using System.Globalization;

namespace ManagerBackup.Benchmarks;

/// <summary>The times of one side: all of them, and per round, which tells how much of it is noise.</summary>
internal sealed class Figures
{
    private readonly List<double[]> rounds = [];

    public void Add(double[] round) => rounds.Add([.. round.Order()]);

    public int Count => rounds.Sum(round => round.Length);

    public double Median => At(All(), 0.5);

    public double P99 => At(All(), 0.99);

    public IReadOnlyList<double> MedianByRound => [.. rounds.Select(round => At(round, 0.5))];

    public IReadOnlyList<double> P99ByRound => [.. rounds.Select(round => At(round, 0.99))];

    /// <summary>Lowest and highest ratio of the rounds.</summary>
    public static string Range(IReadOnlyList<double> of, IReadOnlyList<double> to)
    {
        var ratios = of.Zip(to, (one, other) => one / other).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{ratios.Min():0.00}–{ratios.Max():0.00}");
    }

    private double[] All() => [.. rounds.SelectMany(round => round).Order()];

    private static double At(double[] sorted, double share) =>
        sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}
