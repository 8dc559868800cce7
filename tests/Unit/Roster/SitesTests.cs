using System.Collections.Frozen;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Roster;
using static ManagerBackup.UnitTests.Roster.SomeSite;

namespace ManagerBackup.UnitTests.Roster;

public sealed class SitesTests
{
    private static readonly Site North = Called("north").WithEmployee("Ada").WithEmployee("Both").WithManager("Sam") with { TeamId = "team-n" };
    private static readonly Site South = Called("south").WithEmployee("Bram").WithEmployee("Both").EscalatingTo("Noor", "Ada") with { TeamId = "team-s" };
    private static readonly Site West = Called("west");
    private static readonly Sites Three = new([North, South, West], new[] { Id("Olga") }.ToFrozenSet());

    [Theory]
    [InlineData("Ada", null, null, "north")]
    [InlineData("Ada", "team-s", "west", "north")]
    [InlineData("Sam", null, null, "north")]
    [InlineData("Both", null, null, "north? south?")]
    [InlineData("Both", "TEAM-S", null, "south")]
    [InlineData("Both", null, "south", "south")]
    [InlineData("Both", null, "west", "north? south?")]
    [InlineData("Both", "other team", "North", "north")]
    [InlineData("Noor", null, null, "south")]
    [InlineData("Noor", "team-n", null, "north")]
    [InlineData("Stranger", null, null, "north? south? west?")]
    [InlineData("Stranger", "", null, "north? south? west?")]
    [InlineData("Stranger", "team-n", null, "north")]
    [InlineData("Stranger", null, "west", "west")]
    [InlineData("Stranger", null, "closed-down", "north? south? west?")]
    public void A_person_belongs_where_they_are_listed_then_to_their_team_then_where_they_chose(
        string person, string? team, string? chosen, string expected) =>
        Assert.Equal(expected, Told(Three.Whose(Id(person), team, chosen is null ? null : new SiteId(chosen))));

    [Fact]
    public void With_one_site_everybody_belongs_to_it() =>
        Assert.Equal("west", Told(new Sites([West], FrozenSet<PersonId>.Empty).Whose(Id("Stranger"), teamId: null, chosen: null)));

    [Fact]
    public void A_site_is_found_in_any_case_and_keeps_its_own_spelling()
    {
        Assert.Equal("north", Three.Find(new SiteId("NORTH"))?.Id.Value);
        Assert.Null(Three.Find(new SiteId("east")));
    }

    [Fact]
    public void Who_leads_everywhere_leads_each_site_beside_its_own_leads()
    {
        var sites = new Sites([North with { OpsLeads = new[] { Id("Lee") }.ToFrozenSet() }, South], new[] { Id("Olga") }.ToFrozenSet());

        Assert.Equal("north south", Ids(sites.Where(Act.ReadReview, Id("Olga"))));
        Assert.Equal("north", Ids(sites.Where(Act.ReadReview, Id("Lee"))));
        Assert.Equal("north", Ids(sites.Where(Act.ReadReview, Id("Sam"))));
        Assert.Equal("", Ids(sites.Where(Act.ReadReview, Id("Noor"))));
        Assert.Equal(2, sites.OpsLeads.Count);

        static string Ids(IReadOnlyList<Site> found) => string.Join(' ', found.Select(site => site.Id));
    }

    private static string Told(SiteMembership membership) => membership switch
    {
        SiteMembership.One one => one.Site.Id.Value,
        SiteMembership.Choose choose => string.Join(' ', choose.Among.Select(site => site.Id + "?")),
        _ => throw new NotSupportedException(membership.ToString()),
    };
}
