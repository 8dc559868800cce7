using System.Diagnostics;
using System.Globalization;
using ManagerBackup.SystemTests.Tools;
using Xunit.Abstractions;

namespace ManagerBackup.SystemTests.Bot;

/// <summary>Two processes on one Azurite, with the traffic split at random between them.</summary>
[Collection(HardOnTheMachine.Name)]
public sealed class SplitTrafficTests(ITestOutputHelper output)
{
    // Under two on a calm machine, as it says; a claim by itself would end after ten.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(9);

    // Between its claim and its arrival in the log a page may be anywhere.
    private static readonly TimeSpan UnderWay = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task No_page_is_sent_twice_and_when_one_of_the_two_is_killed_the_other_goes_on_within_seconds()
    {
        await using var house = await OpenAsync("dies");
        await using var second = await house.StartSecondAsync();
        using var enough = new CancellationTokenSource();
        var (crowd, living) = Start(house, second, enough.Token);

        await HeardAsync(crowd, 24);
        var killed = TimeProvider.System.GetUtcNow();
        second.Kill();
        await HeardAsync(crowd, crowd.Heard.Count + 12);

        // What only its spool has, because storage was slow, needs it back.
        await using var heir = house.HasStalled ? await house.StartSecondAsync(second) : null;
        await enough.CancelAsync();
        await living;

        var reckoning = await Reckoning.OfAsync(crowd, new TakeoverApi(house.Bot.BaseAddress));
        reckoning.Check();
        reckoning.CheckExplained();
        Assert.All(reckoning.Again(), again => Assert.True(house.HasStalled || IsUnderWay(again, killed), again.What));
        var orphans = reckoning.Orphans().Where(orphan => orphan.Claimed <= killed && orphan.Next is not null).Select(orphan => orphan.Next!.Value);
        var late = orphans.Concat(reckoning.FirstPages().Where(page => page.Opened <= killed && page.Paged > killed).Select(page => page.Paged)).ToList();
        var slowest = late.Select(at => at - killed).DefaultIfEmpty().Max();
        Say($"{crowd.Heard.Count} requests, {late.Count} of them taken over from the dead, the last after {slowest.TotalSeconds:F1} s; {reckoning.Again().Count()} pages sent twice");
        Assert.True(house.HasStalled || slowest < Soon, $"The last was taken over after {slowest}");
    }

    [Fact]
    public async Task One_that_stood_still_for_seconds_does_not_do_what_the_other_has_done_meanwhile()
    {
        await using var house = await OpenAsync("slow");
        await using var second = await house.StartSecondAsync();
        using var enough = new CancellationTokenSource();
        var (crowd, living) = Start(house, second, enough.Token);

        await HeardAsync(crowd, 16);
        var stood = TimeProvider.System.GetUtcNow();
        await second.StandStillAsync();
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System);
        await second.GoOnAsync();
        await HeardAsync(crowd, crowd.Heard.Count + 12);
        await enough.CancelAsync();
        await living;

        var reckoning = await Reckoning.OfAsync(crowd, new TakeoverApi(house.Bot.BaseAddress));
        reckoning.Check();
        reckoning.CheckExplained();
        Say($"{crowd.Heard.Count} requests; {reckoning.Again().Count()} pages sent twice");
        Assert.All(reckoning.Again(), again => Assert.True(house.HasStalled || IsUnderWay(again, stood), again.What));
    }

    private static Task<House> OpenAsync(string name) =>
        House.OpenAsync(House.AzureTables, [.. Enumerable.Range(0, 4).Select(i => new Place($"{name}{i}"))]);

    private (Crowd Crowd, Task Living) Start(House house, BotProcess second, CancellationToken enough)
    {
        var seed = Random.Shared.Next();
        Say($"Seed {seed}");
        var (random, both) = (new Random(seed), new[] { house.Bot.BaseAddress, second.BaseAddress });
        var places = house.Places.Select(house.SceneOf).ToList();
        var crowd = new Crowd(places, seed, () =>
        {
            lock (random)
                return both[random.Next(2)];
        });
        return (crowd, crowd.GoOnAsync(enough));
    }

    private static async Task HeardAsync(Crowd crowd, int atLeast)
    {
        var since = Stopwatch.GetTimestamp();
        while (crowd.Heard.Count < atLeast)
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromMinutes(3), $"{crowd.Heard.Count} messages were answered, {atLeast} were waited for");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    private static bool IsUnderWay(Again again, DateTimeOffset moment) => again.Claims.Exists(claim => claim <= moment && moment - claim < UnderWay);

    private void Say(FormattableString words) => output.WriteLine(words.ToString(CultureInfo.InvariantCulture));
}
