using System.Globalization;
using ManagerBackup.Bot;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Coaching;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Coverage;
using ManagerBackup.Bot.Figures;
using ManagerBackup.Bot.Graph;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Reach;
using ManagerBackup.Bot.Review;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.SecondChannel;
using ManagerBackup.Bot.SignIn;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Bot.Triage;
using ManagerBackup.SystemTests.Tools;
using ManagerBackup.UnitTests.Tools;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ManagerBackup.Benchmarks;

/// <summary>
/// A log of so many made-up takeovers, made by the program's own commands, and the review over it: the same rooms as in the bot, behind
/// Kestrel, with every read of storage counted.
/// </summary>
internal sealed class PreparedLog : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly CountedReads reads;
    private readonly Azurite? azurite;
    private readonly HttpClient http;

    private PreparedLog(int takeovers, WebApplication app, CountedReads reads, Azurite? azurite)
    {
        (Takeovers, this.app, this.reads, this.azurite) = (takeovers, app, reads, azurite);
        http = new() { BaseAddress = new Uri(app.Urls.First()) };
    }

    public int Takeovers { get; }

    /// <summary>How often storage was read so far, and how many rows came of it.</summary>
    public (long Reads, long Rows) Read => (reads.Reads, reads.Rows);

    /// <summary>On SQLite a log that is there from a run before is taken as it is; Azurite's are in memory, and made each time.</summary>
    public static async Task<PreparedLog> OpenAsync(string storage, int takeovers)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "manager-backup-benchmark-review"));
        var tables = storage == Sides.OnAzurite ? await Azurite.InMemoryAsync() : null;
        var name = string.Create(CultureInfo.InvariantCulture, $"{storage.ToLowerInvariant()}-{takeovers}.db");
        var path = Path.Combine(folder.FullName, name);
        string[] settings = ["--environment", "Development", $"--Storage:Path={path}", $"--Storage:ConnectionString={tables?.ConnectionString}"];
        var ready = path + ".ready";
        if (tables is not null || !File.Exists(ready))
        {
            Hosts.RunCommand([.. settings, "seed", "--takeovers", takeovers.ToString(CultureInfo.InvariantCulture)]);
            Hosts.RunCommand([.. settings, "rebuild-figures"]);
            await File.WriteAllTextAsync(ready, "Seeded, and its figures were counted.");
        }

        return await StartAsync(takeovers, settings, tables);
    }

    public async Task<string> GetAsync(string path)
    {
        using var answer = await http.GetAsync(path);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? body : throw new InvalidOperationException($"{path} was answered {(int)answer.StatusCode}: {body}");
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
        if (azurite is not null)
            await azurite.DisposeAsync();
    }

    private static async Task<PreparedLog> StartAsync(int takeovers, string[] settings, Azurite? tables)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.UseSeededSites();

        // What the review does not need may be missing.
        builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = false);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddTeams(builder.Configuration, builder.Environment);
        builder.Services.AddSignIn(builder.Configuration, builder.Environment);
        builder.Services.AddTriage();
        builder.Services.AddCoaching();
        builder.Services.AddTakeoverLog(builder.Configuration);
        builder.Services.AddRoster(builder.Configuration);
        builder.Services.AddGraph(builder.Configuration, builder.Environment);
        builder.Services.AddReach(builder.Configuration);
        builder.Services.AddConversations(builder.Configuration);
        builder.Services.AddSecondChannel(builder.Configuration, builder.Environment);
        builder.Services.AddCoverage();
        builder.Services.AddBridges();
        builder.Services.AddReview();
        builder.Services.RemoveAll<IHostedService>();
        Count(builder.Services);
        var review = builder.Build();
        review.MapReview();
        await review.StartAsync();
        await review.Services.GetRequiredService<FigureSites>().LookAsync(CancellationToken.None);
        return new(takeovers, review, (CountedReads)review.Services.GetRequiredService<StorageWeather>().Engine, tables);
    }

    private static void Count(IServiceCollection services)
    {
        var plain = services.Single(service => service.ServiceType == typeof(StorageWeather));
        services.Replace(ServiceDescriptor.Singleton(provider =>
            new StorageWeather(new CountedReads(((StorageWeather)plain.ImplementationFactory!(provider)).Engine), TimeProvider.System)));
    }
}
