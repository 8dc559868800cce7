using System.Globalization;
using System.Text.Json;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Review;

/// <summary>Reads a filter from a query string, within what the caller may see; what makes no sense is refused by name, never guessed.</summary>
internal static class FilterQuery
{
    private const int LongestName = 200;
    private static readonly string[] DateForms = ["yyyy-MM-dd"];

    private static readonly string[] TimeForms =
    [
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    public static bool TryParse(HttpContext context, out TakeoverFilter filter, out string problem)
    {
        var query = context.Request.Query;
        filter = TakeoverFilter.Everything;
        try
        {
            filter = new(
                Site: Name(query, "site"),
                From: Moment(query, "from", endOfDay: false),
                To: Moment(query, "to", endOfDay: true),
                Category: OneOf<Category>(query, "category"),
                Severity: Number(query, "severity", 1, 4),
                Outcome: OneOf<Outcome>(query, "outcome"),
                Manager: Name(query, "manager"),
                Limit: Number(query, "limit", 1, TakeoverFilter.LargestLimit) ?? TakeoverFilter.DefaultLimit,
                Cursor: Cursor(query))
            {
                State = OneOf<Phase>(query, "state"),
                Paged = YesOrNo(query, "paged"),
                Worse = YesOrNo(query, "worse"),
                Within = SeenSites.Of(context).Ids,
            };
            problem = filter.From > filter.To ? "from: it is later than to" : "";
        }
        catch (FormatException wrong)
        {
            problem = wrong.Message;
        }

        return problem.Length == 0;
    }

    private static string? Text(IQueryCollection query, string name) =>
        query[name] switch
        {
            { Count: 0 } => null,
            { Count: 1 } one => string.IsNullOrWhiteSpace(one[0]) ? null : one[0],
            _ => throw new FormatException($"{name}: it is given more than once"),
        };

    private static string? Name(IQueryCollection query, string name) =>
        Text(query, name) is not { } text || text.Length <= LongestName
            ? Text(query, name)
            : throw new FormatException($"{name}: it is longer than {LongestName} characters");

    private static string? OneOf<T>(IQueryCollection query, string name)
        where T : struct, Enum
    {
        if (Text(query, name) is not { } text)
        {
            return null;
        }

        var names = Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName).ToArray();
        return names.FirstOrDefault(known => known.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw new FormatException($"{name}: one of {string.Join(", ", names)} is wanted");
    }

    private static bool? YesOrNo(IQueryCollection query, string name) => Text(query, name) switch
    {
        null => null,
        var text => bool.TryParse(text, out var yes) ? yes : throw new FormatException($"{name}: true or false is wanted"),
    };

    private static int? Number(IQueryCollection query, string name, int least, int most)
    {
        if (Text(query, name) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"{name}: a number from {least} to {most} is wanted");
    }

    // A day without a time is the whole day, in UTC, at both ends.
    private static DateTimeOffset? Moment(IQueryCollection query, string name, bool endOfDay)
    {
        if (Text(query, name) is not { } text)
        {
            return null;
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, Utc, out var day))
        {
            return endOfDay && day < DateTimeOffset.MaxValue.AddDays(-1) ? day.AddDays(1) : day;
        }

        // An unescaped plus before the offset arrives as a space.
        return DateTimeOffset.TryParseExact(text.Replace(' ', '+'), TimeForms, CultureInfo.InvariantCulture, Utc, out var moment)
            ? moment
            : throw new FormatException($"{name}: a date (2026-03-31) or a time (2026-03-31T14:05:00Z) is wanted");
    }

    private static string? Cursor(IQueryCollection query) =>
        Text(query, "cursor") is not { } text ? null
        : RequestId.TryParse(text, out var id) ? id.ToString()
        : throw new FormatException("cursor: what stood in \"next\" of the page before is wanted");
}
