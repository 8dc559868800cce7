using ManagerBackup.Bot.Backup;
using static ManagerBackup.UnitTests.Backup.Cast;
using static ManagerBackup.UnitTests.Backup.Story;

namespace ManagerBackup.UnitTests.Backup;

/// <summary>What a manager may do with a page, from accepting to closing.</summary>
public sealed class TakingOverTests
{
    [Fact]
    public void Accepting_tells_when_and_asks_for_the_employees_side() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam))
            .When(Do.Accept(20, Sam, eta: 2)).Then(It.Accepted(20, Sam, eta: 2), It.AskedForSide(20));

    [Fact]
    public void The_employees_side_is_asked_for_once() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.AskedForSide(20), It.HandedBack(30, Sam))
            .When(Do.Accept(40, Kim)).Then(It.Accepted(40, Kim));

    [Fact]
    public void A_second_manager_cannot_take_an_answered_request() =>
        Given(It.Requested(), It.Accepted(20, Sam)).When(Do.Accept(20.1, Kim)).ThenRefused(new Refusal.TakenBy(Sam, At(20)));

    [Fact]
    public void Accepting_twice_changes_nothing() => Given(It.Requested(), It.Accepted(20, Sam)).When(Do.Accept(25, Sam)).ThenNothing();

    [Fact]
    public void A_withdrawn_request_is_not_taken() =>
        Given(It.Requested(), It.Withdrawn(10)).When(Do.Accept(20, Sam)).ThenRefused(new Refusal.WithdrawnAlready(At(10)));

    [Fact]
    public void Accepting_after_the_employee_was_told_that_nobody_answered_is_late_but_welcome() =>
        Given(It.Requested(), It.Unanswered(240)).When(Do.Accept(300, Sam)).Then(It.AcceptedLate(300, Sam), It.AskedForSide(300));

    [Fact]
    public void A_manager_who_faces_a_customer_does_not_back_themselves() =>
        Given(It.Requested()).When(Do.Accept(20, Ada)).ThenRefused(new Refusal.OwnRequest());

    [Fact]
    public void A_manager_who_faces_a_customer_has_no_page_to_decline() =>
        Given(It.Requested()).When(Do.Decline(20, Ada)).ThenRefused(new Refusal.OwnRequest());

    [Fact]
    public void Somebody_who_comes_after_the_employee_said_here_finds_it_taken_over() =>
        Given(It.Requested(), It.Here(30), It.Accepted(40, Sam))
            .Has(s => s.Phase, Phase.TakenOver).Has(s => s.Holder!.Manager, Sam).IsNotDue("not arrived");

    [Fact]
    public void Declining_says_no() => Given(It.Requested(), It.Paged(0, 0, 1, Sam)).When(Do.Decline(9, Sam)).Then(It.Declined(9, Sam));

    [Fact]
    public void Declining_twice_changes_nothing() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Declined(9, Sam)).When(Do.Decline(10, Sam)).ThenNothing();

    [Fact]
    public void Somebody_never_paged_can_decline_and_is_left_alone_then() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Delivered(1, Sam, 1), It.Declined(9, Kim), It.Paged(30, 0, 2, Sam),
            It.Delivered(31, Sam, 2))
            .When(Do.ClaimPages(60, 1, 3, Sam, Kim)).Then(It.Paged(60, 1, 3, Sam));

    [Fact]
    public void Who_declined_may_still_accept() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Declined(9, Sam), It.AskedForSide(9))
            .When(Do.Accept(20, Sam)).Then(It.Accepted(20, Sam));

    [Fact]
    public void Declining_what_another_has_is_too_late() =>
        Given(It.Requested(), It.Accepted(20, Sam)).When(Do.Decline(30, Kim)).ThenRefused(new Refusal.TakenBy(Sam, At(20)));

    [Fact]
    public void Who_accepted_can_hand_it_back() =>
        Given(It.Requested(), It.Accepted(20, Sam)).When(Do.Decline(30, Sam)).Then(It.HandedBack(30, Sam));

    [Fact]
    public void Handing_back_opens_it_again_as_if_nobody_had_come() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.Arrived(40, Sam), It.HandedBack(50, Sam))
            .Has(s => s.Phase, Phase.Open).Has(s => s.Holder, null).Has(s => s.AcceptedAt, null).Has(s => s.TakenOverAt, null).Has(s => s.Missed, Sam);

    [Fact]
    public void Who_accepted_arrives() =>
        Given(It.Requested(), It.Accepted(20, Sam))
            .When(Do.SayArrived(60, Sam)).Then(It.Arrived(60, Sam));

    [Fact]
    public void Arriving_twice_changes_nothing() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.Arrived(60, Sam)).When(Do.SayArrived(61, Sam)).ThenNothing();

    [Fact]
    public void Another_does_not_arrive() =>
        Given(It.Requested(), It.Accepted(20, Sam)).When(Do.SayArrived(60, Kim)).ThenRefused(new Refusal.TakenBy(Sam, At(20)));

    [Fact]
    public void Nobody_arrives_who_has_not_accepted() =>
        Given(It.Requested()).When(Do.SayArrived(60, Kim)).ThenRefused(new Refusal.NobodyAcceptedYet());

    [Fact]
    public void Who_was_given_up_on_and_arrives_after_all_has_it_again() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.AskedForSide(20), It.NotArrived(200, Sam))
            .When(Do.SayArrived(210, Sam)).Then(It.Accepted(210, Sam), It.Arrived(210, Sam));

    [Fact]
    public void Who_arrives_when_the_employee_was_told_that_nobody_answered_is_late_but_welcome() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.AskedForSide(20), It.NotArrived(200, Sam), It.Unanswered(440))
            .When(Do.SayArrived(450, Sam)).Then(It.AcceptedLate(450, Sam), It.Arrived(450, Sam));

    [Fact]
    public void Who_was_given_up_on_finds_it_taken() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.NotArrived(200, Sam), It.Accepted(205, Kim))
            .When(Do.SayArrived(210, Sam)).ThenRefused(new Refusal.TakenBy(Kim, At(205)));

    [Fact]
    public void A_takeover_is_closed_by_who_has_it() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.AskedForSide(20), It.Arrived(60, Sam))
            .When(Do.Close(600, Sam)).Then(It.Closed(600, Sam));

    [Fact]
    public void A_takeover_is_not_closed_before_the_employees_side_was_asked_for() =>
        Given(It.Requested(), It.Accepted(20, Sam)).When(Do.Close(600, Sam)).Then(It.AskedForSide(600), It.Closed(600, Sam));

    [Fact]
    public void A_takeover_is_not_closed_without_the_customers_side() =>
        Given(It.Requested(), It.Accepted(20, Sam)).When(Do.Close(600, Sam, " ")).ThenRefused(new Refusal.CustomerSideMissing());

    [Fact]
    public void Another_does_not_close_it() =>
        Given(It.Requested(), It.Accepted(20, Sam)).When(Do.Close(600, Kim)).ThenRefused(new Refusal.TakenBy(Sam, At(20)));

    [Fact]
    public void Closing_again_is_too_late() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.Closed(600, Sam))
            .When(Do.Close(601, Sam)).ThenRefused(new Refusal.ClosedAlready(At(600)));

    [Fact]
    public void Who_did_not_come_is_given_up_on_not_before_the_time() =>
        Given(It.Requested(), It.Accepted(20, Sam)).When(Do.DeclareNotArrived(199)).ThenNothing();

    [Fact]
    public void Who_did_not_come_is_given_up_on_at_the_time() =>
        Given(It.Requested(), It.Accepted(20, Sam)).When(Do.DeclareNotArrived(200)).Then(It.NotArrived(200, Sam));

    [Fact]
    public void Words_of_a_takeover_that_nobody_closed_belong_to_the_next_request_after_an_hour()
    {
        var story = Given(It.Requested(), It.Accepted(20, Sam), It.Arrived(60, Sam), It.Said(100));
        story.Has(s => s.TakesWords(At(100 + 3599)), true).Has(s => s.TakesWords(At(100 + 3600)), false);
    }
}
