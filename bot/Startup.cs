using ManagerBackup.Bot.Digest;
using ManagerBackup.Bot.Figures;
using ManagerBackup.Bot.Guard;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Rehearsal;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Seed;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Bot.Teams.Trust;
using ManagerBackup.Bot.Telemetry;
using Microsoft.Extensions.Options;

namespace ManagerBackup.Bot;

internal static class Startup
{
    /// <summary>In Development, the sites of a log that <c>seed</c> has made are there as soon as it is.</summary>
    public static void UseSeededSites(this WebApplicationBuilder builder)
    {
        var path = builder.Configuration[$"{StorageOptions.Section}:{nameof(StorageOptions.Path)}"];
        if (builder.Environment.IsDevelopment() && !string.IsNullOrWhiteSpace(path) && File.Exists(SeedCommand.SitesFile(path)))
        {
            builder.Configuration.AddJsonFile(Path.GetFullPath(SeedCommand.SitesFile(path)), optional: true, reloadOnChange: false);
        }
    }

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

    /// <summary>Before the host starts: it would log what is wrong with the settings, and a stack trace to it.</summary>
    public static void CheckSettings(this WebApplication app) => app.Services.GetService<IStartupValidator>()?.Validate();

    /// <summary>What joins rooms that do not know each other.</summary>
    public static IServiceCollection AddBridges(this IServiceCollection services) => services.AddTakeoverReader()
        .AddSingleton<IServiceUrlStore>(static provider => new ServiceUrlBook(
            provider.GetRequiredService<ITableEngine>(),
            provider.GetRequiredService<IOptions<StorageOptions>>().Value.Path + ".serviceurls",
            provider.GetRequiredService<IOptions<TeamsOptions>>().Value.MicrosoftAppId));

    /// <summary>Readers see the takeovers of every site that is configured, as far back as they are kept.</summary>
    public static IServiceCollection AddTakeoverReader(this IServiceCollection services) => services.AddSingleton<ITakeoverReader>(provider =>
    {
        var settings = provider.GetRequiredService<RosterSettings>();

        // Beside the storage that pages wait for: a year of a large company may be slow to read, and that is no outage.
        var engine = provider.GetRequiredService<StorageWeather>().Engine;
        return new TakeoverReader(
            engine,
            new(engine),
            [.. settings.Sites.All.Select(site => site.Id)],
            TimeSpan.FromDays(settings.LongestRetentionDays),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<FigureSites>() is { } figures
                ? new(engine, figures.Has, token => provider.GetRequiredService<FigureKeeper>().CatchUpAsync(token))
                : null);
    });

    /// <summary>
    /// What stands around the rooms, after all of them: the practice floor, the guard at the door, the weekly digest, and figures for those who run it.
    /// </summary>
    /// <exception cref="SettingsException">A secret lies in a file, a setting of the digest makes no sense, or figures are to go nowhere.</exception>
    public static void AddSurroundings(this WebApplicationBuilder builder)
    {
        builder.AddPracticeFloor();
        builder.AddGuard();
        builder.Services.AddDigest(builder.Configuration);
        builder.AddTelemetry();
    }

    /// <summary>Before anything else answers.</summary>
    public static void UseSurroundings(this WebApplication app) => app.UseGuard();

    private static void AddPracticeFloor(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment())
        {
            builder.Services.AddRehearsal(FloorPeopleAsync);
        }
    }

    // Everyone in the settings has a phone there; of made-up sites there may be hundreds, and nobody plays those.
    private static async Task<IReadOnlyList<FloorPerson>> FloorPeopleAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var onShift = services.GetRequiredService<OnShift>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var people = new List<FloorPerson>();
        foreach (var site in services.GetRequiredService<Sites>().All.Where(site => !SeedSites.IsOne(site.Id)))
        {
            var known = await onShift.KnownAsync(site, cancellationToken);
            var duties = Rota.OnShiftAt(site, now, now, known).Select(duty => duty.Person.Id).ToHashSet();
            var zone = site.IanaZone;
            people.AddRange(site.Employees.Select(person => new FloorPerson(person.Id.Value, person.Name, "employee", true, zone)));
            people.AddRange(Rota.Everyone(site).Select(person =>
                new FloorPerson(person.Id.Value, person.Name, "manager", duties.Contains(person.Id), zone)));
        }

        return [.. people.DistinctBy(person => person.Id)];
    }

    /// <summary>What is wrong with the settings or the files of words, a line each; empty when it is anything else that went wrong.</summary>
    public static IReadOnlyList<string> Complaints(Exception e) => e switch
    {
        SettingsException settings => settings.Lines,
        OptionsValidationException options => [.. options.Failures],
        StorageUnavailableException storage => [storage.Message],
        InvalidDataException words => [words.Message],
        AggregateException many => [.. many.InnerExceptions.SelectMany(Complaints)],
        _ => [],
    };

    /// <returns>What the process ends with.</returns>
    public static async Task<int> ComplainAsync(IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            await Console.Error.WriteLineAsync(line);
        }

        return 1;
    }
}
