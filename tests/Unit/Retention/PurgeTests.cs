using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Retention;
using ManagerBackup.UnitTests.Log;

namespace ManagerBackup.UnitTests.Retention;

public sealed class PurgeTests
{
    private static readonly DateTimeOffset Before = LogFixture.Morning.AddDays(-365);
    private static readonly DateTimeOffset Old = LogFixture.Morning.AddDays(-400);

    [Fact]
    public async Task What_is_over_and_old_goes_with_all_its_rows_and_the_rest_stays()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var old = await OverAsync(fixture, "old", LogFixture.Ada, Old);
        var open = await OpenAsync(fixture, "open", LogFixture.Sam, Old);
        var young = await OverAsync(fixture, "young", LogFixture.Ada, LogFixture.Morning);
        var purge = Purge(fixture);

        Assert.Equal(1, await purge.PurgeAsync(LogFixture.Site, Before, CancellationToken.None));

        Assert.Null(await fixture.InLogAsync(old));
        Assert.NotNull(await fixture.InLogAsync(open));
        Assert.NotNull(await fixture.InLogAsync(young));
        Assert.DoesNotContain(await RowsAsync(fixture, Old), row => row.RowKey.Contains(old.ToString(), StringComparison.Ordinal));
        Assert.Equal(
            [TakeoverRows.DeskKey(LogFixture.Sam)],
            (await RowsAsync(fixture, Old)).Select(row => row.RowKey).Where(key => key.StartsWith("d_", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Two_instances_at_once_do_each_other_no_harm_and_a_second_pass_finds_nothing()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var ids = new List<RequestId>();
        for (var i = 0; i < 12; i++)
        {
            ids.Add(await OverAsync(fixture, $"turn {i}", LogFixture.Ada, Old.AddMinutes(i)));
        }

        var both = await Task.WhenAll(
            Purge(fixture).PurgeAsync(LogFixture.Site, Before, CancellationToken.None), Purge(fixture).PurgeAsync(LogFixture.Site, Before, CancellationToken.None));

        Assert.InRange(both.Sum(), 1, 12);
        await Purge(fixture).PurgeAsync(LogFixture.Site, Before, CancellationToken.None);
        Assert.All(ids, id => Assert.Null(fixture.InLogAsync(id).GetAwaiter().GetResult()));
        Assert.Equal(0, await Purge(fixture).PurgeAsync(LogFixture.Site, Before, CancellationToken.None));
        Assert.Empty(await RowsAsync(fixture, Old));
    }

    [Fact]
    public async Task What_was_deleted_while_something_was_still_to_come_of_it_comes_to_a_quiet_end()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var id = await OverAsync(fixture, "old", LogFixture.Ada, Old);
        await Purge(fixture).PurgeAsync(LogFixture.Site, Before, CancellationToken.None);

        var done = await fixture.Takeovers.ExecuteAsync(id, LogFixture.Site, new Command.CheckIn(LogFixture.Ada, LogFixture.Morning, "late", 2, "late"), CancellationToken.None);

        Assert.False(done!.Changed);
        Assert.Null(await fixture.InLogAsync(id));
    }

    [Fact]
    public async Task What_a_pass_that_was_stopped_left_behind_goes_with_the_next()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var id = await OverAsync(fixture, "old", LogFixture.Ada, Old);
        await fixture.Engine.SubmitAsync(
            TakeoverRows.Table, TakeoverRows.Partition(LogFixture.Site, Old), [new TableOperation.DeleteIfMatch(TakeoverRows.SummaryKey(id), "*")], CancellationToken.None);

        await Purge(fixture).PurgeAsync(LogFixture.Site, Before, CancellationToken.None);

        Assert.Empty(await RowsAsync(fixture, Old));
    }

    [Fact]
    public async Task While_storage_is_away_nothing_happens_and_later_everything()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var id = await OverAsync(fixture, "old", LogFixture.Ada, Old);
        fixture.Storage.Trouble = Trouble.Away;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Purge(fixture).PurgeAsync(LogFixture.Site, Before, CancellationToken.None));
        await fixture.ComesBackAsync();

        Assert.Equal(1, await Purge(fixture).PurgeAsync(LogFixture.Site, Before, CancellationToken.None));
        Assert.Null(await fixture.InLogAsync(id));
    }

    [Fact]
    public async Task Who_has_not_written_for_long_is_forgotten_and_who_has_is_not()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var contact = new Contact("https://smba.example/emea/", "a:1", "tenant", "28:bot", "msteams", "Sam", "en");
        var month = People.MonthOf(fixture.Time.GetUtcNow());
        await fixture.People.KeepContactAsync(LogFixture.Ada, contact, CancellationToken.None);
        await fixture.People.KeepSiteAsync(LogFixture.Ada, LogFixture.Site, CancellationToken.None);
        await fixture.People.KeepContactAsync(LogFixture.Sam, contact, CancellationToken.None);
        fixture.Time.Advance(TimeSpan.FromDays(40));
        await fixture.People.KeepContactAsync(LogFixture.Sam, contact, CancellationToken.None);

        Assert.Equal(1, await fixture.People.ForgetSeenInAsync(month, CancellationToken.None));

        var others = new People(fixture.Engine, fixture.Time);
        Assert.Null(await others.FindContactAsync(LogFixture.Ada, CancellationToken.None));
        Assert.Null(await others.FindSiteAsync(LogFixture.Ada, CancellationToken.None));
        Assert.NotNull(await others.FindContactAsync(LogFixture.Sam, CancellationToken.None));
        Assert.Equal(0, await fixture.People.ForgetSeenInAsync(month, CancellationToken.None));
    }

    private static TakeoverPurge Purge(LogFixture fixture) => new(fixture.Engine, new(fixture.Engine));

    private static async Task<RequestId> OpenAsync(LogFixture fixture, string turn, PersonId by, DateTimeOffset at) => (await fixture.OpenAsync(turn, by, at)).Request.Id;

    private static async Task<RequestId> OverAsync(LogFixture fixture, string turn, PersonId by, DateTimeOffset at)
    {
        var id = await OpenAsync(fixture, turn, by, at);
        var over = await fixture.Takeovers.ExecuteAsync(id, LogFixture.Site, new Command.Withdraw(by, at.AddSeconds(9), $"{turn} off"), CancellationToken.None);
        Assert.True(over!.Changed);
        return id;
    }

    private static async Task<List<TableEntity>> RowsAsync(LogFixture fixture, DateTimeOffset month)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in fixture.Engine.QueryAsync(TakeoverRows.Table, TakeoverRows.Partition(LogFixture.Site, month), "", "x_", CancellationToken.None))
        {
            rows.Add(row);
        }

        return rows;
    }
}
