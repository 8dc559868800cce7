using System.Net;

namespace ManagerBackup.Bot.Teams;

/// <summary>Addresses that secrets and tokens may travel to: https, and in Development plain http on this machine.</summary>
internal static class Addresses
{
    public static bool IsSafe(string? text, bool isDevelopment) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (isDevelopment && uri.Scheme == Uri.UriSchemeHttp && IsHere(uri)));

    /// <summary>One line: the key, what it holds and what it should.</summary>
    public static string Complaint(string key, string held, bool isDevelopment) =>
        $"{key} holds '{held.Split('?', '#')[0]}'; it should be an https address{(isDevelopment ? ", or http at 127.0.0.1" : "")}.";

    private static bool IsHere(Uri uri) => uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
