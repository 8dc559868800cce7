using System.Globalization;
using System.Text.Json;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Log;

/// <summary>A request's summary as a row, and back.</summary>
internal static class SummaryRow
{
    /// <summary>The summary, in real columns, so that a spreadsheet or a report reads the table as it is.</summary>
    public static TableEntity Write(string partition, RequestId id, BackupRequest s) => new(partition, TakeoverRows.SummaryKey(id))
    {
        ["Version"] = s.Version,
        ["Id"] = id.ToString(),
        ["Site"] = s.Site.Value,
        ["OpenedAt"] = s.OpenedAt,
        ["State"] = Wire(s.Phase),
        ["Over"] = s.IsOver,
        ["Practice"] = s.Practice,
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
        ["ExcludedUntil"] = s.Closing?.ExcludedUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["CustomerReason"] = s.Closing?.CustomerReason,
        ["Gave"] = s.Closing?.Gave,
        ["Attended"] = s.Closing?.Attended is { } attended ? Wire(attended) : null,
        ["Support"] = s.Closing is { Support: not Supports.None and var support } ? string.Join(' ', Each(support).Select(Wire)) : null,
        ["EmployeeSide"] = s.Statements.Count > 0 ? "given" : s.StatementDeclined ? "declined" : s.StatementAsked ? "asked" : null,
        ["Complaint"] = (s.Closing ?? s.Held?.Closing)?.Complaint is true,
        ["EmployeeHeard"] = s.Statements.Count > 0,
        ["CustomerHeard"] = s.Closing is not null,
        ["FeltBacked"] = s.FeltBacked,
        ["Worse"] = s.Worse,
        ["UnansweredBecause"] = s is { Phase: Phase.Unanswered, UnansweredBecause: { } cause } ? Wire(cause) : null,
        ["FollowUpDueAt"] = s.Aftercare?.FollowUpDueAt,
        ["FollowUpDoneAt"] = s.Aftercare?.FollowedUpAt,
        ["WantsToTalk"] = s.Wish is { } wish ? Wire(wish.With) : null,
        ["HelpfulLines"] = s.Helped.IsEmpty ? null : Fit(string.Join(' ', s.Helped)),
    };

    public static TakeoverSummary Read(TableEntity row) => new()
    {
        Id = Text(row, "Id") ?? row.RowKey,
        Site = Text(row, "Site") ?? "",
        OpenedAt = Time(row, "OpenedAt") ?? default,
        State = Text(row, "State") ?? "",
        Practice = row.GetValueOrDefault("Practice") is true,
        Category = Text(row, "Category") ?? "",
        Severity = Number(row, "Severity") ?? 1,
        Language = Text(row, "Language") ?? "",
        Place = Text(row, "Place"),
        Employee = new(Text(row, "EmployeeId") ?? "", Text(row, "EmployeeName") ?? ""),
        Words = Text(row, "Words"),
        Manager = Text(row, "ManagerId") is { } manager ? new(manager, Text(row, "ManagerName") ?? manager) : null,
        PagedAt = Time(row, "PagedAt"),
        AcceptedAt = Time(row, "AcceptedAt"),
        TakenOverAt = Time(row, "TakenOverAt"),
        ClosedAt = Time(row, "ClosedAt"),
        SecondsToLines = row.GetValueOrDefault("SecondsToLines") as double?,
        SecondsToAccept = row.GetValueOrDefault("SecondsToAccept") as double?,
        Escalations = Number(row, "Escalations") ?? 0,
        Outcome = Text(row, "Outcome"),
        CustomerDecision = Text(row, "CustomerDecision"),
        ExcludedUntil = Text(row, "ExcludedUntil"),
        CustomerReason = Text(row, "CustomerReason"),
        Gave = Text(row, "Gave"),
        Attended = Text(row, "Attended"),
        Support = Text(row, "Support")?.Split(' ') ?? [],
        EmployeeSide = Text(row, "EmployeeSide"),
        Complaint = row.GetValueOrDefault("Complaint") is true,
        EmployeeHeard = row.GetValueOrDefault("EmployeeHeard") is true,
        CustomerHeard = row.GetValueOrDefault("CustomerHeard") is true,
        FeltBacked = Number(row, "FeltBacked"),
        Worse = row.GetValueOrDefault("Worse") is true,
        UnansweredBecause = Text(row, "UnansweredBecause"),
        FollowUpDueAt = Time(row, "FollowUpDueAt"),
        FollowUpDoneAt = Time(row, "FollowUpDoneAt"),
        WantsToTalk = Text(row, "WantsToTalk"),
        HelpfulLines = Text(row, "HelpfulLines")?.Split(' ') ?? [],
    };

    /// <summary>Whether a list shows it otherwise for this change, or a figure may be another: both are made from the columns. More entries alone change neither.</summary>
    public static bool Counts(TableEntity? before, TableEntity? after) => !ShownColumns(before).SetEquals(ShownColumns(after));

    private static HashSet<(string, object)> ShownColumns(TableEntity? row) =>
        row is null ? [] : [.. row.Where(column => column.Value is not null && column.Key != "Version").Select(column => (column.Key, column.Value!))]; // not null: just asked

    private static string? Text(TableEntity row, string column) => row.GetValueOrDefault(column) as string;

    private static int? Number(TableEntity row, string column) => row.GetValueOrDefault(column) as int?;

    private static DateTimeOffset? Time(TableEntity row, string column) => row.GetValueOrDefault(column) as DateTimeOffset?;

    private static string Wire<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static IEnumerable<Supports> Each(Supports all) => Enum.GetValues<Supports>().Where(one => one != Supports.None && all.HasFlag(one));

    // A column holds 32 Ki characters; the events hold the whole.
    private static string Fit(string text) => text.Length <= 30_000 ? text : string.Concat(text.AsSpan(0, 30_000), "…");
}
