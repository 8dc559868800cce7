using ManagerBackup.Bot.Backup;
using static ManagerBackup.UnitTests.Backup.Cast;
using static ManagerBackup.UnitTests.Backup.Story;

namespace ManagerBackup.UnitTests.Backup;

/// <summary>One manager is not always enough: danger stays loud until somebody is there, worse calls more, and others come along.</summary>
public sealed class LoudTests
{
    private static readonly RequestEvent[] DangerAccepted =
    [
        It.Requested(Urgency.Everyone), It.Answered(1), It.Paged(0, 0, 1, Sam, Kim), It.Delivered(1, Sam, 1), It.Delivered(1, Kim, 1),
        It.Accepted(20, Sam), It.Told(20, 1, Ada, NoticeKind.Accepted),
    ];

    private static readonly RequestEvent[] ThereAlone =
    [
        It.Requested(), It.Answered(1), It.Paged(0, 0, 1, Sam), It.Delivered(1, Sam, 1), It.Accepted(20, Sam), It.Arrived(40, Sam),
    ];

    [Fact]
    public void Danger_pages_the_others_again_while_somebody_is_only_on_the_way() =>
        Given([.. DangerAccepted]).IsDue("again 0 @30", "not arrived @200");

    [Fact]
    public void Danger_does_not_page_who_is_on_the_way_or_coming_along() =>
        Given([.. DangerAccepted, It.Joined(25, Kim)]).When(Do.ClaimPages(30, 0, 2, Sam, Kim, Lee)).ThenNothing();

    [Fact]
    public void Danger_that_nobody_else_can_come_to_is_quiet() =>
        Given([.. DangerAccepted, It.Joined(25, Kim)]).IsDue("not arrived @200");

    [Fact]
    public void Danger_is_quiet_once_somebody_is_there() =>
        Given([.. DangerAccepted, It.Arrived(40, Sam)]).IsDue("remind @1840", "lapse @86440");

    [Fact]
    public void Danger_stays_loud_after_the_employee_was_told_that_nobody_answered() =>
        Given(It.Requested(Urgency.Everyone), It.Answered(1), It.Paged(0, 0, 1, Sam), It.Delivered(1, Sam, 1), It.Paged(230, 2, 2, Sam),
                It.Delivered(231, Sam, 2), It.Unanswered(240), It.Told(240, 1, Ada, NoticeKind.Unanswered))
            .IsDue("again 2 @260", "lapse @2040");

    [Fact]
    public void Nothing_but_danger_is_loud_after_that() =>
        Given(It.Requested(), It.Answered(1), It.Paged(0, 0, 1, Sam), It.Delivered(1, Sam, 1), It.Unanswered(240),
                It.Told(240, 1, Ada, NoticeKind.Unanswered))
            .IsDue("lapse @2040");

    [Fact]
    public void Worse_calls_the_next_step_though_somebody_is_there() =>
        Given([.. ThereAlone, It.Worsened(60)]).IsDueAmongOthers("step 1 @60");

    [Fact]
    public void Worse_calls_once_not_again_and_again() =>
        Given([.. ThereAlone, It.Worsened(60), It.Paged(60, 1, 2, Kim), It.Delivered(61, Kim, 2)]).IsNotDue("again");

    [Fact]
    public void A_page_that_calls_for_more_is_tried_again() =>
        Given([.. ThereAlone, It.Worsened(60), It.Paged(60, 1, 2, Kim), It.Failed(61, Kim, 2, 63)]).IsDueAmongOthers("retry kim #2 @63");

    [Fact]
    public void Others_are_asked_to_come_along_from_then_on() =>
        Given([.. ThereAlone, It.Worsened(60), It.Paged(60, 1, 2, Kim)]).Has(s => s.WantsWitnesses, true);

    [Fact]
    public void One_who_has_it_under_control_wants_nobody() => Given([.. ThereAlone]).Has(s => s.WantsWitnesses, false);

    [Fact]
    public void A_second_manager_comes_along() => Given([.. DangerAccepted]).When(Do.Join(30, Kim)).Then(It.Joined(30, Kim));

    [Fact]
    public void Coming_along_twice_changes_nothing() =>
        Given([.. DangerAccepted, It.Joined(25, Kim)]).When(Do.Join(30, Kim)).ThenNothing();

    [Fact]
    public void Who_has_it_need_not_come_along() => Given([.. DangerAccepted]).When(Do.Join(30, Sam)).ThenNothing();

    [Fact]
    public void Coming_along_takes_it_when_nobody_has_it_any_more() =>
        Given([.. DangerAccepted, It.HandedBack(28, Sam)]).When(Do.Join(30, Kim)).Then(It.Accepted(30, Kim), It.AskedForSide(30));

    [Fact]
    public void Who_came_along_and_takes_it_is_no_witness_any_more() =>
        Given([.. DangerAccepted, It.Joined(25, Kim), It.HandedBack(28, Sam), It.Accepted(30, Kim)]).Has(s => s.Witnesses.Count, 0);

    [Fact]
    public void Who_came_along_is_paged_again_when_it_is_handed_back() =>
        Given([.. DangerAccepted, It.Joined(25, Kim), It.HandedBack(28, Sam)])
            .When(Do.ClaimPages(28, 1, 2, Kim)).Then(It.Paged(28, 1, 2, Kim));

    [Fact]
    public void The_employee_says_that_nobody_is_there_and_it_is_open_again() =>
        Given([.. ThereAlone]).When(Do.SayAlone(60)).Then(It.NobodyHere(60));

    [Fact]
    public void Then_the_others_are_asked_at_once_and_who_said_so_is_told() =>
        Given([.. ThereAlone, It.NobodyHere(60)]).IsDue("step 1 @60", "tell sam Overdue @60");

    [Fact]
    public void Nobody_is_there_says_nothing_new_before_somebody_said_they_are() =>
        Given([.. DangerAccepted]).When(Do.SayAlone(60)).ThenNothing();

    [Fact]
    public void Only_the_employee_says_that_nobody_is_there() =>
        Given([.. ThereAlone]).When(Do.SayAlone(60, Kim)).ThenRefused(new Refusal.NotYourRequest());

    [Fact]
    public void Who_has_it_is_reminded_to_close_it_and_after_a_day_it_ends() =>
        Given([.. ThereAlone]).IsDue("remind @1840", "lapse @86440");

    [Fact]
    public void Two_reminders_are_never_sent_at_once() =>
        Given([.. ThereAlone, It.Reminded(90_000)]).IsDue("lapse @86440", "tell sam CloseReminder @90000", "remind @104400");
}
