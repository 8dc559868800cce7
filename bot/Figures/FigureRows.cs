using System.Globalization;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Figures;

/// <summary>
/// The layout of table <c>figures</c>. Partition <c>{yyyyMM}</c> of the day on the site's wall; in it one row <c>s_{site}</c> a site
/// with a column a day (<c>D01</c> to <c>D31</c>), one row <c>a_{dd}</c> a day with the sum over all sites, and one row <c>m</c> with the sum
/// over the whole month. They change together, so that the sums are always those of the sites' rows. Partition <c>kept</c> has a row
/// <c>s_{site}</c> for every site of which all figures are there, with the time zone that they were counted by.
/// </summary>
internal static class FigureRows
{
    public const string Table = TakeoverLogSetup.FiguresTable;

    public const string Kept = "kept";

    public const string MonthKey = "m";

    // A column holds 32 Ki characters.
    private const int MostInColumn = 30_000;

    // A row holds 1 MiB at two bytes a character, and a month 31 days.
    private const int MostInDay = 12_000;

    public static string Partition(DateOnly day) => day.ToString("yyyyMM", CultureInfo.InvariantCulture);

    public static string SiteKey(SiteId site) => $"s_{site.Value}";

    public static SiteId SiteOf(string siteKey) => new(siteKey[2..]);

    public static string DayKey(int day) => string.Create(CultureInfo.InvariantCulture, $"a_{day:00}");

    /// <summary>The days of a site's row; no row has none.</summary>
    public static IReadOnlyDictionary<int, Counts> ReadDays(TableEntity? row, Func<int, bool>? wanted = null)
    {
        var days = new Dictionary<int, Counts>();
        foreach (var (name, value) in row?.AsEnumerable() ?? [])
        {
            if (name is ['D', ..] && value is string json && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var day)
                && wanted?.Invoke(day) is not false)
            {
                days[day] = Counts.Read(json);
            }
        }

        return days;
    }

    /// <summary>A site's row with these days; one on which there was nothing has no column, and one with a thousand and more waits in whole seconds.</summary>
    public static TableEntity Site(string partition, SiteId site, IReadOnlyDictionary<int, Counts> days)
    {
        var row = new TableEntity(partition, SiteKey(site));
        foreach (var (day, counts) in days.Where(day => !day.Value.IsZero).OrderBy(day => day.Key))
        {
            var json = counts.Write();
            row[DayColumn(day)] = json.Length <= MostInDay ? json : Counting.Coarse(counts).Write();
        }

        return row;
    }

    public static Counts ReadSum(TableEntity? row)
    {
        if (row?.GetValueOrDefault(SumColumn(0)) is not string json)
        {
            return Counts.Zero;
        }

        for (var part = 1; row.GetValueOrDefault(SumColumn(part)) is string more; part++)
        {
            json += more;
        }

        return Counts.Read(json);
    }

    public static TableEntity Sum(string partition, string key, Counts counts)
    {
        var row = new TableEntity(partition, key);
        var json = counts.Write();
        for (var part = 0; part * MostInColumn < json.Length; part++)
        {
            row[SumColumn(part)] = json.Substring(part * MostInColumn, Math.Min(MostInColumn, json.Length - (part * MostInColumn)));
        }

        return row;
    }

    private static string DayColumn(int day) => string.Create(CultureInfo.InvariantCulture, $"D{day:00}");

    private static string SumColumn(int part) => string.Create(CultureInfo.InvariantCulture, $"Sum{part + 1}");
}

/// <summary>Some days of one month, all of it or a part.</summary>
internal sealed record MonthPart(DateOnly Month, int First, int Last)
{
    public bool IsWhole => First == 1 && Last == DateTime.DaysInMonth(Month.Year, Month.Month);

    public bool Holds(int day) => day >= First && day <= Last;
}

internal static class FigureMonths
{
    /// <summary>The first of every month in which something may lie that is kept so long, newest first.</summary>
    public static IReadOnlyList<DateOnly> Kept(DateTimeOffset now, int retentionDays)
    {
        // On a wall to the east of Greenwich it is tomorrow already, and what is kept a day longer may be of the month before.
        var (oldest, newest) = (now.AddDays(-retentionDays - 1), now.AddDays(1));
        return [.. Parts(DateOnly.FromDateTime(oldest.UtcDateTime), DateOnly.FromDateTime(newest.UtcDateTime)).Select(part => part.Month).Reverse()];
    }

    /// <param name="last">The last day, itself included.</param>
    public static IEnumerable<MonthPart> Parts(DateOnly first, DateOnly last)
    {
        for (var month = new DateOnly(first.Year, first.Month, 1); month <= last; month = month.AddMonths(1))
        {
            var end = month.AddMonths(1).AddDays(-1);
            yield return new(month, month < first ? first.Day : 1, end > last ? last.Day : end.Day);
        }
    }
}
