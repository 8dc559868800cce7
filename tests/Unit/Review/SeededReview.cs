using System.Net;
using ManagerBackup.Bot;
using ManagerBackup.Bot.Coaching;
using ManagerBackup.Bot.Coverage;
using ManagerBackup.Bot.Figures;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Reach;
using ManagerBackup.Bot.Review;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Seed;
using ManagerBackup.Bot.SignIn;
using ManagerBackup.Bot.Teams;
using ManagerBackup.UnitTests.Seed;
using ManagerBackup.UnitTests.Tools;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ManagerBackup.UnitTests.Review;

/// <summary>The review's API over a made-up log whose figures and lists are all there, with every read of storage counted.</summary>
internal sealed class SeededReview : IAsyncDisposable
{
    private readonly SeedScene scene;
    private readonly WebApplication app;
    private readonly CountedReads engine;

    private SeededReview(SeedScene scene, SeedOrder order)
    {
        this.scene = scene;
        engine = new(scene.Engine);
        var weather = new StorageWeather(engine, scene.Time);
        using var settings = new MemoryStream(SeedSites.Settings(order));
        var roster = RosterSettings.Read(new ConfigurationBuilder().AddJsonStream(settings).Build()).Settings!; // checked by its own tests
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.Sources.Clear();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Host.UseDefaultServiceProvider(static options => options.ValidateOnBuild = false); // What no review asks for is not there.
        builder.Services.AddSingleton<TimeProvider>(scene.Time);
        builder.Services.AddTeams(builder.Configuration, builder.Environment);
        builder.Services.AddSignIn(builder.Configuration, builder.Environment);
        builder.Services.AddReview().AddTakeoverReader().AddSingleton<Outlook>()
            .AddSingleton(roster).AddSingleton(roster.Sites).AddSingleton(weather).AddSingleton<ITableEngine>(weather)
            .AddSingleton<FigureMarks>().AddSingleton<TakeoverLog>()
            .AddSingleton(new Coach(Path.Combine(AppContext.BaseDirectory, "Coaching", "Lines")))
            .AddSingleton<ScheduleBook>().AddSingleton<Declarations>().AddSingleton<OnShift>().AddSingleton<Reachability>()
            .RemoveAll<IHostedService>();
        app = builder.Build();
        app.MapReview();
    }

    public static async Task<SeededReview> OpenAsync(SeedOrder order)
    {
        var review = new SeededReview(await SeedScene.SeededAsync(order), order);
        var rebuild = ActivatorUtilities.CreateInstance<FigureRebuild>(review.app.Services, TextWriter.Null);
        Assert.True(await rebuild.RunAsync(new(null, null, false), CancellationToken.None));
        await review.app.Services.GetRequiredService<FigureSites>().LookAsync(CancellationToken.None);
        await review.app.StartAsync();
        return review;
    }

    public async Task<string> GetAsync(string path) => await app.GetTestClient().GetStringAsync(new Uri(path, UriKind.Relative));

    public async Task<(HttpStatusCode Status, string Body)> AskAsync(string path)
    {
        using var answer = await app.GetTestClient().GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <returns>How many reads of storage the answer took.</returns>
    public async Task<long> ReadsOfAsync(string path)
    {
        var before = engine.Reads;
        await GetAsync(path);
        return engine.Reads - before;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await scene.DisposeAsync();
    }
}
