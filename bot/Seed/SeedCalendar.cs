namespace ManagerBackup.Bot.Seed;

/// <summary>One site's takeovers of one month: what is made, and noted as made, in one go.</summary>
/// <param name="From">Within one calendar month of UTC, as the log's partitions are.</param>
internal sealed record SeedUnit(int Index, SeedSite Site, DateTimeOffset From, DateTimeOffset To, int Takeovers);

/// <summary>When it happens: more on Saturdays, around noon and after work, and before Christmas; nothing while a shop is closed.</summary>
internal static class SeedCalendar
{
    private static readonly double[] OfDay = [0.7, 0.9, 0.85, 0.9, 1.0, 1.3, 1.8]; // Sunday first
    private static readonly double[] OfMonth = [1.0, 0.85, 0.9, 0.95, 1.0, 1.0, 1.05, 1.0, 0.95, 1.0, 1.2, 1.7];
    private static readonly double[] OfHour = [0, 0, 0, 0, 0, 0, 0, 0, 0.4, 0.6, 0.8, 1.0, 1.5, 1.3, 1.0, 1.0, 1.3, 1.7, 1.6, 1.2, 0.9, 0.7, 0.5, 0];
    private static readonly double Busiest = OfDay.Max() * OfHour.Max();

    private static readonly TimeSpan LeastOfAMonth = TimeSpan.FromHours(1);

    /// <summary>Oldest month first, and all sites of a month before the next: a seed that was stopped is a shorter year of all.</summary>
    public static IReadOnlyList<SeedUnit> Units(SeedOrder order, IReadOnlyList<SeedSite> sites, DateTimeOffset end)
    {
        var pieces = (
            from month in MonthsTo(end, order.Months)
            from site in sites
            select (Site: site, month.From, month.To, Weight: site.Trade * OfMonth[month.From.Month - 1] * (month.To - month.From).TotalDays)).ToList();
        var (whole, sum, given) = (pieces.Sum(piece => piece.Weight), 0.0, 0);
        var units = new List<SeedUnit>(pieces.Count);
        foreach (var piece in pieces)
        {
            // What is due by here, less what was given: the rounding never adds up.
            sum += piece.Weight;
            var due = units.Count == pieces.Count - 1 ? order.Takeovers : (int)Math.Round(order.Takeovers * (sum / whole));
            units.Add(new(units.Count, piece.Site, piece.From, piece.To, due - given));
            given = due;
        }

        return units;
    }

    /// <summary>The moments of opening, in order.</summary>
    public static DateTimeOffset[] Moments(SeedUnit unit, Random dice)
    {
        var moments = new DateTimeOffset[unit.Takeovers];
        for (var i = 0; i < moments.Length; i++)
        {
            moments[i] = Moment(unit, dice);
        }

        Array.Sort(moments);
        return moments;
    }

    private static DateTimeOffset Moment(SeedUnit unit, Random dice)
    {
        // A month that has only just begun may hold no opening hour yet; then it was out of hours.
        var moment = unit.From;
        for (var attempt = 0; attempt < 200; attempt++)
        {
            moment = unit.From + TimeSpan.FromMilliseconds(dice.NextInt64((long)(unit.To - unit.From).TotalMilliseconds));
            var there = TimeZoneInfo.ConvertTime(moment, unit.Site.Site.TimeZone);
            var isOpen = there.Hour >= unit.Site.Opens && there.Hour < unit.Site.Closes;
            if (isOpen && dice.Of(OfDay[(int)there.DayOfWeek] * OfHour[there.Hour] / Busiest))
            {
                return moment;
            }
        }

        return moment;
    }

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> MonthsTo(DateTimeOffset end, int months)
    {
        // A month that has only just begun is left for the next year: a story that ends before the end needs some time.
        for (var from = end.AddMonths(-months); end - from > LeastOfAMonth;)
        {
            var next = new DateTimeOffset(from.Year, from.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);
            var to = next < end ? next : end;
            yield return (from, to);
            from = to;
        }
    }
}
