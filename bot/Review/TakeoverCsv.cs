using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Review;

/// <summary>Summaries as a spreadsheet takes them: UTF-8 with a mark, one column a name, nothing that would run as a formula.</summary>
internal static partial class TakeoverCsv
{
    private static readonly (string Name, Func<TakeoverSummary, object?> Cell)[] Columns =
    [
        ("id", t => t.Id),
        ("site", t => t.Site),
        ("openedAt", t => ReviewJson.Write(t.OpenedAt)),
        ("state", t => t.State),
        ("category", t => t.Category),
        ("severity", t => t.Severity),
        ("language", t => t.Language),
        ("place", t => t.Place),
        ("employeeId", t => t.Employee.Id),
        ("employeeName", t => t.Employee.Name),
        ("words", t => t.Words),
        ("managerId", t => t.Manager?.Id),
        ("managerName", t => t.Manager?.Name),
        ("pagedAt", t => Time(t.PagedAt)),
        ("acceptedAt", t => Time(t.AcceptedAt)),
        ("takenOverAt", t => Time(t.TakenOverAt)),
        ("closedAt", t => Time(t.ClosedAt)),
        ("secondsToLines", t => t.SecondsToLines),
        ("secondsToAccept", t => t.SecondsToAccept),
        ("escalations", t => t.Escalations),
        ("outcome", t => t.Outcome),
        ("customerDecision", t => t.CustomerDecision),
        ("employeeHeard", t => t.EmployeeHeard ? "true" : "false"),
        ("customerHeard", t => t.CustomerHeard ? "true" : "false"),
        ("feltBacked", t => t.FeltBacked),
        ("followUpDueAt", t => Time(t.FollowUpDueAt)),
        ("followUpDoneAt", t => Time(t.FollowUpDoneAt)),
        ("wantsToTalk", t => t.WantsToTalk),
        ("practice", t => t.Practice ? "true" : "false"),
        ("helpfulLines", t => string.Join(' ', t.HelpfulLines)),
        ("excludedUntil", t => t.ExcludedUntil),
        ("customerReason", t => t.CustomerReason),
        ("gave", t => t.Gave),
        ("attended", t => t.Attended),
        ("support", t => string.Join(' ', t.Support)),
        ("employeeSide", t => t.EmployeeSide),
        ("complaint", t => t.Complaint ? "true" : "false"),
        ("worse", t => t.Worse ? "true" : "false"),
        ("unansweredBecause", t => t.UnansweredBecause),
    ];

    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<TakeoverSummary> takeovers, CancellationToken cancellationToken)
    {
        var form = CsvWriterOptions.Default with { Injection = CsvInjection.Escape, WriteByteOrderMark = true };
        await using var csv = CsvWriter.Create(stream, form, leaveOpen: true);
        await csv.WriteRecordAsync([.. Columns.Select(column => column.Name)], cancellationToken);
        await foreach (var takeover in takeovers.WithCancellation(cancellationToken))
        {
            await csv.WriteRecordAsync([.. Columns.Select(column => Text(column.Cell(takeover)))], cancellationToken);
        }
    }

    /// <summary>A cell that no spreadsheet takes for a formula.</summary>
    public static string Text(object? cell) => Formula().Replace(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "", "'");

    // A spreadsheet of another country cuts at semicolons and knows no quote in the middle of a cell, and one in Japan reads wide signs too.
    [GeneratedRegex(@"(?<=^|[;,|\t\r\n\v\f\u2028""])(?= {0,8}[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Formula();

    private static string? Time(DateTimeOffset? moment) => moment is { } at ? ReviewJson.Write(at) : null;
}
