using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Teams;

namespace ManagerBackup.Bot.Review;

/// <summary>
/// Who may read the log. Without an app id: callers on this machine, in Development. With an app id a token is needed, and
/// until tokens are checked here nobody has one.
/// </summary>
internal sealed class ReviewAccess(IConfiguration configuration, IHostEnvironment environment) : IEndpointFilter
{
    private readonly bool _hasAppId = !string.IsNullOrWhiteSpace(configuration["MicrosoftAppId"]);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (_hasAppId)
        {
            return Refusals.Of(401, "Unauthorized", "A token is needed, and this version can't check one yet");
        }

        return environment.IsDevelopment() && LocalCaller.IsOneOnThisHost(context.HttpContext)
            ? await AnswerAsync(context, next)
            : Refusals.Of(403, "Forbidden", "Without MicrosoftAppId only callers on this machine are answered, in Development");
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
