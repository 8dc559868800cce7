using ManagerBackup.Bot.Backup;
using static ManagerBackup.UnitTests.Backup.Afterwards;
using static ManagerBackup.UnitTests.Backup.Cast;
using static ManagerBackup.UnitTests.Backup.Story;

namespace ManagerBackup.UnitTests.Backup;

/// <summary>What comes when it is over: two check-ins, a private talk, and nobody told of what was not allowed to be told.</summary>
public sealed class AftercareTests
{
    private const double First = 3_600;
    private const double Second = 90_000;
    private const double Remind = 200_000;
    private const double By = 250_000;

    private static readonly AftercarePlan Plan = new(At(First), At(Second), At(Remind), At(By));
    private static readonly RequestEvent Planned = new RequestEvent.AftercarePlanned(RequestEvent.Systemic, At(60), At(First), At(Second), At(Remind), At(By));
    private static readonly RequestEvent[] Over =
        [It.Requested(), It.Accepted(20, Sam), It.Told(21, 1, Ada, NoticeKind.Accepted), It.AskedForSide(20), It.Closed(60, Sam), Planned, It.Told(61, 2, Ada, NoticeKind.Closed)];

    [Fact]
    public void Closing_it_promises_what_follows_in_the_same_moment() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.AskedForSide(20))
            .When((Command.Close)Do.Close(60, Sam) with { After = Plan }).Then(It.Closed(60, Sam), Planned);

    [Fact]
    public void A_drill_has_no_aftercare() =>
        Given(It.Requested(practice: true), It.Accepted(20, Sam), It.AskedForSide(20))
            .When((Command.Close)Do.Close(60, Sam) with { After = Plan }).Then(It.Closed(60, Sam));

    [Fact]
    public void A_takeover_that_nobody_closed_is_followed_up_all_the_same() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.AskedForSide(20), It.Arrived(60, Sam))
            .When(new Command.Lapse(At(90_000)) { After = Plan }).Then(It.Lapsed(90_000), Planned with { At = At(90_000) });

    [Fact]
    public void Where_nobody_came_or_it_was_withdrawn_there_is_none()
    {
        Given(It.Requested(Urgency.WordsOnly), It.Answered(1), It.Lapsed(1_801)).IsDue();
        Given(It.Requested(), It.Answered(1), It.Withdrawn(30)).IsDue();
    }

    [Fact]
    public void The_employee_is_asked_and_who_had_it_is_reminded_at_the_times_that_were_promised() =>
        Given([.. Over]).IsDue("check-in 1 @3600", "remind of the talk @200000");

    [Fact]
    public void Each_check_in_is_a_message_and_the_next_one_comes_at_its_own_time()
    {
        Given([.. Over]).When(Ask(First, 1)).Then(Asked(First, 1));
        Given([.. Over, Asked(First, 1)]).IsDue("tell ada CheckIn @3600", "check-in 2 @90000", "remind of the talk @200000");
        Given([.. Over, Asked(First, 1), It.Told(First, 3, Ada, NoticeKind.CheckIn), Asked(Second, 2), It.Told(Second, 4, Ada, NoticeKind.CheckIn)]).IsDue("remind of the talk @200000");
    }

    [Fact]
    public void Before_its_time_and_a_second_time_nobody_is_asked()
    {
        Given([.. Over]).When(Ask(First - 1, 1)).ThenNothing();
        Given([.. Over, Asked(First, 1)]).When(Ask(First, 1)).ThenNothing();
    }

    [Fact]
    public void After_an_outage_of_a_day_one_question_is_enough() => Given([.. Over]).When(Ask(Second + 5, 1)).Then(Asked(Second + 5, 2));

    [Fact]
    public void It_stops_when_asked_to()
    {
        Given([.. Over, Asked(First, 1)]).When(Stop(First + 9)).Then(Stopped(First + 9));
        Given([.. Over, Asked(First, 1), Stopped(First + 9)]).IsDue("remind of the talk @200000");
        Given([.. Over, Stopped(First)]).When(Stop(First + 9)).ThenNothing();
        Given([.. Over]).When(new Command.StopCheckIns(Kim.Id, At(First), "kim")).ThenRefused(new Refusal.NotYourRequest());
    }

    [Fact]
    public void What_is_said_is_kept_and_nobody_is_told_of_it()
    {
        Given([.. Over, Asked(First, 1), It.Told(First, 3, Ada, NoticeKind.CheckIn)])
            .When(CheckIn(First + 9, mood: 1, felt: 2)).Then(Mood(First + 9, 1), It.CheckedIn(First + 9, 2));
        Given([.. Over, Asked(First, 1), It.Told(First, 3, Ada, NoticeKind.CheckIn), Mood(First + 9, 1), It.CheckedIn(First + 9, 1)]).IsNotDue("tell");
    }

    [Fact]
    public void Whom_the_employee_chose_is_told_and_nobody_else()
    {
        Given([.. Over]).When(CheckIn(First, wish: new(TalkWith.OpsLead, Lee.Id, TalkConsent.Wish, null))).Then(Wished(First, TalkWith.OpsLead, Lee));
        Given([.. Over, Wished(First, TalkWith.OpsLead, Lee)]).IsDueAmongOthers("tell lee TalkWished @3600");
        Given([.. Over, Wished(First, TalkWith.OpsLead, Lee)]).IsNotDue("tell sam");
    }

    [Fact]
    public void Who_chooses_anew_has_only_the_newest_told() =>
        Given([.. Over, Wished(First, TalkWith.OpsLead, Lee), Wished(First + 2, TalkWith.Manager, Sam)]).IsNotDue("tell lee");

    [Fact]
    public void A_contact_that_the_bot_cannot_write_to_is_no_message() =>
        Given([.. Over, new RequestEvent.TalkWished(Ada.Id, At(First), Turn(Ada, First), TalkWith.Contact, null, TalkConsent.Wish, null)]).IsNotDue("tell");

    [Fact]
    public void When_whom_they_chose_cannot_be_reached_the_employee_is_told_the_truth() =>
        Given([.. Over, Wished(First, TalkWith.OpsLead, Lee), It.TellFailed(First + 1, 3, Lee, NoticeKind.TalkWished, null)])
            .IsDueAmongOthers("tell ada TalkUnreached @3601");

    [Fact]
    public void A_wish_and_a_reminder_do_not_push_each_other_aside() =>
        Given([.. Over, Wished(Remind, TalkWith.Manager, Sam), Reminded(Remind)])
            .Has(s => string.Join(' ', s.ToTell.Select(notice => notice.Kind)), "TalkWished FollowUpDue");

    [Fact]
    public void Who_had_it_marks_the_talk_done_once_and_is_not_reminded_any_more()
    {
        Given([.. Over]).When(Done(Remind - 9, Sam)).Then(FollowedUp(Remind - 9, Sam));
        Given([.. Over, FollowedUp(Remind - 9, Sam)]).IsDue("check-in 1 @3600");
        Given([.. Over, FollowedUp(Remind - 9, Sam)]).When(Done(Remind, Sam)).ThenNothing();
        Given([.. Over, Reminded(Remind), FollowedUp(Remind + 1, Sam)]).IsNotDue("tell sam");
    }

    [Fact]
    public void Nobody_marks_a_talk_done_for_somebody_else() =>
        Given([.. Over]).When(Done(Remind, Kim)).ThenRefused(new Refusal.TakenBy(Sam, At(20)));

    [Fact]
    public void A_talk_can_be_late_and_is_late_then() => Given([.. Over, Reminded(Remind), FollowedUp(By + 9, Sam)])
        .Has(s => s.Aftercare!.FollowUpDueAt, At(By)).Has(s => s.Aftercare!.FollowedUpAt, At(By + 9));

    [Fact]
    public void What_was_erased_is_not_spoken_of_again()
    {
        Given([.. Over, Wished(First, TalkWith.OpsLead, Lee), Erased(First + 1, Erasure.Words)]).IsDue();
        Given([.. Over, Asked(First, 1), Erased(First + 1, Erasure.Person, Ada)]).IsDue();
        Given([.. Over, Erased(First + 1, Erasure.Words)]).Has(s => s.Aftercare!.FollowUpDueAt, null);
    }

    [Fact]
    public void An_erasure_hides_no_talk_that_was_late_already() =>
        Given([.. Over, Erased(By + 1, Erasure.Words)]).Has(s => s.Aftercare!.FollowUpDueAt, At(By));

    [Fact]
    public void When_who_had_it_is_erased_the_employee_is_still_asked() =>
        Given([.. Over, Wished(First - 2, TalkWith.Manager, Sam), Erased(First - 1, Erasure.Person, Sam)]).IsDue("tell ada TalkUnreached @3599", "check-in 1 @3600");

    [Fact]
    public void A_request_that_is_over_is_over_whatever_is_still_to_come_of_it() => Given([.. Over])
        .Has(s => s.IsOver, true).Has(s => s.TakesWords(At(61)), false)
        .When(new Command.Erase(Lee.Id, At(70), Erasure.Words)).Then(Erased(70, Erasure.Words));
}

/// <summary>What happens, and what somebody wants, when it is over.</summary>
internal static class Afterwards
{
    public static Command Ask(double at, int number) => new Command.AskCheckIn(Cast.At(at), number);

    public static Command Stop(double at) => new Command.StopCheckIns(Cast.Ada.Id, Cast.At(at), Cast.Turn(Ada, at));

    public static Command Done(double at, Person by) => new Command.FollowUpDone(by.Id, Cast.At(at), Cast.Turn(by, at));

    public static Command CheckIn(double at, int? mood = null, int? felt = null, TalkWish? wish = null) =>
        new Command.CheckIn(Cast.Ada.Id, Cast.At(at), Cast.Turn(Ada, at), felt, null) { Mood = mood, Wish = wish };

    public static RequestEvent Asked(double at, int number) => new RequestEvent.CheckInAsked(RequestEvent.Systemic, Cast.At(at), number);

    public static RequestEvent Mood(double at, int mood) => new RequestEvent.MoodTold(Cast.Ada.Id, Cast.At(at), Cast.Turn(Ada, at), mood);

    public static RequestEvent Wished(double at, TalkWith with, Person person) =>
        new RequestEvent.TalkWished(Cast.Ada.Id, Cast.At(at), Cast.Turn(Ada, at), with, person.Id, TalkConsent.Wish, null);

    public static RequestEvent Stopped(double at) => new RequestEvent.CheckInsStopped(Cast.Ada.Id, Cast.At(at), Cast.Turn(Ada, at));

    public static RequestEvent Reminded(double at) => new RequestEvent.FollowUpReminded(RequestEvent.Systemic, Cast.At(at));

    public static RequestEvent FollowedUp(double at, Person by) => new RequestEvent.FollowedUp(by.Id, Cast.At(at), Cast.Turn(by, at));

    public static RequestEvent Erased(double at, Erasure what, Person? person = null) => new RequestEvent.Erased(Lee.Id, Cast.At(at), what, person?.Id);
}
