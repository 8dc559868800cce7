using System.Diagnostics;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Roster;

using Declarations = IReadOnlyDictionary<PersonId, ShiftDeclaration>;

/// <summary>Who is asked: whom a step of the escalation means at this moment, and who may take a request over.</summary>
internal static class Rota
{
    /// <summary>Each person once. Empty when nobody is on shift: then the next step is due at once.</summary>
    public static IReadOnlyList<Person> Resolve(Site site, StepAudience audience, DateTimeOffset now, Declarations declared) =>
        audience switch
        {
            StepAudience.OnShift => [.. Everyone(site).Where(person => IsOnShift(site, person.Id, now, declared))],
            StepAudience.AllManagers => [.. site.Managers.Select(manager => manager.Person)],
            StepAudience.People people => people.Persons,
            _ => throw new UnreachableException(audience.GetType().Name),
        };

    /// <summary>By their own word while it holds, else by the pattern of their shifts.</summary>
    public static bool IsOnShift(Site site, PersonId person, DateTimeOffset now, Declarations declared) =>
        declared.TryGetValue(person, out var word) && word.HoldsAt(now)
            ? word.OnShift
            : site.Managers.Any(manager => manager.Person.Id == person
                && manager.Shifts.Any(shift => shift.Covers(now, site.TimeZone)));

    /// <summary>All managers of the site, then those whom only its escalation names.</summary>
    public static IReadOnlyList<Person> Everyone(Site site) =>
        [.. site.Managers.Select(manager => manager.Person).Concat(OnEscalation(site)).DistinctBy(person => person.Id)];

    public static bool MayTake(Site site, PersonId person) => Everyone(site).Any(one => one.Id == person);

    private static IEnumerable<Person> OnEscalation(Site site) =>
        site.Escalation.Select(step => step.Page).OfType<StepAudience.People>().SelectMany(people => people.Persons);
}
