using System.Globalization;
using System.Text.RegularExpressions;

namespace ManagerBackup.Bot.Roster;

/// <summary>The day of each month, and the time on the site's clock, at which a practice page goes out by itself.</summary>
internal sealed partial record MonthlyDrill(int Day, TimeSpan Time)
{
    public const string Form = "a day from 1 to 28 and a time, such as \"15 10:00\", or empty for no drills";

    // A bot that was down at that minute still practises; one that was down all day waits for the next month.
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(2);

    /// <returns>Null when it is none.</returns>
    public static MonthlyDrill? Parse(string? text) =>
        DayAndTime().Match(text ?? "") is { Success: true } match
        && int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture) is >= 1 and <= 28 and var day
        && TimeSpan.TryParseExact(match.Groups["time"].Value, @"h\:mm", CultureInfo.InvariantCulture, out var time)
            ? new(day, time)
            : null;

    /// <summary>The month, as <c>2026-11</c>, whose drill is due at this moment; null when none is.</summary>
    public string? DueAt(DateTimeOffset now, TimeZoneInfo zone)
    {
        var wall = WallClock.At(now, zone);
        var at = new DateTime(wall.Year, wall.Month, Day, 0, 0, 0, DateTimeKind.Unspecified) + Time;
        return wall >= at && wall < at + Lasts ? wall.ToString("yyyy-MM", CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex("^(?<day>[0-9]{1,2}) +(?<time>[0-9]{1,2}:[0-9]{2})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DayAndTime();
}
