using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.SignIn;

namespace ManagerBackup.Bot.Review;

/// <summary>
/// <c>GET /api/sites</c>: the sites that the caller sees, and of which they also read how backed employees felt. <c>GET /api/players</c>: in
/// practice, whom the page may be opened as; elsewhere there is no such path.
/// </summary>
internal static class SitesApi
{
    public static void MapSites(this IEndpointRouteBuilder review) => review.MapGet("/api/sites", (HttpContext context) =>
    {
        var seen = SeenSites.Of(context);
        var whole = seen.Whole.Select(site => site.Id).ToHashSet();
        var items = seen.Sites.OrderBy(site => site.Name, StringComparer.OrdinalIgnoreCase)
            .Select(site => new { site = site.Id.Value, name = site.Name, timeZone = site.IanaZone, whole = whole.Contains(site.Id) });
        return Results.Json(new { items }, ReviewJson.Options);
    });

    public static void MapPlayers(this IEndpointRouteBuilder app) => app.MapGet("/api/players", (HttpContext context, Sites sites) =>
        SignedIn.Of(context).IsPractice ? Results.Json(new { items = Cast(sites) }, ReviewJson.Options) : Refusals.Of(404, "NotFound", "There is no such path"))
        .RequireSignIn();

    private static IEnumerable<object> Cast(Sites sites)
    {
        var leads = sites.OpsLeads.Select(id => (Id: id, Name: (string?)null, Role: "opsLead", Site: SiteOfLead(sites, id)));
        var managers = sites.All.SelectMany(site => Rota.Everyone(site), (site, person) => (person.Id, Name: (string?)person.Name, Role: "manager", Site: (string?)site.Name));
        var employees = sites.All.SelectMany(site => site.Employees, (site, person) => (person.Id, Name: (string?)person.Name, Role: "employee", Site: (string?)site.Name));
        return leads.Concat(managers).Concat(employees).DistinctBy(player => player.Id)
            .Select(player => new { id = player.Id.Value, name = player.Name, role = player.Role, site = player.Site });
    }

    // Of one site alone; null for more of them.
    private static string? SiteOfLead(Sites sites, PersonId id) =>
        sites.All.Count > 1 && sites.Where(Act.ReadCheckIns, id) is [var only] ? only.Name : null;
}
