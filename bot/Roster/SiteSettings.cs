using System.Collections.Frozen;
using System.Globalization;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Roster;

/// <summary>
/// Reads one entry of <c>Sites</c>. What is wrong is noted by the reader and a stand-in goes into the site, which is thrown away then.
/// </summary>
internal static class SiteSettings
{
    public const int UsualFollowUpDays = 3;
    private const int MostFollowUpDays = 30;

    private const string PersonForm = "a person's Entra object id";

    public static Site Read(SettingsReader site)
    {
        site.HasOnly(
            "Name", "TimeZone", "Language", "EmergencyNumber", "FallbackPhone", "TeamId", "Employees", "Managers", "Escalation",
            "RepageEvery", "UnansweredAfter", "ArriveWithin", "Latitude", "Backing", "TrustedContact", "SupportContact", "MonthlyDrill", "RetentionDays", "OpsLeads",
            "FollowUpDays");
        var managers = ReadManagers(site.At("Managers"));
        var escalation = EscalationSettings.Read(site.At("Escalation"), managers.Count > 0);
        return new Site(
            ReadId(site),
            site.At("Name").Required("the name people know the site by"),
            ReadTimeZone(site.At("TimeZone")),
            ReadLanguage(site.At("Language")),
            site.At("EmergencyNumber").Text ?? "112",
            site.At("FallbackPhone").Required("the number an employee calls when no manager can be reached"),
            site.At("TeamId").Text,
            ReadEmployees(site.At("Employees")),
            managers,
            escalation,
            site.At("RepageEvery").Duration(TimeSpan.FromSeconds(30)),
            EscalationSettings.ReadUnansweredAfter(site.At("UnansweredAfter"), escalation),
            site.At("ArriveWithin").Duration(TimeSpan.FromMinutes(3)),
            [.. site.At("Latitude").List("latitudes").Select(ReadLatitude)])
        {
            Backing = ReadBacking(site.At("Backing")),
            TrustedContact = ReadContact(site.At("TrustedContact"), "the name of a person outside this site's management", "the number of the trusted contact"),
            SupportContact = ReadContact(site.At("SupportContact"), "whom an employee can talk to afterwards", "the number of the contact for support"),
            MonthlyDrill = ReadMonthlyDrill(site.At("MonthlyDrill")),
            RetentionDays = ReadRetentionDays(site.At("RetentionDays")),
            OpsLeads = ReadOpsLeads(site.At("OpsLeads")),
            FollowUpDays = ReadFollowUpDays(site.At("FollowUpDays")),
        };
    }

    /// <summary>Object ids are compared as text everywhere, so a GUID is written in one way.</summary>
    public static PersonId ReadPersonId(SettingsReader id)
    {
        var text = id.Text ?? "";
        if (text.Length == 0 || text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || "<>/\\#?".Contains(c, StringComparison.Ordinal)))
            id.Wrong(PersonForm);
        return new PersonId(Guid.TryParseExact(text, "D", out var guid) ? guid.ToString("D") : text);
    }

    public static FrozenSet<PersonId> ReadOpsLeads(SettingsReader list) => list.List("Entra object ids").Select(ReadPersonId).ToFrozenSet();

    public static void NoneTwice(IEnumerable<(PersonId Id, SettingsReader Where)> ids)
    {
        foreach (var again in ids.Where(one => one.Id.Value.Length > 0).GroupBy(one => one.Id).SelectMany(same => same.Skip(1)))
            again.Where.Wrong("in its list only once");
    }

    /// <returns>Null when it is left open.</returns>
    public static int? ReadRetentionDays(SettingsReader days)
    {
        if (days.IsMissing)
            return null;
        if (int.TryParse(days.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 36500)
            return value;

        days.Wrong("a number of days from 1 to 36500");
        return null;
    }

    private static int ReadFollowUpDays(SettingsReader days)
    {
        if (days.IsMissing)
            return UsualFollowUpDays;
        if (int.TryParse(days.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= MostFollowUpDays)
            return value;

        days.Wrong($"a number of days from 1 to {MostFollowUpDays}");
        return UsualFollowUpDays;
    }

    private static SiteId ReadId(SettingsReader site)
    {
        // The id becomes part of storage keys ({site}_{month}) and of addresses.
        if (!site.Key.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            site.Wrong("under a site id of letters, digits and '-' only");
        return new SiteId(site.Key);
    }

    private static TimeZoneInfo ReadTimeZone(SettingsReader zone)
    {
        if (zone.Text is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found))
            return found;

        zone.Wrong("a time zone of the IANA list, such as \"Europe/Amsterdam\"");
        return TimeZoneInfo.Utc;
    }

    private static string ReadLanguage(SettingsReader language)
    {
        var code = CardLanguages.CodeOf(language.Text ?? CardLanguages.Fallback);
        if (code is not null && CardLanguages.All.Contains(code, StringComparer.Ordinal))
            return code;

        language.Wrong($"a language that cards are written in: {string.Join(", ", CardLanguages.All)}");
        return CardLanguages.Fallback;
    }

    private static List<Person> ReadEmployees(SettingsReader list)
    {
        var employees = list.List("people");
        foreach (var employee in employees)
            employee.HasOnly("Id", "Name");
        return ReadPeople(employees);
    }

    private static List<Manager> ReadManagers(SettingsReader list)
    {
        var managers = list.List("people");
        foreach (var manager in managers)
            manager.HasOnly("Id", "Name", "Shifts");
        return [.. ReadPeople(managers).Zip(managers, (person, manager) => new Manager(person, ReadShifts(manager.At("Shifts"))))];
    }

    private static List<Person> ReadPeople(IReadOnlyList<SettingsReader> entries)
    {
        var people = entries
            .Select(entry => new Person(ReadPersonId(entry.At("Id")), entry.At("Name").Required("the name colleagues know this person by")))
            .ToList();
        NoneTwice(people.Zip(entries, (person, entry) => (person.Id, entry.At("Id"))));
        return people;
    }

    private static List<ShiftPattern> ReadShifts(SettingsReader list)
    {
        var shifts = new List<ShiftPattern>();
        foreach (var entry in list.List("shifts"))
        {
            if (ShiftPattern.TryParse(entry.Text, out var shift))
                shifts.Add(shift);
            else
                entry.Wrong(ShiftPattern.Form);
        }

        return shifts;
    }

    private static Latitude ReadLatitude(SettingsReader entry)
    {
        entry.HasOnly("When", "May");
        if (!Enum.GetNames<Category>().Contains(entry.At("When").Text, StringComparer.OrdinalIgnoreCase))
            entry.At("When").Wrong($"a category: {string.Join(", ", Enum.GetNames<Category>()).ToLowerInvariant()}");

        return new Latitude(
            (entry.At("When").Text ?? "").ToLowerInvariant(), ReadText(entry.At("May"), "what an employee may do"));
    }

    private static LocalText? ReadBacking(SettingsReader backing)
    {
        if (backing.IsMissing)
            return null;
        foreach (var odd in backing.Children.Where(text => !CardLanguages.All.Contains(text.Key, StringComparer.OrdinalIgnoreCase)))
            odd.Wrong($"under a language's code: {string.Join(", ", CardLanguages.All)}");
        return ReadText(backing, "what the company stands behind");
    }

    private static LocalText ReadText(SettingsReader text, string meaning)
    {
        var texts = text.Children;
        if (texts.Count == 0)
            text.Wrong("a text for at least one language, such as { \"en\": \"Refund up to €25\" }");
        return new(texts.ToFrozenDictionary(
            one => one.Key, one => one.Required($"{meaning}, in this language"), StringComparer.OrdinalIgnoreCase));
    }

    private static MonthlyDrill? ReadMonthlyDrill(SettingsReader drill)
    {
        if (drill.IsMissing)
            return null;
        if (MonthlyDrill.Parse(drill.Text) is { } read)
            return read;

        drill.Wrong(MonthlyDrill.Form);
        return null;
    }

    private static TrustedContact? ReadContact(SettingsReader contact, string whose, string which)
    {
        contact.HasOnly("Name", "Phone");
        var (name, phone) = (contact.At("Name"), contact.At("Phone"));
        if (contact.Text is not null)
            contact.Wrong("a Name and a Phone");
        return name.Text is null && phone.Text is null
            ? null
            : new(name.Required(whose), phone.Required(which));
    }
}
