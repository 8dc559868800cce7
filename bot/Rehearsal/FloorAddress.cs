using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ManagerBackup.Bot.Rehearsal;

/// <summary>Where this very process really listens, as a caller on this machine writes it.</summary>
internal sealed class FloorAddress(IServer server)
{
    // An in-process test server has no address, and any will do.
    private const string NoAddress = "http://localhost";

    public Uri Root
    {
        get
        {
            var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            var chosen = addresses.FirstOrDefault(address => address.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
                ?? addresses.FirstOrDefault()
                ?? NoAddress;
            return Reachable(chosen);
        }
    }

    public string ServiceUrl => new Uri(Root, "rehearsal/teams").ToString();

    /// <summary>A wildcard can be listened on, not called.</summary>
    internal static Uri Reachable(string address)
    {
        var parts = BindingAddress.Parse(address);
        var host = parts.Host switch
        {
            "*" or "+" or "0.0.0.0" => "localhost",
            "[::]" => "[::1]",
            var named => named,
        };
        return new UriBuilder(parts.Scheme, host, parts.Port, "/").Uri;
    }
}
