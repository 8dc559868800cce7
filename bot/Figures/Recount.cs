using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Figures;

/// <summary>Counts days of a site from the log's own rows.</summary>
internal sealed class Recount(ITableEngine engine, FigureBook book)
{
    private readonly TakeoverIndex lists = new(engine);

    // Where the clock is changed, a day on the wall is longer, or an hour of it comes again.
    private static readonly TimeSpan Margin = TimeSpan.FromHours(3);

    /// <summary>Counts these days of one month and writes them.</summary>
    /// <param name="site">Whose.</param>
    /// <param name="zone">The site's.</param>
    /// <param name="month">Any of its days.</param>
    /// <param name="days">Which of them.</param>
    /// <param name="always">Write also what has not changed: see <see cref="FigureBook.ReplaceAsync"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many takeovers were read.</returns>
    public async Task<int> DaysAsync(
        SiteId site, TimeZoneInfo zone, DateOnly month, IReadOnlyCollection<int> days, bool always, CancellationToken cancellationToken)
    {
        var read = 0;
        await book.ReplaceAsync(
            site,
            month,
            async () =>
            {
                (var counted, read) = await CountAsync(site, zone, month, days, cancellationToken);
                return counted;
            },
            always,
            cancellationToken);
        return read;
    }

    /// <summary>Every day of a month, and its takeovers in the lists.</summary>
    /// <inheritdoc cref="DaysAsync"/>
    public async Task<int> MonthAsync(SiteId site, TimeZoneInfo zone, DateOnly month, CancellationToken cancellationToken)
    {
        await lists.KeepMonthAsync(site, new(month, TimeOnly.MinValue, TimeSpan.Zero), cancellationToken);
        return await DaysAsync(site, zone, month, [.. Enumerable.Range(1, DateTime.DaysInMonth(month.Year, month.Month))], always: false, cancellationToken);
    }

    /// <summary>A site that settings no longer name is no part of the sums.</summary>
    public Task DropMonthAsync(SiteId site, DateOnly month, CancellationToken cancellationToken) => book.ReplaceAsync(
        site,
        month,
        () => Task.FromResult<IReadOnlyDictionary<int, Counts>>(Enumerable.Range(1, 31).ToDictionary(day => day, _ => Counts.Zero)),
        always: false,
        cancellationToken);

    private async Task<(IReadOnlyDictionary<int, Counts> Counted, int Read)> CountAsync(
        SiteId site, TimeZoneInfo zone, DateOnly month, IReadOnlyCollection<int> days, CancellationToken cancellationToken)
    {
        var found = days.ToDictionary(day => day, _ => new List<Counts>());
        var read = 0;
        var (from, to) = (Moment(days.Min(), 0) - Margin, Moment(days.Max(), 1) + Margin);
        for (var part = SiteMonth.Of(site, from); part.Month < to; part = part with { Month = part.Month.AddMonths(1) })
        {
            await foreach (var row in engine.QueryAsync(
                TakeoverRows.Table, part.Partition, TakeoverRows.SummaryKeyFrom(from), TakeoverRows.SummaryKeyFrom(to), cancellationToken))
            {
                var takeover = SummaryRow.Read(row);
                var day = Counting.DayOf(takeover, zone);
                if (day.Year == month.Year && day.Month == month.Month && found.TryGetValue(day.Day, out var counts))
                {
                    counts.Add(Counting.Of(takeover, zone));
                    read++;
                }
            }
        }

        return (found.ToDictionary(day => day.Key, day => Counts.Sum(day.Value)), read);

        DateTimeOffset Moment(int day, int plus)
        {
            var midnight = new DateTimeOffset(month.Year, month.Month, day, 0, 0, 0, TimeSpan.Zero).AddDays(plus);
            return midnight - zone.GetUtcOffset(midnight);
        }
    }
}
