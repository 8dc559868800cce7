using System.Collections.Frozen;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Roster;

/// <summary>A workplace as its settings describe it, checked at the start.</summary>
/// <param name="FallbackPhone">What an employee is told to call when no page can reach anyone.</param>
/// <param name="TeamId">The team whose members work here, if the site has one.</param>
/// <param name="Escalation">Never empty; the first step is at zero, later ones in order.</param>
internal sealed record Site(
    SiteId Id,
    string Name,
    TimeZoneInfo TimeZone,
    string Language,
    string EmergencyNumber,
    string FallbackPhone,
    string? TeamId,
    IReadOnlyList<Person> Employees,
    IReadOnlyList<Manager> Managers,
    IReadOnlyList<EscalationStep> Escalation,
    TimeSpan RepageEvery,
    TimeSpan UnansweredAfter,
    TimeSpan ArriveWithin,
    IReadOnlyList<Latitude> Latitude)
{
    /// <summary>What the company stands behind, told to everyone who asks for help; null for the words that the product has.</summary>
    public LocalText? Backing { get; init; }

    /// <summary>Who to turn to when a manager is the abuser; nobody of the site's own escalation.</summary>
    public TrustedContact? TrustedContact { get; init; }

    /// <summary>Whom an employee can talk to afterwards; null where the site names nobody.</summary>
    public TrustedContact? SupportContact { get; init; }

    /// <summary>How long its takeovers are kept; null for as long as everywhere.</summary>
    public int? RetentionDays { get; init; }

    /// <summary>Who sees its takeovers, with those who see every site's once <see cref="Sites"/> has it.</summary>
    public IReadOnlySet<PersonId> OpsLeads { get; init; } = FrozenSet<PersonId>.Empty;

    /// <summary>The zone as a browser knows it: settings may name it as Windows does.</summary>
    public string IanaZone => !TimeZone.HasIanaId && TimeZoneInfo.TryConvertWindowsIdToIanaId(TimeZone.Id, out var name) ? name : TimeZone.Id;

    /// <summary>Within how many days who closed a takeover owes the employee a private talk.</summary>
    public int FollowUpDays { get; init; } = SiteSettings.UsualFollowUpDays;

    /// <summary>When the site practises by itself; null for never.</summary>
    public MonthlyDrill? MonthlyDrill { get; init; }
}

internal sealed record TrustedContact(string Name, string Phone)
{
    public override string ToString() => $"{Name} ({Phone})";
}

/// <summary>One text in the words of each language; never empty.</summary>
internal sealed record LocalText(IReadOnlyDictionary<string, string> Texts)
{
    /// <summary>In the reader's language, else the site's, else English, else any.</summary>
    public string In(string language, string siteLanguage)
    {
        foreach (var wanted in (ReadOnlySpan<string>)[language.Split('-')[0], siteLanguage, "en"])
            if (Texts.TryGetValue(wanted, out var text))
                return text;

        return Texts.OrderBy(text => text.Key, StringComparer.Ordinal).First().Value;
    }
}

/// <param name="Shifts">None: on shift only when they say so themselves.</param>
internal sealed record Manager(Person Person, IReadOnlyList<ShiftPattern> Shifts);

/// <param name="After">Counted from the opening of the request.</param>
internal sealed record EscalationStep(TimeSpan After, StepAudience Page);

internal abstract record StepAudience
{
    private StepAudience()
    {
    }

    internal sealed record OnShift : StepAudience;

    internal sealed record AllManagers : StepAudience;

    /// <summary>Named people; a person whose name no site tells is named by their id.</summary>
    internal sealed record People(IReadOnlyList<Person> Persons) : StepAudience;
}

/// <summary>What an employee may give or refuse without asking.</summary>
/// <param name="When">A category's name, in lower case: <c>demand</c>.</param>
internal sealed record Latitude(string When, LocalText May)
{
    /// <summary>Every entry of the site for these categories, once each, in the reader's language as far as there is one.</summary>
    public static IReadOnlyList<string> MayFor(Site site, string language, params ReadOnlySpan<string> when)
    {
        var may = new List<string>();
        foreach (var latitude in site.Latitude)
        {
            if (when.Contains(latitude.When, StringComparer.OrdinalIgnoreCase))
            {
                may.Add(latitude.May.In(language, site.Language));
            }
        }

        return may;
    }
}
