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
        Assert.Contains(id, await fixture.DueAsync());
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
