using ManagerBackup.Bot.Log;
using ManagerBackup.UnitTests.Tools;

namespace ManagerBackup.UnitTests.Log;

public sealed class InstancesTests
{
    private readonly FakeTime time = new();

    [Fact]
    public async Task Who_beats_lives()
    {
        await using var house = await HouseAsync();

        await TogetherAsync(20, house.A, house.B);

        Assert.Empty(GoneFor(house.A));
        Assert.Empty(GoneFor(house.B));
        Assert.True(await house.A.MayStillDoAsync(house.A.Me, CancellationToken.None));
    }

    [Fact]
    public async Task Who_stops_beating_is_gone_for_one_of_the_others_within_two_seconds()
    {
        await using var house = await HouseAsync();
        var c = house.New();
        await TogetherAsync(5, house.A, house.B, c);

        var died = time.GetUtcNow();
        await UntilAsync(() => house.A.Gone.Count + c.Gone.Count > 0, house.A, c);

        Assert.InRange(time.GetUtcNow() - died, Instances.Rhythm * Instances.Patience, TimeSpan.FromSeconds(1.6));
        await TogetherAsync(10, house.A, c);
        Assert.Equal([house.B.Me], [.. GoneFor(house.A), .. GoneFor(c)]);
    }

    [Fact]
    public async Task When_all_stand_still_together_nobody_is_gone()
    {
        await using var house = await HouseAsync();
        await TogetherAsync(5, house.A, house.B);

        time.Advance(TimeSpan.FromMinutes(1));
        await TogetherAsync(3, house.A);
        await TogetherAsync(10, house.A, house.B);

        Assert.Empty(GoneFor(house.A));
        Assert.Empty(GoneFor(house.B));
    }

    [Fact]
    public async Task Many_looks_in_one_moment_prove_nothing()
    {
        await using var house = await HouseAsync();
        await TogetherAsync(5, house.A, house.B);

        for (var i = 0; i < 20; i++)
        {
            await house.A.PassAsync(CancellationToken.None);
        }

        Assert.Empty(GoneFor(house.A));
    }

    [Fact]
    public async Task While_storage_is_away_nobody_is_gone()
    {
        await using var house = await HouseAsync();
        await TogetherAsync(3, house.A, house.B);

        for (var i = 0; i < 5; i++)
        {
            await TogetherAsync(Instances.Patience, house.A);
            house.Storage.IsAway = true;
            time.Advance(Instances.Rhythm);
            await Assert.ThrowsAsync<StorageUnavailableException>(() => house.A.PassAsync(CancellationToken.None));
            house.Storage.IsAway = false;
        }

        Assert.Empty(GoneFor(house.A));
    }

    [Fact]
    public async Task Who_was_taken_for_dead_finds_out_before_it_does_anything_it_had_claimed()
    {
        await using var house = await HouseAsync();
        await TogetherAsync(5, house.A, house.B);
        var before = house.B.Me;
        await TogetherAsync(6, house.A);

        Assert.Equal([before], GoneFor(house.A));
        Assert.False(house.B.IsFresh);
        var may = house.B.MayStillDoAsync(before, CancellationToken.None);
        Assert.False(may.IsCompleted);
        await house.B.PassAsync(CancellationToken.None);

        Assert.False(await may);
        Assert.NotEqual(before, house.B.Me);
        Assert.True(house.B.IsFresh);
        Assert.True(await house.B.MayStillDoAsync(house.B.Me, CancellationToken.None));

        // A claim of its own that came late is nobody else's to find.
        Assert.Equal([before], GoneFor(house.B));
    }

    [Fact]
    public async Task Who_is_fresh_was_taken_for_dead_by_nobody()
    {
        await using var house = await HouseAsync();
        await TogetherAsync(5, house.A, house.B);

        while (house.B.IsFresh)
        {
            Assert.Empty(GoneFor(house.A));
            time.Advance(TimeSpan.FromMilliseconds(10));
            await house.A.PassAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task With_storage_away_it_goes_on_with_what_it_has_claimed()
    {
        await using var house = await HouseAsync();
        await TogetherAsync(5, house.A);
        house.Storage.IsAway = true;
        time.Advance(TimeSpan.FromSeconds(5));

        var may = house.A.MayStillDoAsync(house.A.Me, CancellationToken.None);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => house.A.PassAsync(CancellationToken.None));

        Assert.True(await may);
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_not_taken_for_somebody_elses()
    {
        await using var house = await HouseAsync();
        await TogetherAsync(2, house.A);
        var before = house.A.Me;

        house.Storage.LosesAnswers = true;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => house.A.PassAsync(CancellationToken.None));
        house.Storage.LosesAnswers = false;
        await house.A.PassAsync(CancellationToken.None);

        Assert.Equal(before, house.A.Me);
        Assert.True(house.A.IsFresh);
    }

    [Fact]
    public async Task Who_leaves_cleanly_is_not_missed_and_its_row_goes()
    {
        await using var house = await HouseAsync();
        await TogetherAsync(5, house.A, house.B);

        await house.B.LeaveAsync(CancellationToken.None);
        await TogetherAsync(10, house.A);

        Assert.Empty(GoneFor(house.A));
        Assert.Equal([house.A.Me], await house.NamesAsync());
    }

    [Fact]
    public async Task Whoever_takes_over_may_die_over_it_and_the_next_one_does()
    {
        await using var house = await HouseAsync();
        await TogetherAsync(5, house.A, house.B);
        var dead = house.B.Me;
        await TogetherAsync(6, house.A);
        Assert.Equal([dead], GoneFor(house.A));

        var c = house.New();
        await TogetherAsync(30, c);

        Assert.Equivalent(new[] { dead, house.A.Me }, GoneFor(c), strict: true);
        await c.ForgetAsync(dead, CancellationToken.None);
        await c.ForgetAsync(house.A.Me, CancellationToken.None);
        Assert.Equal([c.Me], await house.NamesAsync());
    }

    [Fact]
    public async Task On_storage_of_its_own_a_process_knows_at_once_that_the_one_before_is_gone()
    {
        await using var house = await HouseAsync();
        await house.A.PassAsync(CancellationToken.None);

        var next = house.New(alone: true);
        await next.PassAsync(CancellationToken.None);

        Assert.Equal([house.A.Me], GoneFor(next));
        time.Advance(TimeSpan.FromHours(1));
        Assert.True(next.IsFresh);
    }

    private async Task<House> HouseAsync() => new(await LogFixture.CreateAsync(), time);

    private async Task TogetherAsync(int times, params Instances[] instances)
    {
        for (var i = 0; i < times; i++)
        {
            time.Advance(Instances.Rhythm);
            foreach (var instance in instances)
            {
                await instance.PassAsync(CancellationToken.None);
            }
        }
    }

    private async Task UntilAsync(Func<bool> so, params Instances[] instances)
    {
        for (var i = 0; i < 50 && !so(); i++)
        {
            await TogetherAsync(1, instances);
        }
    }

    private static List<string> GoneFor(Instances instances)
    {
        var gone = new List<string>();
        while (instances.Gone.TryRead(out var name))
        {
            gone.Add(name);
        }

        return gone;
    }

    private sealed class House(LogFixture fixture, FakeTime time) : IAsyncDisposable
    {
        private Instances? a;
        private Instances? b;

        public WaywardEngine Storage { get; } = new(fixture.Engine);

        public Instances A => a ??= New();

        public Instances B => b ??= New();

        public Instances New(bool alone = false) => new(Storage, time, alone);

        public async Task<List<string>> NamesAsync() =>
            await fixture.Engine.QueryAsync(WakeUps.Table, Instances.Partition, "i_", "i`", CancellationToken.None).Select(row => row.RowKey[2..]).ToListAsync();

        public ValueTask DisposeAsync() => fixture.DisposeAsync();
    }
}
