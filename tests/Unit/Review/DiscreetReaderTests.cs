using System.Text.Json;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Review;
using ManagerBackup.UnitTests.Log;

namespace ManagerBackup.UnitTests.Review;

/// <summary>What an employee says afterwards is theirs and the ops leads'; that a talk is owed, and was held, everybody reads.</summary>
public sealed class DiscreetReaderTests
{
    private static readonly PersonId Lead = new("d71bb9a3-538e-4295-9c97-64b556f1b4b5");
    private static readonly DateTimeOffset Closed = LogFixture.Morning.AddMinutes(9);

    [Fact]
    public async Task A_manager_does_not_read_whom_the_employee_turned_to_nor_that_they_turned_to_anybody()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var id = await ToldAnOpsLeadAsync(fixture);

        var story = (await new DiscreetReader(fixture.Reader, new HashSet<SiteId>()).FindAsync(id.ToString(), CancellationToken.None))!;

        var left = string.Concat(story.Timeline.Select(entry => entry.GetRawText()));
        Assert.DoesNotContain(Lead.Value, left, StringComparison.Ordinal);
        Assert.DoesNotContain("talk", left, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\"mood\"", left, StringComparison.Ordinal);
        Assert.DoesNotContain(story.Timeline, entry => entry.GetProperty("type").ValueEquals("telling"));
        Assert.Equal((null, null), (story.Summary.FeltBacked, story.Summary.WantsToTalk));
        Assert.Equal((Closed.AddDays(3), Closed.AddDays(1)), (story.Summary.FollowUpDueAt, story.Summary.FollowUpDoneAt));
    }

    [Fact]
    public async Task An_ops_lead_and_the_employee_read_it_all()
    {
        await using var fixture = await LogFixture.CreateAsync();
        var id = await ToldAnOpsLeadAsync(fixture);

        var story = (await new DiscreetReader(fixture.Reader, new HashSet<SiteId> { LogFixture.Site }).FindAsync(id.ToString(), CancellationToken.None))!;

        Assert.Equal("opsLead", story.Summary.WantsToTalk);
        Assert.Equal(["aftercarePlanned", "moodTold", "checkedIn", "talkWished", "telling", "told", "followedUp"], story.Timeline.Select(TypeOf).SkipWhile(type => type != "aftercarePlanned"));
    }

    private static string? TypeOf(JsonElement entry) => entry.GetProperty("type").GetString();

    private static async Task<RequestId> ToldAnOpsLeadAsync(LogFixture fixture)
    {
        var id = (await fixture.OpenAsync("1")).Request.Id;
        var talk = Closed.AddHours(1);
        foreach (var command in (Command[])
        [
            new Command.Accept(LogFixture.Sam, LogFixture.Morning.AddSeconds(20), "2", "Sam", 2),
            new Command.Close(LogFixture.Sam, Closed, "3", new(Bot.Backup.Outcome.Resolved, CustomerDecision.Keep, "waited", null, null, null))
            {
                After = new(talk, talk.AddDays(1), Closed.AddDays(2), Closed.AddDays(3)),
            },
            new Command.CheckIn(LogFixture.Ada, talk, "4", 1, "call me") { Mood = 1, Wish = new(TalkWith.OpsLead, Lead, TalkConsent.Answers, null) },
            new Command.ClaimTell(talk, 3, 1, "one"),
            new Command.RecordTold(talk.AddSeconds(1), 3),
            new Command.FollowUpDone(LogFixture.Sam, Closed.AddDays(1), "5"),
        ])
        {
            Assert.True((await fixture.Takeovers.ExecuteAsync(id, LogFixture.Site, command, CancellationToken.None))!.Changed, $"{command}");
        }

        return id;
    }
}
