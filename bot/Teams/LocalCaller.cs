using System.Net;

namespace ManagerBackup.Bot.Teams;

/// <summary>Who is on this very machine: the only callers that a bot without an app id answers.</summary>
internal static class LocalCaller
{
    /// <summary>No address means in-process. A tunnel or proxy on this machine calls for whoever called it, and says so in headers.</summary>
    public static bool IsOne(HttpContext context) =>
        (context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address))
        && !context.Request.Headers.ContainsKey("Forwarded")
        && context.Request.Headers["X-Forwarded-For"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .All(hop => IPAddress.TryParse(hop, out var ip) && IPAddress.IsLoopback(ip));

    /// <summary>For what a browser opens: a page elsewhere can point a name of its own at 127.0.0.1, so the host's name counts too.</summary>
    public static bool IsOneOnThisHost(HttpContext context)
    {
        var host = context.Request.Host.Host.Trim('[', ']');
        return IsOne(context) && (host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)));
    }
}
