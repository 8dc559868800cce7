using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.UnitTests.Tools;

namespace ManagerBackup.UnitTests.Log;

public class TakeoversTests
{
    [Fact]
    public async Task What_was_opened_is_read_back_with_its_events_by_another_instance()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var opened = await fixture.OpenAsync("t1");

        var found = await fixture.AnotherInstance().FindAsync(opened.Request.Id, LogFixture.Site, CancellationToken.None);

        Assert.Equal(LogFixture.Ada, found!.State.Employee.Id);
        Assert.Equal(["he shouts"], found.State.Words);
        Assert.Equal(opened.Request.ETag, found.ETag);
    }

    [Fact]
    public async Task A_second_message_of_an_employee_is_added_to_the_open_request()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var first = await fixture.OpenAsync("t1");

        var second = await fixture.OpenAsync("t2", at: LogFixture.Morning.AddSeconds(5));

        Assert.Equal(first.Request.Id, second.Request.Id);
        Assert.Equal(2, second.Request.State.Words.Count);
    }

    [Fact]
    public async Task A_copy_of_an_activity_opens_nothing_also_not_after_a_restart_and_a_withdrawal()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var opened = await fixture.OpenAsync("t1");
        await fixture.Takeovers.ExecuteAsync(
            opened.Request.Id, LogFixture.Site, new Command.Withdraw(LogFixture.Ada, LogFixture.Morning, "t2"), CancellationToken.None);

        var copy = await fixture.OpenAsync("t1", through: fixture.AnotherInstance());

        Assert.False(copy.Changed);
        Assert.Equal(opened.Request.Id, copy.Request.Id);
    }

    [Fact]
    public async Task A_copy_of_a_later_message_opens_nothing_after_the_withdrawal_either()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var opened = await fixture.OpenAsync("t1");
        await fixture.OpenAsync("t2");
        await fixture.Takeovers.ExecuteAsync(
            opened.Request.Id, LogFixture.Site, new Command.Withdraw(LogFixture.Ada, LogFixture.Morning, "t3"), CancellationToken.None);

        var copy = await fixture.OpenAsync("t2", through: fixture.AnotherInstance());

        Assert.False(copy.Changed);
        Assert.Equal(opened.Request.Id, copy.Request.Id);
    }

    [Fact]
    public async Task A_copy_of_what_was_heard_in_one_request_neither_adds_to_the_next_nor_calls_it_off()
    {
        await using var fixture = await LogFixture.CreateAsync();
        await fixture.OpenAsync("t1");
        await fixture.OpenAsync("t2");
        var withdraw = new Command.Withdraw(LogFixture.Ada, LogFixture.Morning, "t3");
        await fixture.Takeovers.WithdrawAsync(LogFixture.Site, withdraw, CancellationToken.None);
        var next = await fixture.OpenAsync("t4", at: LogFixture.Morning.AddSeconds(30));

        var other = fixture.AnotherInstance();
        var words = await fixture.OpenAsync("t2", at: LogFixture.Morning.AddSeconds(40), through: other);
        var called = await other.WithdrawAsync(LogFixture.Site, withdraw with { Now = LogFixture.Morning.AddSeconds(41) }, CancellationToken.None);

        Assert.False(words.Changed);
        Assert.False(called!.Changed);
        var found = await other.FindAsync(next.Request.Id, LogFixture.Site, CancellationToken.None);
        Assert.Equal((false, 1), (found!.State.IsOver, found.State.Words.Count));
    }

    [Fact]
    public async Task Four_thousand_emoji_are_kept_whole()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var words = string.Concat(Enumerable.Repeat("😡", 4_000));
        var id = RequestId.New(LogFixture.Morning, LogFixture.Site);

        await fixture.Takeovers.OpenAsync(id, LogFixture.Open("t1", words: words), CancellationToken.None);

        var found = await fixture.AnotherInstance().FindAsync(id, LogFixture.Site, CancellationToken.None);
        Assert.Equal(words, Assert.Single(found!.State.Words));
        var story = await fixture.Reader.FindAsync(id.ToString(), CancellationToken.None);
        Assert.Equal(words, story!.Timeline[0].GetProperty("words").GetString());
    }

    [Fact]
    public async Task A_wish_for_all_of_time_is_answered_with_what_there_is()
    {
        await using var fixture = await LogFixture.CreateAsync();
        await fixture.OpenAsync("t1", at: new FakeTime().GetUtcNow());
        var always = TakeoverFilter.Everything with { From = DateTimeOffset.MinValue, To = DateTimeOffset.MaxValue };

        var reader = new TakeoverReader(fixture.Engine, fixture.Log, [LogFixture.Site], TimeSpan.FromDays(3_650), new FakeTime());

        Assert.Single((await reader.ListAsync(always, CancellationToken.None)).Items);
    }

    [Fact]
    public async Task A_withdrawn_request_makes_room_for_a_new_one()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var first = await fixture.OpenAsync("t1");
        await fixture.Takeovers.ExecuteAsync(
            first.Request.Id, LogFixture.Site, new Command.Withdraw(LogFixture.Ada, LogFixture.Morning, "t2"), CancellationToken.None);

        var second = await fixture.OpenAsync("t3", at: LogFixture.Morning.AddMinutes(1));

        Assert.NotEqual(first.Request.Id, second.Request.Id);
    }

    [Fact]
    public async Task A_request_that_is_open_over_the_turn_of_the_month_still_takes_the_words()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var lastMinute = new DateTimeOffset(2026, 11, 30, 23, 59, 0, TimeSpan.Zero);
        var first = await fixture.OpenAsync("t1", at: lastMinute);

        var second = await fixture.OpenAsync("t2", at: lastMinute.AddMinutes(2), through: fixture.AnotherInstance());

        Assert.Equal(first.Request.Id, second.Request.Id);
    }

    [Fact]
    public async Task Many_messages_of_one_employee_at_once_open_one_request_on_two_instances()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var other = fixture.AnotherInstance();

        var opened = await Task.WhenAll(Enumerable.Range(0, 12).Select(i =>
            fixture.OpenAsync($"t{i}", through: i % 2 == 0 ? fixture.Takeovers : other)));

        var id = Assert.Single(opened.Select(one => one.Request.Id).Distinct());
        var stored = await fixture.AnotherInstance().FindAsync(id, LogFixture.Site, CancellationToken.None);
        Assert.Equal(12, stored!.State.Words.Count);
    }

    [Fact]
    public async Task Of_two_managers_on_two_instances_one_holds_it_and_the_other_is_told_who()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var opened = await fixture.OpenAsync("t1");
        Task<Executed?> Accept(Takeovers through, PersonId by, string name) => through.ExecuteAsync(
            opened.Request.Id, LogFixture.Site, new Command.Accept(by, LogFixture.Morning, name, name, 0), CancellationToken.None);

        var answers = await Task.WhenAll(
            Accept(fixture.AnotherInstance(), LogFixture.Sam, "Sam"), Accept(fixture.AnotherInstance(), new("robin"), "Robin"));

        var winner = Assert.Single(answers, answer => answer!.Changed);
        var loser = Assert.Single(answers, answer => !answer!.Changed);
        Assert.Equal(winner!.Request.State.Holder!.Manager, Assert.IsType<Refusal.TakenBy>(loser!.Refusal).Manager);
    }

    [Fact]
    public async Task Nobody_is_refused_on_a_memory_that_is_behind()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var (here, there) = (fixture.Takeovers, fixture.AnotherInstance());
        var id = (await fixture.OpenAsync("t1")).Request.Id;
        Task<Executed?> Do(Takeovers through, Command command) => through.ExecuteAsync(id, LogFixture.Site, command, CancellationToken.None);
        await Do(here, new Command.Accept(LogFixture.Sam, LogFixture.Morning, "t2", "Sam", 0));
        await Do(there, new Command.Decline(LogFixture.Sam, LogFixture.Morning, "t3"));

        var accepted = await Do(here, new Command.Accept(new("robin"), LogFixture.Morning, "t4", "Robin", 0));

        Assert.True(accepted!.Changed);
    }

    [Fact]
    public async Task A_refused_command_leaves_the_timeline_as_it_was()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var id = (await fixture.OpenAsync("t1")).Request.Id;
        var before = await fixture.Reader.FindAsync(id.ToString(), CancellationToken.None);

        await fixture.Takeovers.ExecuteAsync(
            id, LogFixture.Site, new Command.Withdraw(LogFixture.Sam, LogFixture.Morning, "t2"), CancellationToken.None);

        var after = await fixture.Reader.FindAsync(id.ToString(), CancellationToken.None);
        Assert.Equal(before!.Summary, after!.Summary);
        Assert.Equal(before.Timeline.Select(entry => entry.GetRawText()), after.Timeline.Select(entry => entry.GetRawText()));
    }
}
