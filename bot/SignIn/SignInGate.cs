using ManagerBackup.Bot.Teams;
using ManagerBackup.Bot.Tokens;
using Microsoft.Extensions.Options;

namespace ManagerBackup.Bot.SignIn;

/// <summary>
/// Lets people of the tenant in, by an Entra token for this app; behind it <see cref="SignedIn"/> tells who it is. Without an app id,
/// in Development: callers on this machine, as whom they like.
/// </summary>
internal sealed partial class SignInGate(
    EntraTokens tokens, IOptions<TeamsOptions> options, IHostEnvironment environment, ILogger<SignInGate> logger) : IEndpointFilter
{
    /// <summary>In Development without an app id: the Entra object id to play.</summary>
    public const string PlayedPerson = "X-Signed-In-As";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await AdmitAsync(context.HttpContext) ?? await next(context);

    private ValueTask<IResult?> AdmitAsync(HttpContext context) =>
        options.Value.HasAppId ? VerifyAsync(context) : ValueTask.FromResult(Practise(context));

    private IResult? Practise(HttpContext context)
    {
        if (!environment.IsDevelopment() || !LocalCaller.IsOneOnThisHost(context))
            return Refusal(403, "Forbidden", "Without MicrosoftAppId only callers on this machine are answered, in Development");

        var played = Guid.TryParse(context.Request.Headers[PlayedPerson], out var id) ? id.ToString() : null;
        context.Features.Set(new SignedIn(played, IsPractice: true));
        return null;
    }

    private async ValueTask<IResult?> VerifyAsync(HttpContext context)
    {
        switch (await tokens.OfAsync(context.Request, context.RequestAborted))
        {
            case PersonVerdict.Known known:
                context.Features.Set(new SignedIn(known.Person, IsPractice: false));
                return null;
            case PersonVerdict.Unknown unknown:
                KeysAway(context.Request.Path, unknown.Reason);
                context.Response.Headers.RetryAfter = "2";
                return Refusal(503, "KeysUnavailable", "The keys that sign-ins are checked with can't be had now; try again");
            case PersonVerdict.Foreign foreign:
                Refused(context.Request.Path, foreign.Reason);
                return Refusal(403, "Forbidden", "This sign-in is not one of this company's people");
            case PersonVerdict.Bad bad:
                Refused(context.Request.Path, bad.Reason);
                context.Response.Headers.WWWAuthenticate = "Bearer";
                return Refusal(401, "Unauthorized", "Sign in first");
            default:
                throw new InvalidOperationException("A verdict that nobody knows");
        }
    }

    private static IResult Refusal(int status, string code, string message) => Results.Json(new { error = new { code, message } }, statusCode: status);

    [LoggerMessage(LogLevel.Warning, "A sign-in at {Path} was refused: {Reason}")]
    private partial void Refused(PathString path, string reason);

    [LoggerMessage(LogLevel.Warning, "A sign-in at {Path} can't be checked: {Reason}")]
    private partial void KeysAway(PathString path, string reason);
}
