using ManagerBackup.Bot;

namespace ManagerBackup.UnitTests.Log;

/// <summary>What of the verified service URLs outlives a process, on storage that goes away.</summary>
public sealed class ServiceUrlBookTests : IAsyncLifetime
{
    private const string App = "6F1C9AE0-53a2-4c2f-9a7e-0c3f8c3f0001";
    private const string Url = "https://smba.example/emea";

    private LogFixture log = null!;

    public async Task InitializeAsync() => log = await LogFixture.CreateAsync();

    public Task DisposeAsync() => log.DisposeAsync().AsTask();

    [Fact]
    public async Task What_one_process_keeps_another_reads()
    {
        Assert.True(await Book("a").KeepAsync(Url, default));
        Assert.True(await Book("b").KeepAsync(Url, default));

        Assert.Equal([Url], await Book("c").ReadAsync(default));
    }

    [Fact]
    public async Task While_storage_is_away_it_is_kept_beside_the_spool_and_storage_learns_it_later()
    {
        log.Storage.Trouble = Trouble.Away;
        Assert.False(await Book("a").KeepAsync(Url, default));
        Assert.Equal([Url], await Book("a").ReadAsync(default));
        Assert.Empty(await Book("b").ReadAsync(default));

        log.Storage.Trouble = Trouble.None;
        await log.Weather.PrepareAsync(ManagerBackup.Bot.Log.TakeoverLogSetup.Tables, default);
        await Book("a").ReadAsync(default);
        Assert.Equal([Url], await Book("b").ReadAsync(default));
    }

    [Fact]
    public async Task A_line_that_was_cut_off_is_none_and_spoils_none_after_it()
    {
        await Book("a").KeepAsync("https://smba.example/amer", default);
        var file = Path.Combine(log.Folder, "a");
        await File.AppendAllTextAsync(file, $"\nserviceurls_{App.ToLowerInvariant()}\thttps://smba.exam");
        log.Storage.Trouble = Trouble.Away;

        await Book("a").KeepAsync(Url, default);

        Assert.Equal(["https://smba.example/amer", Url], (await Book("a").ReadAsync(default)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_another_app_or_a_bot_without_one_was_told_counts_for_nothing()
    {
        await Book("a", "").KeepAsync(Url, default);
        await Book("a", "00000000-53a2-4c2f-9a7e-0c3f8c3f0001").KeepAsync(Url, default);

        Assert.Empty(await Book("a").ReadAsync(default));
    }

    private ServiceUrlBook Book(string file, string app = App) => new(log.Engine, Path.Combine(log.Folder, file), app);
}
