using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Coverage;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Digest;

/// <summary>Sends each ops lead the digest of their sites once a week, when its time has come where they are.</summary>
internal sealed partial class DigestCalendar(
    DigestSettings settings, DigestWeeks weeks, Sites sites, Outlook outlook, DigestPost post, TimeProvider time, ILogger<DigestCalendar> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly HashSet<(PersonId Lead, DateOnly Day)> done = [];

    /// <summary>One look, at every ops lead.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var lead in sites.OpsLeads.Order(PersonId.Order))
        {
            var own = sites.Where(Act.GetDigest, lead);
            if (own.Count > 0 && settings.At?.DueOn(time.GetUtcNow(), own[0].TimeZone) is { } day && !done.Contains((lead, day))
                && await weeks.BeforeAsync(day, cancellationToken) is { } counted)
            {
                await TellAsync(lead, own, day, counted, cancellationToken);
                done.RemoveWhere(one => one.Lead == lead);
                done.Add((lead, day));
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (settings.At is not null && await timer.WaitForNextTickAsync(stoppingToken))
        {
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

    private async Task TellAsync(PersonId lead, IReadOnlyList<Site> own, DateOnly day, TwoWeeks counted, CancellationToken cancellationToken)
    {
        var words = DigestWords.Of(own, counted, outlook.Last);
        if (words.IsEmpty)
        {
            return;
        }

        var link = settings.LinkTo(day.AddDays(-DigestWeeks.Days), day.AddDays(-1));
        try
        {
            await post.SendAsync(lead, own, day, language => DigestCard.Render(words.Card(language, day, link)), cancellationToken);
        }
        catch (ConnectorException e)
        {
            // Rather none this week than two. That they can't be reached is noted where the connector is watched.
            LogNotTold(e.Code);
        }
    }

    [LoggerMessage(LogLevel.Information, "Storage is away: the digest waits")]
    private partial void LogAway();

    [LoggerMessage(LogLevel.Warning, "An ops lead could not be sent the weekly digest ({Code})")]
    private partial void LogNotTold(string? code);

    [LoggerMessage(LogLevel.Error, "The weekly digest failed; it is tried again in a minute")]
    private partial void LogStumbled(Exception e);
}
