using System.Runtime.InteropServices;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Triage;
using Microsoft.Extensions.Options;

namespace ManagerBackup.Bot.Seed;

/// <summary><c>seed --takeovers N</c>: a large log of made-up takeovers, to see what the product is like then.</summary>
internal static class SeedCommand
{
    // What a shell says of a program that Ctrl+C has ended.
    private const int Stopped = 130;

    /// <summary>Lies beside the log that has these sites, as the spool does.</summary>
    public static string SitesFile(string storagePath) => storagePath + ".sites.json";

    /// <returns>What the process ends with.</returns>
    /// <exception cref="SettingsException">The order or the settings make no sense.</exception>
    /// <exception cref="StorageUnavailableException">The log is another's, or can't be written.</exception>
    public static async Task<int> RunAsync(string[] args)
    {
        if (SeedOrder.TryRead(args, out var order, out var settings) is { } problem)
        {
            throw new SettingsException([problem]);
        }

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddTriage();
        builder.Services.AddTakeoverLog(builder.Configuration);
        await using var app = builder.Build();
        app.Services.GetService<IStartupValidator>()?.Validate();

        // Holds the spool as well: a bot that is running on this log keeps us out of it.
        await app.Services.PrepareTakeoverLogAsync(CancellationToken.None);
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return await RunAsync(app.Services, order, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Out.WriteLineAsync("Stopped. The same command goes on from here.");
            return Stopped;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task<int> RunAsync(IServiceProvider services, SeedOrder order, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        var run = new SeedRun(
            services.GetRequiredService<StorageWeather>().Engine, // The other one gives up on an answer that a page could not wait for.
            services.GetRequiredService<MessageTriage>(),
            services.GetRequiredService<TimeProvider>(),
            Console.Out.WriteLine);
        await run.RunAsync(order, options.IsFile ? options.Path : "The storage account", cancellationToken);
        var sites = SitesFile(options.Path);
        await File.WriteAllBytesAsync(sites, SeedSites.Settings(order), cancellationToken);
        await Console.Out.WriteLineAsync($"The sites are in {sites}; a start on this log in Development reads them by itself. Next: rebuild-figures, with the same settings.");
        return 0;
    }
}
