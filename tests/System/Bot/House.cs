using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Bot;

/// <summary>A bot that can die and be started again on the same storage, with its own Teams.</summary>
internal sealed class House : IAsyncDisposable
{
    public const string Sqlite = "SQLite";
    public const string AzureTables = "Azurite";

    private readonly List<BotProcess> bots = [];
    private readonly List<BotProcess> others = [];
    private readonly string folder = Directory.CreateTempSubdirectory("house-").FullName;
    private readonly IReadOnlyList<string> settings;

    private House(FakeTeams teams, Azurite? azurite, IReadOnlyList<Place> places, IEnumerable<string> more)
    {
        Teams = teams;
        Azurite = azurite;
        Places = places;
        string[] storage = azurite is null ? [] : [$"--Storage:ConnectionString={azurite.ConnectionString}"];
        settings = [.. storage, .. places.SelectMany(place => place.Settings), .. more];
    }

    public FakeTeams Teams { get; }

    public Azurite? Azurite { get; }

    public IReadOnlyList<Place> Places { get; }

    public BotProcess Bot => bots[^1];

    /// <summary>What every process said so far.</summary>
    public string Output => string.Concat(bots.Concat(others).Select(bot => bot.Output));

    /// <summary>
    /// The machine was so busy that storage answered later than the bot waits: then each process goes by what it knows, and a page may
    /// be sent twice.
    /// </summary>
    public bool HasStalled => Output.Contains("Storage is away", StringComparison.Ordinal);

    public static async Task<House> OpenAsync(string storage, IReadOnlyList<Place> places, params IEnumerable<string> more)
    {
        // Tables have fixed names: whoever shares an Azurite shares requests.
        var azurite = storage == AzureTables ? await Azurite.OnDiskAsync() : null;
        var house = new House(await FakeTeams.StartAsync(), azurite, places, more);
        try
        {
            await house.StartAsync();
            return house;
        }
        catch
        {
            await house.DisposeAsync();
            throw;
        }
    }

    public Scene SceneOf(Place place) => new(Teams, Bot.BaseAddress, place);

    /// <summary>Starts the bot, again or for the first time.</summary>
    public async Task StartAsync() => bots.Add(await BotProcess.StartAsync(folder, settings));

    /// <summary>Starts the bot and waits for nothing.</summary>
    public BotProcess Launch()
    {
        bots.Add(BotProcess.Launch(folder, settings));
        return Bot;
    }

    /// <summary>Starts the bot again while it can't be ready.</summary>
    public async Task StartUnreadyAsync() => bots.Add(await BotProcess.StartUnreadyAsync(folder, settings));

    /// <summary>Starts another on the same tables, as a second instance in the cloud.</summary>
    /// <param name="died">Whose disk it finds, with the spool.</param>
    public async Task<BotProcess> StartSecondAsync(BotProcess? died = null)
    {
        var other = await BotProcess.StartAsync(died?.Folder, settings);
        others.Add(other);
        return other;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var bot in bots)
        {
            await bot.DisposeAsync();
        }

        if (Azurite is not null)
            await Azurite.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        await Teams.DisposeAsync();
    }
}
