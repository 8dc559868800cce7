using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Roster;
using ManagerBackup.UnitTests.Tools;
using Microsoft.Extensions.Configuration;

namespace ManagerBackup.UnitTests.Conversations;

public sealed class PaceTests
{
    private readonly FakeTime time = new();

    [Fact]
    public void A_person_may_send_a_minutes_worth_at_once_and_then_as_it_comes_back()
    {
        var pace = new Pace(new(10, 1_000), time);
        for (var i = 0; i < 10; i++)
        {
            Assert.Null(pace.Take("eve", "t"));
        }

        Assert.Equal("person", pace.Take("eve", "t"));
        Assert.Null(pace.Take("ada", "t"));
        time.Advance(TimeSpan.FromSeconds(7));
        Assert.Null(pace.Take("eve", "t"));
        Assert.Equal("person", pace.Take("eve", "t"));
    }

    [Fact]
    public void A_tenant_has_a_limit_of_its_own()
    {
        var pace = new Pace(new(100, 5), time);
        for (var i = 0; i < 5; i++)
        {
            Assert.Null(pace.Take($"p{i}", "t"));
        }

        Assert.Equal("tenant", pace.Take("ada", "t"));
        Assert.Null(pace.Take("ada", "other"));
    }

    [Fact]
    public void A_page_passes_unless_it_repeats_one_of_the_last_two_seconds()
    {
        var pace = new Pace(PaceLimits.Usual, time);

        Assert.True(pace.TakePage("eve", 1));
        Assert.False(pace.TakePage("eve", 1));
        Assert.True(pace.TakePage("eve", 3)); // Danger is more than what passed.
        Assert.False(pace.TakePage("eve", 1));
        Assert.True(pace.TakePage("ada", 1));
        time.Advance(Pace.SamePage);
        Assert.True(pace.TakePage("eve", 1));
        pace.ForgetPage("eve");
        Assert.True(pace.TakePage("eve", 1));
    }

    [Fact]
    public void More_people_than_any_company_has_fill_no_memory()
    {
        var pace = new Pace(PaceLimits.Usual, time);
        for (var i = 0; i < 3 * Pace.MostPeople; i++)
        {
            pace.Take($"p{i}", $"t{i}");
        }

        Assert.InRange(pace.Remembered, 1, 2 * Pace.MostPeople);
    }

    [Theory]
    [InlineData("Limits:PersonPerMinute", "3")]
    [InlineData("Limits:TenantPerMinute", "many")]
    [InlineData("Limits:Persons", "100")]
    public void A_limit_that_makes_no_sense_is_named(string key, string value)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();

        Assert.StartsWith($"{key} is ", Assert.Single(Assert.Throws<SettingsException>(() => PaceLimits.Read(settings)).Lines), StringComparison.Ordinal);
    }
}
