using System.Collections.Frozen;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Retention;
using ManagerBackup.Bot.Roster;
using ManagerBackup.UnitTests.Log;
using ManagerBackup.UnitTests.Tools;
using Microsoft.Extensions.Logging.Abstractions;

namespace ManagerBackup.UnitTests.Retention;

public sealed class PurgerTests
{
    private const int KeptElsewhere = 365;

    [Theory]
    [InlineData(29, true)]
    [InlineData(31, false)]
    public async Task A_site_keeps_its_takeovers_for_as_long_as_it_says_itself(int daysAgo, bool isKept)
    {
        await using var fixture = await LogFixture.CreateAsync();
        var id = await WithdrawnAsync(fixture, LogFixture.Morning.AddDays(-daysAgo));

        var (requests, _) = await At(fixture, [Shop(30)], out _).PassAsync(CancellationToken.None);

        Assert.Equal(isKept ? 0 : 1, requests);
        Assert.Equal(isKept, await fixture.InLogAsync(id) is not null);
    }

    [Fact]
    public async Task What_a_site_left_behind_that_the_settings_no_longer_name_goes_when_the_rest_would()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var young = await WithdrawnAsync(fixture, LogFixture.Morning.AddDays(-300));
        var old = await WithdrawnAsync(fixture, LogFixture.Morning.AddDays(-366));
        await At(fixture, [Shop(400)], out _).PassAsync(CancellationToken.None);

        var (requests, _) = await At(fixture, [], out _).PassAsync(CancellationToken.None);

        Assert.Equal(1, requests);
        Assert.Null(await fixture.InLogAsync(old));
        Assert.NotNull(await fixture.InLogAsync(young));
    }

    [Fact]
    public async Task It_goes_by_itself_soon_after_the_start_and_again_after_storage_was_away()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var id = await WithdrawnAsync(fixture, LogFixture.Morning.AddDays(-31));
        using var purger = At(fixture, [Shop(30)], out var time);
        fixture.Storage.Trouble = Trouble.Away;
        await purger.StartAsync(CancellationToken.None);
        time.Advance(Purger.First);
        await fixture.ComesBackAsync();
        Assert.NotNull(await fixture.InLogAsync(id));

        await GoneAsync(fixture, id, time);
        await purger.StopAsync(CancellationToken.None);
    }

    private static Purger At(LogFixture fixture, IReadOnlyList<Site> sites, out FakeTime time)
    {
        time = new FakeTime();
        time.Advance(LogFixture.Morning - time.GetUtcNow());
        var marks = new PurgeMarks(fixture.Engine);
        return new(
            new(fixture.Engine, marks), marks, fixture.People, new(new Sites(sites, FrozenSet<PersonId>.Empty), KeptElsewhere, false, []), time, NullLogger<Purger>.Instance);
    }

    private static Site Shop(int retentionDays) =>
        new(LogFixture.Site, "Shop", TimeZoneInfo.Utc, "en", "112", "1", null, [], [], [], TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, []) { RetentionDays = retentionDays };

    private static async Task<RequestId> WithdrawnAsync(LogFixture fixture, DateTimeOffset at)
    {
        var turn = at.ToString("O");
        var id = (await fixture.OpenAsync(turn, LogFixture.Ada, at)).Request.Id;
        await fixture.Takeovers.ExecuteAsync(id, LogFixture.Site, new Command.Withdraw(LogFixture.Ada, at.AddSeconds(9), $"{turn} off"), CancellationToken.None);
        return id;
    }

    // The pass runs on a thread of its own, which sets its clock when it gets to it.
    private static async Task GoneAsync(LogFixture fixture, RequestId id, FakeTime time)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await fixture.InLogAsync(id) is not null)
        {
            late.Token.ThrowIfCancellationRequested();
            time.Advance(Purger.Rhythm);
            await Task.Yield();
        }
    }
}
