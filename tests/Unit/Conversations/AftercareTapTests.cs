using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Log;
using ManagerBackup.Cards;
using ManagerBackup.UnitTests.Roster;

namespace ManagerBackup.UnitTests.Conversations;

/// <summary>Taps on the cards that come when it is over.</summary>
public sealed class AftercareTapTests
{
    [Fact]
    public async Task Two_taps_are_enough_and_nobody_is_told()
    {
        await using var scene = await TapScene.CreateAsync();
        var request = await scene.OpenAsync(Phase.Closed);

        var asked = await CheckInAsync(scene, request, new { requestId = request.Id.ToString(), card = "checkIn", mood = 1 });
        var thanked = await CheckInAsync(scene, request, new { requestId = request.Id.ToString(), card = "checkIn", feltBacked = 2 });

        Assert.Equal("Did you feel backed?", asked.Card!.Summary);
        Assert.Equal("That sounds hard. You don't have to carry it alone.", thanked.Card!.Summary);
        var s = (await scene.FindAsync(request.Id)).State;
        Assert.Equal((1, 2, null), (s.Mood, s.FeltBacked, s.Wish));
        Assert.DoesNotContain(s.ToTell, notice => notice.Kind == NoticeKind.TalkWished);
    }

    [Theory]
    [InlineData("manager", "wish", "id-of-Sam", nameof(TalkConsent.Wish))]
    [InlineData("manager", "answers", "id-of-Sam", nameof(TalkConsent.Answers))]
    [InlineData("opsLead", "true", "id-of-Lee", nameof(TalkConsent.Answers))]
    public async Task Whom_they_chose_is_told_what_they_allowed(string talkTo, string consent, string person, string allows)
    {
        await using var scene = await TapScene.CreateAsync();
        var request = await scene.OpenAsync(Phase.Closed);

        var answer = await CheckInAsync(scene, request, new { requestId = request.Id.ToString(), card = "checkIn", talkTo, consent, text = "Call me on 06 12345678" });

        var s = (await scene.FindAsync(request.Id)).State;
        Assert.StartsWith("I'm telling ", answer.Card!.Summary, StringComparison.Ordinal);
        Assert.Equal((person, allows), (s.ToTell.Single(notice => notice.Kind == NoticeKind.TalkWished).To.Value, s.Wish!.Allows.ToString()));
        Assert.DoesNotContain("12345678", s.Wish.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("manager", null, "Without your OK I tell nobody. Choose what I may say.")]
    [InlineData("manager", "false", "Without your OK I tell nobody. Choose what I may say.")]
    [InlineData(null, "answers", "Choose with whom you'd like to talk. I've told nobody yet.")]
    [InlineData("contact", "answers", "Choose with whom you'd like to talk. I've told nobody yet.")]
    public async Task Without_their_consent_or_a_name_nobody_is_told_and_nothing_is_kept(string? talkTo, string? consent, string told)
    {
        await using var scene = await TapScene.CreateAsync();
        var request = await scene.OpenAsync(Phase.Closed);

        var answer = await CheckInAsync(scene, request, new { requestId = request.Id.ToString(), card = "checkIn", talkTo, consent, text = "It was Sam who laughed" });

        Assert.Contains(told, answer.Card!.Json, StringComparison.Ordinal);
        Assert.Equal(request.State.Version, (await scene.FindAsync(request.Id)).State.Version);
    }

    [Fact]
    public async Task What_a_manager_is_told_holds_only_what_was_allowed()
    {
        await using var scene = await TapScene.CreateAsync();
        var request = await scene.OpenAsync(Phase.Closed);
        var id = request.Id.ToString();
        await CheckInAsync(scene, request, new { requestId = id, mood = 1, feltBacked = 1 });
        await CheckInAsync(scene, request, new { requestId = id, talkTo = "manager", consent = "wish" });
        var wish = AftercareCards.Wish((await scene.FindAsync(request.Id)).State, TapScene.North, "en");
        await CheckInAsync(scene, request, new { requestId = id, talkTo = "manager", consent = "answers" });
        var answers = AftercareCards.Wish((await scene.FindAsync(request.Id)).State, TapScene.North, "en");

        Assert.DoesNotContain("felt backed", wish.Json, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Bad", wish.Json, StringComparison.Ordinal);
        Assert.Contains("They felt backed: 1 of 5", answers.Json, StringComparison.Ordinal);
        Assert.Contains("Bad", answers.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_employee_s_own_card_keeps_its_check_in()
    {
        await using var scene = await TapScene.CreateAsync();
        var request = await scene.OpenAsync(Phase.Closed);

        var answer = await CheckInAsync(scene, request, new { requestId = request.Id.ToString(), feltBacked = "4", text = "thanks" });

        Assert.Contains("Thank you. You told us: 4 out of 5.", answer.Card!.Json, StringComparison.Ordinal);
        Assert.IsType<RequestEvent.CheckedIn>((await scene.FindAsync(request.Id)).Events[^1]);
    }

    [Fact]
    public async Task A_manager_sees_what_they_owe_and_a_tap_on_the_list_takes_it_off()
    {
        await using var scene = await TapScene.CreateAsync();
        var (one, other) = (await scene.OpenAsync(Phase.Closed), await scene.OpenAsync(Phase.Closed));

        var list = await scene.TapAsync(SomeSite.Id("Sam"), Verbs.FollowUps, new { });
        var done = await scene.TapAsync(SomeSite.Id("Sam"), Verbs.FollowUpDone, new { requestId = one.Id.ToString(), card = "followUps" });
        var nobodys = await scene.TapAsync(SomeSite.Id("Robin"), Verbs.FollowUps, new { });

        Assert.Contains(one.State.Employee.Name, list.Card!.Json, StringComparison.Ordinal);
        Assert.Contains(other.State.Employee.Name, list.Card!.Json, StringComparison.Ordinal);
        Assert.Contains($"\"requestId\":\"{other.Id}\"", done.Card!.Json, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"requestId\":\"{one.Id}\"", done.Card!.Json, StringComparison.Ordinal);
        Assert.Equal("You owe nobody a private talk.", nobodys.Card!.Summary);
        Assert.Equal(TapScene.Now, (await scene.FindAsync(one.Id)).State.Aftercare!.FollowedUpAt);
    }

    [Fact]
    public async Task A_tap_on_the_reminder_says_that_it_is_on_record()
    {
        await using var scene = await TapScene.CreateAsync();
        var request = await scene.OpenAsync(Phase.Closed);

        var done = await scene.TapAsync(SomeSite.Id("Sam"), Verbs.FollowUpDone, new { requestId = request.Id.ToString() });
        var again = await scene.TapAsync(SomeSite.Id("Sam"), Verbs.FollowUpDone, new { requestId = request.Id.ToString() });

        Assert.StartsWith("Thank you.", done.Card!.Summary, StringComparison.Ordinal);
        Assert.Equal(done.Card!.Json, again.Card!.Json);
    }

    [Fact]
    public async Task The_manager_s_card_says_when_the_employee_asked_to_talk_to_them_and_not_when_to_somebody_else()
    {
        await using var scene = await TapScene.CreateAsync();
        var (toSam, toLee) = (await scene.OpenAsync(Phase.Closed), await scene.OpenAsync(Phase.Closed));
        await CheckInAsync(scene, toLee, new { requestId = toLee.Id.ToString(), talkTo = "opsLead", consent = "wish" });
        Assert.DoesNotContain("would like to talk", (await scene.TapAsync(SomeSite.Id("Sam"), Verbs.FollowUps, new { })).Card!.Json, StringComparison.Ordinal);

        await CheckInAsync(scene, toSam, new { requestId = toSam.Id.ToString(), talkTo = "manager", consent = "wish" });

        Assert.Contains($"{toSam.State.Employee.Name} would like to talk to you.", (await scene.TapAsync(SomeSite.Id("Sam"), Verbs.FollowUps, new { })).Card!.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_stopped_by_one_tap()
    {
        await using var scene = await TapScene.CreateAsync();
        var request = await scene.OpenAsync(Phase.Closed);

        var stopped = await scene.TapAsync(request.State.Employee.Id, Verbs.StopCheckIns, new { requestId = request.Id.ToString() });

        Assert.StartsWith("All right", stopped.Card!.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain(Schedule.Due((await scene.FindAsync(request.Id)).State), item => item is DueItem.AskCheckIn);
    }

    private static Task<TapAnswer> CheckInAsync(TapScene scene, StoredRequest request, object data) => scene.TapAsync(request.State.Employee.Id, Verbs.CheckIn, data);
}
