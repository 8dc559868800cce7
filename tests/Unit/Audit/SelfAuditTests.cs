using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.UnitTests.Log;

namespace ManagerBackup.UnitTests.Audit;

public sealed class SelfAuditTests
{
    private const string Partition = "demo_202611";

    // Every partition of wake-ups has had its turn by then.
    private const int Round = WakeUps.Partitions;

    [Fact]
    public async Task Where_everybody_is_looked_after_there_is_no_fault()
    {
        await using var fixture = await AuditFixture.CreateAsync();
        for (var i = 0; i < 40; i++)
        {
            await fixture.OpenAsync($"t{i}", new($"employee-{i}"));
        }

        await fixture.TurnsAsync(2 * Round);

        Assert.Empty(fixture.Faults);
    }

    [Fact]
    public async Task A_request_that_nobody_would_look_at_is_named_and_healed_within_two_rounds()
    {
        await using var fixture = await AuditFixture.CreateAsync();
        var id = await fixture.OpenAsync("t1");
        await fixture.DeleteAsync(Assert.Single(await fixture.WakeUpsAsync()));

        await fixture.TurnsAsync(1);
        Assert.Empty(fixture.Faults);
        await fixture.TurnsAsync(1);

        Assert.Equal([$"unwatched {id}"], fixture.Faults);
        Assert.Equal(id, Assert.Single(await fixture.WakeUpsAsync()).Request);
        await fixture.TurnsAsync(1);
        Assert.Empty(fixture.Faults);
    }

    [Fact]
    public async Task A_request_that_somebody_is_looking_at_is_no_fault()
    {
        await using var fixture = await AuditFixture.CreateAsync();
        await fixture.OpenAsync("t1");
        var set = Assert.Single(await fixture.WakeUpsAsync());
        Assert.NotNull(await fixture.WakeUps.TryTakeAsync(set, fixture.Time.GetUtcNow().AddSeconds(1), CancellationToken.None));

        await fixture.TurnsAsync(Round);

        Assert.DoesNotContain(fixture.Faults, fault => fault.Contains("unreadable", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_look_that_would_come_too_late_is_none()
    {
        await using var fixture = await AuditFixture.CreateAsync();
        var id = await fixture.OpenAsync("t1");
        var set = Assert.Single(await fixture.WakeUpsAsync());
        await fixture.WakeUps.TryMoveAsync(set, fixture.Time.GetUtcNow().AddHours(1), CancellationToken.None);

        await fixture.TurnsAsync(2);

        Assert.Equal([$"unwatched {id}"], fixture.Faults);
    }

    [Fact]
    public async Task A_look_that_nobody_takes_is_overdue_until_somebody_does()
    {
        await using var fixture = await AuditFixture.CreateAsync();
        await fixture.OpenAsync("t1");
        fixture.WatchSleeps = true;

        await fixture.TurnsAsync(3);
        Assert.Empty(fixture.Faults);
        await fixture.TurnsAsync(3);
        Assert.StartsWith("overdue open/", Assert.Single(fixture.Faults), StringComparison.Ordinal);

        fixture.WatchSleeps = false;
        await fixture.TurnsAsync(2);
        Assert.Empty(fixture.Faults);
    }

    [Fact]
    public async Task After_a_standstill_of_everything_nobody_is_blamed_for_what_is_being_caught_up()
    {
        await using var fixture = await AuditFixture.CreateAsync();
        await fixture.OpenAsync("t1");

        fixture.Time.Advance(TimeSpan.FromHours(2));
        await fixture.TurnsAsync(3);

        Assert.Empty(fixture.Faults);
    }

    [Fact]
    public async Task A_spoilt_row_hides_no_other_and_is_named_until_it_goes()
    {
        await using var fixture = await AuditFixture.CreateAsync();
        var id = await fixture.OpenAsync("t1");
        var wakeUp = Assert.Single(await fixture.WakeUpsAsync());
        var keys = new[] { "000000000000001_garbage", "garbage", "999999999999999_" + id };
        foreach (var key in keys)
        {
            await fixture.InsertAsync(WakeUps.Table, new(wakeUp.Partition, key) { ["Remark"] = "by hand" });
        }

        await fixture.TurnsAsync(2 * Round);

        Assert.Equal(keys.Select(key => $"unreadable open/{wakeUp.Partition}/{key}").Order(StringComparer.Ordinal), fixture.Faults);
        Assert.Equal([id], (await fixture.WakeUpsAsync()).Select(found => found.Request));
        foreach (var key in keys)
        {
            await fixture.DeleteAsync(WakeUps.Table, wakeUp.Partition, key);
        }

        await fixture.TurnsAsync(2);
        Assert.Empty(fixture.Faults);
    }

    [Fact]
    public async Task A_spoilt_summary_is_named()
    {
        await using var fixture = await AuditFixture.CreateAsync();
        await fixture.InsertAsync(TakeoverRows.Table, new(Partition, "r_garbage") { ["State"] = "open" });

        await fixture.TurnsAsync(2);

        Assert.Equal([$"unreadable takeovers/{Partition}/r_garbage"], fixture.Faults);
    }

    [Fact]
    public async Task A_request_whose_events_do_not_add_up_is_named()
    {
        await using var fixture = await AuditFixture.CreateAsync();
        var spoilt = await fixture.OpenAsync("t1");
        await fixture.OpenAsync("t2", LogFixture.Sam);
        await fixture.DeleteAsync(TakeoverRows.Table, Partition, TakeoverRows.EventKey(spoilt, 1));
        await fixture.InsertAsync(TakeoverRows.Table, new(Partition, TakeoverRows.EventKey(spoilt, 1)) { ["Data"] = "{ \"type\": \"nonsense\" }" });

        await fixture.TurnsAsync(2);

        Assert.Equal([$"unreadable {spoilt}"], fixture.Faults);
    }

    [Fact]
    public async Task What_is_over_needs_nobody_to_look()
    {
        await using var fixture = await AuditFixture.CreateAsync();
        var id = await fixture.OpenAsync("t1");
        await fixture.ExecuteAsync(id, new Command.Withdraw(LogFixture.Ada, fixture.Time.GetUtcNow(), "t2"));
        foreach (var wakeUp in await fixture.WakeUpsAsync())
        {
            await fixture.DeleteAsync(wakeUp);
        }

        await fixture.TurnsAsync(3);

        Assert.Empty(fixture.Faults);
    }

    [Fact]
    public async Task What_is_over_and_has_aftercare_to_come_is_not_taken_for_open()
    {
        await using var fixture = await AuditFixture.CreateAsync();
        var now = fixture.Time.GetUtcNow();
        var id = await fixture.OpenAsync("1");
        await fixture.ExecuteAsync(id, new Command.Accept(LogFixture.Sam, now, "2", "Sam", 0));
        await fixture.ExecuteAsync(id, new Command.Close(LogFixture.Sam, now, "3", new(Bot.Backup.Outcome.Resolved, CustomerDecision.Keep, "waited", null, null, null))
        {
            After = new(now.AddHours(1), now.AddDays(1), now.AddDays(2), now.AddDays(3)),
        });
        foreach (var wakeUp in await fixture.WakeUpsAsync())
        {
            await fixture.DeleteAsync(wakeUp);
        }

        await fixture.TurnsAsync(4);

        Assert.Empty(fixture.Faults);
    }

    [Fact]
    public async Task A_request_of_many_is_found_however_many_are_over()
    {
        await using var fixture = await AuditFixture.CreateAsync();
        for (var i = 0; i < 700; i++)
        {
            var over = RequestId.New(LogFixture.Morning.AddMilliseconds(i), LogFixture.Site);
            await fixture.InsertAsync(TakeoverRows.Table, new(Partition, TakeoverRows.SummaryKey(over)) { ["Version"] = 1, ["State"] = "closed" });
        }

        fixture.Time.Advance(TimeSpan.FromMinutes(1));
        var id = await fixture.OpenAsync("t1");
        await fixture.DeleteAsync(Assert.Single(await fixture.WakeUpsAsync()));
        await fixture.TurnsAsync(3);

        Assert.Equal([$"unwatched {id}"], fixture.Faults);
    }

    [Fact]
    public async Task With_storage_away_it_can_not_look_and_says_so()
    {
        await using var fixture = await AuditFixture.CreateAsync();
        fixture.Storage.IsAway = true;

        await Assert.ThrowsAsync<StorageUnavailableException>(() => fixture.TurnsAsync(1));
    }
}
