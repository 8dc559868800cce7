using System.Collections.Immutable;
using System.Diagnostics;
using ManagerBackup.Bot;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Coaching;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Graph;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Paging;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.SecondChannel;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Bot.Triage;
using ManagerBackup.SystemTests.Tools;
using ManagerBackup.UnitTests.Tools;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ManagerBackup.Benchmarks;

/// <summary>The bot's own rooms in this process, with the watch alone running, by a clock that is turned by hand: a turn is a pass.</summary>
internal sealed class WatchedHouse : IAsyncDisposable
{
    private static readonly SiteId Site = new("demo");

    private readonly WebApplication app;
    private readonly CountingEngine engine;
    private readonly Watch watch;
    private readonly FakeTime clock;
    private readonly Azurite? azurite;
    private readonly DirectoryInfo folder;
    private readonly List<RequestId> open = [];

    private WatchedHouse(WebApplication app, FakeTime clock, Azurite? azurite, DirectoryInfo folder)
    {
        (this.app, this.clock, this.azurite, this.folder) = (app, clock, azurite, folder);
        engine = (CountingEngine)app.Services.GetRequiredService<ITableEngine>();
        watch = ActivatorUtilities.CreateInstance<Watch>(app.Services, clock);
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public static async Task<WatchedHouse> StartAsync(string storage)
    {
        var place = Directory.CreateTempSubdirectory("manager-backup-benchmark-");
        var tables = storage == Sides.OnAzurite ? await Azurite.SharedAsync() : null;
        string[] args =
        [
            "--environment", "Development", $"--Storage:Path={Path.Combine(place.FullName, "log.db")}", $"--Storage:ConnectionString={tables?.ConnectionString}",
        ];
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();

        // What the watch does not need may be missing.
        builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = false);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddTeams(builder.Configuration, builder.Environment);
        builder.Services.AddTriage();
        builder.Services.AddCoaching();
        builder.Services.AddTakeoverLog(builder.Configuration);
        builder.Services.AddRoster(builder.Configuration);
        builder.Services.AddGraph(builder.Configuration, builder.Environment);
        builder.Services.AddConversations(builder.Configuration);
        builder.Services.AddSecondChannel(builder.Configuration, builder.Environment);
        builder.Services.AddPaging();
        builder.Services.AddTakeoverReader();
        CountStorage(builder.Services);
        var time = new FakeTime();
        time.Advance(Now - time.GetUtcNow());
        var house = new WatchedHouse(builder.Build(), time, tables, place);
        await house.engine.PrepareAsync(TakeoverLogSetup.Tables, CancellationToken.None);
        var first = house.engine.NextPassAsync(0);
        await house.watch.StartAsync(CancellationToken.None);
        await first;
        return house;
    }

    /// <summary>Until so many are open, each with words only: it lapses in half an hour, and nothing is due before.</summary>
    public async Task OpenAsync(int count)
    {
        var (log, wakeUps) = (app.Services.GetRequiredService<TakeoverLog>(), app.Services.GetRequiredService<WakeUps>());
        var plan = new PagingPlan([TimeSpan.Zero], TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(3));
        var read = new Understanding(Category.Rude, 1, Urgency.WordsOnly, "en", null, false);
        var ids = Enumerable.Range(0, count - open.Count).Select(_ => RequestId.New(Now, Site)).ToList();
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (id, token) =>
        {
            var now = Now;
            var employee = new PersonId(Guid.NewGuid().ToString());
            var requested = new RequestEvent.Requested(employee, now, $"{id}", "An employee", Site, "She was rude to me", read, plan);

            // Answered, or the answer would be due.
            await log.OpenAsync(id, [requested, new RequestEvent.Answered(RequestEvent.Systemic, now, $"a:{employee} {id}", 0)], null, token);
            await wakeUps.SetAsync(id, Site, now, now + Timing.LapseAfter, token);
        });
        open.AddRange(ids);
    }

    /// <summary>One pass that finds so many to look at.</summary>
    /// <returns>Until the last of them was looked at and put back, and the calls to storage.</returns>
    public async Task<(double Ms, int Calls)> PassAsync(int due)
    {
        var wakeUps = app.Services.GetRequiredService<WakeUps>();
        foreach (var id in open.Take(due))
        {
            await wakeUps.SetAsync(id, Site, clock.GetUtcNow(), clock.GetUtcNow(), CancellationToken.None);
        }

        var pass = engine.NextPassAsync(Math.Min(due, open.Count));
        var start = Stopwatch.GetTimestamp();
        clock.Advance(TimeSpan.FromSeconds(1));
        var (end, calls) = await pass;
        var ms = Stopwatch.GetElapsedTime(start, end).TotalMilliseconds;

        // What it has set going beside itself must be over before the next one is measured.
        await app.Services.GetRequiredService<Errands>().StopAsync(CancellationToken.None);
        return (ms, calls);
    }

    public async ValueTask DisposeAsync()
    {
        await watch.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        if (azurite is not null)
            await azurite.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static void CountStorage(IServiceCollection services)
    {
        var plain = services.Single(service => service.ServiceType == typeof(ITableEngine));
        services.Replace(ServiceDescriptor.Singleton<ITableEngine>(provider => new CountingEngine((ITableEngine)plain.ImplementationFactory!(provider))));
    }
}
