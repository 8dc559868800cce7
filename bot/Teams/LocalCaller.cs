using System.Net;

namespace ManagerBackup.Bot.Teams;

/// <summary>Who is on this very machine: the only callers that a bot without an app id answers.</summary>
internal static class LocalCaller
{
    /// <summary>A tunnel or proxy on this machine calls for whoever called it, and says so in headers or comes without an address.</summary>
    public static bool IsOne(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !IsForwarded(context.Request);

    /// <summary>
    /// For what a browser opens: a page elsewhere can point a name of its own at 127.0.0.1, so the host's name counts too, and
    /// suffices where the server is in process and there is no address.
    /// </summary>
    public static bool IsOneOnThisHost(HttpContext context)
    {
        var host = context.Request.Host.Host.Trim('[', ']');
        return (context.Connection.RemoteIpAddress is null || IsOne(context)) && !IsForwarded(context.Request)
            && (host == "localhost" || (IPAddress.TryParse(host, out var named) && IPAddress.IsLoopback(named)));
    }

    private static bool IsForwarded(HttpRequest request) =>
        request.Headers.ContainsKey("Forwarded")
        || !request.Headers["X-Forwarded-For"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .All(hop => IPAddress.TryParse(hop, out var ip) && IPAddress.IsLoopback(ip));
}
