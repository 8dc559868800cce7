using System.Globalization;
using System.Text.Json;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Coverage;
using ManagerBackup.Bot.Reach;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Review;

/// <summary><c>GET /api/coverage?site=&amp;hours=</c>: who can be paged in the coming hours, and what is known of each who takes pages.</summary>
internal static class CoverageApi
{
    private const int MostHours = 24;

    public static void MapCoverage(this IEndpointRouteBuilder review) => review.MapGet("/api/coverage", TellAsync);

    private static async Task<IResult> TellAsync(
        HttpContext context, Outlook outlook, Reachability reachability, CancellationToken cancellationToken)
    {
        var (name, hours) = (context.Request.Query["site"].ToString(), HoursOf(context.Request.Query["hours"].ToString()));
        if (hours is null)
        {
            return Refusals.Of(400, "BadRequest", $"hours: a number from 1 to {MostHours} is wanted");
        }

        var seen = SeenSites.Of(context);
        var asked = name.Length == 0 ? seen.Sites : seen.Find(name) is { } found ? [found] : [];
        if (asked.Count == 0)
        {
            return Refusals.Of(404, "NotFound", "There is no site with this id");
        }

        var looks = new List<object>();
        foreach (var site in asked)
        {
            looks.Add(Of(await outlook.OfAsync(site, TimeSpan.FromHours(hours.Value), cancellationToken), reachability));
        }

        return Results.Json(new { sites = looks }, ReviewJson.Options);
    }

    private static int? HoursOf(string text) =>
        text.Length == 0 ? MostHours
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours is >= 1 and <= MostHours ? hours
        : null;

    private static object Of(SiteOutlook look, Reachability reachability) => new
    {
        site = look.Site.Id.Value,
        name = look.Site.Name,
        timeZone = look.Site.IanaZone,
        at = look.At,
        people = Rota.Everyone(look.Site).Select(person => Of(person, look, reachability)),
        slots = look.Slots.Select(slot => new
        {
            from = slot.From,
            to = slot.To,
            state = Word(slot.State),
            onShift = slot.OnShift.Select(person => person.Id.Value),
        }),
        gaps = look.Gaps.Select(gap => new
        {
            from = gap.From,
            to = gap.To,
            state = Word(gap.State),
            onShift = gap.OnShift.Select(one => one.Person.Id.Value),
            mayReach = gap.Others.Select(person => person.Id.Value),
        }),
    };

    private static object Of(Person person, SiteOutlook look, Reachability reachability)
    {
        var (evidence, standing) = (reachability.EvidenceOf(person.Id), reachability.Of(person.Id));
        return new
        {
            id = person.Id.Value,
            name = person.Name,
            state = Word(standing.State),
            reason = standing.Reason,
            since = standing.Since,
            provedAt = evidence.ProvedAt,
            lookedAt = reachability.LookedAt(person.Id),
            onShift = look.Slots is [var first, ..] && first.OnShift.Any(one => one.Id == person.Id),
            drill = evidence.Drill is { } drill ? new { at = drill.At, answered = drill.Seconds is not null, seconds = drill.Seconds } : null,
        };
    }

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
