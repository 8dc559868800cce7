using System.Text.Json;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Review;

/// <summary>
/// <c>GET /api/drills?site=&amp;from=&amp;to=</c>: practice pages as evidence, newest first: who began each, whom it reached and whom not, and who
/// answered how soon. Without a beginning: the last 92 days.
/// </summary>
internal static class DrillsApi
{
    private const int MostTold = 200;

    private static readonly TimeSpan Usual = TimeSpan.FromDays(92);

    public static void MapDrills(this IEndpointRouteBuilder review) => review.MapGet("/api/drills", TellAsync);

    private static async Task<IResult> TellAsync(
        HttpContext context, DrillMarks marks, ITakeoverReader log, RosterSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!FilterQuery.TryParse(context, out var filter, out var problem))
        {
            return Refusals.Of(400, "BadRequest", problem);
        }

        var seen = SeenSites.Of(context);
        var (now, earliest) = (time.GetUtcNow(), time.GetUtcNow().AddDays(-settings.LongestRetentionDays));
        var to = filter.To < now ? filter.To.Value : now;
        var from = filter.From ?? (to > earliest ? to - Usual : earliest);
        var sites = seen.Sites.Select(site => site.Id).Where(id => filter.Site is null || id.Value.Equals(filter.Site, StringComparison.OrdinalIgnoreCase)).ToList();
        var items = new List<object>();
        foreach (var id in (await marks.ListAsync(sites, from > earliest ? from : earliest, to, cancellationToken)).Take(MostTold))
        {
            // The mark goes with its month, the drill itself may have gone before.
            if (await log.FindAsync(id.ToString(), cancellationToken) is { } story)
            {
                items.Add(Of(story));
            }
        }

        return Results.Json(new { items }, ReviewJson.Options);
    }

    private static object Of(TakeoverStory story)
    {
        var delivered = People(story, "pageDelivered");
        return new
        {
            id = story.Summary.Id,
            site = story.Summary.Site,
            openedAt = story.Summary.OpenedAt,
            startedBy = story.Summary.Employee.Id == RequestEvent.Systemic.Value ? null : story.Summary.Employee.Name,
            answeredBy = story.Summary.Manager?.Name,
            secondsToAccept = story.Summary.SecondsToAccept,
            pagedPeople = Entries(story, "paged").SelectMany(entry => entry.GetProperty("to").EnumerateArray())
                .Select(person => person.GetProperty("id").GetString()).Distinct(StringComparer.Ordinal).Count(),
            delivered = delivered.Count,
            failed = Entries(story, "pageFailed").GroupBy(entry => entry.GetProperty("manager").GetString(), StringComparer.Ordinal)
                .Where(tries => !delivered.Contains(tries.Key)).Select(tries => tries.Last().GetProperty("reason").GetString()),
        };
    }

    private static HashSet<string?> People(TakeoverStory story, string kind) =>
        Entries(story, kind).Select(entry => entry.GetProperty("manager").GetString()).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<JsonElement> Entries(TakeoverStory story, string kind) =>
        story.Timeline.Where(entry => entry.GetProperty("type").ValueEquals(kind));
}
