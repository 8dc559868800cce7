using ManagerBackup.Bot.Digest;
using ManagerBackup.Bot.Roster;
using ManagerBackup.UnitTests.Roster;
using Microsoft.Extensions.Configuration;

namespace ManagerBackup.UnitTests.Digest;

public sealed class DigestSettingsTests
{
    [Fact]
    public void The_shipped_digest_comes_on_Monday_at_nine_and_knows_no_address()
    {
        var shipped = DigestSettings.Read(new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build());

        Assert.Equal(new DigestSettings(new WeeklyTime(DayOfWeek.Monday, TimeSpan.FromHours(9)), null, null), shipped);
        Assert.Null(shipped.LinkTo(new(2026, 11, 16), new(2026, 11, 22)));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("Mon 09:00", "Monday 09:00:00")]
    [InlineData("fri 7:30", "Friday 07:30:00")]
    [InlineData("Sun  23:59", "Sunday 23:59:00")]
    public void A_time_is_a_day_and_a_time_or_none(string text, string? at) =>
        Assert.Equal(at, Read(("Review:DigestAt", text)).At is { } read ? $"{read.Day} {read.Time}" : null);

    [Theory]
    [InlineData("Review:DigestAt", "Monday 09:00", "a day and a time")]
    [InlineData("Review:DigestAt", "Mon 24:00", "a day and a time")]
    [InlineData("Review:DigestAt", "09:00", "a day and a time")]
    [InlineData("Review:DigestAt", "Mon 09:00 ☃", "a day and a time")]
    [InlineData("Review:Address", "backup.example.com", "where people find the pages")]
    [InlineData("Review:Address", "https://backup.example.com/review", "where people find the pages")]
    [InlineData("Review:Address", "https://backup.example.com/?key=secret", "where people find the pages")]
    [InlineData("Review:TeamsAppId", "manager-backup", "the id of the app")]
    public void What_makes_no_sense_stops_the_start_with_a_line_that_names_it(string key, string value, string should)
    {
        var line = Assert.Single(Assert.Throws<SettingsException>(() => Read((key, value))).Lines);

        Assert.StartsWith($"{key} is \"", line, StringComparison.Ordinal);
        Assert.Contains($"it should be {should}", line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-23T07:59Z", null)]
    [InlineData("2026-11-23T08:00Z", "2026-11-23")]
    [InlineData("2026-11-23T22:59Z", "2026-11-23")]
    [InlineData("2026-11-23T23:00Z", null)]
    [InlineData("2026-11-24T09:00Z", null)]
    public void It_is_due_from_its_time_until_midnight_on_the_wall(string now, string? day) => Assert.Equal(
        day, new WeeklyTime(DayOfWeek.Monday, TimeSpan.FromHours(9)).DueOn(SomeSite.At(now), SomeSite.Zone("Europe/Amsterdam"))?.ToString("O", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void The_link_leads_to_the_week_in_the_browser_or_to_the_tab_when_the_app_is_known()
    {
        var (from, to) = (new DateOnly(2026, 11, 16), new DateOnly(2026, 11, 22));
        Assert.Equal(
            "https://backup.example.com/review?from=2026-11-16&to=2026-11-22", Read(("Review:Address", "https://backup.example.com")).LinkTo(from, to)!.AbsoluteUri);

        var tab = Read(("Review:Address", "https://backup.example.com/"), ("Review:TeamsAppId", "0f6f2b0e-7f43-4f2a-9d3f-2f8d2a3b4c5d")).LinkTo(from, to)!;

        Assert.Equal("https://teams.microsoft.com/l/entity/0f6f2b0e-7f43-4f2a-9d3f-2f8d2a3b4c5d/review", tab.GetLeftPart(UriPartial.Path));
        Assert.Equal(
            """?webUrl=https://backup.example.com/review?from=2026-11-16&to=2026-11-22&context={"subEntityId":"from=2026-11-16&to=2026-11-22"}""",
            Uri.UnescapeDataString(tab.Query).Replace("\\u0026", "&", StringComparison.Ordinal));
    }

    private static DigestSettings Read(params (string Key, string Value)[] settings) => DigestSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))).Build());
}
