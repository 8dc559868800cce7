using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Paging;

/// <summary>
/// Begins the monthly practice page of each site that has one. Any number of processes look; the drill's turn names its site and month,
/// and the same turn never opens a second request.
/// </summary>
internal sealed partial class DrillCalendar(
    Sites sites, Takeovers takeovers, Instances instances, TimeProvider time, ILogger<DrillCalendar> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private readonly HashSet<string> begun = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            foreach (var site in sites.All)
            {
                await LookAtAsync(site, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAtAsync(Site site, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (site.MonthlyDrill?.DueAt(now, site.TimeZone) is not { } month || begun.Contains($"{site.Id} {month}"))
        {
            return;
        }

        try
        {
            var opened = await takeovers.OpenAsync(RequestId.New(now, site.Id), CommandOf(site, month, now), cancellationToken);
            begun.Add($"{site.Id} {month}");
            if (opened.Changed)
            {
                LogBegun(site.Id, opened.Request.Id);
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // It is tried again at the next look.
            LogNotBegun(e, site.Id);
        }
    }

    private Command.Open CommandOf(Site site, string month, DateTimeOffset now)
    {
        var read = new Understanding(Category.Other, 2, Urgency.Page, site.Language, null, false);
        return new(RequestEvent.Systemic, now, $"drill-{site.Id}-{month}", "Manager Backup", site.Id, "", read, Openings.PlanOf(site))
        {
            Practice = true,
            Instance = instances.Me,
        };
    }

    [LoggerMessage(LogLevel.Information, "The monthly drill of site {Site} has begun: {Request}")]
    private partial void LogBegun(SiteId site, RequestId request);

    [LoggerMessage(LogLevel.Warning, "The monthly drill of site {Site} could not begin yet")]
    private partial void LogNotBegun(Exception e, SiteId site);
}
