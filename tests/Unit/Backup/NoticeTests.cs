using ManagerBackup.Bot.Backup;
using static ManagerBackup.UnitTests.Backup.Cast;
using static ManagerBackup.UnitTests.Backup.Story;

namespace ManagerBackup.UnitTests.Backup;

/// <summary>Messages of their own: only the newest truth, to whom it concerns.</summary>
public sealed class NoticeTests
{
    [Fact]
    public void The_employee_is_told_who_comes() => Given(It.Requested(), It.Accepted(20, Sam)).IsDueAmongOthers("tell ada Accepted @20");

    [Fact]
    public void The_employee_is_told_that_nobody_answered() =>
        Given(It.Requested(), It.Unanswered(240))
            .IsDueAmongOthers("tell ada Unanswered @240");

    [Fact]
    public void The_employee_is_told_when_it_came_back() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.HandedBack(30, Sam)).IsDueAmongOthers("tell ada Reopened @30");

    [Fact]
    public void The_employee_is_told_that_it_is_closed() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.Closed(60, Sam)).IsDue("tell ada Closed @60");

    [Fact]
    public void Who_is_on_the_way_is_told_that_it_was_withdrawn() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.Told(20, 1, Ada, NoticeKind.Accepted), It.Withdrawn(30))
            .IsDue("tell sam Withdrawn @30");

    [Fact]
    public void Who_withdrew_is_not_told_any_more_who_comes() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.Withdrawn(30)).IsDue("tell sam Withdrawn @30");

    [Fact]
    public void Who_is_on_the_way_is_told_that_it_got_worse() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.Worsened(30)).IsDueAmongOthers("tell sam Worse @30");

    [Fact]
    public void Who_is_on_the_way_is_told_of_danger() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.Said(30, Urgency.Everyone)).IsDueAmongOthers("tell sam Worse @30");

    [Fact]
    public void Who_handed_it_back_is_not_told_that_it_got_worse() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.Worsened(29), It.HandedBack(30, Sam)).IsNotDue("tell sam");

    [Fact]
    public void Who_closed_it_is_not_told_that_it_had_got_worse() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.Worsened(29), It.Closed(30, Sam)).IsDue("tell ada Closed @30");

    [Fact]
    public void Who_has_somebody_with_them_is_not_told_that_nobody_answered() =>
        Given(It.Requested(), It.Unanswered(240), It.Here(241)).IsNotDue("tell ada");

    [Fact]
    public void Who_has_the_manager_with_them_is_not_told_that_the_manager_comes() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.Arrived(25, Sam)).IsNotDue("tell ada");

    [Fact]
    public void Only_the_newest_truth_is_told() =>
        Given(It.Requested(), It.Unanswered(240), It.AcceptedLate(241, Sam)).IsNotDue("tell ada Unanswered");

    [Fact]
    public void A_message_that_failed_is_sent_again_at_its_time() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.TellFailed(21, 1, Ada, NoticeKind.Accepted, 26))
            .IsDueAmongOthers("tell ada Accepted @26");

    [Fact]
    public void A_lapsed_request_sends_nothing_more() => Given(It.Requested(), It.Unanswered(240), It.Lapsed(2040)).IsDue();
}
