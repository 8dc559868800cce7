using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Reach;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Teams;

namespace ManagerBackup.Bot.Coverage;

/// <summary>Looks at the coming day of every site now and then, and tells ahead where nobody on shift could be paged.</summary>
internal sealed partial class Warnings(
    Outlook outlook, ToldGaps told, Messengers messengers, Sites sites, ReachSettings settings,
    [FromKeyedServices(TeamsSetup.ChannelClock)] TimeProvider wallTime, ILogger<Warnings> logger) : BackgroundService
{
    /// <summary>One look, at every site.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var rows = await told.ReadAsync(cancellationToken);
        var looks = new List<SiteOutlook>();
        var picked = new List<(SiteOutlook Look, IReadOnlyList<Gap> Tell, ToldRow Row)>();
        foreach (var site in sites.All)
        {
            var look = await outlook.OfAsync(site, Outlook.Day, cancellationToken);
            looks.Add(look);
            var row = rows.GetValueOrDefault(site.Id) ?? ToldRow.Empty(site.Id);
            var gaps = look.Gaps.Where(gap => look.PlansShifts || gap.State == SlotState.NobodyReachable).ToList();
            var (tell, keep) = Telling.Pick(site, gaps, row.Gaps, look.At);
            if (!ReferenceEquals(keep, row.Gaps))
            {
                picked.Add((look, tell, row with { Gaps = keep }));
            }
        }

        outlook.Last = looks;
        var mine = await told.ClaimAsync(picked.Select(one => one.Row), cancellationToken);
        await messengers.TellAsync(
            [.. picked.Where(one => one.Tell.Count > 0 && mine.Contains(one.Look.Site.Id)).Select(one => (one.Look.Site, one.Tell))], cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(settings.LookEvery * (0.9 + (Random.Shared.NextDouble() / 5)), wallTime, stoppingToken);
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (StorageUnavailableException)
            {
                LogAway();
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogStumbled(e);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Storage is away: nobody is told ahead of hours without anybody to page")]
    private partial void LogAway();

    [LoggerMessage(LogLevel.Error, "A look at the coming day failed; the next one comes")]
    private partial void LogStumbled(Exception e);
}
