using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.SignIn;

namespace ManagerBackup.Bot.Review;

/// <summary>The sites whose takeovers the caller may read; never empty behind <see cref="ReviewAccess"/>.</summary>
/// <param name="Whole">Those of which they also read what employees said of how backed they felt.</param>
internal sealed record SeenSites(IReadOnlyList<Site> Sites, IReadOnlyList<Site> Whole)
{
    public IReadOnlySet<SiteId> WholeIds { get; } = Whole.Select(site => site.Id).ToHashSet();

    public IReadOnlySet<SiteId> Ids { get; } = Sites.Select(site => site.Id).ToHashSet();

    /// <exception cref="InvalidOperationException">The endpoint is not behind <see cref="ReviewAccess"/>: that would show everything.</exception>
    public static SeenSites Of(HttpContext context) => context.Features.Get<SeenSites>()
        ?? throw new InvalidOperationException($"{context.Request.Path} lacks ReviewAccess");

    /// <summary>The log as the caller may read it.</summary>
    public ITakeoverReader Reader(ITakeoverReader log) => new DiscreetReader(log, WholeIds);

    public Site? Find(string id) => Sites.FirstOrDefault(site => site.Id.Value.Equals(id, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Who may read the log, and of which sites, of those who signed in. In practice whoever plays nobody sees it all.</summary>
internal sealed class ReviewAccess(Sites sites) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var seen = SignedIn.PersonOf(http) is { } person
            ? new SeenSites(sites.Where(Act.ReadReview, new(person)), sites.Where(Act.ReadCheckIns, new(person)))
            : new SeenSites(sites.All, sites.All);
        if (seen.Sites.Count == 0)
        {
            return Refusals.Of(403, "Forbidden", "The takeovers are for ops leads, and for the managers of a site");
        }

        // A site that is none and one of others are refused alike: nobody learns which there are.
        if (seen.Sites.Count < sites.All.Count && http.Request.Query["site"].Any(asked => !string.IsNullOrWhiteSpace(asked) && seen.Find(asked) is null))
        {
            return Refusals.Of(403, "Forbidden", "site: it is none of those that you may see");
        }

        http.Features.Set(seen);
        return await AnswerAsync(context, next);
    }

    private static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (StorageUnavailableException)
        {
            // 5xx is kept for other things by the contract, here as at the edge to Teams.
            context.HttpContext.Response.Headers.RetryAfter = "2";
            return Refusals.Of(429, "StorageAway", "The log can't be read just now; ask again");
        }
    }
}
