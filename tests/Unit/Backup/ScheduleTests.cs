using ManagerBackup.Bot.Backup;
using static ManagerBackup.UnitTests.Backup.Cast;
using static ManagerBackup.UnitTests.Backup.Story;

namespace ManagerBackup.UnitTests.Backup;

/// <summary>What is due, and when: steps at 0, 60 and 120 seconds, paged again every 30, unanswered after 240, there within 180.</summary>
public sealed class ScheduleTests
{
    private static readonly PagingPlan OneStep = Plan with { StepsAfter = [Seconds(0)] };

    [Fact]
    public void The_first_page_is_due_at_once() => Given(It.Requested(), It.Answered(1)).IsDue("step 0 @0");

    [Fact]
    public void Words_only_page_nobody() => Given(It.Requested(Urgency.WordsOnly), It.Answered(1)).IsDue("lapse @1800");

    [Fact]
    public void Asking_for_a_page_makes_it_due_at_once() =>
        Given(It.Requested(Urgency.WordsOnly), It.Answered(1), It.AskedForPage(20)).IsDue("step 0 @20");

    [Fact]
    public void Graver_words_make_a_page_due_at_once() =>
        Given(It.Requested(Urgency.WordsOnly), It.Answered(1), It.Said(20, Urgency.Page)).IsDue("step 0 @20");

    [Fact]
    public void A_silent_manager_is_paged_again() =>
        Given(It.Requested(), It.Answered(1), It.Paged(0, 0, 1, Sam), It.Delivered(1, Sam, 1)).IsDue("again 0 @30");

    [Fact]
    public void A_step_is_taken_at_its_time() =>
        Given(It.Requested(), It.Answered(1), It.Paged(0, 0, 1, Sam), It.Delivered(1, Sam, 1), It.Paged(30, 0, 2, Sam),
            It.Delivered(31, Sam, 2))
            .IsDue("step 1 @60");

    [Fact]
    public void After_the_last_step_its_people_are_paged_again() =>
        Given(It.Requested(), It.Answered(1), It.Paged(0, 0, 1, Sam), It.Paged(60, 1, 2, Kim), It.Paged(120, 2, 3, Lee),
                It.Delivered(121, Sam, 1), It.Delivered(121, Kim, 2), It.Delivered(121, Lee, 3))
            .IsDue("again 2 @150", "unanswered @240");

    [Fact]
    public void A_step_with_nobody_in_it_makes_the_next_due_at_once() =>
        Given(It.Requested(), It.Answered(1), It.Paged(0, 0, 1)).IsDue("step 1 @0");

    [Fact]
    public void A_step_whose_people_all_declined_makes_the_next_due_at_once() =>
        Given(It.Requested(), It.Answered(1), It.Paged(0, 0, 1, Sam, Kim), It.Declined(5, Sam), It.Declined(9, Kim))
            .IsDue("step 1 @0");

    [Fact]
    public void One_who_may_still_answer_keeps_the_next_step_waiting() =>
        Given(It.Requested(), It.Answered(1), It.Paged(0, 0, 1, Sam, Kim), It.Declined(5, Sam), It.Delivered(1, Kim, 1))
            .IsDue("again 0 @30");

    [Fact]
    public void A_step_whose_people_cannot_be_reached_makes_the_next_due_at_once() =>
        Given(It.Requested(), It.Answered(1), It.Paged(0, 0, 1, Sam), It.Failed(1, Sam, 1)).IsDue("step 1 @0");

    [Fact]
    public void The_clock_for_the_next_person_runs_while_a_page_is_tried_again() =>
        Given(It.Requested(), It.Answered(1), It.Paged(0, 0, 1, Sam), It.Failed(1, Sam, 1, 3))
            .IsDue("step 1 @0", "retry sam #2 @3");

    [Fact]
    public void A_claim_that_nobody_finished_is_tried_again() =>
        Given(It.Requested(), It.Answered(1), It.Paged(0, 0, 1, Sam)).IsDue("retry sam #2 @10", "again 0 @30");

    [Fact]
    public void A_step_does_not_pass_over_somebody_who_is_just_being_paged() =>
        Given(It.Requested(), It.Answered(1), It.Paged(0, 0, 1, Sam), It.Worsened(1), It.Paged(1, 1, 2)).IsNotDue("step 2 @1");

    [Fact]
    public void Nobody_answered_waits_until_every_step_was_taken_as_after_an_outage() =>
        Given(It.Requested(), It.Answered(1), It.Paged(1000, 0, 1, Sam), It.Delivered(1001, Sam, 1)).IsDue("step 1 @60");

    [Fact]
    public void Nobody_answered_waits_also_when_the_outage_began_before_a_second_page() =>
        Given(It.Requested(), It.Answered(1), It.Paged(20, 0, 1, Sam), It.Delivered(21, Sam, 1)).IsDue("again 0 @50");

    [Fact]
    public void A_step_that_comes_after_nobody_answered_does_not_hold_it_up() =>
        Given(It.Requested(plan: Plan with { StepsAfter = [Seconds(0), Seconds(600)] }), It.Answered(1), It.Paged(0, 0, 1, Sam), It.Declined(9, Kim),
                It.Delivered(1, Sam, 1), It.Paged(230, 0, 2, Sam), It.Delivered(231, Sam, 2))
            .IsDue("unanswered @240", "again 0 @260");

    [Fact]
    public void Nobody_answered_is_due_at_once_when_all_have_said_no() =>
        Given(It.Requested(plan: OneStep), It.Answered(1), It.Paged(0, 0, 1, Sam), It.Declined(9, Sam)).IsDueAmongOthers("unanswered @0");

    [Fact]
    public void Nobody_answered_waits_for_a_page_that_is_still_being_tried() =>
        Given(It.Requested(plan: OneStep), It.Answered(1), It.Paged(0, 0, 1, Sam), It.Failed(1, Sam, 1, 3))
            .IsDueAmongOthers("unanswered @240");

    [Fact]
    public void Nobody_answered_is_due_at_once_when_there_is_nobody() =>
        Given(It.Requested(), It.Paged(0, 0, 1), It.Paged(0, 1, 2), It.Paged(0, 2, 3)).IsDueAmongOthers("unanswered @0");

    [Fact]
    public void Worse_makes_the_next_step_due_at_once() =>
        Given(It.Requested(), It.Answered(1), It.Paged(0, 0, 1, Sam), It.Delivered(1, Sam, 1), It.Worsened(12))
            .IsDue("step 1 @12");

    [Fact]
    public void Worse_after_the_last_step_pages_again_at_once() =>
        Given(It.Requested(plan: OneStep), It.Answered(1), It.Paged(0, 0, 1, Sam), It.Delivered(1, Sam, 1), It.Worsened(12))
            .IsDue("again 0 @12", "unanswered @240");

    [Fact]
    public void Tapping_worse_many_times_does_not_flood_the_managers() =>
        Given(It.Requested(plan: OneStep), It.Answered(1), It.Paged(0, 0, 1, Sam), It.Delivered(1, Sam, 1), It.Worsened(2), It.Worsened(3))
            .IsDue("again 0 @10", "unanswered @240");

    [Fact]
    public void Worse_is_spent_by_one_round() =>
        Given(It.Requested(), It.Answered(1), It.Paged(0, 0, 1, Sam), It.Delivered(1, Sam, 1), It.Worsened(12), It.Paged(12, 1, 2, Sam),
            It.Delivered(13, Sam, 2))
            .IsDue("again 1 @42");

    [Fact]
    public void After_nobody_answered_asking_again_starts_from_the_first_step() =>
        Given(It.Requested(), It.Answered(1), It.Paged(0, 0, 1, Sam), It.Delivered(1, Sam, 1), It.Unanswered(240),
            It.Told(241, 1, Ada, NoticeKind.Unanswered), It.AskedForPage(600))
            .IsDue("step 0 @600");

    [Fact]
    public void After_nobody_answered_danger_pages_everyone_anew() =>
        Given(It.Requested(Urgency.Everyone), It.Answered(1), It.Paged(0, 0, 1, Sam, Kim), It.Paged(60, 1, 2, Sam), It.Unanswered(240),
            It.AskedForPage(600))
            .Has(s => s.EveryonePaged, false).IsDueAmongOthers("step 0 @600");

    [Fact]
    public void Nobody_is_paged_any_more_once_somebody_comes() =>
        Given(It.Requested(), It.Answered(1), It.Paged(0, 0, 1, Sam, Kim), It.Accepted(20, Sam), It.Told(20, 1, Ada, NoticeKind.Accepted))
            .IsDue("not arrived @200");

    [Theory]
    [InlineData(0, "not arrived @200")]
    [InlineData(2, "not arrived @200")]
    [InlineData(5, "not arrived @320")]
    public void Who_accepted_is_given_the_time_they_promised(int eta, string due) =>
        Given(It.Requested(), It.Answered(1), It.Accepted(20, Sam, eta), It.Told(20, 1, Ada, NoticeKind.Accepted)).IsDue(due);

    [Fact]
    public void No_page_is_due_while_the_manager_is_there() =>
        Given(It.Requested(), It.Answered(1), It.Accepted(20, Sam), It.Told(20, 1, Ada, NoticeKind.Accepted), It.Arrived(60, Sam))
            .IsDue("remind @1860", "lapse @86460");

    [Fact]
    public void Who_did_not_come_makes_the_next_step_due_at_once() =>
        Given(It.Requested(), It.Answered(1), It.Paged(0, 0, 1, Sam), It.Delivered(1, Sam, 1), It.Accepted(20, Sam),
            It.NotArrived(200, Sam), It.Told(200, 2, Ada, NoticeKind.Reopened))
            .IsDue("step 1 @200", "tell sam Overdue @200");

    [Fact]
    public void Danger_is_due_for_everyone_also_when_one_manager_has_it() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Delivered(1, Sam, 1), It.Accepted(20, Sam), It.Said(30, Urgency.Everyone))
            .IsDueAmongOthers("step 0 @30");

    [Fact]
    public void A_page_for_danger_is_tried_again_also_when_one_manager_has_it() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Accepted(20, Sam), It.Said(30, Urgency.Everyone), It.Paged(30, 0, 2, Kim, Lee),
            It.Delivered(31, Lee, 2))
            .IsDueAmongOthers("retry kim #2 @40");

    [Fact]
    public void Who_has_it_is_not_paged_for_danger() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Accepted(20, Sam), It.Said(30, Urgency.Everyone), It.Paged(30, 0, 2, Kim))
            .IsNotDue("retry sam");

    [Fact]
    public void Danger_is_paged_to_everyone_once() =>
        Given(It.Requested(), It.Answered(1), It.Said(2, Urgency.Everyone), It.Paged(2, 0, 1, Sam, Kim, Lee), It.Delivered(3, Sam, 1),
            It.Delivered(3, Kim, 1), It.Delivered(3, Lee, 1))
            .IsDue("again 0 @32");

    [Fact]
    public void Abuse_that_comes_back_after_somebody_was_here_pages_again() =>
        Given(It.Requested(), It.Answered(1), It.Paged(0, 0, 1, Sam), It.Delivered(1, Sam, 1), It.Here(20), It.Said(600, Urgency.Page))
            .IsDue("step 1 @600");

    [Fact]
    public void Somebody_here_stops_paging() =>
        Given(It.Requested(), It.Answered(1), It.Paged(0, 0, 1, Sam), It.Delivered(1, Sam, 1), It.Here(20)).IsDue("lapse @1820");

    [Fact]
    public void The_quiet_after_the_second_time_somebody_was_here_counts_from_then() =>
        Given(It.Requested(), It.Answered(1), It.Here(20), It.AskedForPage(300), It.Here(1200)).IsDue("lapse @3000");

    [Fact]
    public void The_answer_is_sent_again_when_it_was_not_seen_to_leave() => Given(It.Requested()).IsDueAmongOthers("answer @10");

    [Fact]
    public void An_answer_that_failed_is_sent_again() => Given(It.Requested(), It.AnswerFailed(1, 3)).IsDueAmongOthers("answer @3");

    [Fact]
    public void An_answer_that_cannot_be_sent_is_given_up() => Given(It.Requested(), It.AnswerFailed(1, null)).IsNotDue("answer");

    [Fact]
    public void An_answer_is_not_sent_for_ever() =>
        Given([It.Requested(), .. Enumerable.Range(2, Schedule.MaxTellings - 1).SelectMany(attempt =>
                (RequestEvent[])[It.AnswerFailed(attempt - 1, attempt), It.Answering(attempt, attempt)])])
            .IsNotDue("answer");

    [Fact]
    public void An_answer_that_cannot_arrive_is_not_sent_again() =>
        Given(It.Requested(), It.AnswerFailed(1, null)).IsNotDue("answer");

    [Fact]
    public void An_answer_that_nobody_finished_is_sent_again() => Given(It.Requested()).IsDueAmongOthers("answer @10");

    [Fact]
    public void An_unanswered_request_makes_room_after_half_an_hour_of_silence() =>
        Given(It.Requested(), It.Answered(1), It.Unanswered(240), It.Told(241, 1, Ada, NoticeKind.Unanswered), It.Said(300))
            .IsDue("lapse @2100");

    [Fact]
    public void Nothing_is_due_once_it_is_over() => Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Withdrawn(20)).IsDue();
}
