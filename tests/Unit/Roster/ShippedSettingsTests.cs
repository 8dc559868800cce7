using System.Text;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Cards;
using Microsoft.Extensions.Configuration;

namespace ManagerBackup.UnitTests.Roster;

/// <summary>The file that ships, and what a deployer lays over it.</summary>
public sealed class ShippedSettingsTests
{
    private const string NewId = "0f6f2b0e-7f43-4f2a-9d3f-2f8d2a3b4c5d";

    [Fact]
    public void The_shipped_settings_make_sense_and_nothing_about_them_is_odd()
    {
        var settings = Read("{}");
        var site = Assert.Single(settings.Sites.All);
        var now = SomeSite.At("2026-11-23T10:00Z");

        Assert.Empty(settings.Oddities);
        Assert.Equal("Ada Bram", site.Employees.Names());
        Assert.Equal("Sam Robin", Names(site, site.Escalation[0].Page, now));
        Assert.Equal("Sam Robin Kim", Names(site, site.Escalation[1].Page, now));
        Assert.Equal("Kim", Names(site, site.Escalation[2].Page, now));
        Assert.Equal("Tot € 25 terugbetalen zonder bon", Latitude.MayFor(site, "nl", "demand")[0]);
        Assert.All(site.Latitude, latitude => Assert.Equal(CardLanguages.All, latitude.May.Texts.Keys.OrderBy(CardLanguages.All.ToList().IndexOf)));
        Assert.All(Rota.Everyone(site).Concat(site.Employees), person => Assert.True(Guid.TryParse(person.Id.Value, out _)));
        Assert.True(Permissions.May(Act.EraseWords, site, new PersonId("d71bb9a3-538e-4295-9c97-64b556f1b4b5")));
    }

    [Fact]
    public void The_shipped_file_has_no_app_and_no_secret_in_it()
    {
        var configuration = Shipped().Build();

        foreach (var key in (string[])["MicrosoftAppId", "MicrosoftAppPassword", "MicrosoftAppTenantId", "Storage:ConnectionString", "Storage:TableEndpoint"])
            Assert.Equal("", configuration[key]);
        Assert.Equal("data/manager-backup.db", configuration["Storage:Path"]);
    }

    [Fact]
    public void One_key_can_be_overridden_by_an_environment_variable_and_then_by_the_command_line()
    {
        Environment.SetEnvironmentVariable("SHIPPED_SETTINGS_Sites__demo__Name", "Night shop");
        Environment.SetEnvironmentVariable("SHIPPED_SETTINGS_Sites__demo__Managers__2__Shifts__0", "always");
        var (settings, problems) = RosterSettings.Read(
            Shipped().AddEnvironmentVariables("SHIPPED_SETTINGS_").AddCommandLine(["--Sites:demo:UnansweredAfter=00:03:00"]).Build());

        Assert.Empty(problems);
        Assert.Equal(("Night shop", TimeSpan.FromMinutes(3)), (settings!.Sites.All[0].Name, settings.Sites.All[0].UnansweredAfter));
        Assert.Equal([ShiftPattern.Always], settings.Sites.All[0].Managers[2].Shifts);
        Assert.Empty(settings.Oddities);
    }

    [Fact]
    public void A_shorter_list_on_top_leaves_the_rest_of_the_list_below_and_that_is_said()
    {
        var settings = Read($$"""{ "Sites": { "demo": { "Managers": [ { "Id": "{{NewId}}", "Name": "Noor", "Shifts": [ "always" ] } ] } } }""");

        Assert.Equal("Noor Robin Kim", settings.Sites.All[0].Managers.Select(manager => manager.Person).Names());
        Assert.Equal(
            "Sites:demo:Managers is put together from several sources: 1, 2 stayed from an earlier one", Assert.Single(settings.Oddities));
    }

    [Fact]
    public void A_list_on_top_that_is_as_long_replaces_the_list_below()
    {
        var settings = Read($$"""{ "Review": { "OpsLeads": [ "{{NewId}}" ] } }""");

        Assert.Equal([new PersonId(NewId)], settings.Sites.OpsLeads);
        Assert.Empty(settings.Oddities);
    }

    [Fact]
    public void A_step_pages_what_the_later_source_says_be_it_a_word_or_a_list()
    {
        var site = Read("{}", ("Sites:demo:Escalation:1:Page:0", NewId), ("Sites:demo:Escalation:2:Page", "AllManagers")).Sites.All[0];

        Assert.Equal(new PersonId(NewId), Assert.Single(Assert.IsType<StepAudience.People>(site.Escalation[1].Page).Persons).Id);
        Assert.IsType<StepAudience.AllManagers>(site.Escalation[2].Page);
    }

    [Fact]
    public void A_list_emptied_on_top_of_nothing_is_an_escalation_to_nobody()
    {
        var lines = Problems("""{ "Sites": { "demo": { "Escalation": { "1": { "Page": [] } } } } }""");

        Assert.StartsWith("Sites:demo:Escalation:1:Page is empty; it should be", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_spelling_of_a_site_is_refused_as_its_id_would_be_chance()
    {
        var lines = Problems("{}", ("Sites:Demo:Name", "Night shop"));

        Assert.EndsWith("it should be spelled in one way, not as Demo and demo", Assert.Single(lines), StringComparison.Ordinal);
    }

    private static string Names(Site site, StepAudience audience, DateTimeOffset now) =>
        Rota.Resolve(site, audience, now, Known.Nothing).Names();

    private static RosterSettings Read(string file, params (string Key, string? Value)[] variables)
    {
        var (settings, problems) = RosterSettings.Read(Layered(file, variables));
        Assert.Empty(problems);
        return settings!;
    }

    private static IReadOnlyList<string> Problems(string file, params (string Key, string? Value)[] variables) =>
        RosterSettings.Read(Layered(file, variables)).Problems;

    private static IConfigurationRoot Layered(string file, (string Key, string? Value)[] variables) =>
        Shipped()
            .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(file)))
            .AddInMemoryCollection(variables.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)))
            .Build();

    private static IConfigurationBuilder Shipped() =>
        new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: false);
}
