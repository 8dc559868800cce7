using System.Collections.Frozen;
using ManagerBackup.Bot.Roster;
using static ManagerBackup.UnitTests.Roster.SomeSite;

namespace ManagerBackup.UnitTests.Roster;

/// <summary>The table of who may do what, written out once more: a change of one is a change of both.</summary>
public sealed class PermissionsTests
{
    private static readonly Site Store = Called("store").WithEmployee("Ada").WithManager("Sam").WithManager("Both").EscalatingTo("Kim", "Both") with
    {
        OpsLeads = new[] { Id("Lee"), Id("Both") }.ToFrozenSet(),
    };

    private static readonly Site Other = Called("other").WithManager("Max") with { OpsLeads = new[] { Id("Noor") }.ToFrozenSet() };

    [Theory]
    [InlineData(nameof(Act.SpeakAsTheEmployee), "Employee")]
    [InlineData(nameof(Act.TakePages), "Manager, OnEscalation")]
    [InlineData(nameof(Act.KeepShifts), "Manager, OnEscalation")]
    [InlineData(nameof(Act.BeginDrill), "Manager, OnEscalation, OpsLead")]
    [InlineData(nameof(Act.ReadReview), "Manager, OpsLead")]
    [InlineData(nameof(Act.ReadCheckIns), "OpsLead")]
    [InlineData(nameof(Act.AddNote), "Manager, OpsLead")]
    [InlineData(nameof(Act.EraseWords), "OpsLead")]
    [InlineData(nameof(Act.HearOfGaps), "OpsLead")]
    [InlineData(nameof(Act.FollowUp), "Manager, OnEscalation")]
    [InlineData(nameof(Act.GetDigest), "OpsLead")]
    public void Each_act_is_for_these_roles_and_for_no_other(string act, string roles) =>
        Assert.Equal(roles, Permissions.WhoMay(Enum.Parse<Act>(act)).ToString());

    [Fact]
    public void Every_act_has_a_row_and_none_is_for_everybody()
    {
        var rows = typeof(PermissionsTests).GetMethod(nameof(Each_act_is_for_these_roles_and_for_no_other))!
            .GetCustomAttributesData().Count(attribute => attribute.AttributeType == typeof(InlineDataAttribute));
        Assert.Equal(Enum.GetValues<Act>().Length, rows);
        Assert.All(Enum.GetValues<Act>(), act => Assert.NotEqual(Roles.None, Permissions.WhoMay(act)));
    }

    [Theory]
    [InlineData("Ada", "Employee")]
    [InlineData("Sam", "Manager")]
    [InlineData("Kim", "OnEscalation")]
    [InlineData("Lee", "OpsLead")]
    [InlineData("Both", "Manager, OnEscalation, OpsLead")]
    [InlineData("Max", "None")]
    [InlineData("Noor", "None")]
    [InlineData("Stranger", "None")]
    public void A_person_has_the_roles_that_the_settings_of_this_site_give_them(string person, string roles) =>
        Assert.Equal(roles, Permissions.RolesOf(Store, Id(person), employee: Id("Ada")).ToString());

    [Fact]
    public void To_work_somewhere_gives_no_say_in_a_colleague_s_request_and_to_manage_takes_none_in_one_s_own()
    {
        Assert.Equal(Roles.None, Permissions.RolesOf(Store, Id("Ada"), employee: Id("Bram")));
        Assert.Equal(Roles.None, Permissions.RolesOf(Store, Id("Ada")));
        Assert.Equal(Roles.Employee | Roles.Manager, Permissions.RolesOf(Store, Id("Sam"), employee: Id("Sam")));
    }

    [Fact]
    public void A_role_at_one_site_is_none_at_another()
    {
        var sites = new Sites([Other, Store], FrozenSet<Bot.Backup.PersonId>.Empty);
        var granted =
            from person in (string[])["Ada", "Sam", "Kim", "Lee", "Both", "Max", "Noor", "Stranger"]
            from act in Enum.GetValues<Act>()
            from site in sites.Where(act, Id(person))
            select $"{person} {act} {site.Id}";

        Assert.All(granted, one => Assert.Equal(one[..3] is "Max" or "Noo" ? "other" : "store", one.Split(' ')[2]));
        Assert.Equal(40, granted.Count());
    }
}
