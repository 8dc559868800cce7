using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Roster;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ManagerBackup.UnitTests.Roster;

public sealed class RosterSettingsTests
{
    private static readonly Dictionary<string, string?> Small = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Sites:demo:Name"] = "Demo store",
        ["Sites:demo:TimeZone"] = "Europe/Amsterdam",
        ["Sites:demo:FallbackPhone"] = "+31 20 555 0100",
        ["Sites:demo:Managers:0:Id"] = "id-sam",
        ["Sites:demo:Managers:0:Name"] = "Sam",
    };

    [Fact]
    public void What_is_missing_has_a_sensible_value()
    {
        var settings = Read();
        var site = Assert.Single(settings.Sites.All);

        Assert.Equal(("en", "112", null), (site.Language, site.EmergencyNumber, site.TeamId));
        Assert.Equal([new(TimeSpan.Zero, new StepAudience.OnShift()), new(TimeSpan.FromMinutes(1), new StepAudience.AllManagers())], site.Escalation);
        Assert.Equal((TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(3)), (site.RepageEvery, site.UnansweredAfter, site.ArriveWithin));
        Assert.Empty(site.Managers[0].Shifts);
        Assert.Equal(365, settings.RetentionDays);
        Assert.Equal(365, settings.RetentionDaysOf(new("demo")));
        Assert.Empty(settings.Oddities);
    }

    [Fact]
    public void Giving_up_before_the_last_step_is_allowed_and_odd() =>
        Assert.Equal(
            "Sites:demo:UnansweredAfter is 00:00:59, before the last step of the escalation at 00:01:00",
            Assert.Single(Read(("Sites:demo:UnansweredAfter", "00:00:59")).Oddities));

    [Theory]
    [InlineData("tr", "tr")]
    [InlineData("PT", "pt")]
    [InlineData("pt-BR", "pt")]
    public void A_site_may_speak_any_language_that_cards_are_written_in(string written, string language) =>
        Assert.Equal(language, Assert.Single(Read(("Sites:demo:Language", written)).Sites.All).Language);

    [Theory]
    [InlineData("TimeZone", "Mars/Olympus", "Sites:demo:TimeZone is \"Mars/Olympus\"; it should be a time zone of the IANA list, such as \"Europe/Amsterdam\"")]
    [InlineData("TimeZone", "../../etc/passwd", "Sites:demo:TimeZone is \"../../etc/passwd\"; it should be a time zone")]
    [InlineData("TimeZone", null, "Sites:demo:TimeZone is missing; it should be a time zone")]
    [InlineData("Name", " ", "Sites:demo:Name is empty; it should be the name people know the site by")]
    [InlineData("FallbackPhone", null, "Sites:demo:FallbackPhone is missing; it should be the number an employee calls")]
    [InlineData("Language", "sv", "Sites:demo:Language is \"sv\"; it should be a language that cards are written in: en, nl, de, fr, es, it, pl, tr, pt")]
    [InlineData("Language", "portugues", "Sites:demo:Language is \"portugues\"; it should be a language that cards are written in")]
    [InlineData("Managers:0:Shifts:1", "Mon-Fri 9-17", "Sites:demo:Managers:0:Shifts:1 is \"Mon-Fri 9-17\"; it should be \"always\", or days and times")]
    [InlineData("Managers:0:Shifts:0", "", "Sites:demo:Managers:0:Shifts:0 is empty; it should be \"always\"")]
    [InlineData("Managers:0:Shifts", "always", "Sites:demo:Managers:0:Shifts is \"always\"; it should be a list of shifts")]
    [InlineData("Managers:0:Shift:0", "always", "Sites:demo:Managers:0:Shift holds keys of its own; it should be left out or spelled as one of Id, Name, Shifts")]
    [InlineData("Managers:0:Id", "<aad object id>", "Sites:demo:Managers:0:Id is \"<aad object id>\"; it should be a person's Entra object id")]
    [InlineData("Managers:0:Name", null, "Sites:demo:Managers:0:Name is missing; it should be the name colleagues know this person by")]
    [InlineData("Managers:1:Name", "Robin", "Sites:demo:Managers:1:Id is missing; it should be a person's Entra object id")]
    [InlineData("Employees", "Ada", "Sites:demo:Employees is \"Ada\"; it should be a list of people")]
    [InlineData("Employees:0", "Ada", "Sites:demo:Employees:0:Id is missing; it should be a person's Entra object id")]
    [InlineData("Employes:0:Id", "ada", "Sites:demo:Employes holds keys of its own; it should be left out or spelled as one of Name, TimeZone")]
    [InlineData("RepagEvery", "00:00:30", "Sites:demo:RepagEvery is \"00:00:30\"; it should be left out or spelled as one of Name, TimeZone")]
    [InlineData("RepageEvery", "00:00:00", "Sites:demo:RepageEvery is \"00:00:00\"; it should be a time above zero as hh:mm:ss")]
    [InlineData("RepageEvery", "-00:00:30", "Sites:demo:RepageEvery is \"-00:00:30\"; it should be a time above zero")]
    [InlineData("RepageEvery", "30", "Sites:demo:RepageEvery is \"30\"; it should be a time above zero as hh:mm:ss")]
    [InlineData("RepageEvery", "0:30", "Sites:demo:RepageEvery is \"0:30\"; it should be a time above zero as hh:mm:ss")]
    [InlineData("ArriveWithin", "soon\nish", "Sites:demo:ArriveWithin is \"soon ish\"; it should be a time above zero")]
    [InlineData("Latitude:0:May:en", "Refund", "Sites:demo:Latitude:0:When is missing; it should be a category: physical, threat")]
    [InlineData("Backing:english", "We back you", "Sites:demo:Backing:english is \"We back you\"; it should be under a language's code: en, nl, de")]
    [InlineData("Backing", "We back you", "Sites:demo:Backing is \"We back you\"; it should be a text for at least one language")]
    [InlineData("TrustedContact:Name", "Kim", "Sites:demo:TrustedContact:Phone is missing; it should be the number of the trusted contact")]
    [InlineData("SupportContact:Phone", "+31 1", "Sites:demo:SupportContact:Name is missing; it should be whom an employee can talk to afterwards")]
    [InlineData("SupportContact:Name", "Kim", "Sites:demo:SupportContact:Phone is missing; it should be the number of the contact for support")]
    [InlineData("TrustedContact:Mail", "kim@example.com", "Sites:demo:TrustedContact:Mail is \"kim@example.com\"; it should be left out or spelled as one of Name, Phone")]
    [InlineData("Latitude:0:When", "demand", "Sites:demo:Latitude:0:May is missing; it should be a text for at least one language")]
    public void A_wrong_setting_is_one_line_with_its_key_what_it_holds_and_what_it_should(string key, string? value, string line) =>
        Assert.StartsWith(line, Assert.Single(Problems(("Sites:demo:" + key, value)), one => one.StartsWith(line, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Theory]
    [InlineData("00:00:00 OnShift,00:01:00 Nobody", "Sites:demo:Escalation:1:Page is \"Nobody\"; it should be \"OnShift\", \"AllManagers\" or a list of Entra object ids")]
    [InlineData("00:00:00 OnShift,00:01:00 ", "Sites:demo:Escalation:1:Page is empty; it should be \"OnShift\"")]
    [InlineData("00:00:00 OnShift,00:01:00 [;ada]", "Sites:demo:Escalation:1:Page:0 is empty; it should be a person's Entra object id")]
    [InlineData("00:00:00 OnShift,00:01:00 [ada;ada]", "Sites:demo:Escalation:1:Page:1 is \"ada\"; it should be in its list only once")]
    [InlineData("00:00:10 OnShift", "Sites:demo:Escalation:0:After is \"00:00:10\"; it should be \"00:00:00\": the first page leaves at once")]
    [InlineData("00:00:00 OnShift,-00:01:00 AllManagers", "Sites:demo:Escalation:1:After is \"-00:01:00\"; it should be a time from the opening")]
    [InlineData("00:00:00 OnShift,1:00 AllManagers", "Sites:demo:Escalation:1:After is \"1:00\"; it should be a time from the opening of the request as hh:mm:ss")]
    [InlineData("00:00:00 OnShift,00:02:00 AllManagers,00:01:00 [ada]", "Sites:demo:Escalation:2:After is \"00:01:00\"; it should be no less than 00:02:00")]
    public void An_escalation_that_leads_nowhere_is_refused(string steps, string line) =>
        Assert.StartsWith(line, Assert.Single(Problems([.. Escalation(steps), ("Sites:demo:UnansweredAfter", "00:04:00")])), StringComparison.Ordinal);

    [Fact]
    public void A_site_without_managers_must_name_whom_to_page()
    {
        (string, string?)[] nobody = [("Sites:demo:Managers:0:Id", null), ("Sites:demo:Managers:0:Name", null)];

        Assert.StartsWith("Sites:demo:Escalation is missing;", Assert.Single(Problems(nobody)), StringComparison.Ordinal);
        Assert.StartsWith(
            "Sites:demo:Escalation:0:Page is \"OnShift\"; it should be a list of Entra object ids, as the site has no managers",
            Assert.Single(Problems([.. nobody, .. Escalation("00:00:00 OnShift")])), StringComparison.Ordinal);
        Assert.Empty(Problems([.. nobody, .. Escalation("00:00:00 [noor]")]));
    }

    [Fact]
    public void The_same_person_twice_in_a_list_is_refused_and_in_two_lists_is_not()
    {
        Assert.Equal(
            ["Sites:demo:Managers:1:Id is \"id-sam\"; it should be in its list only once"],
            Problems(("Sites:demo:Managers:1:Id", "id-sam"), ("Sites:demo:Managers:1:Name", "Sam again")));
        Assert.Empty(Problems(("Sites:demo:Employees:0:Id", "id-sam"), ("Sites:demo:Employees:0:Name", "Sam")));
    }

    [Theory]
    [InlineData("a_b")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("a#b")]
    [InlineData("café")]
    public void A_site_id_must_do_as_a_storage_key(string id)
    {
        var keys = Small.Select(pair => KeyValuePair.Create(pair.Key.Replace(":demo:", $":{id}:", StringComparison.Ordinal), pair.Value));

        Assert.Equal(
            $"Sites:{id} holds keys of its own; it should be under a site id of letters, digits and '-' only",
            Assert.Single(RosterSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(keys).Build()).Problems));
    }

    [Fact]
    public void A_start_without_sites_says_what_to_write() =>
        Assert.Equal(
            "Sites is missing; it should be at least one site under its id, such as Sites:demo",
            Assert.Single(RosterSettings.Read(new ConfigurationBuilder().Build()).Problems));

    [Theory]
    [InlineData("Sites:demo:RetentionDays", "forever", "Sites:demo:RetentionDays is \"forever\"; it should be a number of days")]
    [InlineData("Sites:demo:FollowUpDays", "31", "Sites:demo:FollowUpDays is \"31\"; it should be a number of days from 1 to 30")]
    [InlineData("Sites:demo:FollowUpDays", "0", "Sites:demo:FollowUpDays is \"0\"; it should be a number of days from 1 to 30")]
    [InlineData("Review:RetentionDays", "0", "Review:RetentionDays is \"0\"; it should be a number of days")]
    [InlineData("Review:RetentionDays", "a year", "Review:RetentionDays is \"a year\"; it should be a number of days")]
    [InlineData("Review:OpsLeads:0", "", "Review:OpsLeads:0 is empty; it should be a person's Entra object id")]
    [InlineData("Review:OpsLeads", "Olga", "Review:OpsLeads is \"Olga\"; it should be a list of Entra object ids")]
    [InlineData("Sites:demo:OpsLeads:0", "", "Sites:demo:OpsLeads:0 is empty; it should be a person's Entra object id")]
    [InlineData("Sites:demo:OpsLeads:0", "Olga Jansen", "Sites:demo:OpsLeads:0 is \"Olga Jansen\"; it should be a person's Entra object id")]
    [InlineData("Sites:demo:OpsLeads", "Olga", "Sites:demo:OpsLeads is \"Olga\"; it should be a list of Entra object ids")]
    [InlineData("Roster:Source", "Tarot", "Roster:Source is \"Tarot\"; it should be \"Config\", or \"Shifts\" for the shifts in Teams")]
    [InlineData("Roster:Sources", "Config", "Roster:Sources is \"Config\"; it should be left out or spelled as one of Source")]
    public void The_sections_beside_the_sites_are_checked_too(string key, string value, string line) =>
        Assert.StartsWith(line, Assert.Single(Problems((key, value))), StringComparison.Ordinal);

    [Fact]
    public void Every_problem_is_told_at_once_a_line_each()
    {
        var configuration = Of(("Sites:demo:TimeZone", "Mars"), ("Sites:demo:Managers:0:Shifts:0", "late"), ("Review:RetentionDays", "-1"));

        var exception = Assert.Throws<SettingsException>(() => new ServiceCollection().AddRoster(configuration));

        Assert.Equal(3, exception.Lines.Count);
        foreach (var key in (string[])["Sites:demo:TimeZone", "Sites:demo:Managers:0:Shifts:0", "Review:RetentionDays"])
            Assert.Single(exception.Lines, line => line.StartsWith(key + " is \"", StringComparison.Ordinal));
        Assert.All(exception.Lines, line => Assert.DoesNotContain('\n', line));
    }

    [Fact]
    public void An_object_id_is_written_in_one_way_and_an_escalation_takes_names_from_any_site()
    {
        var settings = Read(
            ("Sites:demo:Managers:0:Id", "51D9A6A2-E5D7-46EB-A8B4-96F04C723B2E"),
            ("Sites:b:Name", "B"), ("Sites:b:TimeZone", "UTC"), ("Sites:b:FallbackPhone", "1"),
            ("Sites:b:Escalation:0:After", "00:00:00"),
            ("Sites:b:Escalation:0:Page:0", "51d9a6a2-e5d7-46eb-a8b4-96f04c723b2e"),
            ("Sites:b:Escalation:0:Page:1", "unknown-to-all"));

        var page = Assert.IsType<StepAudience.People>(settings.Sites.Find(new SiteId("b"))!.Escalation[0].Page);

        Assert.Equal(
            [new(new PersonId("51d9a6a2-e5d7-46eb-a8b4-96f04c723b2e"), "Sam"), new(new PersonId("unknown-to-all"), "unknown-to-all")],
            page.Persons);
    }

    private static RosterSettings Read(params (string Key, string? Value)[] changes)
    {
        var (settings, problems) = RosterSettings.Read(Of(changes));
        Assert.Empty(problems);
        return settings!;
    }

    private static IReadOnlyList<string> Problems(params (string Key, string? Value)[] changes) => RosterSettings.Read(Of(changes)).Problems;

    /// <summary>The small configuration with these keys changed or, for null, gone.</summary>
    private static IConfigurationRoot Of(params (string Key, string? Value)[] changes)
    {
        var keys = new Dictionary<string, string?>(Small, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in changes)
        {
            if (value is null)
                keys.Remove(key);
            else
                keys[key] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(keys).Build();
    }

    private static IEnumerable<(string Key, string? Value)> Escalation(string steps) =>
        steps.Split(',').SelectMany((step, i) => Step($"Sites:demo:Escalation:{i}:", step.Split(' ')[0], step.Split(' ')[1]));

    private static IEnumerable<(string Key, string? Value)> Step(string path, string after, string page) =>
        (page.StartsWith('[') ? page.Trim('[', ']').Split(';').Select((id, i) => ($"{path}Page:{i}", (string?)id)) : [(path + "Page", page)])
        .Prepend((path + "After", after));
}
