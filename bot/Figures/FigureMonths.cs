namespace ManagerBackup.Bot.Figures;

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
