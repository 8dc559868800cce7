using System.Globalization;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Figures;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Review;

/// <summary>Which figures somebody asks for.</summary>
/// <param name="Sites">Of those that they may see; in the order of their ids.</param>
/// <param name="Filter">As for the list, by moments; a day is one of UTC there.</param>
/// <param name="Days">The sites' own days; null when an end is a moment, or more than site and time is asked for: then the log's rows are counted.</param>
/// <param name="IsOneSite">They asked for this site alone.</param>
/// <param name="From">As it was asked for.</param>
/// <param name="To">As it was asked for.</param>
internal sealed record Asked(IReadOnlyList<Site> Sites, TakeoverFilter Filter, Days? Days, bool IsOneSite, string? From, string? To)
{
    private const string Day = "yyyy-MM-dd";

    // What is a day and a half away from a day by UTC is another day on every wall.
    private static readonly TimeSpan Apart = TimeSpan.FromHours(36);

    public bool ByFigures => Days is not null && Filter.WantsAll;

    public static bool TryParse(HttpContext context, out Asked asked, out string problem)
    {
        var isRead = FilterQuery.TryParse(context, out var filter, out problem);
        var seen = SeenSites.Of(context);
        IReadOnlyList<Site> sites = filter.Site is { } one ? [.. seen.Sites.Where(site => site.Id.Value.Equals(one, StringComparison.OrdinalIgnoreCase))] : seen.Sites;
        var (from, to) = (Text(context, "from"), Text(context, "to"));
        var (first, last) = (DayOf(from), DayOf(to));
        var days = (from is null || first is not null) && (to is null || last is not null) ? new Days(first, last) : null;
        asked = new(sites, filter, days, filter.Site is not null, from, to);
        return isRead;
    }

    /// <summary>As long a time just before; null without a beginning.</summary>
    /// <param name="now">The end of a time that has none yet.</param>
    public Asked? Before(DateTimeOffset now)
    {
        if (Days is { From: { } first } && Sites.Count > 0)
        {
            var last = Days.To ?? Counting.DayOf(now, Sites[0].TimeZone);
            return this with { Days = new(Earlier(first, last.DayNumber - first.DayNumber + 1), Earlier(first, 1)), Filter = Filter with { From = null, To = null } };
        }

        return Days is null && Filter.From is { } from
            ? this with { Filter = Filter with { From = Earlier(from, (Filter.To ?? now) - from), To = from } }
            : null;
    }

    /// <summary>The rows among which all that was asked for are.</summary>
    public TakeoverFilter Rows => Days is null ? Filter : Filter with { From = Moment(Days.From, -Apart), To = Moment(Days.To, Apart) };

    /// <summary>Whether a row among them is one.</summary>
    public bool Holds(TakeoverSummary takeover, TimeZoneInfo zone) =>
        Days is null || (Counting.DayOf(takeover, zone) is var day && !(day < Days.From) && !(day > Days.To));

    private static string? Text(HttpContext context, string name) => context.Request.Query[name] is [{ Length: > 0 } text] && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static DateOnly Earlier(DateOnly day, int days) => days >= 0 && day.DayNumber >= days ? day.AddDays(-days) : DateOnly.MinValue;

    private static DateTimeOffset Earlier(DateTimeOffset at, TimeSpan by) => by >= TimeSpan.Zero && at - DateTimeOffset.MinValue > by ? at - by : DateTimeOffset.MinValue;

    private static DateTimeOffset? Moment(DateOnly? day, TimeSpan by)
    {
        if (day is not { } known || known.DayNumber < 3 || known.DayNumber > DateOnly.MaxValue.DayNumber - 3)
        {
            return null;
        }

        return new DateTimeOffset(known, TimeOnly.MinValue, TimeSpan.Zero) + by;
    }
}
