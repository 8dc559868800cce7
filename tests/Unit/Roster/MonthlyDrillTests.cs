using ManagerBackup.Bot.Roster;

namespace ManagerBackup.UnitTests.Roster;

public sealed class MonthlyDrillTests
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    [Theory]
    [InlineData("15 10:00", 15, 600)]
    [InlineData("1 9:05", 1, 545)]
    [InlineData("28 23:59", 28, 1439)]
    public void A_day_and_a_time_are_read(string text, int day, int minutes) =>
        Assert.Equal(new MonthlyDrill(day, TimeSpan.FromMinutes(minutes)), MonthlyDrill.Parse(text));

    [Theory]
    [InlineData("29 10:00")]
    [InlineData("0 10:00")]
    [InlineData("15")]
    [InlineData("15 25:00")]
    [InlineData("15 10:60")]
    [InlineData("every month")]
    public void Anything_else_is_refused(string text) => Assert.Null(MonthlyDrill.Parse(text));

    [Theory]
    [InlineData("2026-11-15T08:59:59Z", null)]
    [InlineData("2026-11-15T09:00:00Z", "2026-11")]
    [InlineData("2026-11-15T10:59:59Z", "2026-11")]
    [InlineData("2026-11-15T11:00:00Z", null)]
    [InlineData("2026-07-15T08:00:00Z", "2026-07")]
    [InlineData("2026-11-14T09:30:00Z", null)]
    public void It_is_due_for_two_hours_on_the_sites_own_clock(string now, string? month) =>
        Assert.Equal(month, MonthlyDrill.Parse("15 10:00")!.DueAt(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), Amsterdam));
}
