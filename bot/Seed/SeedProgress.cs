using System.Globalization;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Seed;

/// <summary>
/// How far a seed has come, in a row of its own in the log that it makes (table <c>open</c>, partition <c>seed</c>): also how a log is
/// known to be made up, and to the last row.
/// </summary>
/// <param name="End">Where its time ends: that of its first start, however often it is stopped.</param>
/// <param name="Done">So many units are written, in their order; some after them may be, too.</param>
internal sealed record SeedProgress(SeedOrder Order, DateTimeOffset End, int Done)
{
    private const string Partition = "seed";
    private const string Key = "progress";

    public static async Task<SeedProgress?> ReadAsync(ITableEngine engine, CancellationToken cancellationToken) =>
        await engine.GetAsync(WakeUps.Table, Partition, Key, cancellationToken) is { } row
            ? new(new((int)row["Takeovers"]!, (int)row["Sites"]!, (int)row["Months"]!, (int)row["Number"]!), (DateTimeOffset)row["End"]!, (int)row["Done"]!)
            : null;

    public Task KeepAsync(ITableEngine engine, CancellationToken cancellationToken) => engine.ChangeRowAsync(
        WakeUps.Table,
        Partition,
        Key,
        row =>
        {
            (row["Takeovers"], row["Sites"], row["Months"], row["Number"]) = (Order.Takeovers, Order.Sites, Order.Months, Order.Number);
            (row["End"], row["Done"]) = (End, Done);
            return true;
        },
        cancellationToken);

    /// <summary>A line for whoever waits.</summary>
    /// <param name="before">How many were there when this run began.</param>
    /// <param name="now">How many are there now.</param>
    /// <param name="of">How many there are to be.</param>
    /// <param name="elapsed">How long this run has taken so far.</param>
    public static string Line(long before, long now, long of, TimeSpan elapsed)
    {
        var rate = (now - before) / Math.Max(elapsed.TotalSeconds, 0.001);
        var left = rate > 0 ? TimeSpan.FromSeconds(Math.Ceiling((of - now) / rate)).ToString("c", CultureInfo.InvariantCulture) : "?";
        return string.Create(CultureInfo.InvariantCulture, $"{now:N0} of {of:N0} takeovers ({100.0 * now / of:0} %), {rate:N0} a second, {left} left");
    }
}
