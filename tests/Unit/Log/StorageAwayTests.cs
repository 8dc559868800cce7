using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.UnitTests.Tools;
using static ManagerBackup.UnitTests.Log.LogFixture;

namespace ManagerBackup.UnitTests.Log;

/// <summary>Commands while storage is away, and what the log says when it is back.</summary>
public sealed class StorageAwayTests
{
    private static readonly PersonId Robin = new("7303edfc-32f5-4ee4-a57f-da46cc7565cc");
    private static readonly Contact Contact = new("https://smba.example/emea/", "a:1", "tenant", "28:bot", "msteams", "Ada", "en");

    [Theory]
    [InlineData((int)Trouble.Away)]
    [InlineData((int)Trouble.AnswerLost)]
    public async Task A_request_is_opened_accepted_and_closed_without_storage_and_the_log_tells_it_in_order(int trouble)
    {
        await using var fixture = await CreateAsync();
        fixture.Storage.Trouble = (Trouble)trouble;
        var id = (await fixture.OpenAsync("t1")).Request.Id;
        await DoAsync(fixture.Takeovers, id, new Command.Accept(Sam, Morning.AddSeconds(5), "t2", "Sam", 0));
        await fixture.OpenAsync("t3", at: Morning.AddSeconds(9));
        var refused = await DoAsync(fixture.Takeovers, id, new Command.Accept(Robin, Morning.AddSeconds(10), "t4", "Robin", 0));
        Assert.IsType<Refusal.TakenBy>(refused!.Refusal);
        var here = await DoAsync(fixture.Takeovers, id, new Command.SayArrived(Sam, Morning.AddSeconds(20), "t5"));

        await fixture.ComesBackAsync();
        await fixture.DrainAsync(fixture.Takeovers);

        var stored = await fixture.InLogAsync(id);
        Assert.Equal(["Requested", "Accepted", "StatementAsked", "Said", "Arrived"], KindsOf(stored!));
        Assert.Equal(here!.Request.Events, stored!.Events);
        Assert.Empty(fixture.SpoolOf(fixture.Takeovers).Waiting);
        Assert.Contains(id, await DueAsync(fixture));
    }

    [Fact]
    public async Task What_storage_takes_after_it_is_back_follows_what_waited()
    {
        await using var fixture = await CreateAsync();
        var id = (await fixture.OpenAsync("t1")).Request.Id;
        fixture.Storage.Trouble = Trouble.Away;
        await DoAsync(fixture.Takeovers, id, new Command.Accept(Sam, Morning.AddSeconds(5), "t2", "Sam", 0));
        await fixture.ComesBackAsync();

        // Not drained yet: it must not overtake.
        await DoAsync(fixture.Takeovers, id, new Command.SayArrived(Sam, Morning.AddSeconds(20), "t3"));
        Assert.Equal(["Requested"], KindsOf((await fixture.InLogAsync(id))!));
        await fixture.DrainAsync(fixture.Takeovers);
        await DoAsync(fixture.Takeovers, id, new Command.GiveStatement(Ada, Morning.AddSeconds(30), "t4", "He spat"));

        Assert.Equal(["Requested", "Accepted", "StatementAsked", "Arrived", "StatementGiven"], KindsOf((await fixture.InLogAsync(id))!));
    }

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
    public async Task Of_two_instances_without_storage_one_holds_it_and_the_other_came_along()
    {
        await using var fixture = await CreateAsync();
        var (here, there) = (fixture.Takeovers, fixture.AnotherInstance());
        var id = (await fixture.OpenAsync("t1")).Request.Id;
        await there.FindAsync(id, Site, CancellationToken.None);
        fixture.Storage.Trouble = Trouble.Away;
        await DoAsync(here, id, new Command.Accept(Sam, Morning.AddSeconds(5), "t2", "Sam", 0));
        await DoAsync(there, id, new Command.Accept(Robin, Morning.AddSeconds(4), "t3", "Robin", 0));

        await fixture.ComesBackAsync();
        await Task.WhenAll(fixture.DrainAsync(here), fixture.DrainAsync(there));

        var stored = await fixture.InLogAsync(id);
        Assert.Single(stored!.Events, happened => happened is RequestEvent.Accepted);
        Assert.Single(stored.Events, happened => happened is RequestEvent.Joined);
        Assert.Equal(stored.State.Holder, (await there.FindAsync(id, Site, CancellationToken.None))!.State.Holder);
    }

    [Fact]
    public async Task The_newest_that_is_known_is_what_the_log_says_also_when_that_has_fewer_events()
    {
        await using var fixture = await CreateAsync();
        var (here, there) = (fixture.Takeovers, fixture.AnotherInstance());
        var id = (await fixture.OpenAsync("t1")).Request.Id;
        await there.FindAsync(id, Site, CancellationToken.None);
        fixture.Storage.Trouble = Trouble.Away;
        await DoAsync(here, id, new Command.Decline(Sam, Morning.AddSeconds(4), "t2"));
        await DoAsync(here, id, new Command.Worsen(Ada, Morning.AddSeconds(5), "t3"));
        var local = await DoAsync(here, id, new Command.ChooseLanguage(Ada, Morning.AddSeconds(6), "t4", "pl"));
        await fixture.ComesBackAsync();
        await DoAsync(there, id, new Command.Withdraw(Ada, Morning.AddSeconds(3), "t5"));

        await fixture.DrainAsync(here);

        Assert.Equal(Phase.Withdrawn, here.Newest(local!.Request).State.Phase);
    }

    [Fact]
    public async Task After_a_restart_without_storage_everything_goes_on_where_it_was()
    {
        await using var fixture = await CreateAsync();
        var known = (await fixture.OpenAsync("t1")).Request.Id;
        await fixture.People.KeepContactAsync(Ada, Contact, CancellationToken.None);
        fixture.Storage.Trouble = Trouble.Away;
        await DoAsync(fixture.Takeovers, known, new Command.Accept(Sam, Morning.AddSeconds(5), "t2", "Sam", 0));
        var opened = (await fixture.OpenAsync("t3", by: Robin)).Request.Id;

        var again = fixture.Restarted(fixture.Takeovers);
        foreach (var waiting in fixture.SpoolOf(again).Waiting)
        {
            await again.ResumeAsync(waiting, CancellationToken.None);
        }

        Assert.Equal(2, ChangesOf(again));
        Assert.Equal(Contact, await fixture.People.FindContactAsync(Ada, CancellationToken.None));
        Assert.Equal(known, (await again.FindOpenAsync(Ada, Site, Morning, CancellationToken.None))!.Id);
        Assert.True((await DoAsync(again, known, new Command.SayArrived(Sam, Morning.AddSeconds(20), "t4")))!.Changed);
        var copy = await fixture.OpenAsync("t3", by: Robin, through: again);
        Assert.Equal((opened, false), (copy.Request.Id, copy.Changed));

        await fixture.ComesBackAsync();
        await fixture.DrainAsync(again);
        Assert.Equal(["Requested", "Accepted", "StatementAsked", "Arrived"], KindsOf((await fixture.InLogAsync(known))!));
        Assert.Equal(["Requested"], KindsOf((await fixture.InLogAsync(opened))!));
        await fixture.People.KeepOwedAsync(CancellationToken.None);
        Assert.Equal(Contact, await new People(fixture.Engine, new FakeTime()).FindContactAsync(Ada, CancellationToken.None));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_drain_that_stops_anywhere_and_starts_again_adds_nothing_twice(int after)
    {
        await using var fixture = await CreateAsync();
        fixture.Storage.Trouble = Trouble.Away;
        var id = (await fixture.OpenAsync("t1")).Request.Id;
        var last = default(Executed);
        for (var i = 0; i < 60; i++)
        {
            last = await DoAsync(fixture.Takeovers, id, new Command.GiveStatement(Ada, Morning.AddSeconds(i), $"s{i}", $"{i}"));
        }

        await fixture.ComesBackAsync();
        fixture.Storage.Later = (after, Trouble.AnswerLost);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => fixture.DrainAsync(fixture.Takeovers));
        await fixture.ComesBackAsync();
        var again = fixture.Restarted(fixture.Takeovers);
        await fixture.DrainAsync(again);

        Assert.Equal(last!.Request.Events, (await fixture.InLogAsync(id))!.Events);
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
    public async Task The_way_to_an_employee_whom_only_the_process_that_died_had_met_comes_to_storage_with_the_request()
    {
        await using var fixture = await CreateAsync();
        fixture.Storage.Trouble = Trouble.Away;
        await fixture.Takeovers.OpenAsync(RequestId.New(Morning, Site), Open("t1"), Contact, Task.CompletedTask, CancellationToken.None);
        var again = fixture.Restarted(fixture.Takeovers);

        await fixture.ComesBackAsync();
        await fixture.DrainAsync(again);

        Assert.Equal(Contact, await new People(fixture.Engine, new FakeTime()).FindContactAsync(Ada, CancellationToken.None));
    }

    [Fact]
    public async Task A_request_that_this_process_does_not_know_is_refused_with_the_truth()
    {
        await using var fixture = await CreateAsync();
        var id = (await fixture.OpenAsync("t1")).Request.Id;
        var other = fixture.AnotherInstance();
        fixture.Storage.Trouble = Trouble.Away;

        await Assert.ThrowsAsync<StorageUnavailableException>(() => DoAsync(other, id, new Command.Accept(Sam, Morning, "t2", "Sam", 0)));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => other.FindOpenAsync(Ada, Site, Morning, CancellationToken.None));
    }

    [Fact]
    public async Task While_storage_is_away_whoever_remembers_an_open_request_looks_after_it()
    {
        await using var fixture = await CreateAsync();
        var id = (await fixture.OpenAsync("t1")).Request.Id;
        Assert.Empty(fixture.Takeovers.WithoutStorage);
        fixture.Storage.Trouble = Trouble.Away;
        await fixture.OpenAsync("t2", by: Robin);

        Assert.Equal(2, fixture.Takeovers.WithoutStorage.Count());
        Assert.Contains(fixture.Takeovers.WithoutStorage, request => request.Id == id && !request.IsLocal);
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
        Assert.Contains(next.Id, await DueAsync(fixture));
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

    private static Task<Executed?> DoAsync(Takeovers through, RequestId id, Command command) =>
        through.ExecuteAsync(id, Site, command, CancellationToken.None);

    private static IEnumerable<string> KindsOf(StoredRequest stored) => stored.Events.Select(happened => happened.GetType().Name);

    private static async Task<List<RequestId>> DueAsync(LogFixture fixture) =>
        await fixture.WakeUps.DueAsync(null, CancellationToken.None).Select(wakeUp => wakeUp.Request).ToListAsync();

    private static int ChangesOf(Takeovers takeovers)
    {
        var changes = 0;
        while (takeovers.Changes.TryRead(out _))
        {
            changes++;
        }

        return changes;
    }
}
