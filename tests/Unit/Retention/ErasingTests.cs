using FsCheck;
using FsCheck.Fluent;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.UnitTests.Backup;
using ManagerBackup.UnitTests.Log;

namespace ManagerBackup.UnitTests.Retention;

public sealed class ErasingTests
{
    private static readonly PersonId Lead = new("d71bb9a3-538e-4295-9c97-64b556f1b4b5");
    private static readonly DateTimeOffset Later = LogFixture.Morning.AddDays(3);

    [Fact]
    public async Task The_words_go_and_the_figures_stay_and_the_log_says_who_did_it()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var id = await ClosedAsync(fixture);
        var before = (await fixture.Reader.FindAsync(id.ToString(), CancellationToken.None))!;

        var done = await fixture.Takeovers.EraseAsync(id, LogFixture.Site, new(Lead, Later, Erasure.Words), CancellationToken.None);

        Assert.True(done!.Changed);
        Assert.Equal("shout insult", done.Request.State.Read.Cues);
        var after = (await fixture.Reader.FindAsync(id.ToString(), CancellationToken.None))!;
        Assert.Equal(before.Summary with { Words = "[erased]", Place = null, Gave = "[erased]", HelpfulLines = [], Support = [] }, after.Summary with { HelpfulLines = [], Support = [] });
        Assert.Equal(before.Timeline.Count + 1, after.Timeline.Count);
        Assert.DoesNotContain("shouts", string.Concat(after.Timeline), StringComparison.Ordinal);
        Assert.DoesNotContain("waited", string.Concat(after.Timeline), StringComparison.Ordinal);
        Assert.DoesNotContain("pushed", string.Concat(after.Timeline), StringComparison.Ordinal);
        Assert.Equal(("erased", Lead.Value, "words"), (
            after.Timeline[^1].GetProperty("type").GetString(), after.Timeline[^1].GetProperty("by").GetString(), after.Timeline[^1].GetProperty("what").GetString()));
        Assert.Equal(done.Request.State.Version, (await fixture.InLogAsync(id))!.State.Version);
    }

    [Fact]
    public async Task Erasing_twice_is_erasing_once()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var id = await ClosedAsync(fixture);
        await fixture.Takeovers.EraseAsync(id, LogFixture.Site, new(Lead, Later, Erasure.Words), CancellationToken.None);
        var once = await fixture.InLogAsync(id);

        var again = await fixture.AnotherInstance().EraseAsync(id, LogFixture.Site, new(Lead, Later, Erasure.Words), CancellationToken.None);

        Assert.False(again!.Changed);
        Assert.Equal(once!.ETag, (await fixture.InLogAsync(id))!.ETag);
    }

    [Fact]
    public async Task What_is_still_open_keeps_its_words_for_whoever_is_on_the_way()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var id = (await fixture.OpenAsync("1")).Request.Id;

        var done = await fixture.Takeovers.EraseAsync(id, LogFixture.Site, new(Lead, Later, Erasure.Words), CancellationToken.None);

        Assert.IsType<Refusal.NotOverYet>(done!.Refusal);
        Assert.Equal("he shouts", (await fixture.InLogAsync(id))!.State.Words.Single());
    }

    [Fact]
    public async Task A_manager_who_is_erased_loses_name_and_words_and_the_employee_keeps_theirs()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var id = await ClosedAsync(fixture);

        await fixture.Takeovers.EraseAsync(id, LogFixture.Site, new(Lead, Later, Erasure.Person, LogFixture.Sam), CancellationToken.None);

        var after = (await fixture.Reader.FindAsync(id.ToString(), CancellationToken.None))!;
        Assert.Equal(new TakeoverPerson(LogFixture.Sam.Value, Erasing.Nobody), after.Summary.Manager);
        Assert.Equal("he shouts", after.Summary.Words);
        Assert.Equal("Ada", after.Summary.Employee.Name);
        Assert.DoesNotContain("\"Sam\"", string.Concat(after.Timeline), StringComparison.Ordinal);
        Assert.DoesNotContain("waited", string.Concat(after.Timeline), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_waited_in_a_spool_meanwhile_come_without_themselves()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var id = await ClosedAsync(fixture);
        var other = fixture.AnotherInstance();
        await other.FindAsync(id, LogFixture.Site, CancellationToken.None);
        fixture.Storage.Trouble = Trouble.Away;
        await other.ExecuteAsync(id, LogFixture.Site, new Command.GiveStatement(LogFixture.Ada, Later.AddMinutes(-5), "late", "he spat at me"), CancellationToken.None);
        await fixture.ComesBackAsync();
        await fixture.Takeovers.EraseAsync(id, LogFixture.Site, new(Lead, Later, Erasure.Words), CancellationToken.None);

        await fixture.DrainAsync(other);

        var logged = (await fixture.InLogAsync(id))!;
        Assert.Equal(["[erased]", "[erased]"], logged.State.Statements);
        Assert.DoesNotContain("spat", string.Concat(logged.Events.Select(EventJson.Write)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_to_come_afterwards_ends_with_the_words_and_what_they_wrote_for_it_goes()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var id = await ClosedAsync(fixture, new(Later, Later.AddDays(1), Later.AddDays(2), Later.AddDays(3)));
        var wish = new TalkWish(TalkWith.Manager, LogFixture.Sam, TalkConsent.Wish, null);
        await fixture.Takeovers.ExecuteAsync(id, LogFixture.Site, new Command.CheckIn(LogFixture.Ada, Later.AddHours(-1), "6", null, "he still frightens me") { Wish = wish }, CancellationToken.None);

        await fixture.Takeovers.EraseAsync(id, LogFixture.Site, new(Lead, Later, Erasure.Words), CancellationToken.None);

        var logged = (await fixture.InLogAsync(id))!;
        Assert.DoesNotContain("frightens", string.Concat(logged.Events.Select(EventJson.Write)), StringComparison.Ordinal);
        Assert.DoesNotContain(Schedule.Due(logged.State), item => item is not DueItem.Tell { Notice.Kind: NoticeKind.Closed });
        Assert.Null((await fixture.Reader.FindAsync(id.ToString(), CancellationToken.None))!.Summary.FollowUpDueAt);
    }

    [Fact]
    public void No_life_of_a_request_keeps_a_word_and_every_one_keeps_its_figures() => Prop.ForAll(RandomHistory.Numbers, numbers =>
    {
        var life = RandomHistory.Of(numbers);
        var erased = new RequestEvent.Erased(Lead, life.Now, Erasure.Words);
        var left = life.Events.Select(happened => Erasing.Strip(happened, erased, life.Events[0].By)).ToList();
        var (before, after) = (History.Fold(life.Events)!, History.Fold(left)!);
        return !Erasing.Touches(left, erased)
            && (before.Phase, before.Version, before.OverAt, before.Escalations, before.FeltBacked, before.AcceptedAt, before.Words.Count, before.Statements.Count)
                == (after.Phase, after.Version, after.OverAt, after.Escalations, after.FeltBacked, after.AcceptedAt, after.Words.Count, after.Statements.Count);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static async Task<RequestId> ClosedAsync(LogFixture fixture, AftercarePlan? after = null)
    {
        var open = LogFixture.Open("1") with { Read = new(Category.Verbal, 2, Urgency.Page, "en", "till 3", false, "shout:screaming insult:cow") };
        var id = (await fixture.Takeovers.OpenAsync(RequestId.New(LogFixture.Morning, LogFixture.Site), open, CancellationToken.None)).Request.Id;
        Command[] commands =
        [
            new Command.ClaimPages(LogFixture.Morning, 0, 1, [new(LogFixture.Sam, "Sam")]),
            new Command.Accept(LogFixture.Sam, LogFixture.Morning.AddSeconds(20), "2", "Sam", 2),
            new Command.GiveStatement(LogFixture.Ada, LogFixture.Morning.AddSeconds(40), "3", "he pushed me"),
            new Command.Close(
                LogFixture.Sam, LogFixture.Morning.AddMinutes(9), "4",
                new(Bot.Backup.Outcome.Apologised, CustomerDecision.Warned, "waited for an hour", "a voucher", null, "calm by now")) { After = after },
            new Command.CheckIn(LogFixture.Ada, LogFixture.Morning.AddMinutes(20), "5", 4, "thanks"),
        ];
        foreach (var command in commands)
        {
            Assert.True((await fixture.Takeovers.ExecuteAsync(id, LogFixture.Site, command, CancellationToken.None))!.Changed);
        }

        return id;
    }
}
