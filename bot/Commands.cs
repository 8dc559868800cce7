using System.Globalization;
using System.Runtime.InteropServices;
using ManagerBackup.Bot.Figures;
using ManagerBackup.Bot.Health;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Seed;
using Microsoft.Extensions.Options;

namespace ManagerBackup.Bot;

/// <summary>What the program does on request, instead of being the bot.</summary>
internal static class Commands
{
    private const string Rebuild = "rebuild-figures";
    private const string Seed = "seed";

    private const string RebuildUsage = $"{Rebuild} takes --from yyyy-MM, --site with a site's id, and --anew to begin again";

    // By convention: ended by a signal.
    private const int Interrupted = 130;

    /// <returns>What the process ends with; null when no command is asked for.</returns>
    public static async Task<int?> TryRunAsync(string[] args)
    {
        if (args is ["healthcheck"])
        {
            return await HealthQuestion.AskAsync();
        }

        // `dotnet run` puts arguments of its own in front; settings such as --Storage:Path=log.db may stand anywhere.
        if (Array.IndexOf(args, Seed) is >= 0 and var at)
        {
            return await SeedAsync([.. args[..at], .. args[(at + 1)..]]);
        }

        if (Array.IndexOf(args, Rebuild) is not (>= 0 and var index))
        {
            return null;
        }

        var own = args.Skip(index + 1).Where(arg => !IsSetting(arg)).ToArray();
        return await RebuildAsync([.. args.Take(index), .. args.Skip(index + 1).Where(IsSetting)], own);
    }

    private static async Task<int> SeedAsync(string[] args)
    {
        try
        {
            return await SeedCommand.RunAsync(args);
        }
        catch (Exception e) when (Startup.Complaints(e) is { Count: > 0 } lines)
        {
            return await Startup.ComplainAsync(lines);
        }
    }

    private static bool IsSetting(string arg) => arg.Contains('=', StringComparison.Ordinal);

    private static async Task<int> RebuildAsync(string[] hostArgs, string[] args)
    {
        try
        {
            using var stop = new CancellationTokenSource();
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
            using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
            await using var app = Build(hostArgs);
            var scope = ScopeOf(args, app.Services.GetRequiredService<Sites>());
            await PrepareAsync(app.Services, stop.Token);
            var rebuild = ActivatorUtilities.CreateInstance<FigureRebuild>(app.Services, Console.Out);
            return await rebuild.RunAsync(scope, stop.Token) ? 0 : Interrupted;

            void Stop(PosixSignalContext signal)
            {
                // It ends at the next whole step, and says so.
                signal.Cancel = true;
                stop.Cancel();
            }
        }
        catch (Exception e) when (Startup.Complaints(e) is { Count: > 0 } lines)
        {
            return await Startup.ComplainAsync(lines);
        }
    }

    // The storage and the sites as the bot has them, and nothing that runs: the spool beside the file stays the bot's own.
    private static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.UseSeededSites();
        builder.Services.AddSingleton(TimeProvider.System).AddTakeoverLog(builder.Configuration).AddRoster(builder.Configuration).AddFigureBook();
        var app = builder.Build();
        app.CheckSettings();
        return app;
    }

    private static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredService<ITableEngine>().PrepareAsync(TakeoverLogSetup.Tables, cancellationToken);
        }
        catch (StorageUnavailableException e)
        {
            throw new StorageUnavailableException($"{services.GetRequiredService<IOptions<StorageOptions>>().Value.InForce}. {e.Message}", e);
        }
    }

    private static RebuildScope ScopeOf(string[] args, Sites sites)
    {
        var scope = new RebuildScope(null, null, false);
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            scope = args[i] switch
            {
                "--anew" => scope with { Anew = true },
                "--from" when DateOnly.TryParseExact(value, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) => scope with { From = month },
                "--from" => throw new SettingsException([$"--from is \"{value}\"; it should be a month, such as 2026-01"]),
                "--site" when sites.Find(new(value)) is { } site => scope with { Site = site },
                "--site" => throw new SettingsException([$"--site is \"{value}\"; it should be the id of a site in the settings"]),
                var other => throw new SettingsException([$"\"{other}\" is not understood: {RebuildUsage}"]),
            };
            i += args[i] == "--anew" ? 0 : 1;
        }

        return scope;
    }
}
