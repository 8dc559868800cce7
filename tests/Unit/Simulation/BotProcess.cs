using System.Reflection;
using ManagerBackup.Bot;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Coaching;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Paging;
using ManagerBackup.Bot.Reach;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.SecondChannel;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Bot.Triage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ManagerBackup.UnitTests.Simulation;

/// <summary>The bot itself, from the turn down to storage: every part is the product's own but the channel, the tables and the clock.</summary>
internal sealed class BotProcess
{
    private static readonly MessageTriage Triage = MessageTriage.Load(Path.Combine(AppContext.BaseDirectory, "Triage"));
    private static readonly MethodInfo Execute = typeof(BackgroundService).GetMethod("ExecuteAsync", BindingFlags.Instance | BindingFlags.NonPublic)!;

    private readonly World world;
    private readonly Parts services;

    public BotProcess(World world, string name, string path)
    {
        this.world = world;
        Name = name;
        Life = new(world.Pump);
        services = Build(path);
    }

    // These are the same for all: they are of the files alone, and a run should not read them anew.
    private static readonly Coach Coach = new(Path.Combine(AppContext.BaseDirectory, "Coaching", "Lines"));

    public static RequestCards Cards { get; } = new(new Sayings(Coach), new Wordings(Path.Combine(AppContext.BaseDirectory, "Coaching", "Wordings")));

    private static readonly Bell NoBell = new(new Webhooks([]), new WebhookSender(new HttpClient(), TimeProvider.System), TimeProvider.System);

    private static readonly IReadOnlyList<ServiceDescriptor> Registered = Register();

    public string Name { get; }

    public Life Life { get; }

    public void Start()
    {
        Mutants.Break(world.Mutant, services);
        world.Pump.Soon(Life, () => _ = BeginAsync());
    }

    /// <summary>An ops lead takes the words out of a request.</summary>
    public void Erase(RequestId id, SiteId site) => world.Pump.Soon(Life, () => _ = EraseAsync(id, site));

    private async Task EraseAsync(RequestId id, SiteId site)
    {
        try
        {
            await services.Get<Takeovers>().EraseAsync(id, site, new(new("lead"), world.Wall, Erasure.Words), CancellationToken.None);
        }
        catch (StorageUnavailableException)
        {
            // They are told so, and ask again another day.
        }
    }

    public void Die()
    {
        Life.End();
        services.Get<Spool>().Dispose();
    }

    /// <param name="activity">What the channel posts.</param>
    /// <param name="answered">Called with the answer, unless the process dies before.</param>
    public void Post(Activity activity, Action<InvokeResponse> answered) =>
        world.Pump.Soon(Life, () => _ = TakeTurnAsync(activity, answered));

    private async Task TakeTurnAsync(Activity activity, Action<InvokeResponse> answered)
    {
        var key = new TurnKey($"{activity.Type}/{activity.Name}", activity.Conversation!.Id!, activity.Id!);
        var answer = await services.Get<TurnDeduplicator>().RunOnceAsync(key, () => HandOverAsync(activity));
        world.Pump.Soon(null, () => answered(answer));
    }

    // As the endpoint does it.
    private async Task<InvokeResponse> HandOverAsync(Activity activity)
    {
        var isInvoke = activity.Type == ActivityTypes.Invoke;
        try
        {
            var turn = new TurnContext(activity, services.Get<IConnector>());
            var answer = await services.Get<ITurnHandler>().OnTurnAsync(turn, CancellationToken.None);
            return isInvoke ? answer ?? InvokeResponse.NotImplemented : InvokeResponse.Ok;
        }
        catch (Exception e)
        {
            world.Tell(() => $"{Name} could not handle a turn: {e.GetType().Name}");
            if (e is not (StorageUnavailableException or ConnectorException or TableConflictException))
            {
                world.Blame($"A turn failed: {e}");
            }

            return isInvoke ? InvokeResponse.Error("InternalServerError", "", 500) : InvokeResponse.Refusal(429, "NotHandled", "");
        }
    }

    // By their StartAsync they would go to threads of their own.
    private async Task BeginAsync()
    {
        try
        {
            await services.Get<ITableEngine>().PrepareAsync(TakeoverLogSetup.Tables, CancellationToken.None);
            await services.Get<Instances>().PassAsync(CancellationToken.None);
        }
        catch (StorageUnavailableException)
        {
            // It is asked again every second, and the heart tries again.
        }

        foreach (var service in services.All<IHostedService>().OfType<BackgroundService>())
        {
            world.Pump.Soon(Life, () => _ = WatchOverAsync(service));
        }
    }

    private async Task WatchOverAsync(BackgroundService service)
    {
        try
        {
            await (Task)Execute.Invoke(service, [CancellationToken.None])!;
            if (service is not Heart || !services.Get<Instances>().IsAlone)
            {
                world.Blame($"{service.GetType().Name} came to an end");
            }
        }
        catch (Exception e)
        {
            world.Blame($"{service.GetType().Name} came to an end: {e}");
        }
    }

    private static IReadOnlyList<ServiceDescriptor> Register() =>
    [
        // What is made by hand there beats by the machine's own clock.
        .. new ServiceCollection()
            .AddTakeoverLog(new ConfigurationBuilder().Build())
            .AddConversations(new ConfigurationBuilder().Build())
            .AddPaging()
            .AddSingleton<ScheduleBook>()
            .AddSingleton<Declarations>()
            .AddSingleton<OnShift>()
            .AddSingleton<TeamMembers>()
            .AddSingleton<Reachability>()
            .AddSingleton<TurnDeduplicator>()
            .AddSingleton(Triage)
            .AddSingleton(Cards)
            .AddSingleton(Coach)
            .AddSingleton<ITakeoverReader>(provider => new TakeoverReader(
                provider.GetRequiredService<ITableEngine>(), provider.GetRequiredService<TakeoverLog>(),
                [.. provider.GetRequiredService<Sites>().All.Select(site => site.Id)],
                TimeSpan.FromDays(365), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<IHostApplicationLifetime>(new Lifetime())
            .AddSingleton(typeof(ILogger<>), typeof(JournalLogger<>))
            .Where(one => one.ServiceType != typeof(IHostedService) || one.ImplementationFactory is null),
        ServiceDescriptor.Singleton<IHostedService>(provider => new Heart(
            provider.GetRequiredService<Instances>(), provider.GetRequiredService<HeartClock>().Time, provider.GetRequiredService<ILogger<Heart>>())),
    ];

    private Parts Build(string path)
    {
        var clock = new Clock(world, Life, 1);

        // Hearts beat three times a second, which is most of a run's work; they keep their own time.
        var heart = new Clock(world, Life, world.HeartSlowness);
        var storage = new StorageWeather(new Storage(world, Life, Name), clock);
        return new(Registered, new Dictionary<Type, object>
        {
            [typeof(Sites)] = new Sites([world.Shop.Site], new HashSet<PersonId>()),
            [typeof(Spool)] = new Spool(path + ".spool"),
            [typeof(StorageWeather)] = storage,
            [typeof(ITableEngine)] = storage,
            [typeof(Instances)] = new Instances(storage, heart, alone: world.Hosts.Count == 1),
            [typeof(IConnector)] = new TeamsLine(world, Life, Name),
            [typeof(HeartClock)] = new HeartClock(heart),
            [typeof(Bell)] = NoBell,
            [typeof(TimeProvider)] = new SteadyClock(clock),
            [typeof(TaskScheduler)] = Life.Lane,
            [typeof(Journal)] = new Journal(world, Name),
        });
    }

    private sealed record HeartClock(TimeProvider Time);

    private sealed class Clock(World world, Life life, int slowness) : TimeProvider
    {
        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => world.Wall;

        public override long GetTimestamp() => world.Pump.Now.Ticks / slowness;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            world.Pump.Timer(life, callback, state, dueTime * slowness, period * slowness);
    }

    // Killed, never stopped: its tokens are never cancelled.
    private sealed class Lifetime : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => throw new NotSupportedException("Nothing stops the bot");
    }
}
