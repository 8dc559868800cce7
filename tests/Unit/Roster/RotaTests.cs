using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Roster;
using static ManagerBackup.UnitTests.Roster.SomeSite;

namespace ManagerBackup.UnitTests.Roster;

public sealed class RotaTests
{
    private static readonly DateTimeOffset Monday10 = At("2026-11-23T10:00+01:00");
    private static readonly StepAudience OnShift = new StepAudience.OnShift();

    private static readonly Site Store = Called("demo")
        .WithManager("Sam", "always")
        .WithManager("Robin", "Mon-Fri 09:00-17:30", "Sat 10:00-14:00")
        .WithManager("Kim", "Sun 03:00-03:15")
        .WithManager("Lou")
        .EscalatingTo("Noor", "Sam");

    [Theory]
    [InlineData("2026-11-23T10:00+01:00", "Sam Robin")]
    [InlineData("2026-11-28T11:00+01:00", "Sam Robin")]
    [InlineData("2026-11-28T18:00+01:00", "Sam")]
    [InlineData("2026-11-29T03:10+01:00", "Sam Kim")]
    public void Everyone_whose_pattern_covers_the_moment_is_on_shift(string now, string names) =>
        Assert.Equal(names, Names(OnShift, At(now)));

    [Fact]
    public void A_managers_own_word_beats_their_pattern_both_ways() =>
        Assert.Equal("Robin Kim Lou", Names(OnShift, Monday10, ("Sam", false), ("Kim", true), ("Lou", true)));

    [Fact]
    public void Somebody_on_the_escalation_only_is_on_shift_when_they_say_so() =>
        Assert.Equal("Sam Robin Noor", Names(OnShift, Monday10, ("Noor", true)));

    [Fact]
    public void The_word_of_somebody_of_another_site_puts_nobody_on_shift() =>
        Assert.Equal("Sam Robin", Names(OnShift, Monday10, ("Stranger", true)));

    [Fact]
    public void A_word_that_has_expired_leaves_the_pattern()
    {
        var declared = new Dictionary<PersonId, ShiftDeclaration> { [Id("Sam")] = new(OnShift: false, Monday10), [Id("Kim")] = new(OnShift: true, Monday10) };

        Assert.Equal("Sam Robin", Rota.Resolve(Store, OnShift, Monday10, new(declared, null)).Names());
        Assert.Equal("Robin Kim", Rota.Resolve(Store, OnShift, Monday10.AddTicks(-1), new(declared, null)).Names());
    }

    [Fact]
    public void With_nobody_on_shift_nobody_is_meant() =>
        Assert.Equal("", Names(OnShift, Monday10, ("Sam", false), ("Robin", false)));

    [Fact]
    public void All_managers_are_meant_whatever_their_shift() =>
        Assert.Equal("Sam Robin Kim Lou", Names(new StepAudience.AllManagers(), Monday10, ("Sam", false)));

    [Fact]
    public void A_step_that_names_people_means_them() =>
        Assert.Equal("Noor Sam", Names(Store.Escalation[1].Page, Monday10));

    [Fact]
    public void Everyone_is_the_managers_and_the_escalation_each_once() =>
        Assert.Equal("Sam Robin Kim Lou Noor", Rota.Everyone(Store).Names());

    [Theory]
    [InlineData("Kim", true)]
    [InlineData("Noor", true)]
    [InlineData("Ada", false)]
    [InlineData("Stranger", false)]
    public void Managers_and_the_escalation_may_take_a_request(string name, bool may) =>
        Assert.Equal(may, Permissions.May(Act.TakePages, Store.WithEmployee("Ada"), Id(name)));

    private static string Names(StepAudience audience, DateTimeOffset now, params (string Name, bool OnShift)[] words) =>
        Rota.Resolve(
            Store, audience, now, new(words.ToDictionary(word => Id(word.Name), word => new ShiftDeclaration(word.OnShift, now.AddHours(1))), null)).Names();
}
