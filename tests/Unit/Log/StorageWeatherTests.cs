using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Log.Sqlite;
using ManagerBackup.UnitTests.Tools;

namespace ManagerBackup.UnitTests.Log;

public sealed class StorageWeatherTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("manager-backup-");
    private readonly FakeTime time = new();
    private readonly UnsteadyEngine storage;
    private readonly StorageWeather weather;

    public StorageWeatherTests()
    {
        storage = new(new SqliteTableEngine(Path.Combine(folder.FullName, "log.db")));
        weather = new(storage, time);
    }

    [Fact]
    public async Task A_store_that_hangs_is_given_up_on()
    {
        storage.Trouble = Trouble.Hangs;
        var look = LookAsync();
        time.Advance(StorageWeather.Patience - TimeSpan.FromSeconds(0.1));
        Assert.False(look.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(0.1));

        await Assert.ThrowsAsync<StorageUnavailableException>(() => look);
        Assert.True(weather.IsAway);
    }

    [Fact]
    public async Task A_list_that_hangs_is_given_up_on()
    {
        storage.Trouble = Trouble.Hangs;
        var list = weather.QueryAsync(People.Table, "ada", "a", "z", CancellationToken.None).ToListAsync().AsTask();

        time.Advance(StorageWeather.Patience);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => list);
    }

    [Fact]
    public async Task Once_it_is_away_nobody_waits_for_it()
    {
        storage.Trouble = Trouble.Away;
        await Assert.ThrowsAsync<StorageUnavailableException>(LookAsync);
        var calls = storage.Calls;
        storage.Trouble = Trouble.Hangs;

        await Assert.ThrowsAsync<StorageUnavailableException>(LookAsync);

        Assert.Equal(calls, storage.Calls);
    }

    [Fact]
    public async Task It_is_back_when_its_tables_can_be_made()
    {
        storage.Trouble = Trouble.Away;
        await Assert.ThrowsAsync<StorageUnavailableException>(LookAsync);
        await Assert.ThrowsAsync<StorageUnavailableException>(PrepareAsync);
        Assert.True(weather.IsAway);
        storage.Trouble = Trouble.None;

        await PrepareAsync();

        Assert.False(weather.IsAway);
        Assert.Null(await LookAsync());
        Assert.True(weather.Outages > 0);
    }

    [Fact]
    public async Task Whoever_stops_waiting_says_nothing_of_storage()
    {
        storage.Trouble = Trouble.Hangs;
        using var stop = new CancellationTokenSource();
        var look = weather.GetAsync(People.Table, "ada", "contact", stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => look);
        Assert.False(weather.IsAway);
    }

    public void Dispose()
    {
        weather.Dispose();
        folder.Delete(recursive: true);
    }

    private Task<TableEntity?> LookAsync() => weather.GetAsync(People.Table, "ada", "contact", CancellationToken.None);

    private Task PrepareAsync() => weather.PrepareAsync(TakeoverLogSetup.Tables, CancellationToken.None);
}
