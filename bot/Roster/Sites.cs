using System.Collections.Frozen;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Roster;

internal abstract record SiteMembership
{
    private SiteMembership()
    {
    }

    internal sealed record One(Site Site) : SiteMembership;

    /// <summary>The person has to say which; always more than one.</summary>
    internal sealed record Choose(IReadOnlyList<Site> Among) : SiteMembership;
}

/// <summary>The sites this bot serves, and who belongs where.</summary>
/// <param name="all">At least one, in the order of their ids.</param>
/// <param name="opsLeads">Those of every site.</param>
internal sealed class Sites(IReadOnlyList<Site> all, IReadOnlySet<PersonId> opsLeads)
{
    /// <summary>In the order of their ids; never empty.</summary>
    public IReadOnlyList<Site> All { get; } =
        opsLeads.Count == 0 ? all : [.. all.Select(site => site with { OpsLeads = site.OpsLeads.Concat(opsLeads).ToFrozenSet() })];

    /// <summary>Those of any site.</summary>
    public IReadOnlySet<PersonId> OpsLeads { get; } = all.SelectMany(site => site.OpsLeads).Concat(opsLeads).ToFrozenSet();

    /// <summary>Case does not matter, as in configuration keys; the id to keep is the one of the site that is found.</summary>
    public Site? Find(SiteId id) => All.FirstOrDefault(site => site.Id.Value.Equals(id.Value, StringComparison.OrdinalIgnoreCase));

    /// <summary>The sites at which the person may do it.</summary>
    public IReadOnlyList<Site> Where(Act act, PersonId person) => [.. All.Where(site => Permissions.May(act, site, person))];

    /// <summary>
    /// Where a person works: where they are listed or a member of the site's team, else the site of the team they write in, else
    /// where they are on the escalation, else any site. What is left open, their own choice decides, and without one they are asked.
    /// </summary>
    /// <param name="person">Who.</param>
    /// <param name="teamId">The team they write in.</param>
    /// <param name="chosen">What they chose.</param>
    /// <param name="memberOf">The sites of whose teams they are members.</param>
    public SiteMembership Whose(PersonId person, string? teamId, SiteId? chosen, IReadOnlySet<SiteId>? memberOf = null)
    {
        var listed = All.Where(site => Lists(site, person) || memberOf?.Contains(site.Id) is true).ToList();
        var ofTeam = All.Where(site => IsTeamOf(site, teamId)).ToList();
        IReadOnlyList<Site> candidates = (listed.Count, ofTeam.Count) switch
        {
            ( > 1, > 0) when listed.Intersect(ofTeam).ToList() is { Count: > 0 } both => both,
            ( > 0, _) => listed,
            (_, > 0) => ofTeam,
            _ when Where(Act.TakePages, person) is { Count: > 0 } escalated => escalated,
            _ => All,
        };
        if (candidates.Count == 1)
            return new SiteMembership.One(candidates[0]);

        return chosen is { } id && Find(id) is { } site && candidates.Contains(site)
            ? new SiteMembership.One(site)
            : new SiteMembership.Choose(candidates);
    }

    /// <returns>Null when the team is no site's.</returns>
    public Site? OfTeam(string? teamId) => All.FirstOrDefault(site => IsTeamOf(site, teamId));

    private static bool Lists(Site site, PersonId person) =>
        site.Employees.Any(employee => employee.Id == person) || site.Managers.Any(manager => manager.Person.Id == person);

    private static bool IsTeamOf(Site site, string? teamId) =>
        !string.IsNullOrEmpty(teamId) && teamId.Equals(site.TeamId, StringComparison.OrdinalIgnoreCase);
}
