using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Roster;

/// <summary>Whom a step means right now. The ranking is <see cref="Rota"/>'s; here is what it ranks, and nothing of it is waited for long.</summary>
internal sealed class OnShift(Declarations declarations, ScheduleBook book)
{
    /// <summary>Danger means everyone, at any step.</summary>
    public async Task<IReadOnlyList<Person>> OfStepsAsync(
        BackupRequest s, Site site, int from, int to, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (s.Read.Urgency == Urgency.Everyone)
        {
            return Rota.Everyone(site);
        }

        var known = await KnownAsync(site, cancellationToken);

        // The settings may have fewer steps by now than the plan that the request was opened with.
        return [.. site.Escalation.Take(to + 1).Skip(from).SelectMany(taken => Rota.Resolve(site, taken.Page, now, known)).DistinctBy(person => person.Id)];
    }

    /// <summary>All that is known of the site's shifts, within a bound: see <see cref="Declarations"/>.</summary>
    public async Task<Known> KnownAsync(Site site, CancellationToken cancellationToken) =>
        new(await declarations.OfAsync(Rota.Everyone(site), cancellationToken), book.Of(site.Id));
}
