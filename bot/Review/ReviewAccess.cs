using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.SignIn;

namespace ManagerBackup.Bot.Review;

/// <summary>Who may read the log, of those who signed in: ops leads. In practice whoever plays nobody sees it all.</summary>
internal sealed class ReviewAccess(RosterSettings settings) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        SignedIn.PersonOf(context.HttpContext) is { } person && !settings.Sites.IsOpsLead(new PersonId(person))
            ? Refusals.Of(403, "Forbidden", "The takeovers are for ops leads")
            : await AnswerAsync(context, next);

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
