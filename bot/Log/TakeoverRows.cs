using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Log;

/// <summary>
/// The layout of table <c>takeovers</c>. Partition <c>{site}_{yyyyMM}</c> of the opening; in it one summary row
/// <c>r_{id}</c> a request, one row <c>e_{id}_{000001}</c> an event, one row <c>d_{employee}</c> that says which request
/// an employee's words belong to, one row <c>p_{id}</c> a drill, and for moments a row <c>x_{id}_{000001}</c>: see
/// <see cref="FigureMarks"/>.
/// </summary>
internal static class TakeoverRows
{
    public const string Table = "takeovers";

    public const string DrillPrefix = "p_";

    // A column holds 32 Ki characters.
    private const int MostInColumn = 30_000;

    public static string Partition(SiteId site, DateTimeOffset openedAt) =>
        string.Create(CultureInfo.InvariantCulture, $"{site.Value}_{openedAt.UtcDateTime:yyyyMM}");

    public static string SummaryKey(RequestId id) => $"r_{id}";

    /// <summary>Not behind the summary of any request that was opened then or later, and behind every earlier one.</summary>
    public static string SummaryKeyFrom(DateTimeOffset openedAt)
    {
        var hex = openedAt.ToUnixTimeMilliseconds().ToString("x12", CultureInfo.InvariantCulture);
        return $"r_{hex.AsSpan(0, 8)}-{hex.AsSpan(8)}-";
    }

    public static string EventKey(RequestId id, int number) => string.Create(CultureInfo.InvariantCulture, $"e_{id}_{number:000000}");

    /// <summary>Marks a drill in its partition, so that drills are found without reading everything.</summary>
    public static string DrillKey(RequestId id) => $"{DrillPrefix}{id}";

    /// <summary>The range of a request's events: from the first, to just behind the last.</summary>
    public static (string From, string To) EventKeys(RequestId id) => ($"e_{id}_", $"e_{id}`");

    public static string DeskKey(PersonId employee) => $"d_{KeyOf(employee)}";

    /// <summary>An id as it can stand in a key: Entra's as they are, anything odd as its hash.</summary>
    public static string KeyOf(PersonId person) =>
        person.Value.Length is > 0 and <= 64 && person.Value.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? person.Value
            : "x" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(person.Value)))[..40];

    public static TableEntity Event(string partition, RequestId id, int number, RequestEvent happened)
    {
        var row = new TableEntity(partition, EventKey(id, number))
        {
            ["Type"] = EventJson.NameOf(happened),
            ["By"] = happened.By.Value,
            ["At"] = happened.At,
        };
        var json = EventJson.Write(happened);
        for (var part = 0; part * MostInColumn < json.Length; part++)
        {
            row[DataColumn(part)] = json.Substring(part * MostInColumn, Math.Min(MostInColumn, json.Length - (part * MostInColumn)));
        }

        return row;
    }

    public static RequestEvent ReadEvent(TableEntity row) => EventJson.Read(ReadData(row));

    /// <summary>The event as JSON, put together again.</summary>
    public static string ReadData(TableEntity row)
    {
        var json = (string)row["Data"]!;
        for (var part = 1; row.GetValueOrDefault(DataColumn(part)) is string more; part++)
        {
            json += more;
        }

        return json;
    }

    // Few events need a second one: an emoji takes twelve characters of JSON.
    private static string DataColumn(int part) => part == 0 ? "Data" : string.Create(CultureInfo.InvariantCulture, $"Data{part + 1}");
}
