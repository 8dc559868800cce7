using System.Collections.Immutable;
using System.Diagnostics;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Roster;

/// <summary>Where it is known from that somebody is, or isn't, on shift.</summary>
internal enum ShiftSource
{
    /// <summary>They said so themselves.</summary>
    Word,

    /// <summary>Someone handed them the shift, or they handed it on.</summary>
    StandIn,

    /// <summary>An open time card in Teams.</summary>
    ClockedIn,

    /// <summary>A time card in Teams that was closed during the shift.</summary>
    ClockedOut,

    /// <summary>A published shift in Teams.</summary>
    Planned,

    /// <summary>The shifts of the settings.</summary>
    Pattern,
}

/// <summary>All that is known of a site's shifts at this moment.</summary>
/// <param name="Declared">What people told the bot.</param>
/// <param name="Schedule">What Teams tells; null when it isn't asked.</param>
internal sealed record Known(IReadOnlyDictionary<PersonId, ShiftDeclaration> Declared, TeamSchedule? Schedule)
{
    public static readonly Known Nothing = new(ImmutableDictionary<PersonId, ShiftDeclaration>.Empty, null);
}

/// <param name="Until">As far as it is known.</param>
/// <param name="For">Whom the person stands in for.</param>
internal sealed record Duty(Person Person, ShiftSource Source, DateTimeOffset? Until, Person? For);

/// <summary>Who is asked: whom a step of the escalation means at this moment.</summary>
internal static class Rota
{
    /// <summary>Each person once. Empty when nobody is on shift: then the next step is due at once.</summary>
    public static IReadOnlyList<Person> Resolve(Site site, StepAudience audience, DateTimeOffset now, Known known) =>
        audience switch
        {
            StepAudience.OnShift => [.. OnShiftAt(site, now, now, known).Select(duty => duty.Person)],
            StepAudience.AllManagers => [.. site.Managers.Select(manager => manager.Person)],
            StepAudience.People people => people.Persons,
            _ => throw new UnreachableException(audience.GetType().Name),
        };

    /// <summary>
    /// Who of those who take the site's pages is on shift then: by what they told the bot; else by Teams, as long as that has
    /// somebody on shift; else by the pattern of the settings, but for who has clocked out. So Teams ranks and never leaves a
    /// site without the people its settings have.
    /// </summary>
    /// <param name="site">The site.</param>
    /// <param name="moment">Now, or within the next 24 hours.</param>
    /// <param name="now">Tells how old what is known is.</param>
    /// <param name="known">What is known now.</param>
    public static IReadOnlyList<Duty> OnShiftAt(Site site, DateTimeOffset moment, DateTimeOffset now, Known known)
    {
        var all = Everyone(site)
            .Select(person => (Person: person, Word: known.Declared.GetValueOrDefault(person.Id)?.At(moment, site.Id), Team: known.Schedule?.Says(person.Id, moment, now)))
            .ToList();
        var teamHasSomebody = all.Any(one => one is { Team.OnShift: true, Word: null or { OnShift: true } });
        return
        [
            .. all.Select(one => one switch
            {
                { Word: { OnShift: true } word } =>
                    new Duty(one.Person, word.StandIn is null ? ShiftSource.Word : ShiftSource.StandIn, word.Until, word.StandIn?.Other),
                { Word: not null } => null,
                { Team: { OnShift: true } team } => new Duty(one.Person, team.Source, team.Until, null),
                { Team.Source: ShiftSource.ClockedOut } => null,
                { Team.OnShift: false } when teamHasSomebody => null,
                _ => HasPattern(site, one.Person.Id, moment) ? new Duty(one.Person, ShiftSource.Pattern, null, null) : null,
            }).OfType<Duty>().OrderBy(duty => known.Schedule?.PresenceOf(duty.Person.Id, now) ?? Presence.Unknown),
        ];
    }

    /// <summary>All managers of the site, then those whom only its escalation names.</summary>
    public static IReadOnlyList<Person> Everyone(Site site) =>
        [.. site.Managers.Select(manager => manager.Person).Concat(OnEscalation(site)).DistinctBy(person => person.Id)];

    /// <summary>Those whom it names; they may be managers too.</summary>
    public static IEnumerable<Person> OnEscalation(Site site) =>
        site.Escalation.Select(step => step.Page).OfType<StepAudience.People>().SelectMany(people => people.Persons);

    private static bool HasPattern(Site site, PersonId person, DateTimeOffset moment) => site.Managers.Any(manager =>
        manager.Person.Id == person && manager.Shifts.Any(shift => shift.Covers(moment, site.TimeZone)));
}
