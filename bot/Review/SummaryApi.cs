using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Coaching;
using ManagerBackup.Bot.Figures;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Review;

/// <summary>
/// <c>GET /api/summary</c> and <c>GET /api/summary/sites</c>. Days are the sites' own, and come from the daily figures; an end that is a
/// moment, a filter beyond the site, and a site whose figures are not there yet are counted from the log's rows.
/// </summary>
internal static class SummaryApi
{
    public static void MapSummary(this IEndpointRouteBuilder review)
    {
        review.MapGet("/api/summary", SumAsync);
        review.MapGet("/api/summary/sites", CompareAsync);
    }

    private static async Task<IResult> SumAsync(
        HttpContext context, ITakeoverReader log, FigureViews figures, Coach coach, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!Asked.TryParse(context, out var asked, out var problem))
        {
            return Refusals.Of(400, "BadRequest", problem);
        }

        var seen = SeenSites.Of(context);
        var asOf = asked.ByFigures ? await figures.AsOfAsync(asked.Sites, cancellationToken) : null;
        var counts = await CountAsync(asked);
        var before = asked.Before(time.GetUtcNow()) is { } earlier ? await CountAsync(earlier) : null;
        return Results.Json(ReviewFigures.Of(counts, before, asked, asOf ?? time.GetUtcNow(), coach), ReviewJson.Options);

        async Task<Counts> CountAsync(Asked what) => asOf is not null
            ? await figures.SumAsync(what.Sites, seen.WholeIds, what.Days!, cancellationToken) // by figures, so by days
            : Counts.Sum((await FromRowsAsync(what, seen.Reader(log), cancellationToken)).Values);
    }

    private static async Task<IResult> CompareAsync(
        HttpContext context, ITakeoverReader log, FigureViews figures, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!Asked.TryParse(context, out var asked, out var problem))
        {
            return Refusals.Of(400, "BadRequest", problem);
        }

        var seen = SeenSites.Of(context);
        var asOf = asked.ByFigures ? await figures.AsOfAsync(asked.Sites, cancellationToken) : null;
        var counts = asOf is not null
            ? await figures.EachAsync(asked.Sites, seen.WholeIds, asked.Days!, cancellationToken) // by figures, so by days
            : await FromRowsAsync(asked, seen.Reader(log), cancellationToken);
        return Results.Json(
            new
            {
                asked.From,
                asked.To,
                AsOf = asOf ?? time.GetUtcNow(),
                Items = asked.Sites.Select(site => SiteFigures.Of(site, counts.GetValueOrDefault(site.Id, Counts.Zero), asOf ?? time.GetUtcNow())).ToList(),
                KeyFigures.Fewest,
            },
            ReviewJson.Options);
    }

    private static async Task<IReadOnlyDictionary<SiteId, Counts>> FromRowsAsync(Asked asked, ITakeoverReader log, CancellationToken cancellationToken)
    {
        var found = asked.Sites.ToDictionary(site => site.Id, site => (Zone: site.TimeZone, Counts: new List<Counts>()));
        await foreach (var takeover in ReviewRoom.AllAsync(log, asked.Rows, cancellationToken))
        {
            if (found.TryGetValue(new(takeover.Site), out var site) && asked.Holds(takeover, site.Zone))
            {
                site.Counts.Add(Counting.Of(takeover, site.Zone));
            }
        }

        return found.ToDictionary(site => site.Key, site => Counts.Sum(site.Value.Counts));
    }
}

/// <summary>A site beside others; without figures where there are too few.</summary>
internal sealed record SiteFigures(
    string Site,
    string Name,
    int? Total,
    double? MedianSecondsToAccept,
    double? AcceptedWithinAMinute,
    int? Unanswered,
    int? Closed,
    int? BothHeard,
    double? FeltBacked,
    int? AftercareDue,
    int? AftercareOnTime)
{
    public static SiteFigures Of(Site site, Counts counts, DateTimeOffset now)
    {
        var key = KeyFigures.Of(counts, now, isOneSite: true);
        return key.AreHidden
            ? new(site.Id.Value, site.Name, null, null, null, null, null, null, null, null, null)
            : new(
                site.Id.Value, site.Name, key.Total, key.MedianSecondsToAccept, key.AcceptedWithinAMinute, key.Unanswered, key.Closed, key.BothHeard,
                key.FeltBacked, key.AftercareDue, key.AftercareOnTime);
    }
}
