using ManagerBackup.Bot.Backup;
using static ManagerBackup.UnitTests.Backup.Cast;
using static ManagerBackup.UnitTests.Backup.Story;

namespace ManagerBackup.UnitTests.Backup;

/// <summary>Words that were read once more, after their answer had left.</summary>
public sealed class ReconsideringTests
{
    [Fact]
    public void A_graver_reading_raises_the_request() =>
        Given(It.Requested(Urgency.WordsOnly)).When(Do.Reconsider(3, Urgency.Page)).Then(It.Reconsidered(3, Urgency.Page));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_same_or_a_milder_reading_changes_nothing(int urgency) =>
        Given(It.Requested(Urgency.Everyone)).When(Do.Reconsider(3, (Urgency)urgency)).ThenNothing();

    [Fact]
    public void The_same_opinion_twice_changes_nothing() =>
        Given(It.Requested(Urgency.WordsOnly), It.Reconsidered(3, Urgency.Page)).When(Do.Reconsider(3, Urgency.Page)).ThenNothing();

    [Fact]
    public void Words_of_another_request_change_nothing() => Given(It.Requested()).When(Do.Reconsider(30, Urgency.Everyone, of: 20)).ThenNothing();

    [Fact]
    public void Words_that_were_added_count_too() =>
        Given(It.Requested(), It.Said(20)).When(Do.Reconsider(23, Urgency.Everyone, of: 20)).Then(It.Reconsidered(23, Urgency.Everyone, of: 20));

    [Fact]
    public void What_was_called_off_stays_so() =>
        Given(It.Requested(), It.Withdrawn(2)).When(Do.Reconsider(3, Urgency.Everyone)).ThenRefused(new Refusal.WithdrawnAlready(At(2)));

    [Fact]
    public void A_manager_is_paged_who_was_not_asked_before() =>
        Given(It.Requested(Urgency.WordsOnly), It.Answered(0), It.Reconsidered(3, Urgency.Page)).IsDueAmongOthers("step 0 @3");

    [Fact]
    public void Pages_that_are_on_their_way_are_not_sent_twice() =>
        Given(It.Requested(), It.Reconsidered(3, Urgency.Page)).IsDueAmongOthers("step 0 @0");

    [Fact]
    public void Danger_reaches_everyone() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Delivered(1, Sam, 1), It.Reconsidered(3, Urgency.Everyone)).IsDueAmongOthers("step 0 @3");

    [Fact]
    public void Who_is_on_the_way_is_told_of_danger() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Accepted(2, Sam), It.Reconsidered(3, Urgency.Everyone)).IsDueAmongOthers("tell sam Worse @3");

    [Fact]
    public void It_is_named_by_what_it_was_found_to_be() =>
        Given(It.Requested(), It.Reconsidered(3, Urgency.Everyone)).Has(s => s.Read.Category, Category.Physical).Has(s => s.Read.Severity, 4);
}
