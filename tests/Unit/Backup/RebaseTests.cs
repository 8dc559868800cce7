using System.Collections.Immutable;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.UnitTests.Backup;

/// <summary>The log went on one way while storage was away from us, and we another: what is added to the log.</summary>
public sealed class RebaseTests
{
    private static readonly ImmutableArray<RequestEvent> Known = [It.Requested(), It.Paged(0, 0, 1, Cast.Sam, Cast.Kim)];

    [Fact]
    public void Where_the_log_stands_still_everything_is_added_as_it_is() =>
        Given([]).AndHere(It.Accepted(5, Cast.Sam), It.AskedForSide(5), It.Closed(90, Cast.Sam))
            .Adds(It.Accepted(5, Cast.Sam), It.AskedForSide(5), It.Closed(90, Cast.Sam));

    [Fact]
    public void An_append_whose_answer_was_lost_is_not_made_again() =>
        Given(It.Delivered(1, Cast.Sam, 1)).AndHere(It.Delivered(1, Cast.Sam, 1), It.Delivered(2, Cast.Kim, 1)).Adds(It.Delivered(2, Cast.Kim, 1));

    [Fact]
    public void Who_accepted_while_another_did_came_along() =>
        Given(It.Accepted(4, Cast.Kim), It.AskedForSide(4)).AndHere(It.Accepted(5, Cast.Sam), It.AskedForSide(5), It.Arrived(9, Cast.Sam))
            .Adds(It.Joined(5, Cast.Sam));

    [Fact]
    public void Who_accepted_what_was_withdrawn_came_along() =>
        Given(It.Withdrawn(4)).AndHere(It.Accepted(5, Cast.Sam), It.AskedForSide(5)).Adds(It.Joined(5, Cast.Sam));

    [Fact]
    public void Who_accepted_what_nobody_else_did_holds_it_and_is_there() =>
        Given(It.Declined(4, Cast.Kim)).AndHere(It.Accepted(5, Cast.Sam), It.AskedForSide(5), It.Arrived(9, Cast.Sam))
            .Adds(It.Accepted(5, Cast.Sam), It.AskedForSide(5), It.Arrived(9, Cast.Sam));

    [Fact]
    public void Pages_that_left_are_facts_also_when_nobody_needs_them_any_more() =>
        Given(It.Withdrawn(4)).AndHere(It.Paged(31, 0, 2, Cast.Sam), It.Delivered(32, Cast.Sam, 2))
            .Adds(It.Paged(31, 0, 2, Cast.Sam), It.Delivered(32, Cast.Sam, 2));

    [Fact]
    public void A_page_to_one_does_not_pass_for_the_page_to_everyone_that_danger_asks_for() =>
        Given(It.Said(40, Urgency.Everyone)).AndHere(It.Paged(31, 0, 2, Cast.Sam), It.Delivered(32, Cast.Sam, 2))
            .Adds(It.Delivered(32, Cast.Sam, 2));

    [Fact]
    public void A_page_does_not_pass_for_one_that_was_asked_for_after_it() =>
        Given(It.Worsened(40)).AndHere(It.Paged(31, 0, 2, Cast.Sam), It.Delivered(32, Cast.Sam, 2)).Adds(It.Delivered(32, Cast.Sam, 2));

    [Fact]
    public void Words_are_added_and_after_the_end_they_are_the_employees_side()
    {
        Given(It.Declined(4, Cast.Kim)).AndHere(It.Said(5)).Adds(It.Said(5));
        Given(It.Withdrawn(4)).AndHere(It.Said(5)).Adds(It.StatementGiven(5, "More"));
    }

    [Fact]
    public void Words_that_ask_for_a_page_after_the_end_are_a_call_of_their_own_and_before_it_they_are_not()
    {
        Given(It.Withdrawn(4)).AndHere(It.Said(5, Urgency.Page)).Adds();
        Given(It.Withdrawn(6)).AndHere(It.Said(5, Urgency.Page)).Adds(It.StatementGiven(5, "More"));
    }

    [Fact]
    public void An_activity_that_two_instances_heard_counts_once() =>
        Given(It.Declined(4, Cast.Kim), new RequestEvent.Said(Cast.Ada.Id, Cast.At(6), Cast.Turn(Cast.Ada, 5), "More", Cast.Read(Urgency.WordsOnly)))
            .AndHere(It.Said(5)).Adds();

    [Fact]
    public void It_is_withdrawn_unless_somebody_is_there_or_it_is_over()
    {
        Given(It.Accepted(4, Cast.Kim)).AndHere(It.Withdrawn(5)).Adds(It.Withdrawn(5));
        Given(It.Accepted(4, Cast.Kim), It.Arrived(5, Cast.Kim)).AndHere(It.Withdrawn(6)).Adds();
        Given(It.Accepted(4, Cast.Kim), It.Closed(5, Cast.Kim)).AndHere(It.Withdrawn(6)).Adds();
    }

    [Fact]
    public void Whoever_closed_it_was_there_unless_it_was_over_before()
    {
        Given(It.Accepted(4, Cast.Kim)).AndHere(It.Accepted(5, Cast.Sam), It.Closed(9, Cast.Sam)).Adds(It.Joined(5, Cast.Sam), It.Closed(9, Cast.Sam));
        Given(It.Accepted(4, Cast.Kim), It.Closed(5, Cast.Kim)).AndHere(It.Accepted(6, Cast.Sam), It.Closed(9, Cast.Sam)).Adds(It.Joined(6, Cast.Sam));
    }

    [Fact]
    public void Nobody_answered_is_not_said_where_somebody_has() =>
        Given(It.Accepted(4, Cast.Kim)).AndHere(It.Unanswered(240), It.Told(241, 1, Cast.Ada, NoticeKind.Unanswered))
            .Adds(It.Told(241, 0, Cast.Ada, NoticeKind.Unanswered));

    [Fact]
    public void Nobody_is_given_up_on_who_came() =>
        Given(It.Accepted(4, Cast.Kim), It.Arrived(5, Cast.Kim)).AndHere(It.NotArrived(200, Cast.Kim)).Adds();

    [Fact]
    public void What_was_told_here_is_the_notice_that_the_log_owes() =>
        Given(It.Accepted(1, Cast.Kim), It.HandedBack(2, Cast.Kim))
            .AndHere(It.Accepted(5, Cast.Sam), It.AskedForSide(5), It.Told(6, 1, Cast.Ada, NoticeKind.Accepted))
            .Adds(It.Accepted(5, Cast.Sam), It.AskedForSide(5), It.Told(6, 3, Cast.Ada, NoticeKind.Accepted));

    [Fact]
    public void What_one_says_who_has_another_request_open_belongs_to_that_one()
    {
        var logged = ImmutableArray.Create(It.Requested(), It.Paged(0, 0, 1, Cast.Kim));
        var opening = new RequestEvent.Requested(
            Cast.Ada.Id, Cast.At(30), "another", Cast.Ada.Name, new("demo"), "He is back", Cast.Read(Urgency.Page), Cast.Plan);
        RequestEvent[] local = [opening, It.Paged(31, 0, 1, Cast.Sam), It.Delivered(32, Cast.Sam, 1, "m")];

        var added = Rebase.Onto(logged, [], local);

        Assert.Equal(
            [new RequestEvent.Said(Cast.Ada.Id, Cast.At(30), "another", "He is back", Cast.Read(Urgency.Page)), .. local[1..]], added.AsEnumerable());
        Assert.Empty(Rebase.Onto([.. logged, .. added], [], local));
    }

    private static Situation Given(params ImmutableArray<RequestEvent> remote) => new(remote);

    private sealed class Situation(ImmutableArray<RequestEvent> remote)
    {
        private ImmutableArray<RequestEvent> local = [];

        public Situation AndHere(params ImmutableArray<RequestEvent> events)
        {
            local = events;
            return this;
        }

        public void Adds(params ImmutableArray<RequestEvent> expected)
        {
            var added = Rebase.Onto([.. Known, .. remote], Known, local);
            Assert.Equal(expected.Select(Told), added.Select(Told));
            Assert.Empty(Rebase.Onto([.. Known, .. remote, .. added], Known, local));
        }

        // An array inside a record is compared by reference.
        private static string Told(RequestEvent happened) =>
            happened is RequestEvent.Paged paged ? $"{paged with { To = [] }} {string.Join(',', paged.To)}" : happened.ToString();
    }
}
