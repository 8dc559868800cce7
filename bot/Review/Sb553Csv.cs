using CsvHelper;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Review;

/// <summary>
/// <c>GET /api/sb553.csv?site=&amp;from=&amp;to=</c>: the violent incident log that California's Labor Code, section 6401.9, asks for, as far as the
/// takeovers tell it. Nothing that anybody typed and nobody's name or id is in it; docs/sb-553.md says what is left for a person to fill in.
/// </summary>
internal static class Sb553Csv
{
    private static readonly (string Name, Func<ViolentIncident, string?> Cell)[] Columns =
    [
        ("reference", incident => incident.Reference),
        ("date", incident => incident.Date),
        ("time", incident => incident.Time),
        ("timeZone", incident => incident.TimeZone),
        ("location", incident => incident.Location),
        ("areaOfIncident", incident => incident.Area),
        ("workplaceViolenceType", incident => incident.ViolenceType),
        ("committedBy", incident => incident.CommittedBy),
        ("typeOfIncident", incident => incident.IncidentType),
        ("description", incident => incident.Description),
        ("circumstances", incident => incident.Circumstances),
        ("securityOrLawEnforcement", incident => incident.Attendance),
        ("actionsToProtectEmployees", incident => incident.Actions),
        ("recordedBy", incident => incident.RecordedBy),
        ("dateRecorded", incident => incident.DateRecorded),

        // The law asks for who completes the log. That is whoever reads and completes this file; the program is no person.
        ("completedByName", _ => null),
        ("completedByTitle", _ => null),
        ("dateCompleted", _ => null),
    ];

    public static void MapSb553(this IEndpointRouteBuilder review) => review.MapGet("/api/sb553.csv", WriteAsync);

    private static async Task<IResult> WriteAsync(HttpContext context, ITakeoverReader log)
    {
        if (!FilterQuery.TryParse(context, out var filter, out var problem))
        {
            return Refusals.Of(400, "BadRequest", problem);
        }

        // Storage that is away has to show before the first byte leaves.
        var (seen, aborted) = (SeenSites.Of(context), context.RequestAborted);
        var own = seen.Reader(log);
        await own.ListAsync(filter with { Limit = 1 }, aborted);
        return Results.Stream(stream => WriteRowsAsync(stream, own, filter, seen, aborted), "text/csv; charset=utf-8", "violent-incident-log.csv");
    }

    private static async Task WriteRowsAsync(Stream stream, ITakeoverReader log, TakeoverFilter filter, SeenSites seen, CancellationToken cancellationToken)
    {
        var form = CsvWriterOptions.Default with { Injection = CsvInjection.Escape, WriteByteOrderMark = true };
        await using var csv = CsvWriter.Create(stream, form, leaveOpen: true);
        await csv.WriteRecordAsync([.. Columns.Select(column => column.Name)], cancellationToken);
        await foreach (var takeover in ReviewRoom.AllAsync(log, filter, cancellationToken))
        {
            if (ViolentIncident.Is(takeover) && seen.Find(takeover.Site) is { } site
                && await log.FindAsync(takeover.Id, cancellationToken) is { } story)
            {
                var incident = ViolentIncident.Of(story, site);
                await csv.WriteRecordAsync([.. Columns.Select(column => TakeoverCsv.Text(column.Cell(incident)))], cancellationToken);
            }
        }
    }
}
