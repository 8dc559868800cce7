using ManagerBackup.Bot.Backup;
using static ManagerBackup.UnitTests.Backup.Cast;
using static ManagerBackup.UnitTests.Backup.Story;

namespace ManagerBackup.UnitTests.Backup;

/// <summary>Who may be paged, what became of it, and what the product notes of its own messages.</summary>
public sealed class PagingClaimsTests
{
    [Fact]
    public void The_first_step_is_claimed_at_once() => Given(It.Requested()).When(Do.ClaimPages(0, 0, 1, Sam)).Then(It.Paged(0, 0, 1, Sam));

    [Fact]
    public void A_step_is_not_claimed_before_its_time() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam)).When(Do.ClaimPages(59, 1, 2, Sam, Kim)).ThenNothing();

    [Fact]
    public void A_claim_for_a_round_that_another_has_taken_changes_nothing() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Paged(60, 1, 2, Sam)).When(Do.ClaimPages(90, 1, 2, Sam)).ThenNothing();

    [Fact]
    public void A_step_with_nobody_in_it_is_claimed_all_the_same() =>
        Given(It.Requested()).When(Do.ClaimPages(0, 0, 1)).Then(It.Paged(0, 0, 1));

    [Fact]
    public void Nobody_is_paged_about_their_own_request() =>
        Given(It.Requested()).When(Do.ClaimPages(0, 0, 1, Ada, Sam)).Then(It.Paged(0, 0, 1, Sam));

    [Fact]
    public void Somebody_listed_twice_is_paged_once() =>
        Given(It.Requested()).When(Do.ClaimPages(0, 0, 1, Sam, Sam, Kim)).Then(It.Paged(0, 0, 1, Sam, Kim));

    [Fact]
    public void Who_is_just_being_paged_is_not_paged_twice_at_once() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Worsened(1)).When(Do.ClaimPages(1, 1, 2, Sam, Kim)).Then(It.Paged(1, 1, 2, Kim));

    [Fact]
    public void Who_has_a_page_and_is_silent_is_paged_again() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Delivered(1, Sam, 1))
            .When(Do.ClaimPages(30, 0, 2, Sam)).Then(It.Paged(30, 0, 2, Sam));

    [Fact]
    public void Who_said_no_is_left_alone() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam, Kim), It.Delivered(1, Kim, 1), It.Declined(9, Sam))
            .When(Do.ClaimPages(30, 0, 2, Sam, Kim)).Then(It.Paged(30, 0, 2, Kim));

    [Fact]
    public void Who_said_no_is_asked_again_when_it_gets_worse() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Declined(9, Sam), It.Worsened(20))
            .When(Do.ClaimPages(20, 1, 2, Sam)).Then(It.Paged(20, 1, 2, Sam));

    [Fact]
    public void Who_handed_it_back_is_not_asked_again_at_once() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Delivered(1, Sam, 1), It.Accepted(20, Sam), It.HandedBack(30, Sam))
            .When(Do.ClaimPages(30, 1, 2, Sam, Kim)).Then(It.Paged(30, 1, 2, Kim));

    [Fact]
    public void Who_handed_it_back_is_asked_again_when_it_gets_worse() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Accepted(20, Sam), It.HandedBack(30, Sam), It.Worsened(40))
            .When(Do.ClaimPages(40, 1, 2, Sam)).Then(It.Paged(40, 1, 2, Sam));

    [Fact]
    public void Who_declined_before_another_handed_it_back_is_asked_again() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam, Kim), It.Declined(9, Kim), It.Accepted(20, Sam), It.HandedBack(30, Sam))
            .When(Do.ClaimPages(30, 1, 2, Sam, Kim)).Then(It.Paged(30, 1, 2, Kim));

    [Fact]
    public void Who_did_not_come_is_asked_again() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Delivered(1, Sam, 1), It.Accepted(20, Sam), It.NotArrived(200, Sam))
            .When(Do.ClaimPages(200, 1, 2, Sam)).Then(It.Paged(200, 1, 2, Sam));

    [Fact]
    public void Who_cannot_be_reached_is_left_alone() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Failed(1, Sam, 1))
            .When(Do.ClaimPages(1, 1, 2, Sam, Kim)).Then(It.Paged(1, 1, 2, Kim));

    [Fact]
    public void Who_waits_to_be_tried_again_is_left_to_that() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Failed(1, Sam, 1, 61))
            .When(Do.ClaimPages(1, 1, 2, Sam, Kim)).Then(It.Paged(1, 1, 2, Kim));

    [Fact]
    public void Danger_pages_everyone_but_who_has_it() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Delivered(1, Sam, 1), It.Accepted(20, Sam), It.Said(30, Urgency.Everyone))
            .When(Do.ClaimPages(30, 0, 2, Sam, Kim, Lee)).Then(It.Paged(30, 0, 2, Kim, Lee));

    [Fact]
    public void Danger_pages_also_who_had_said_no_though_another_has_accepted_by_now() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam, Kim), It.Declined(9, Kim), It.Said(30, Urgency.Everyone), It.Accepted(30.1, Sam))
            .When(Do.ClaimPages(30.2, 0, 2, Sam, Kim)).Then(It.Paged(30.2, 0, 2, Kim));

    [Fact]
    public void A_claim_for_the_people_of_a_calmer_moment_does_not_count_as_paging_everyone()
    {
        var calm = new Command.ClaimPages(At(5), 0, 1, [Sam]) { For = Urgency.Page };
        Given(It.Requested(), It.Said(5, Urgency.Everyone)).When(calm).ThenNothing();
    }

    [Fact]
    public void A_failed_page_is_tried_again_when_its_time_has_come() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Failed(1, Sam, 1, 3)).When(Do.ClaimRetry(3, Sam, 2)).Then(It.Retried(3, Sam, 2));

    [Fact]
    public void A_failed_page_is_not_tried_again_too_early() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Failed(1, Sam, 1, 3)).When(Do.ClaimRetry(2, Sam, 2)).ThenNothing();

    [Fact]
    public void A_retry_is_claimed_once() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Failed(1, Sam, 1, 3), It.Retried(3, Sam, 2))
            .When(Do.ClaimRetry(3, Sam, 2)).ThenNothing();

    [Fact]
    public void A_page_is_given_up_after_five_attempts() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Retried(10, Sam, 2), It.Retried(20, Sam, 3), It.Retried(30, Sam, 4),
                It.Retried(40, Sam, 5))
            .When(Do.ClaimRetry(50, Sam, 6)).Then(It.Failed(50, Sam, 1, reason: "gaveUp"));

    [Fact]
    public void Who_was_given_up_in_one_round_is_paged_anew_in_the_next() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Failed(25, Sam, 1, reason: "gaveUp"), It.Paged(26, 1, 2), It.Paged(27, 2, 3))
            .When(Do.ClaimPages(57, 2, 4, Sam)).Then(It.Paged(57, 2, 4, Sam));

    [Fact]
    public void A_channel_that_was_down_for_a_while_does_not_end_the_waiting() =>
        Given(It.Requested(), It.Answered(1), It.Paged(0, 0, 1, Sam), It.Failed(25, Sam, 1, reason: "gaveUp"), It.Paged(26, 1, 2), It.Paged(27, 2, 3))
            .IsDue("again 2 @57", "unanswered @240");

    [Fact]
    public void A_delivery_is_noted() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam)).When(Do.RecordDelivery(1, Sam, 1)).Then(It.Delivered(1, Sam, 1));

    [Fact]
    public void A_delivery_is_noted_once() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Delivered(1, Sam, 1)).When(Do.RecordDelivery(2, Sam, 1)).ThenNothing();

    [Fact]
    public void A_page_that_was_under_way_when_it_was_withdrawn_is_noted_so_that_it_can_be_edited() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Withdrawn(1)).When(Do.RecordDelivery(2, Sam, 1)).Then(It.Delivered(2, Sam, 1));

    [Fact]
    public void A_failure_is_noted() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam)).When(Do.RecordFailure(1, Sam, 1, 3)).Then(It.Failed(1, Sam, 1, 3));

    [Fact]
    public void A_failure_after_a_delivery_by_another_attempt_is_not_noted() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Delivered(1, Sam, 1)).When(Do.RecordFailure(2, Sam, 1)).ThenNothing();

    [Fact]
    public void A_no_stands_though_the_page_is_noted_as_delivered_only_later() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Declined(1, Sam), It.Delivered(2, Sam, 1))
            .Has(s => s.Pages[Sam.Id].Status, PageStatus.Declined);

    [Fact]
    public void The_employees_answer_is_noted() => Given(It.Requested()).When(Do.RecordAnswer(0.5)).Then(It.Answered(0.5));

    [Fact]
    public void The_employees_answer_is_noted_once() => Given(It.Requested(), It.Answered(0.5)).When(Do.RecordAnswer(0.5)).ThenNothing();

    [Fact]
    public void An_answer_that_failed_is_noted() => Given(It.Requested()).When(Do.RecordAnswerFailure(1, 3)).Then(It.AnswerFailed(1, 3));

    [Fact]
    public void An_answer_that_failed_is_noted_once() =>
        Given(It.Requested(), It.AnswerFailed(1, 3)).When(Do.RecordAnswerFailure(1, 3)).ThenNothing();

    [Fact]
    public void A_message_that_was_sent_is_noted_once()
    {
        Given(It.Requested(), It.Accepted(20, Sam)).When(Do.RecordTold(21, 1)).Then(It.Told(21, 1, Ada, NoticeKind.Accepted));
        Given(It.Requested(), It.Accepted(20, Sam), It.Told(21, 1, Ada, NoticeKind.Accepted)).When(Do.RecordTold(21, 1)).ThenNothing();
    }

    [Fact]
    public void A_message_that_failed_is_noted_once()
    {
        Given(It.Requested(), It.Accepted(20, Sam))
            .When(Do.RecordTellFailure(21, 1, 25)).Then(It.TellFailed(21, 1, Ada, NoticeKind.Accepted, 25));
        Given(It.Requested(), It.Accepted(20, Sam), It.TellFailed(21, 1, Ada, NoticeKind.Accepted, 25))
            .When(Do.RecordTellFailure(21, 1, 25)).ThenNothing();
    }

    [Fact]
    public void A_message_that_was_given_up_is_not_due_any_more() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.TellFailed(21, 1, Ada, NoticeKind.Accepted, null)).IsNotDue("tell");

    [Fact]
    public void Nobody_answered_is_declared_not_before_the_time() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Paged(60, 1, 2, Kim), It.Paged(120, 2, 3, Lee)).When(Do.DeclareUnanswered(239)).ThenNothing();

    [Fact]
    public void Nobody_answered_is_declared_at_the_time() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Paged(60, 1, 2, Kim), It.Paged(120, 2, 3, Lee)).When(Do.DeclareUnanswered(240)).Then(It.Unanswered(240));

    [Fact]
    public void A_silent_request_lapses_at_the_time_and_not_before()
    {
        Given(It.Requested(Urgency.WordsOnly)).When(Do.Lapse(1799)).ThenNothing();
        Given(It.Requested(Urgency.WordsOnly)).When(Do.Lapse(1800)).Then(It.Lapsed(1800));
    }
}
