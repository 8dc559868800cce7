using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Retention;

/// <param name="Requests">How many were changed.</param>
/// <param name="StillOpen">How many hold words of theirs and are not over: to be erased again then.</param>
/// <param name="Contact">Whether something was kept of how to reach them.</param>
internal sealed record PersonErased(int Requests, int StillOpen, bool Contact);

/// <summary>Takes words away when somebody asks for it; figures and times stay.</summary>
internal sealed class Eraser(Takeovers takeovers, ITakeoverReader reader, Sites sites, People people, TimeProvider time)
{
    /// <returns>Null when there is no such request within these sites.</returns>
    public async Task<Executed?> EraseRequestAsync(RequestId id, PersonId by, IReadOnlyList<Site> within, CancellationToken cancellationToken)
    {
        foreach (var site in within.Where(site => id.MayBelongTo(site.Id)))
        {
            if (await takeovers.EraseAsync(id, site.Id, new(by, time.GetUtcNow(), Erasure.Words), cancellationToken) is { } done)
            {
                return done;
            }
        }

        return null;
    }

    /// <summary>
    /// In every request of these sites that they opened, took or were asked in; how to reach them is forgotten when these are all
    /// the sites. It may be stopped and asked for again.
    /// </summary>
    public async Task<PersonErased> ErasePersonAsync(PersonId person, PersonId by, IReadOnlyList<Site> within, CancellationToken cancellationToken)
    {
        var all = await AllAsync(within, cancellationToken);

        // Asked and never taken: that stands in the events alone, which are read where the person is known.
        var theirs = all.Where(one => one.Employee.Id == person.Value || one.Manager?.Id == person.Value).Select(one => one.Site)
            .Concat(within.Where(site => Permissions.May(Act.TakePages, site, person)).Select(site => site.Id.Value)).ToHashSet(StringComparer.Ordinal);
        var (requests, open) = (0, 0);
        foreach (var summary in all.Where(one => theirs.Contains(one.Site)))
        {
            var done = RequestId.TryParse(summary.Id, out var id)
                ? await takeovers.EraseAsync(id, new(summary.Site), new(by, time.GetUtcNow(), Erasure.Person, person), cancellationToken)
                : null;
            requests += done is { Changed: true } ? 1 : 0;
            open += done is { Refusal: Refusal.NotOverYet } && done.Request.Events.Any(happened => Holds(happened, person)) ? 1 : 0;
        }

        return new(requests, open, within.Count == sites.All.Count && await people.ForgetAsync(person, cancellationToken));
    }

    private static bool Holds(RequestEvent happened, PersonId person) =>
        happened.By == person || (happened is RequestEvent.Paged paged && paged.To.Any(one => one.Id == person));

    private async Task<List<TakeoverSummary>> AllAsync(IReadOnlyList<Site> within, CancellationToken cancellationToken)
    {
        var all = new List<TakeoverSummary>();
        for (var filter = TakeoverFilter.Everything with { Within = within.Select(site => site.Id).ToHashSet() }; ;)
        {
            var page = await reader.ListAsync(filter, cancellationToken);
            all.AddRange(page.Items);
            if (page.Next is null)
            {
                return all;
            }

            filter = filter with { Cursor = page.Next };
        }
    }
}
