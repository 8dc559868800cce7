using ManagerBackup.Bot.Backup;
using static ManagerBackup.UnitTests.Backup.Cast;
using static ManagerBackup.UnitTests.Backup.Story;

namespace ManagerBackup.UnitTests.Backup;

/// <summary>Every send is claimed first, and what a process that is gone had claimed is due at once.</summary>
public sealed class ClaimTests
{
    private static readonly PagingPlan Ringing = Plan with { Signals = [Signal.Paged, Signal.Unanswered, Signal.Danger] };

    [Fact]
    public void What_a_lost_process_was_sending_is_due_at_once() =>
        Given(It.Requested(instance: "one"), It.PagedBy("one", 0, 0, 1, Sam), It.ClaimantLost(2, "one"))
            .IsDue("retry sam #2 @2", "answer @2", "again 0 @30");

    [Fact]
    public void What_another_process_is_sending_is_left_to_it() =>
        Given(It.Requested(instance: "one"), It.Answered(1), It.PagedBy("other", 0, 0, 1, Sam), It.ClaimantLost(2, "one"))
            .IsDue("retry sam #2 @10", "again 0 @30");

    [Fact]
    public void A_message_that_a_lost_process_was_sending_is_due_at_once() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.Telling(20, 1, instance: "one"), It.ClaimantLost(22, "one"))
            .IsDueAmongOthers("tell ada Accepted @22");

    [Fact]
    public void A_process_that_had_claimed_nothing_is_not_missed() =>
        Given(It.Requested(instance: "one"), It.Answered(1), It.PagedBy("one", 0, 0, 1, Sam), It.Delivered(1, Sam, 1))
            .When(Do.DropClaims(2, "one")).ThenNothing();

    [Fact]
    public void A_process_is_lost_once() =>
        Given(It.Requested(instance: "one"), It.PagedBy("one", 0, 0, 1, Sam), It.ClaimantLost(2, "one")).When(Do.DropClaims(3, "one")).ThenNothing();

    [Fact]
    public void A_message_is_claimed_once() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.Telling(20, 1)).When(Do.ClaimTell(21, 1, 1)).ThenNothing();

    [Fact]
    public void A_message_that_nobody_finished_is_claimed_again() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.Telling(20, 1)).When(Do.ClaimTell(30, 1, 2)).Then(It.Telling(30, 1, 2));

    [Fact]
    public void An_answer_that_nobody_finished_is_claimed_again() =>
        Given(It.Requested()).When(Do.ClaimAnswer(10, 2)).Then(It.Answering(10, 2));

    [Fact]
    public void The_second_channel_rings_for_each_step_and_for_danger() =>
        Given(It.Requested(Urgency.Everyone, Ringing), It.Answered(1), It.Paged(0, 0, 1, Sam)).Has(
            s => string.Join(' ', s.ToSignal.Select(signal => signal.Kind)), "Paged Danger");

    [Fact]
    public void The_second_channel_does_not_ring_for_a_page_again() =>
        Given(It.Requested(plan: Ringing), It.Paged(0, 0, 1, Sam), It.Signalling(0, 1), It.Signalled(1, 1, Signal.Paged, "phone.example"),
            It.Paged(30, 0, 2, Sam)).IsNotDue("ring");

    [Fact]
    public void The_second_channel_rings_when_nobody_answered() =>
        Given(It.Requested(plan: Ringing), It.Unanswered(240)).IsDueAmongOthers("ring Unanswered @240");

    [Fact]
    public void A_host_that_failed_is_rung_again_and_one_that_took_it_is_remembered() =>
        Given(It.Requested(plan: Ringing), It.Paged(0, 0, 1, Sam), It.Signalling(0, 1),
                It.Signalled(1, 1, Signal.Paged, "phone.example", "buzzer.example 500", 3))
            .Has(s => string.Join(' ', s.ToSignal[0].Reached), "phone.example").IsDueAmongOthers("ring Paged @3");

    [Fact]
    public void Nothing_rings_where_the_settings_name_nobody() => Given(It.Requested(), It.Paged(0, 0, 1, Sam)).IsNotDue("ring");
}
