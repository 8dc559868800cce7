using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Conversations;

/// <summary>Finds the site of a person and of a request.</summary>
internal sealed class Whereabouts(Sites sites, TeamMembers teams, People people, Takeovers takeovers)
{
    /// <summary>Answers without storage wherever the settings alone tell.</summary>
    public Task<SiteMembership> OfAsync(Visit visit, CancellationToken cancellationToken) =>
        OfAsync(visit.Person.Id, TeamOf(visit), cancellationToken);

    /// <inheritdoc cref="OfAsync(Visit, CancellationToken)"/>
    /// <param name="team">The team that they write in; null outside of any.</param>
    public async Task<SiteMembership> OfAsync(PersonId person, string? team, CancellationToken cancellationToken)
    {
        var membership = Whose(person, team, null);
        try
        {
            return membership is SiteMembership.Choose && await people.FindSiteAsync(person, cancellationToken) is { } chosen
                ? Whose(person, team, chosen)
                : membership;
        }
        catch (StorageUnavailableException)
        {
            // Better asked once more than left without an answer.
            return membership;
        }
    }

    /// <summary>The person's site as the settings alone tell it, or those among which the person chooses.</summary>
    public SiteMembership ChoicesOf(Visit visit) => Whose(visit.Person.Id, TeamOf(visit), null);

    /// <summary>Whom to call when the bot can't help: the number of the person's site, or of each that may be theirs.</summary>
    public string PhonesOf(Visit visit) => PhonesOf(ChoicesOf(visit));

    /// <inheritdoc cref="PhonesOf(Visit)"/>
    public static string PhonesOf(SiteMembership membership)
    {
        IReadOnlyList<Site> mayBe = membership switch
        {
            SiteMembership.One one => [one.Site],
            SiteMembership.Choose choose => choose.Among,
            _ => [],
        };
        return string.Join(" / ", mayBe.Select(site => site.FallbackPhone).Distinct(StringComparer.Ordinal));
    }

    /// <returns>The site chosen, if it is one of the person's; null when it is not.</returns>
    public Task<Site?> ChooseAsync(Visit visit, SiteId chosen, CancellationToken cancellationToken) =>
        ChooseAsync(visit.Person.Id, TeamOf(visit), chosen, cancellationToken);

    /// <inheritdoc cref="ChooseAsync(Visit, SiteId, CancellationToken)"/>
    public async Task<Site?> ChooseAsync(PersonId person, string? team, SiteId chosen, CancellationToken cancellationToken)
    {
        if (Whose(person, team, chosen) is not SiteMembership.One { Site: var site } || site.Id != chosen)
        {
            return null;
        }

        try
        {
            await people.KeepSiteAsync(person, site.Id, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            // They are asked again next time; this time the choice holds.
        }

        return site;
    }

    private SiteMembership Whose(PersonId person, string? team, SiteId? chosen) => sites.Whose(person, team, chosen, teams.SitesOf(person));

    private static string? TeamOf(Visit visit) => visit.Turn.Activity.ChannelData?.Team?.AadGroupId;

    /// <summary>The name by which colleagues know the person: as the settings have it, else as the channel told it.</summary>
    public static string NameOf(Person person, Site site) =>
        site.Employees.Concat(Rota.Everyone(site)).FirstOrDefault(known => known.Id == person.Id)?.Name is { Length: > 0 } name && name != person.Id.Value
            ? name
            : person.Name;

    public Site? Find(SiteId id) => sites.Find(id);

    /// <returns>The request as the log has it now, and its site; null when no site of ours has it.</returns>
    public async Task<(StoredRequest Request, Site Site)?> FindAsync(RequestId id, CancellationToken cancellationToken)
    {
        foreach (var site in sites.All.Where(site => id.MayBelongTo(site.Id)))
        {
            if (await takeovers.FindAsync(id, site.Id, cancellationToken) is { } request)
            {
                return (request, site);
            }
        }

        return null;
    }
}
