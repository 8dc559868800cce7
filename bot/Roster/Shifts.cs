using System.Globalization;
using System.Text.RegularExpressions;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Roster;

/// <summary>Until when a person's word about their own shift holds.</summary>
internal static partial class Shifts
{
    private static readonly TimeSpan WhenNothingEnds = TimeSpan.FromHours(12);

    /// <summary>When the site's clock next shows the time a person typed (18:00, 18.30, 18u, 6pm); null when it is no time.</summary>
    public static DateTimeOffset? UntilLocal(Site site, string text, DateTimeOffset now)
    {
        if (ParseTime(text) is not { } time)
            return null;

        var today = WallClock.At(now, site.TimeZone).Date;
        var next = WallClock.LastMomentOf(today + time, site.TimeZone);
        return next > now ? next : WallClock.LastMomentOf(today.AddDays(1) + time, site.TimeZone);
    }

    /// <summary>
    /// Until when <c>on shift</c> or <c>off shift</c> holds if no time was said: to the end of the shift the person is in by their
    /// shifts in Teams, else by their pattern; twelve hours when they are in none, or in one that never ends, so that a forgotten
    /// word doesn't hold for ever.
    /// </summary>
    public static DateTimeOffset UntilUnsaid(Site site, PersonId person, DateTimeOffset now, TeamSchedule? schedule = null)
    {
        if (schedule?.EndOfCurrent(person, now) is { } planned)
            return planned;

        var shifts = site.Managers.FirstOrDefault(manager => manager.Person.Id == person)?.Shifts ?? [];
        var end = now;

        // Shifts that follow on each other are one; a week of them has no end worth waiting for.
        while (end - now < TimeSpan.FromDays(7) && shifts.Max(shift => shift.EndOfCurrent(end, site.TimeZone)) is { } next)
            end = next;

        var endless = shifts.Contains(ShiftPattern.Always) || end - now >= TimeSpan.FromDays(7);
        return endless || end == now ? now + WhenNothingEnds : end;
    }

    private static TimeSpan? ParseTime(string text)
    {
        var match = TypedTime().Match(text.Trim());
        if (!match.Success)
            return null;

        var hours = int.Parse(match.Groups["hours"].Value, CultureInfo.InvariantCulture);
        var minutes = match.Groups["minutes"] is { Success: true } group ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;
        var half = match.Groups["half"].Value.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant();
        if (minutes > 59 || (half.Length > 0 && hours is 0 or > 12) || new TimeSpan(hours, minutes, 0) > TimeSpan.FromDays(1))
            return null;

        return half switch
        {
            "AM" => new TimeSpan(hours % 12, minutes, 0),
            "PM" => new TimeSpan((hours % 12) + 12, minutes, 0),
            _ => new TimeSpan(hours, minutes, 0),
        };
    }

    [GeneratedRegex(
        @"^(?<hours>[0-9]{1,2})( *[:.hu] *(?<minutes>[0-9]{2}))? *(h|u|uur|uhr|(?<half>[ap]\.?m\.?))?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypedTime();
}
