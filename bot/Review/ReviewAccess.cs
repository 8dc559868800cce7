using System.Net;

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

        return environment.IsDevelopment() && IsOnThisMachine(context.HttpContext)
            ? await next(context)
            : Refusals.Of(403, "Forbidden", "Without MicrosoftAppId only callers on this machine are answered, in Development");
    }

    // The host name is looked at too: a web page elsewhere can point a name of its own at 127.0.0.1. No address means in-process.
    private static bool IsOnThisMachine(HttpContext context)
    {
        var caller = context.Connection.RemoteIpAddress;
        var host = context.Request.Host.Host.Trim('[', ']');
        return (caller is null || IPAddress.IsLoopback(caller))
            && (host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)));
    }
}
