using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Figures;

/// <summary>Counts the days anew that marks in the log name, copies their takeovers to the lists, and takes the marks away that it saw before it counted.</summary>
internal sealed class MarkedDays(ITableEngine engine, Recount recount, Sites sites)
{
    private const int MostInBatch = 100;

    private readonly TakeoverIndex lists = new(engine);

    /// <returns>How many marks were there.</returns>
    /// <exception cref="TableConflictException">Others write the same all the time: the marks stay.</exception>
    public async Task<int> CountAsync(SiteMonth where, CancellationToken cancellationToken)
    {
        var marks = await FigureMarks.ReadAsync(engine, where, cancellationToken);
        if (marks.Count > 0 && sites.Find(where.Site) is { } site)
        {
            foreach (var month in marks.Select(mark => Counting.DayOf(mark.Request.OpenedAt, site.TimeZone)).Distinct().GroupBy(day => new DateOnly(day.Year, day.Month, 1)))
            {
                await recount.DaysAsync(where.Site, site.TimeZone, month.Key, [.. month.Select(day => day.Day)], always: true, cancellationToken);
            }
        }

        await lists.KeepAsync(where.Site, marks.Select(mark => mark.Request).Distinct(), cancellationToken);
        foreach (var batch in marks.Chunk(MostInBatch))
        {
            await RemoveAsync(where, batch, cancellationToken);
        }

        return marks.Count;
    }

    private async Task RemoveAsync(SiteMonth where, FigureMark[] marks, CancellationToken cancellationToken)
    {
        try
        {
            await engine.SubmitAsync(
                TakeoverRows.Table, where.Partition, [.. marks.Select(mark => new TableOperation.DeleteIfMatch(mark.RowKey, "*"))], cancellationToken);
        }
        catch (TableConflictException) when (marks.Length > 1)
        {
            // Another instance has counted for some of them.
            foreach (var mark in marks)
            {
                await RemoveAsync(where, [mark], cancellationToken);
            }
        }
        catch (TableConflictException)
        {
            // It is gone.
        }
    }
}
