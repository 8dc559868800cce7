using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.UnitTests.Log;

public class WakeUpsTests
{
    private static readonly DateTimeOffset Now = LogFixture.Morning;

    [Fact]
    public async Task Only_what_is_due_is_found_and_at_the_start_everything()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var (soon, late) = (RequestId.New(Now, LogFixture.Site), RequestId.New(Now, LogFixture.Site));
        await SetAsync(fixture.WakeUps, soon, Now.AddSeconds(5));
        await SetAsync(fixture.WakeUps, late, Now.AddMinutes(5));

        Assert.Equal([soon], await DueAsync(fixture.WakeUps, Now.AddSeconds(6)));
        Assert.Equal([late, soon], (await DueAsync(fixture.WakeUps, null)).OrderBy(id => id == soon));
    }

    [Fact]
    public async Task What_is_over_and_has_something_to_come_in_days_is_no_part_of_a_start_and_is_found_when_it_is_due()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var (open, over) = (RequestId.New(Now, LogFixture.Site), RequestId.New(Now, LogFixture.Site));
        await SetAsync(fixture.WakeUps, open, Now.AddDays(1));
        await fixture.WakeUps.SetAsync(over, LogFixture.Site, Now, Now.AddDays(1), over: true, CancellationToken.None);

        Assert.Equal([open], await DueAsync(fixture.WakeUps, null));
        Assert.Equal(new HashSet<RequestId> { open, over }, (await DueAsync(fixture.WakeUps, Now.AddDays(1))).ToHashSet());
    }

    [Fact]
    public async Task Of_two_processes_one_takes_a_wake_up()
    {
        await using var fixture = await LogFixture.CreateAsync();
        await SetAsync(fixture.WakeUps, RequestId.New(Now, LogFixture.Site), Now);
        var wakeUp = await fixture.WakeUps.DueAsync(Now, CancellationToken.None).SingleAsync();

        var taken = new[]
        {
            await fixture.WakeUps.TryMoveAsync(wakeUp, Now.AddSeconds(5), CancellationToken.None),
            await new WakeUps(fixture.Engine).TryMoveAsync(wakeUp, Now.AddSeconds(5), CancellationToken.None),
        };

        Assert.Single(taken, one => one is not null);
    }

    [Fact]
    public async Task An_earlier_time_is_never_lost_to_a_later_one_that_is_known()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var id = RequestId.New(Now, LogFixture.Site);
        await SetAsync(fixture.WakeUps, id, Now.AddMinutes(5));

        await SetAsync(fixture.WakeUps, id, Now.AddSeconds(2));

        Assert.Equal([id], await DueAsync(fixture.WakeUps, Now.AddSeconds(3)));
    }

    [Fact]
    public async Task Two_wake_ups_of_one_request_taken_in_the_same_moment_never_make_way_for_each_other()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var id = RequestId.New(Now, LogFixture.Site);
        await SetAsync(fixture.WakeUps, id, Now.AddSeconds(30));
        await SetAsync(fixture.WakeUps, id, Now);
        var both = await fixture.WakeUps.DueAsync(null, CancellationToken.None).ToListAsync();

        foreach (var wakeUp in both)
        {
            var taken = await fixture.WakeUps.TryTakeAsync(wakeUp, Now.AddSeconds(5), CancellationToken.None);
            Assert.NotNull(taken);
            await fixture.WakeUps.TryMoveAsync(taken, Now.AddSeconds(30), CancellationToken.None);
            Assert.NotEmpty(await DueAsync(fixture.WakeUps, null));
        }

        Assert.Equal([id], await DueAsync(fixture.WakeUps, null));
    }

    [Fact]
    public async Task A_wake_up_set_for_the_moment_until_which_another_is_held_stays_when_that_one_goes()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var id = RequestId.New(Now, LogFixture.Site);
        await SetAsync(fixture.WakeUps, id, Now);
        var wakeUp = await fixture.WakeUps.DueAsync(Now, CancellationToken.None).SingleAsync();
        var held = await fixture.WakeUps.TryTakeAsync(wakeUp, Now.AddSeconds(5), CancellationToken.None);

        await SetAsync(new WakeUps(fixture.Engine), id, Now.AddSeconds(5));
        await fixture.WakeUps.RemoveAsync(held!, CancellationToken.None);

        Assert.Equal([id], await DueAsync(fixture.WakeUps, Now.AddSeconds(5)));
    }

    [Fact]
    public async Task What_becomes_due_while_a_look_is_under_way_is_not_lost_when_the_look_ends_with_a_later_time()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var id = RequestId.New(Now, LogFixture.Site);
        await SetAsync(fixture.WakeUps, id, Now);
        var wakeUp = await fixture.WakeUps.DueAsync(Now, CancellationToken.None).SingleAsync();

        var taken = await fixture.WakeUps.TryTakeAsync(wakeUp, Now.AddSeconds(5), CancellationToken.None);
        await SetAsync(fixture.WakeUps, id, Now.AddSeconds(30));
        await fixture.WakeUps.TryMoveAsync(taken!, Now.AddMinutes(10), CancellationToken.None);

        Assert.Equal([id], await DueAsync(fixture.WakeUps, Now.AddSeconds(31)));
    }

    [Fact]
    public async Task A_wake_up_that_was_removed_is_not_relied_upon()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var id = RequestId.New(Now, LogFixture.Site);
        await SetAsync(fixture.WakeUps, id, Now);
        var wakeUp = await fixture.WakeUps.DueAsync(Now, CancellationToken.None).SingleAsync();
        var taken = await fixture.WakeUps.TryTakeAsync(wakeUp, Now.AddSeconds(5), CancellationToken.None);
        await fixture.WakeUps.RemoveAsync(taken!, CancellationToken.None);

        await SetAsync(fixture.WakeUps, id, Now.AddSeconds(6));

        Assert.Equal([id], await DueAsync(fixture.WakeUps, Now.AddSeconds(6)));
    }

    private static Task SetAsync(WakeUps wakeUps, RequestId id, DateTimeOffset at) =>
        wakeUps.SetAsync(id, LogFixture.Site, Now, at, CancellationToken.None);

    private static async Task<List<RequestId>> DueAsync(WakeUps wakeUps, DateTimeOffset? until) =>
        await wakeUps.DueAsync(until, CancellationToken.None).Select(wakeUp => wakeUp.Request).ToListAsync();
}
