using System.Collections.Concurrent;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Bot;

[CollectionDefinition(Name)]
public sealed class OneBot : ICollectionFixture<BotFloor>
{
    public const string Name = "one bot";
}

/// <summary>One bot for many tests, on SQLite: each test takes a site of its own, and so meets nobody of another.</summary>
public sealed class BotFloor : IAsyncLifetime
{
    private const int Calm = 40;

    private readonly ConcurrentQueue<Place> calm = new(Enumerable.Range(0, Calm).Select(i => new Place($"calm{i}")));
    private FakeTeams? teams;
    private BotProcess? bot;

    internal FakeTeams Teams => teams!;

    internal BotProcess Bot => bot!;

    internal static IReadOnlyList<Place> Special { get; } =
    [
        new("quick")
        {
            OnShift = ["Sam"],
            Escalation = [new("00:00:00", "OnShift"), new("00:00:02", "AllManagers"), new("00:00:04", "Boss")],
            RepageEvery = "00:00:30",
            UnansweredAfter = "00:00:06",
        },
        new("empty") { OnShift = [], OffShift = ["Kim"] },
        new("blocked") { OnShift = ["Sam"], OffShift = ["Kim"] },
        new("hanging") { OnShift = ["Sam", "Robin"] },
        new("throttled") { OnShift = ["Sam"] },
        new("failing") { OnShift = ["Sam"] },
        new("unreachable") { OnShift = ["Sam"], OffShift = ["Kim"] },
        new("mute"),
    ];

    /// <summary>A site where nothing happens by itself: Sam and Robin are on shift, Kim is not.</summary>
    internal Scene CalmScene() => calm.TryDequeue(out var place) ? new(Teams, Bot.BaseAddress, place) : throw new InvalidOperationException("More sites, please");

    internal Scene SceneOf(string id) => new(Teams, Bot.BaseAddress, Special.Single(place => place.Id == id));

    public async Task InitializeAsync()
    {
        teams = await FakeTeams.StartAsync();
        bot = await BotProcess.StartAsync(null, [.. calm.Concat(Special).SelectMany(place => place.Settings)]);
    }

    public async Task DisposeAsync()
    {
        if (bot is not null)
            await bot.DisposeAsync();
        if (teams is not null)
            await teams.DisposeAsync();
    }
}
