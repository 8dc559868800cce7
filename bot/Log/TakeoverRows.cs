using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Log;

/// <summary>
/// The layout of table <c>takeovers</c>. Partition <c>{site}_{yyyyMM}</c> of the opening; in it one summary row
/// <c>r_{id}</c> a request, one row <c>e_{id}_{000001}</c> an event, and one row <c>d_{employee}</c> that says which request
/// an employee's words belong to.
/// </summary>
internal static class TakeoverRows
{
    public const string Table = "takeovers";

    public static string Partition(SiteId site, DateTimeOffset openedAt) =>
        string.Create(CultureInfo.InvariantCulture, $"{site.Value}_{openedAt.UtcDateTime:yyyyMM}");

    public static string SummaryKey(RequestId id) => $"r_{id}";

    public static string EventKey(RequestId id, int number) => string.Create(CultureInfo.InvariantCulture, $"e_{id}_{number:000000}");

    /// <summary>The range of a request's events: from the first, to just behind the last.</summary>
    public static (string From, string To) EventKeys(RequestId id) => ($"e_{id}_", $"e_{id}`");

    public static string DeskKey(PersonId employee) => $"d_{KeyOf(employee)}";

    /// <summary>An id as it can stand in a key: Entra's as they are, anything odd as its hash.</summary>
    public static string KeyOf(PersonId person) =>
        person.Value.Length is > 0 and <= 64 && person.Value.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? person.Value
            : "x" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(person.Value)))[..40];

    public static TableEntity Event(string partition, RequestId id, int number, RequestEvent happened) =>
        new(partition, EventKey(id, number))
        {
            ["Type"] = EventJson.NameOf(happened),
            ["By"] = happened.By.Value,
            ["At"] = happened.At,
            ["Data"] = EventJson.Write(happened),
        };

    public static RequestEvent ReadEvent(TableEntity row) => EventJson.Read((string)row["Data"]!);

    /// <summary>The summary, in real columns, so that a spreadsheet or a report reads the table as it is.</summary>
    public static TableEntity Summary(string partition, RequestId id, BackupRequest s) => new(partition, SummaryKey(id))
    {
        ["Version"] = s.Version,
        ["Id"] = id.ToString(),
        ["Site"] = s.Site.Value,
        ["OpenedAt"] = s.OpenedAt,
        ["State"] = Wire(s.Phase),
        ["Category"] = Wire(s.Read.Category),
        ["Severity"] = s.Read.Severity,
        ["Language"] = s.Read.Language,
        ["Place"] = s.Read.Place,
        ["EmployeeId"] = s.Employee.Id.Value,
        ["EmployeeName"] = s.Employee.Name,
        ["Words"] = Fit(string.Join('\n', s.Words)),
        ["ManagerId"] = s.Holder?.Manager.Id.Value,
        ["ManagerName"] = s.Holder?.Manager.Name,
        ["PagedAt"] = s.PagedAt,
        ["AcceptedAt"] = s.AcceptedAt,
        ["TakenOverAt"] = s.TakenOverAt,
        ["ClosedAt"] = s.Phase == Phase.Closed ? s.OverAt : null,
        ["SecondsToLines"] = s.SecondsToLines,
        ["SecondsToAccept"] = s.AcceptedAt is { } accepted ? Math.Round((accepted - (s.PagedAt ?? s.OpenedAt)).TotalSeconds, 3) : null,
        ["Escalations"] = s.Escalations,
        ["Outcome"] = s.Closing is { } closing ? Wire(closing.Outcome) : null,
        ["CustomerDecision"] = s.Closing is { } decided ? Wire(decided.CustomerDecision) : null,
        ["EmployeeHeard"] = s.Statements.Count > 0,
        ["CustomerHeard"] = s.Closing is not null,
        ["FeltBacked"] = s.FeltBacked,
    };

    private static string Wire<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    // A column holds 32 Ki characters; the events hold the whole.
    private static string Fit(string text) => text.Length <= 30_000 ? text : string.Concat(text.AsSpan(0, 30_000), "…");
}
