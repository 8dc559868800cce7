using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using Microsoft.Extensions.Options;

namespace ManagerBackup.Bot;

internal static class Startup
{
    /// <summary>Listens where Bot Framework bots usually do, unless anything says otherwise.</summary>
    public static void UseUsualPort(this WebApplicationBuilder builder)
    {
        // Not in appsettings.json: there it would win over ASPNETCORE_URLS.
        string[] keys = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];
        if (!keys.Any(key => builder.Configuration.GetSection(key).Exists()))
        {
            builder.WebHost.UseUrls("http://localhost:3978");
        }
    }

    /// <summary>What is wrong with the settings, a line each; empty when it is anything else that went wrong.</summary>
    public static IReadOnlyList<string> Complaints(Exception e) => e switch
    {
        SettingsException settings => settings.Lines,
        OptionsValidationException options => [.. options.Failures],
        StorageUnavailableException storage => [storage.Message],
        AggregateException many => [.. many.InnerExceptions.SelectMany(Complaints)],
        _ => [],
    };
}
