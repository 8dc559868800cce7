using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Log;

/// <summary>
/// The layout of table <c>lists</c>: a copy of every summary, newest first, so that a list reads its page and nothing else. Partition
/// <c>all</c>, one <c>s_{site}</c> a site and one <c>e_{employee}</c> an employee; the row key is the id with every digit turned round (0 is f),
/// because tables are read in one direction. Kept behind the log: see the room Figures.
/// </summary>
internal static class ListRows
{
    public const string Table = "lists";

    public const string All = "all";

    private const string Turned = "fedcba9876543210";

    // A time stands before every id that begins with it; this stands behind all of them.
    private const string Behind = "~";

    public static string Of(SiteId site) => $"s_{site.Value}";

    public static string Of(PersonId employee) => $"e_{TakeoverRows.KeyOf(employee)}";

    public static string KeyOf(RequestId id) => Turn(id.ToString());

    /// <returns>The id as it was; what is no key gives no id.</returns>
    public static string Turn(string id) => string.Create(id.Length, id, static (turned, id) =>
    {
        for (var i = 0; i < turned.Length; i++)
        {
            turned[i] = char.IsAsciiHexDigit(id[i]) ? Turned[Convert.ToInt32(id[i].ToString(), 16)] : id[i];
        }
    });

    /// <summary>Where a range begins that goes on behind this row.</summary>
    public static string After(string key) => key + "!";

    /// <summary>The range of what was opened at or after the one and before the other.</summary>
    public static (string From, string To) Between(DateTimeOffset from, DateTimeOffset to)
    {
        // An id knows milliseconds: what lies between two is looked at, and left to whoever reads it.
        var last = to.ToUnixTimeMilliseconds() - (to.Ticks % TimeSpan.TicksPerMillisecond == 0 ? 0 : -1);
        return (Turn(Stamp(last)) + Behind, Turn(Stamp(from.ToUnixTimeMilliseconds())) + Behind);
    }

    private static string Stamp(long milliseconds)
    {
        var hex = Math.Max(milliseconds, 0).ToString("x12", System.Globalization.CultureInfo.InvariantCulture);
        return $"{hex[..8]}-{hex[8..]}";
    }
}
