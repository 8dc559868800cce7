namespace ManagerBackup.Bot.Seed;

/// <summary>Draws as people behave: waits have a long tail, and most things happen some of the time.</summary>
internal static class Chance
{
    /// <param name="share">From 0, never, to 1, always.</param>
    public static bool Of(this Random dice, double share) => dice.NextDouble() < share;

    /// <summary>Half of them are shorter than the median; with a spread of 0.8 one in ten is longer than nearly three times that.</summary>
    public static TimeSpan LogNormal(this Random dice, TimeSpan median, double spread)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - dice.NextDouble())) * Math.Cos(2 * Math.PI * dice.NextDouble());
        return Milliseconds(median.TotalSeconds * Math.Exp(spread * normal));
    }

    public static TimeSpan Seconds(this Random dice, double least, double most) => Milliseconds(least + (dice.NextDouble() * (most - least)));

    public static T OneOf<T>(this Random dice, IReadOnlyList<T> all) => all[dice.Next(all.Count)];

    /// <summary>The same numbers give the same dice, on every machine and in every version.</summary>
    public static Random Dice(params ReadOnlySpan<int> numbers)
    {
        var hash = 2166136261u;
        foreach (var number in numbers)
        {
            for (var shift = 0; shift < 32; shift += 8)
            {
                hash = (hash ^ ((uint)number >> shift & 0xFF)) * 16777619u;
            }
        }

        return new((int)(hash & 0x7FFFFFFF));
    }

    // Events are stored to the millisecond as others read them; a finer grain would only be noise.
    private static TimeSpan Milliseconds(double seconds) => TimeSpan.FromMilliseconds(Math.Round(seconds * 1000));
}
