using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ManagerBackup.Bot.Roster;

/// <summary>
/// A weekly shift such as <c>Mon-Fri 09:00-17:30</c>, or <c>always</c>. The clock on the wall decides: in autumn the hour that
/// comes twice is on shift both times, in spring the hour that never comes is nobody's.
/// </summary>
internal sealed partial class ShiftPattern
{
    public const string Form =
        "\"always\", or days and times such as \"Mon-Fri 09:00-17:30\", \"Sat,Sun 22:00-06:00\" or \"daily 08:00-20:00\"";

    private static readonly string[] DayNames = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    private readonly string _text;
    private readonly HashSet<DayOfWeek> _days;
    private readonly TimeSpan _start;
    private readonly TimeSpan _end;

    /// <param name="days">The days on which it starts.</param>
    /// <param name="end">Counted from the midnight before its start, so past 24 hours when it runs over midnight.</param>
    private ShiftPattern(string text, HashSet<DayOfWeek> days, TimeSpan start, TimeSpan end)
    {
        (_text, _days, _start, _end) = (text, days, start, end);
    }

    public static ShiftPattern Always { get; } = new("always", [.. Enum.GetValues<DayOfWeek>()], TimeSpan.Zero, TimeSpan.FromDays(1));

    public static bool TryParse(string? text, [NotNullWhen(true)] out ShiftPattern? pattern)
    {
        pattern = null;
        var trimmed = (text ?? "").Trim();
        if (trimmed.Equals("always", StringComparison.OrdinalIgnoreCase))
        {
            pattern = Always;
            return true;
        }

        var match = DaysAndTimes().Match(trimmed);
        if (!match.Success
            || !TryParseDays(match.Groups["days"].Value, out var days)
            || !TryParseTime(match.Groups["start"].Value, out var start) || start == TimeSpan.FromDays(1)
            || !TryParseTime(match.Groups["end"].Value, out var end))
            return false;

        pattern = new(trimmed, days, start, end <= start ? end + TimeSpan.FromDays(1) : end);
        return true;
    }

    public bool Covers(DateTimeOffset moment, TimeZoneInfo zone) => EndOnTheWall(WallClock.At(moment, zone)) is not null;

    /// <summary>When the shift that covers this moment ends; null when none does, or when it never ends.</summary>
    public DateTimeOffset? EndOfCurrent(DateTimeOffset moment, TimeZoneInfo zone) =>
        this != Always && EndOnTheWall(WallClock.At(moment, zone)) is { } end ? WallClock.EndAt(end, zone) : null;

    /// <summary>Moments at which it may begin or end; some on which nothing happens are among them.</summary>
    public IEnumerable<DateTimeOffset> Edges(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone)
    {
        for (var day = WallClock.At(from, zone).Date.AddDays(-2); day <= WallClock.At(to, zone).Date; day = day.AddDays(1))
        {
            if (_days.Contains(day.DayOfWeek))
                foreach (var moment in new[] { day + _start, day + _end }.SelectMany(wall => WallClock.MomentsOf(wall, zone)))
                    yield return moment;
        }
    }

    public override string ToString() => _text;

    private DateTime? EndOnTheWall(DateTime wall)
    {
        // A shift is shorter than two days: it began today or yesterday.
        foreach (var day in (ReadOnlySpan<DateTime>)[wall.Date, wall.Date.AddDays(-1)])
            if (_days.Contains(day.DayOfWeek) && day + _start <= wall && wall < day + _end)
                return day + _end;

        return null;
    }

    private static bool TryParseDays(string text, out HashSet<DayOfWeek> days)
    {
        days = [];
        if (text.Equals("daily", StringComparison.OrdinalIgnoreCase))
        {
            days = [.. Enum.GetValues<DayOfWeek>()];
            return true;
        }

        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries);
            var (first, last) = (DayCalled(ends[0]), DayCalled(ends[^1]));
            if (ends.Length > 2 || first < 0 || last < 0)
                return false;

            for (var day = first; day != last; day = (day + 1) % 7)
                days.Add((DayOfWeek)day);
            days.Add((DayOfWeek)last);
        }

        return true;
    }

    private static int DayCalled(string name) =>
        Array.FindIndex(DayNames, day => name.Equals(day, StringComparison.OrdinalIgnoreCase)
            || name.Equals(day[..3], StringComparison.OrdinalIgnoreCase));

    private static bool TryParseTime(string text, out TimeSpan time)
    {
        var parts = text.Split(':');
        var (hours, minutes) = (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
        time = new TimeSpan(hours, minutes, 0);
        return minutes < 60 && time <= TimeSpan.FromDays(1);
    }

    [GeneratedRegex(
        "^(?<days>[A-Za-z, -]+) +(?<start>[0-9]{1,2}:[0-9]{2}) *- *(?<end>[0-9]{1,2}:[0-9]{2})$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DaysAndTimes();
}
