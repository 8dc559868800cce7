using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Retention;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.SignIn;

namespace ManagerBackup.Bot.Review;

/// <summary>
/// <c>POST /api/takeovers/{id}/erase</c> and <c>POST /api/people/{id}/erase</c>: ops leads take words away, of their sites; the log says who did.
/// </summary>
internal static class EraseApi
{
    public static void MapErase(this IEndpointRouteBuilder review)
    {
        review.MapPost("/api/takeovers/{id}/erase", EraseRequestAsync);
        review.MapPost("/api/people/{id}/erase", ErasePersonAsync);
    }

    private static async Task<IResult> EraseRequestAsync(HttpContext context, string id, Sites sites, Eraser eraser, IHostApplicationLifetime host)
    {
        if (SignedIn.PersonOf(context) is not { } by)
        {
            return NobodyChosen();
        }

        var within = sites.Where(Act.EraseWords, new(by));
        if (within.Count == 0)
        {
            return OnlyForOpsLeads();
        }

        if (!RequestId.TryParse(id, out var request))
        {
            return Refusals.Of(400, "BadRequest", "id: the id of a takeover is wanted");
        }

        return await eraser.EraseRequestAsync(request, new(by), within, host.ApplicationStopped) switch
        {
            null => Refusals.Of(404, "NotFound", "There is no takeover with this id at your sites"),
            { Refusal: not null } => Refusals.Of(409, "NotOverYet", "Words are erased once it is over"),
            var done => Results.Json(new { id = done.Request.Id.ToString(), erased = done.Changed }, ReviewJson.Options),
        };
    }

    private static async Task<IResult> ErasePersonAsync(HttpContext context, string id, Sites sites, Eraser eraser, IHostApplicationLifetime host)
    {
        if (SignedIn.PersonOf(context) is not { } by)
        {
            return NobodyChosen();
        }

        var within = sites.Where(Act.EraseWords, new(by));
        if (within.Count == 0)
        {
            return OnlyForOpsLeads();
        }

        if (!Guid.TryParseExact(id, "D", out var person))
        {
            return Refusals.Of(400, "BadRequest", "id: a person's Entra object id is wanted");
        }

        var done = await eraser.ErasePersonAsync(new(person.ToString("D")), new(by), within, host.ApplicationStopped);
        return Results.Json(new { id = person.ToString("D"), requests = done.Requests, stillOpen = done.StillOpen, contact = done.Contact }, ReviewJson.Options);
    }

    private static IResult OnlyForOpsLeads() => Refusals.Of(403, "Forbidden", "Words are erased by ops leads");

    // Whoever erases is named in the log, so somebody has to be.
    private static IResult NobodyChosen() => Refusals.Of(400, "NobodyChosen", $"In practice: say whom you play, as {SignInGate.PlayedPerson}");
}
