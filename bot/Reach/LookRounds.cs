using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Teams;

namespace ManagerBackup.Bot.Reach;

/// <summary>
/// Looks at the managers of whom nothing was heard, at most one a second, each in its own time: any number of instances share them
/// by claiming each look. What is learnt, here or elsewhere, is written behind.
/// </summary>
internal sealed partial class LookRounds(
    Reachability reachability, QuietLook look, Sites sites, ReachSettings settings, TimeProvider time,
    [FromKeyedServices(TeamsSetup.ChannelClock)] TimeProvider wallTime, ILogger<LookRounds> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(KeepAsync(stoppingToken), GoRoundAsync(stoppingToken));

    /// <summary>Everybody who is due, once.</summary>
    public async Task RoundAsync(CancellationToken cancellationToken)
    {
        await reachability.WriteAsync(cancellationToken);
        await reachability.LoadAsync(cancellationToken);
        var managers = sites.All.SelectMany(site => Rota.Everyone(site).Select(person => (Person: person, Site: site)))
            .DistinctBy(one => one.Person.Id).Where(one => IsDue(one.Person.Id)).ToArray();
        Random.Shared.Shuffle(managers);
        foreach (var (person, site) in managers)
        {
            if (await reachability.TryClaimLookAsync(person.Id, time.GetUtcNow(), reachability.LookedAt(person.Id), cancellationToken))
            {
                await look.AtAsync(person, site, cancellationToken);
                await Task.Delay(BetweenLooks, wallTime, cancellationToken);
            }
        }
    }

    // Whoever was heard of needs no look; whoever changes between the two paces keeps the time of the last look.
    private bool IsDue(PersonId person)
    {
        var (now, standing) = (time.GetUtcNow(), reachability.Of(person));
        var pace = standing.State == ReachState.Reachable ? settings.ProbeEvery : settings.ProbeAgainEvery;
        var heard = standing.State == ReachState.Reachable ? reachability.EvidenceOf(person).ProvedAt : null;
        return !(now - heard < pace) && !(now - reachability.LookedAt(person) < pace * Spread(person));
    }

    // So that those who were first looked at together drift apart, alike on every instance.
    private static double Spread(PersonId person) => 0.9 + (person.Value.Sum(c => c) % 20 / 100.0);

    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        await TryAsync(reachability.LoadAsync, cancellationToken);
        await foreach (var _ in reachability.News.ReadAllAsync(cancellationToken))
        {
            await TryAsync(reachability.WriteAsync, cancellationToken);
        }
    }

    private async Task GoRoundAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(settings.LookEvery * (0.9 + (Random.Shared.NextDouble() / 5)), wallTime, cancellationToken);
            await TryAsync(RoundAsync, cancellationToken);
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            // What was noted is kept here, and written with the next round.
            LogAway();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogStumbled(e);
        }
    }

    [LoggerMessage(LogLevel.Information, "Storage is away: who can be reached is neither read nor written now")]
    private partial void LogAway();

    [LoggerMessage(LogLevel.Error, "A look at who can be reached failed; the next one comes")]
    private partial void LogStumbled(Exception e);
}
