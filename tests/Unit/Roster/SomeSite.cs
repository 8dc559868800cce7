using System.Globalization;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.UnitTests.Roster;

/// <summary>Builds the site that a test is about; what it doesn't say is of no matter there.</summary>
internal static class SomeSite
{
    public static Site Called(string id, string zone = "Europe/Amsterdam") => new(
        new SiteId(id), id, Zone(zone), "en", "112", "+31 20 555 0100", TeamId: null, Employees: [], Managers: [],
        [new(TimeSpan.Zero, new StepAudience.OnShift())],
        TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(3), Latitude: []);

    public static Site WithManager(this Site site, string name, params string[] shifts) =>
        site with { Managers = [.. site.Managers, new Manager(Someone(name), [.. shifts.Select(Shift)])] };

    public static Site WithEmployee(this Site site, string name) => site with { Employees = [.. site.Employees, Someone(name)] };

    public static Site EscalatingTo(this Site site, params string[] names) =>
        site with { Escalation = [.. site.Escalation, new(TimeSpan.FromMinutes(2), new StepAudience.People([.. names.Select(Someone)]))] };

    public static Person Someone(string name) => new(Id(name), name);

    public static PersonId Id(string name) => new("id-of-" + name);

    public static string Names(this IEnumerable<Person> people) => string.Join(' ', people.Select(person => person.Name));

    public static ShiftPattern Shift(string text) =>
        ShiftPattern.TryParse(text, out var pattern) ? pattern : throw new ArgumentException(text, nameof(text));

    public static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    public static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
}
