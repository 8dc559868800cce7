using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Roster;

/// <summary>The sections <c>Sites</c>, <c>Roster</c> and <c>Review</c>, read and checked as a whole.</summary>
/// <param name="RetentionDays">How long takeovers are kept, where a site says nothing else.</param>
/// <param name="AsksTeams">True: shifts in Teams rank before the configured ones.</param>
/// <param name="Oddities">What is allowed and likely not meant, a line each.</param>
internal sealed record RosterSettings(Sites Sites, int RetentionDays, bool AsksTeams, IReadOnlyList<string> Oddities)
{
    private const int RetentionDaysWhenMissing = 365;

    /// <summary>Also for a site that the settings no longer name.</summary>
    public int RetentionDaysOf(SiteId site) => Sites.Find(site)?.RetentionDays ?? RetentionDays;

    public int LongestRetentionDays => Sites.All.Select(site => site.RetentionDays ?? RetentionDays).Append(RetentionDays).Max();

    /// <returns>Settings when there is no problem, else every problem, a line each.</returns>
    public static (RosterSettings? Settings, IReadOnlyList<string> Problems) Read(IConfiguration configuration)
    {
        var problems = new List<string>();
        var sites = ReadSites(configuration, problems);
        var review = new SettingsReader(configuration, "Review", problems);
        var opsLeads = SiteSettings.ReadOpsLeads(review.At("OpsLeads"));
        var retentionDays = SiteSettings.ReadRetentionDays(review.At("RetentionDays")) ?? RetentionDaysWhenMissing;
        var asksTeams = ReadSource(new SettingsReader(configuration, "Roster", problems));
        if (problems.Count > 0)
            return (null, problems);

        IReadOnlyList<string> oddities =
        [
            .. ConfigurationLayers.MixedLists(configuration, "Sites"), .. ConfigurationLayers.MixedLists(configuration, "Review"),
            .. sites.Where(site => site.UnansweredAfter < site.Escalation[^1].After).Select(site =>
                $"Sites:{site.Id}:UnansweredAfter is {site.UnansweredAfter:c}, before the last step of the escalation at {site.Escalation[^1].After:c}"),
            .. sites.Where(site => asksTeams && site.TeamId is null).Select(site =>
                $"Sites:{site.Id}:TeamId is empty, while Roster:Source is Shifts: there is no team whose shifts could be asked for"),
        ];
        return (new RosterSettings(new Sites(WithNames(sites), opsLeads), retentionDays, asksTeams, oddities), []);
    }

    private static List<Site> ReadSites(IConfiguration configuration, List<string> problems)
    {
        var entries = new SettingsReader(configuration, "Sites", problems);
        if (entries.Children.Count == 0)
            entries.Wrong("at least one site under its id, such as Sites:demo");

        foreach (var site in entries.Children)
            if (ConfigurationLayers.SpellingsOf(configuration, "Sites", site.Key) is { Count: > 1 } spellings)
                site.Wrong($"spelled in one way, not as {string.Join(" and ", spellings.Order(StringComparer.Ordinal))}");

        return [.. entries.Children.Select(SiteSettings.Read).OrderBy(site => site.Id.Value, StringComparer.OrdinalIgnoreCase)];
    }

    private static bool ReadSource(SettingsReader roster)
    {
        roster.HasOnly("Source");
        var source = roster.At("Source");
        var asksTeams = "Shifts".Equals(source.Text, StringComparison.OrdinalIgnoreCase);
        if (!asksTeams && !"Config".Equals(source.Text ?? "Config", StringComparison.OrdinalIgnoreCase))
            source.Wrong("\"Config\", or \"Shifts\" for the shifts in Teams");
        return asksTeams;
    }

    /// <summary>An escalation may name people of another site, or of none.</summary>
    private static List<Site> WithNames(List<Site> sites)
    {
        var names = sites.SelectMany(site => site.Managers.Select(manager => manager.Person).Concat(site.Employees))
            .DistinctBy(person => person.Id).ToDictionary(person => person.Id);
        return [.. sites.Select(site => site with { Escalation = [.. site.Escalation.Select(step => WithNames(step, names))] })];
    }

    private static EscalationStep WithNames(EscalationStep step, Dictionary<PersonId, Person> names) =>
        step.Page is StepAudience.People people
            ? step with { Page = new StepAudience.People([.. people.Persons.Select(person => names.GetValueOrDefault(person.Id, person))]) }
            : step;
}
