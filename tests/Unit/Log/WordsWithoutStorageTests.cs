using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.UnitTests.Tools;
using static ManagerBackup.UnitTests.Log.LogFixture;

namespace ManagerBackup.UnitTests.Log;

/// <summary>Of words that were heard while storage was away: which request they belong to when it is back, and which they open.</summary>
public sealed class WordsWithoutStorageTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Words_that_another_process_added_after_it_had_ended_here_open_the_next_request(bool withdrawn)
    {
        await using var fixture = await CreateAsync();
        var (here, there) = (fixture.Takeovers, fixture.AnotherInstance());
        var first = (await fixture.OpenAsync("t1")).Request.Id;
        await DoAsync(here, first, new Command.Accept(Sam, Morning.AddSeconds(5), "t2", "Sam", 0));
        fixture.Storage.Trouble = Trouble.Away;
        await DoAsync(here, first, withdrawn ? new Command.Withdraw(Ada, Morning.AddSeconds(20), "t3")
            : new Command.Close(Sam, Morning.AddSeconds(20), "t3", new(Outcome.Resolved, CustomerDecision.Keep, "side", null, null, null)));
        await fixture.ComesBackAsync();
        Assert.Equal(first, (await fixture.OpenAsync("t4", at: Morning.AddSeconds(25), through: there)).Request.Id);

        await fixture.DrainAsync(here);
        await fixture.DrainAsync(here);

        Assert.True((await fixture.InLogAsync(first))!.State.IsOver);
        var next = await there.FindOpenAsync(Ada, Site, Morning.AddSeconds(30), CancellationToken.None);
        Assert.NotEqual(first, next!.Id);
        Assert.Equal((1, true), (next.State.Words.Count, next.State.IsPaging));
    }

    [Fact]
    public async Task What_ended_without_storage_is_over_in_the_log_when_the_next_request_begins_there()
    {
        await using var fixture = await CreateAsync();
        var first = (await fixture.OpenAsync("t1")).Request.Id;
        fixture.Storage.Trouble = Trouble.Away;
        await DoAsync(fixture.Takeovers, first, new Command.Withdraw(Ada, Morning.AddSeconds(5), "t2"));
        await fixture.ComesBackAsync();

        var next = await fixture.OpenAsync("t3", at: Morning.AddSeconds(9));

        Assert.NotEqual(first, next.Request.Id);
        Assert.Equal(["Requested", "Withdrawn"], KindsOf((await fixture.InLogAsync(first))!));
        Assert.Equal(["Requested"], KindsOf((await fixture.InLogAsync(next.Request.Id))!));
    }

    [Fact]
    public async Task Words_of_an_employee_who_has_a_request_open_by_now_become_part_of_it_and_so_do_the_pages_sent_for_them()
    {
        await using var fixture = await CreateAsync();
        var (here, there) = (fixture.Takeovers, fixture.AnotherInstance());
        fixture.Storage.Trouble = Trouble.Away;
        var local = (await fixture.OpenAsync("t1")).Request.Id;
        await DoAsync(here, local, new Command.ClaimPages(Morning.AddSeconds(1), 0, 1, [new(Sam, "Sam")]));
        await DoAsync(here, local, new Command.RecordDelivery(Morning.AddSeconds(2), Sam, 1, "a:1 m1"));
        await fixture.ComesBackAsync();
        var open = (await fixture.OpenAsync("t2", at: Morning.AddSeconds(3), through: there)).Request.Id;

        await fixture.DrainAsync(here);

        Assert.Null(await fixture.InLogAsync(local));
        Assert.Equal(["Requested", "Said", "Paged", "PageDelivered"], KindsOf((await fixture.InLogAsync(open))!));
        var accepted = await DoAsync(here, local, new Command.Accept(Sam, Morning.AddSeconds(9), "t3", "Sam", 0));
        Assert.Equal((open, true), (accepted!.Request.Id, accepted.Changed));
    }

    [Fact]
    public async Task The_same_activity_heard_by_two_instances_opens_one_request()
    {
        await using var fixture = await CreateAsync();
        var there = fixture.AnotherInstance();
        fixture.Storage.Trouble = Trouble.Away;
        var local = (await fixture.OpenAsync("t1")).Request.Id;
        await fixture.ComesBackAsync();
        var open = (await fixture.OpenAsync("t1", at: Morning.AddSeconds(3), through: there)).Request.Id;

        await fixture.DrainAsync(fixture.Takeovers);

        Assert.Null(await fixture.InLogAsync(local));
        Assert.Equal(["Requested"], KindsOf((await fixture.InLogAsync(open))!));
    }

    [Fact]
    public async Task An_opening_that_comes_to_the_log_after_the_turn_of_the_month_sees_the_desk_of_the_new_month()
    {
        await using var fixture = await CreateAsync();
        var there = fixture.AnotherInstance();
        var lastMinute = new DateTimeOffset(2026, 11, 30, 23, 59, 0, TimeSpan.Zero);
        fixture.Storage.Trouble = Trouble.Away;
        var local = (await fixture.OpenAsync("t1", at: lastMinute)).Request.Id;
        await fixture.ComesBackAsync();
        var december = await fixture.OpenAsync("t2", at: lastMinute.AddMinutes(2), through: there);

        await fixture.DrainAsync(fixture.Takeovers, now: lastMinute.AddMinutes(3));

        Assert.Null(await fixture.InLogAsync(local));
        Assert.Equal(["Requested", "Said"], KindsOf((await fixture.InLogAsync(december.Request.Id))!));
    }

    [Fact]
    public async Task After_the_turn_of_the_month_the_words_that_come_next_find_the_request_that_waited()
    {
        await using var fixture = await CreateAsync();
        var there = fixture.AnotherInstance();
        var lastMinute = new DateTimeOffset(2026, 11, 30, 23, 59, 0, TimeSpan.Zero);
        fixture.Storage.Trouble = Trouble.Away;
        var local = (await fixture.OpenAsync("t1", at: lastMinute)).Request.Id;
        await fixture.ComesBackAsync();
        var december = (await fixture.OpenAsync("t2", at: lastMinute.AddMinutes(2), through: there)).Request.Id;
        await DoAsync(there, december, new Command.Withdraw(Ada, lastMinute.AddMinutes(2), "t3"));
        await fixture.DrainAsync(fixture.Takeovers, now: lastMinute.AddMinutes(3));

        var next = await fixture.OpenAsync("t4", at: lastMinute.AddMinutes(4), through: fixture.AnotherInstance());

        Assert.Equal(local, next.Request.Id);
    }

    [Fact]
    public async Task Words_that_were_added_here_to_what_another_instance_had_seen_end_open_the_next_request()
    {
        await using var fixture = await CreateAsync();
        var id = (await fixture.OpenAsync("t1")).Request.Id;
        await DoAsync(fixture.AnotherInstance(), id, new Command.Withdraw(Ada, Morning.AddSeconds(5), "t2"));
        fixture.Storage.Trouble = Trouble.Away;
        Assert.Equal(id, (await fixture.OpenAsync("t3", at: Morning.AddSeconds(9))).Request.Id);

        await fixture.ComesBackAsync();
        await fixture.DrainAsync(fixture.Takeovers);

        var next = await fixture.Takeovers.FindOpenAsync(Ada, Site, Morning.AddSeconds(20), CancellationToken.None);
        Assert.Equal(["t3"], next!.State.Turns);
        Assert.Equal(["Requested", "Withdrawn"], KindsOf((await fixture.InLogAsync(id))!));
        Assert.Contains(next.Id, await fixture.DueAsync());
    }

    [Fact]
    public async Task What_waited_while_the_same_activity_came_again_is_not_heard_as_words_of_a_later_request()
    {
        await using var fixture = await CreateAsync();
        fixture.Storage.Trouble = Trouble.Away;
        await fixture.OpenAsync("t1");
        var again = fixture.Restarted(fixture.Takeovers);
        await fixture.ComesBackAsync();
        var first = (await fixture.OpenAsync("t1", through: again)).Request.Id;
        await DoAsync(again, first, new Command.Withdraw(Ada, Morning.AddSeconds(5), "t2"));
        var second = (await fixture.OpenAsync("t3", at: Morning.AddSeconds(9), through: again)).Request.Id;

        await fixture.DrainAsync(again);

        Assert.NotEqual(first, second);
        Assert.Equal(["t3"], (await fixture.InLogAsync(second))!.State.Turns);
        Assert.Empty(fixture.SpoolOf(again).Waiting);
    }
}
