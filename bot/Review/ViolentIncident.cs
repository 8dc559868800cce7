using System.Globalization;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Review;

/// <summary>
/// A takeover as a line of the violent incident log of California's Labor Code, section 6401.9(d). Made of kinds, times and choices alone:
/// the law leaves out whatever reveals a person, and what people typed may.
/// </summary>
internal sealed record ViolentIncident
{
    private const string ToBeFilledIn = "not recorded: to be filled in";

    private static readonly string[] Violence = ["physical", "threat", "sexual"];

    // Everything of these is over: what is still under way is written down when it has ended.
    private static readonly string[] Ended = ["closed", "withdrawn", "unanswered"];

    public required string Reference { get; init; }

    /// <summary>On the site's clock, as the others.</summary>
    public required string Date { get; init; }

    public required string Time { get; init; }

    public required string TimeZone { get; init; }

    public required string Location { get; init; }

    public required string Area { get; init; }

    public required string ViolenceType { get; init; }

    public required string CommittedBy { get; init; }

    public required string IncidentType { get; init; }

    public required string Description { get; init; }

    public required string Circumstances { get; init; }

    public required string Attendance { get; init; }

    public required string Actions { get; init; }

    public required string RecordedBy { get; init; }

    public string? DateRecorded { get; init; }

    /// <summary>Violence or a threat of it, by what the employee said, or danger by any name; no drills.</summary>
    public static bool Is(TakeoverSummary takeover) =>
        !takeover.Practice && Ended.Contains(takeover.State, StringComparer.Ordinal)
        && (Violence.Contains(takeover.Category, StringComparer.Ordinal) || takeover.Severity >= 4);

    public static ViolentIncident Of(TakeoverStory story, Site site)
    {
        var (takeover, told) = (story.Summary, IncidentTrace.Of(story));
        var opened = WallClock.At(takeover.OpenedAt, site.TimeZone);
        return new()
        {
            Reference = takeover.Id,
            Date = Day(opened),
            Time = opened.ToString("HH:mm", CultureInfo.InvariantCulture),
            TimeZone = site.TimeZone.Id,
            Location = site.Name,
            Area = told.Area,
            ViolenceType = told.IsRobbery ? "Type 1 (no legitimate business at the worksite)" : "Type 2 (customer or client)",
            CommittedBy = told.IsRobbery ? "stranger with criminal intent" : "customer or client",
            IncidentType = IncidentTypeOf(takeover, told),
            Description = DescriptionOf(takeover, told, site),
            Circumstances = CircumstancesOf(takeover, told),
            Attendance = AttendanceOf(takeover, told),
            Actions = ActionsOf(takeover, told),
            RecordedBy = takeover is { State: "closed", Outcome: not null } ? "manager who took the situation over" : "employee's call for help; nobody closed it with a form",
            DateRecorded = takeover.ClosedAt is { } closed ? Day(WallClock.At(closed, site.TimeZone)) : null,
        };
    }

    private static string IncidentTypeOf(TakeoverSummary takeover, IncidentTrace told) => takeover.Category switch
    {
        "sexual" => "sexual assault or threat, or unwanted verbal or physical sexual contact",
        "physical" when told.HasWeapon => "attack with a weapon or object",
        "physical" => "physical attack without a weapon",
        "threat" => "threat of physical force or of the use of a weapon or other object",
        _ when told.HasWeapon => "threat of physical force or of the use of a weapon or other object",
        _ => "other",
    };

    private static string DescriptionOf(TakeoverSummary takeover, IncidentTrace told, Site site)
    {
        string At(DateTimeOffset moment) => WallClock.At(moment, site.TimeZone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        List<string> sentences =
        [
            $"An employee called for help; read as {IncidentTypeOf(takeover, told)}, severity {takeover.Severity.ToString(CultureInfo.InvariantCulture)} of 4.",
        ];
        if (told.PointsAt.Count > 0)
        {
            sentences.Add($"The report points at: {string.Join(", ", told.PointsAt)}.");
        }

        sentences.Add(takeover.PagedAt is { } paged ? $"Managers were called at {At(paged)}." : "No manager was called.");
        if (told.GotWorse)
        {
            sentences.Add("The employee said that it got worse.");
        }

        if (takeover.AcceptedAt is { } accepted)
        {
            sentences.Add($"One said at {At(accepted)} that they were coming.");
        }

        if (takeover.TakenOverAt is { } there)
        {
            sentences.Add($"Somebody was with the employee at {At(there)}.");
        }

        sentences.Add(takeover.State switch
        {
            "withdrawn" => "The employee called it off: check whether there was an incident.",
            "unanswered" => "Nobody answered the call.",
            _ => IncidentTrace.Outcome(takeover.Outcome),
        });
        return string.Join(' ', sentences);
    }

    // What else the law names (lighting, haste, staffing, a new place) nobody is asked for at the till.
    private static string CircumstancesOf(TakeoverSummary takeover, IncidentTrace told)
    {
        string[] known =
        [
            .. told.IsAlone ? ["isolated or alone"] : Array.Empty<string>(),
            .. takeover.PagedAt is not null && takeover.AcceptedAt is null && takeover.State != "withdrawn" ? ["unable to get help or assistance"] : Array.Empty<string>(),
        ];
        return known.Length == 0 ? ToBeFilledIn : string.Join("; ", known);
    }

    private static string AttendanceOf(TakeoverSummary takeover, IncidentTrace told) => told.Attended switch
    {
        "police" => "law enforcement came",
        "security" => "security came",
        _ when takeover.Outcome == "policeCalled" => "law enforcement was called; response " + ToBeFilledIn,
        _ => ToBeFilledIn,
    };

    private static string ActionsOf(TakeoverSummary takeover, IncidentTrace told)
    {
        string[] taken =
        [
            .. takeover.TakenOverAt is not null ? ["somebody came and took the situation over from the employee"] : Array.Empty<string>(),
            .. IncidentTrace.Decision(takeover.CustomerDecision) is { } decision ? [decision] : Array.Empty<string>(),
            .. told.Support,
        ];
        return taken.Length == 0 ? ToBeFilledIn : string.Join("; ", taken);
    }

    private static string Day(DateTime wall) => wall.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
