using System.Globalization;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Figures;

/// <param name="From">The first month; null for everything that is kept.</param>
/// <param name="Site">Null for every site.</param>
/// <param name="Anew">Also what a run before this has done.</param>
internal sealed record RebuildScope(DateOnly? From, Site? Site, bool Anew);

/// <summary>
/// Counts all figures anew from the log, a site's month at a time, the newest months first. It may run beside the bot and may be stopped:
/// how far it came is kept, and the same command goes on from there.
/// </summary>
/// <param name="output">Where it says how far it is.</param>
internal sealed class FigureRebuild(
    StorageWeather storage, Recount recount, FigureBook book, RosterSettings settings, TimeProvider time, TextWriter output)
{
    private const string Partition = "rebuild";
    private const string Row = "progress";

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    // Behind the breaker, which has a page's patience.
    private readonly ITableEngine engine = storage.Engine;

    /// <returns>False when it was stopped before the end.</returns>
    public async Task<bool> RunAsync(RebuildScope scope, CancellationToken cancellationToken)
    {
        var kept = FigureMonths.Kept(time.GetUtcNow(), settings.LongestRetentionDays);
        var months = kept.Where(month => !(month < scope.From)).ToList();
        IReadOnlyList<Site> sites = scope.Site is { } one ? [one] : settings.Sites.All;
        var steps = months.SelectMany(month => sites.Select(site => (Month: month, Site: site))).ToList();
        var name = string.Join(' ', steps.Select(step => step.Month).Distinct().Select(month => month.ToString("yyyyMM", CultureInfo.InvariantCulture)))
            + string.Create(CultureInfo.InvariantCulture, $" {scope.Site?.Id.Value ?? "all"} {sites.Count}");
        var done = scope.Anew ? 0 : await DoneAsync(name, cancellationToken);
        if (done > 0)
        {
            await output.WriteLineAsync($"Going on where it was stopped, behind {Of(done, steps.Count)}. --anew begins again");
        }

        var (start, first, told, takeovers) = (time.GetTimestamp(), done, time.GetTimestamp(), 0L);
        for (; done < steps.Count && !cancellationToken.IsCancellationRequested; done++)
        {
            // Whole or not at all: what is written at a stop is what was counted.
            takeovers += await recount.MonthAsync(steps[done].Site.Id, steps[done].Site.TimeZone, steps[done].Month, CancellationToken.None);
            if (done + 1 == steps.Count || steps[done + 1].Month != steps[done].Month)
            {
                await book.MendSumsAsync(steps[done].Month, CancellationToken.None);
            }

            if (time.GetElapsedTime(told) >= Every)
            {
                told = time.GetTimestamp();
                await KeepAsync(name, done + 1);
                await TellAsync(done + 1 - first, steps.Count - first, steps.Count, takeovers, time.GetElapsedTime(start));
            }
        }

        if (done < steps.Count)
        {
            await KeepAsync(name, done);
            await output.WriteLineAsync($"Stopped behind {Of(done, steps.Count)}. The same command goes on from there");
            return false;
        }

        await KeepAsync(name, 0);
        if (months.Count == kept.Count)
        {
            foreach (var site in sites)
            {
                await book.KeepAsync(site.Id, FigureSites.CountedBy(site), CancellationToken.None);
            }
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"Done: {Of(done, steps.Count)}, {takeovers:N0} takeovers in {time.GetElapsedTime(start).TotalSeconds:N0} s"));
        return true;
    }

    private Task TellAsync(int done, int all, int steps, long takeovers, TimeSpan taken) => output.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"{Of(steps - all + done, steps)}, {takeovers:N0} takeovers, {takeovers / taken.TotalSeconds:N0} a second, about {taken * ((double)(all - done) / done):h\\:mm\\:ss} left"));

    private static string Of(int done, int all) => string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {all:N0} months of sites");

    private async Task<int> DoneAsync(string name, CancellationToken cancellationToken) =>
        await engine.GetAsync(FigureRows.Table, Partition, Row, cancellationToken) is { } row && row.GetValueOrDefault("Scope") as string == name
            ? row.GetValueOrDefault("Done") as int? ?? 0
            : 0;

    private Task<TableEntity> KeepAsync(string name, int done) => engine.ChangeRowAsync(
        FigureRows.Table,
        Partition,
        Row,
        row =>
        {
            row["Scope"] = name;
            row["Done"] = done;
            return true;
        },
        CancellationToken.None);
}
