using System.Globalization;
using System.Text.RegularExpressions;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Digest;

/// <summary>A day of the week and a time on the wall.</summary>
internal sealed partial record WeeklyTime(DayOfWeek Day, TimeSpan Time)
{
    public const string Form = "a day and a time, such as \"Mon 09:00\", or empty for none";

    private static readonly string[] Days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    /// <returns>Null when it is none.</returns>
    public static WeeklyTime? Parse(string? text) =>
        DayAndTime().Match(text ?? "") is { Success: true } match
        && Array.FindIndex(Days, name => name.Equals(match.Groups["day"].Value, StringComparison.OrdinalIgnoreCase)) is >= 0 and var day
        && TimeSpan.TryParseExact(match.Groups["time"].Value, @"h\:mm", CultureInfo.InvariantCulture, out var time)
            ? new((DayOfWeek)day, time)
            : null;

    /// <summary>The day on the wall whose time has come: a bot that was down then makes up for it until midnight.</summary>
    public DateOnly? DueOn(DateTimeOffset now, TimeZoneInfo zone) =>
        WallClock.At(now, zone) is var wall && wall.DayOfWeek == Day && wall.TimeOfDay >= Time ? DateOnly.FromDateTime(wall) : null;

    [GeneratedRegex("^(?<day>[A-Za-z]{3}) +(?<time>[0-9]{1,2}:[0-9]{2})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DayAndTime();
}
