using System.Net;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Graph;

/// <summary>The section <c>Graph</c>.</summary>
/// <param name="BaseAddress">Ends with a slash. No token leaves for anywhere else.</param>
/// <param name="PollEvery">How often each site's team is asked.</param>
internal sealed record GraphSettings(Uri BaseAddress, TimeSpan PollEvery)
{
    private static readonly Uri WhenMissing = new("https://graph.microsoft.com/v1.0/");
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    // Longer, and who clocks out would be paged for too long.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <exception cref="SettingsException">Every line is one problem.</exception>
    public static GraphSettings Read(IConfiguration configuration, bool isDevelopment)
    {
        var problems = new List<string>();
        var graph = new SettingsReader(configuration, "Graph", problems);
        graph.HasOnly("BaseAddress", "PollEvery");
        var settings = new GraphSettings(ReadBaseAddress(graph.At("BaseAddress"), isDevelopment), ReadPollEvery(graph.At("PollEvery")));
        return problems.Count == 0 ? settings : throw new SettingsException(problems);
    }

    private static Uri ReadBaseAddress(SettingsReader address, bool isDevelopment)
    {
        if (address.IsMissing)
            return WhenMissing;
        if (Uri.TryCreate(address.Text?.TrimEnd('/') + "/", UriKind.Absolute, out var uri) && IsFit(uri, isDevelopment))
            return uri;

        address.Wrong(isDevelopment
            ? "an https address, or http at 127.0.0.1, such as \"https://graph.microsoft.com/v1.0\""
            : "an https address, such as \"https://graph.microsoft.com/v1.0\"");
        return WhenMissing;
    }

    private static bool IsFit(Uri uri, bool isDevelopment) =>
        uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps
            || (isDevelopment && uri.Scheme == Uri.UriSchemeHttp && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host, out var ip) && IPAddress.IsLoopback(ip)))));

    private static TimeSpan ReadPollEvery(SettingsReader every)
    {
        var period = every.Duration(TimeSpan.FromMinutes(1));
        if (period < Shortest || period > Longest)
            every.Wrong($"from {Shortest:c} to {Longest:c}");
        return period;
    }
}
