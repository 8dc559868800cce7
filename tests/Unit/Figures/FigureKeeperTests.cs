using System.Collections.Immutable;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Figures;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.UnitTests.Log;
using ManagerBackup.UnitTests.Roster;
using Microsoft.Extensions.Logging.Abstractions;

namespace ManagerBackup.UnitTests.Figures;

/// <summary>On a SQLite file, with the log as the bot has it.</summary>
public sealed class FigureKeeperTests
{
    private static readonly RosterSettings Settings = new(new Sites([SomeSite.Called("demo")], ImmutableHashSet<PersonId>.Empty), 365, false, []);

    [Fact]
    public async Task A_change_sets_a_mark_that_goes_when_it_is_counted()
    {
        await using var fixture = await LogFixture.CreateAsync();
        using var keeper = Keeper(fixture);
        var id = (await fixture.OpenAsync("1")).Request.Id;
        Assert.Single(await MarksAsync(fixture));

        Assert.True(await keeper.PassAsync(CancellationToken.None));
        Assert.Empty(await MarksAsync(fixture));
        Assert.Equal("State open: 1", await StatesAsync(fixture));

        await LogFixture.DoAsync(fixture.Takeovers, id, new Command.Withdraw(LogFixture.Ada, LogFixture.Morning.AddSeconds(9), "2"));
        Assert.True(await keeper.PassAsync(CancellationToken.None));
        Assert.Equal("State withdrawn: 1", await StatesAsync(fixture));
    }

    [Fact]
    public async Task What_only_lists_show_sets_a_mark_and_what_shows_nowhere_sets_none()
    {
        await using var fixture = await LogFixture.CreateAsync();
        using var keeper = Keeper(fixture);
        var id = (await fixture.OpenAsync("1")).Request.Id;
        await keeper.PassAsync(CancellationToken.None);

        await LogFixture.DoAsync(fixture.Takeovers, id, new Command.AskForMoreLines(LogFixture.Ada, LogFixture.Morning.AddSeconds(5), "2", "listening"));
        Assert.Empty(await MarksAsync(fixture));

        await LogFixture.DoAsync(fixture.Takeovers, id, new Command.Say(LogFixture.Ada, LogFixture.Morning.AddSeconds(9), "3", "still", new(Category.Verbal, 2, Urgency.Page, "en", null, false)));
        await fixture.Takeovers.OpenAsync(
            RequestId.New(LogFixture.Morning, LogFixture.Site), LogFixture.Open("4", LogFixture.Sam) with { Practice = true }, CancellationToken.None);
        Assert.Equal(2, (await MarksAsync(fixture)).Count);
        await keeper.PassAsync(CancellationToken.None);

        Assert.Equal("State open: 1", await StatesAsync(fixture));
        Assert.Equal(2, await fixture.Storage.QueryAsync(ListRows.Table, ListRows.All, "", "~", CancellationToken.None).CountAsync());
    }

    [Fact]
    public async Task What_a_process_did_not_come_to_another_finds()
    {
        await using var fixture = await LogFixture.CreateAsync();
        await Rounds(fixture).RoundAsync(deep: true, CancellationToken.None);
        await fixture.OpenAsync("1");
        Assert.Equal("", await StatesAsync(fixture));

        await Rounds(fixture).RoundAsync(deep: false, CancellationToken.None);

        Assert.Equal("State open: 1", await StatesAsync(fixture));
        Assert.Empty(await MarksAsync(fixture));
    }

    [Fact]
    public async Task Whoever_looks_waits_for_what_was_changed_just_before()
    {
        await using var fixture = await LogFixture.CreateAsync();
        using var keeper = Keeper(fixture);
        await keeper.StartAsync(CancellationToken.None);
        await fixture.OpenAsync("1");

        Assert.True(await keeper.CatchUpAsync(CancellationToken.None));

        Assert.Equal("State open: 1", await StatesAsync(fixture));
        await keeper.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task While_storage_is_away_nothing_is_forgotten()
    {
        await using var fixture = await LogFixture.CreateAsync();
        using var keeper = Keeper(fixture);
        fixture.Storage.Trouble = Trouble.Away;
        var id = (await fixture.OpenAsync("1")).Request.Id;
        await LogFixture.DoAsync(fixture.Takeovers, id, new Command.Withdraw(LogFixture.Ada, LogFixture.Morning.AddSeconds(9), "2"));
        await fixture.ComesBackAsync();
        await fixture.DrainAsync(fixture.Takeovers);
        fixture.Storage.Trouble = Trouble.Away;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => keeper.PassAsync(CancellationToken.None));
        await fixture.ComesBackAsync();

        Assert.True(await keeper.PassAsync(CancellationToken.None));

        Assert.Equal("State withdrawn: 1", await StatesAsync(fixture));
    }

    private static FigureKeeper Keeper(LogFixture fixture) =>
        new(fixture.Marks, Marked(fixture), fixture.Time, NullLogger<FigureKeeper>.Instance);

    private static FigureRounds Rounds(LogFixture fixture)
    {
        var book = new FigureBook(fixture.Storage);
        fixture.Time.Advance(LogFixture.Morning - fixture.Time.GetUtcNow());
        return new(
            new(Settings.Sites, book), new(fixture.Storage, book), book, Marked(fixture), Settings, fixture.Time, TimeSpan.Zero, NullLogger<FigureRounds>.Instance);
    }

    private static MarkedDays Marked(LogFixture fixture) => new(fixture.Storage, new(fixture.Storage, new(fixture.Storage)), Settings.Sites);

    private static Task<List<FigureMark>> MarksAsync(LogFixture fixture) =>
        FigureMarks.ReadAsync(fixture.Storage, SiteMonth.Of(LogFixture.Site, LogFixture.Morning), CancellationToken.None);

    private static async Task<string> StatesAsync(LogFixture fixture)
    {
        var days = await new FigureBook(fixture.Storage).SiteAsync(LogFixture.Site, new(2026, 11, 1), day => day == 22, CancellationToken.None);
        return string.Join(", ", Counts.Sum(days.Values).All(Bot.Figures.Count.State).Select(state => FormattableString.Invariant($"State {state.Name}: {state.Number}")));
    }
}
