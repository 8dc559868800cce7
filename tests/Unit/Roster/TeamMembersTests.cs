using System.Collections.Frozen;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Roster;
using ManagerBackup.UnitTests.Log;
using static ManagerBackup.UnitTests.Roster.SomeSite;

namespace ManagerBackup.UnitTests.Roster;

public sealed class TeamMembersTests
{
    private static readonly DateTimeOffset Noon = At("2026-11-23T12:00Z");

    private static readonly Sites Two = new(
        [Called("north").WithManager("Sam") with { TeamId = "team-n" }, Called("south").WithEmployee("Bram") with { TeamId = "team-s" }], FrozenSet<PersonId>.Empty);

    private static readonly TeamThread North = new(new("north"), "19:n@thread.tacv2", "https://smba.example/emea/", "tenant", "28:bot", null);

    [Fact]
    public async Task A_member_of_a_sites_team_is_its_employee_also_after_a_restart()
    {
        await using var fixture = await LogFixture.CreateAsync();
        await ReadAsync(new(fixture.Engine, Two), "Ada", "Zoe");

        var restarted = new TeamMembers(fixture.Engine, Two);
        await restarted.LoadAsync(default);

        Assert.Equal("north", Assert.IsType<SiteMembership.One>(Whose(restarted, "Ada")).Site.Id.Value);
        Assert.IsType<SiteMembership.Choose>(Whose(restarted, "Stranger"));
        Assert.Equal(North with { ReadAt = Noon }, Assert.Single(restarted.Threads));
        Assert.Equal("north", restarted.SiteOfThread(North.Thread)?.Id.Value);
    }

    [Fact]
    public async Task Who_left_the_team_is_no_employee_any_more_and_who_came_is()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var teams = new TeamMembers(fixture.Engine, Two);
        await ReadAsync(teams, [.. Enumerable.Range(0, 250).Select(i => $"person-{i}")]);

        await ReadAsync(teams, "Ada", "person-7");

        var restarted = new TeamMembers(fixture.Engine, Two);
        await restarted.LoadAsync(default);
        foreach (var known in new[] { teams, restarted })
        {
            Assert.IsType<SiteMembership.One>(Whose(known, "Ada"));
            Assert.IsType<SiteMembership.One>(Whose(known, "person-7"));
            Assert.IsType<SiteMembership.Choose>(Whose(known, "person-8"));
        }
    }

    [Fact]
    public async Task Who_is_listed_at_one_site_and_a_member_of_another_chooses_and_can_change()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var teams = new TeamMembers(fixture.Engine, Two);
        await ReadAsync(teams, "Bram");

        Assert.Equal(2, Assert.IsType<SiteMembership.Choose>(Whose(teams, "Bram")).Among.Count);
        Assert.Equal("north", Assert.IsType<SiteMembership.One>(Whose(teams, "Bram", "north")).Site.Id.Value);
        Assert.Equal("south", Assert.IsType<SiteMembership.One>(Whose(teams, "Bram", "south")).Site.Id.Value);
    }

    [Fact]
    public async Task An_event_that_comes_while_the_members_are_read_asks_for_another_look()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var teams = new TeamMembers(fixture.Engine, Two);
        await teams.KeepThreadAsync(North, default);
        var reading = teams.Threads.Single();

        await teams.KeepThreadAsync(North with { }, default);
        await teams.KeepMembersAsync(reading, [Id("Ada")], Noon, default);

        Assert.Null(teams.Threads.Single().ReadAt);
        Assert.IsType<SiteMembership.One>(Whose(teams, "Ada"));
    }

    [Fact]
    public async Task With_the_bot_removed_from_the_team_its_members_are_still_known_and_nobody_is_asked()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var teams = new TeamMembers(fixture.Engine, Two);
        await ReadAsync(teams, "Ada");

        await teams.ForgetThreadAsync(North.Site, default);
        await teams.ForgetThreadAsync(North.Site, default);

        Assert.Empty(teams.Threads);
        Assert.IsType<SiteMembership.One>(Whose(teams, "Ada"));
    }

    private static SiteMembership Whose(TeamMembers teams, string person, string? chosen = null) =>
        Two.Whose(Id(person), null, chosen is null ? null : new SiteId(chosen), teams.SitesOf(Id(person)));

    private static async Task ReadAsync(TeamMembers teams, params string[] people)
    {
        await teams.KeepThreadAsync(North, default);
        await teams.KeepMembersAsync(teams.Threads.Single(), [.. people.Select(Id)], Noon, default);
    }
}
