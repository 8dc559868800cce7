using ManagerBackup.Bot.Backup;
using static ManagerBackup.UnitTests.Backup.Cast;
using static ManagerBackup.UnitTests.Backup.Story;

namespace ManagerBackup.UnitTests.Backup;

/// <summary>What the employee may ask, and what comes of it.</summary>
public sealed class AskingTests
{
    [Fact]
    public void First_words_open_a_request()
    {
        var open = new Command.Open(Ada.Id, At(0), Turn(Ada, 0), Ada.Name, new("demo"), "He shouts", Read(Urgency.Page), Plan);

        Assert.Equal([It.Requested()], Decider.Decide(null, open).Events.AsEnumerable());
    }

    [Fact]
    public void A_command_without_a_request_is_a_fault() =>
        Assert.Throws<InvalidOperationException>(() => Decider.Decide(null, Do.Withdraw(1)));

    [Fact]
    public void A_history_starts_with_the_request() =>
        Assert.Throws<InvalidOperationException>(() => History.Evolve(null, It.Withdrawn(1)));

    [Fact]
    public void More_words_are_added() => Given(It.Requested()).When(Do.Say(20)).Then(It.Said(20));

    [Fact]
    public void A_copy_of_a_turn_changes_nothing() => Given(It.Requested(), It.Said(20)).When(Do.Say(20)).ThenNothing();

    [Fact]
    public void Later_words_raise_a_request_and_never_lower_it() =>
        Given(It.Requested(), It.Said(20, Urgency.Everyone), It.Said(30))
            .Has(s => s.Read.Urgency, Urgency.Everyone).Has(s => s.Read.Severity, 4).Has(s => s.Read.Category, Category.Physical);

    [Fact]
    public void Danger_names_the_request_also_when_severity_had_already_reached_its_top() =>
        Given(It.Requested(), It.Worsened(5), It.Worsened(10), It.Said(20, Urgency.Everyone)).Has(s => s.Read.Category, Category.Physical);

    [Fact]
    public void Words_only_page_nobody_until_the_employee_asks() =>
        Given(It.Requested(Urgency.WordsOnly)).When(Do.AskForPage(20)).Then(It.AskedForPage(20));

    [Fact]
    public void Asking_again_while_the_first_page_leaves_changes_nothing() => Given(It.Requested()).When(Do.AskForPage(1)).ThenNothing();

    [Fact]
    public void Asking_again_right_after_a_page_changes_nothing() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam)).When(Do.AskForPage(9)).ThenNothing();

    [Fact]
    public void Asking_again_later_pages_again() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam)).When(Do.AskForPage(10)).Then(It.AskedForPage(10));

    [Fact]
    public void Asking_while_somebody_has_it_changes_nothing() =>
        Given(It.Requested(), It.Paged(0, 0, 1, Sam), It.Accepted(15, Sam)).When(Do.AskForPage(30)).ThenNothing();

    [Fact]
    public void It_can_get_worse() => Given(It.Requested()).When(Do.Worsen(20)).Then(It.Worsened(20));

    [Fact]
    public void More_lines_can_be_asked_for() => Given(It.Requested()).When(Do.AskForMoreLines(20)).Then(It.AskedForLines(20));

    [Fact]
    public void No_more_lines_once_it_is_over() =>
        Given(It.Requested(), It.Withdrawn(20)).When(Do.AskForMoreLines(30)).ThenRefused(new Refusal.WithdrawnAlready(At(20)));

    [Fact]
    public void A_false_alarm_is_withdrawn_in_one_tap() => Given(It.Requested()).When(Do.Withdraw(20)).Then(It.Withdrawn(20));

    [Fact]
    public void Withdrawing_twice_changes_nothing() => Given(It.Requested(), It.Withdrawn(20)).When(Do.Withdraw(21)).ThenNothing();

    [Fact]
    public void It_can_be_withdrawn_while_a_manager_is_on_the_way() =>
        Given(It.Requested(), It.Accepted(15, Sam)).When(Do.Withdraw(20)).Then(It.Withdrawn(20));

    [Fact]
    public void It_can_be_withdrawn_after_nobody_answered() =>
        Given(It.Requested(), It.Unanswered(240)).When(Do.Withdraw(300)).Then(It.Withdrawn(300));

    [Fact]
    public void What_a_manager_took_over_is_not_withdrawn() =>
        Given(It.Requested(), It.Accepted(15, Sam), It.Arrived(60, Sam))
            .When(Do.Withdraw(70)).ThenRefused(new Refusal.TakenBy(Sam, At(15)));

    [Fact]
    public void The_employee_says_that_someone_is_here() => Given(It.Requested()).When(Do.SayHere(20)).Then(It.Here(20));

    [Fact]
    public void Saying_here_twice_changes_nothing() => Given(It.Requested(), It.Here(20)).When(Do.SayHere(25)).ThenNothing();

    [Fact]
    public void A_statement_can_be_given_at_any_time() =>
        Given(It.Requested(), It.Accepted(9, Sam), It.Closed(60, Sam))
            .When(Do.GiveStatement(90, "He spat")).Then(It.StatementGiven(90, "He spat"));

    [Fact]
    public void An_empty_statement_says_nothing() =>
        Given(It.Requested()).When(Do.GiveStatement(90, " ")).ThenRefused(new Refusal.NothingSaid());

    [Fact]
    public void A_check_in_comes_when_it_is_over() =>
        Given(It.Requested(), It.Withdrawn(20))
            .When(Do.CheckIn(90, 4)).Then(It.CheckedIn(90, 4));

    [Fact]
    public void A_check_in_does_not_come_before() => Given(It.Requested()).When(Do.CheckIn(90, 4)).ThenRefused(new Refusal.NotOverYet());

    [Fact]
    public void Nobody_else_speaks_for_the_employee()
    {
        Command[] others =
        [
            Do.AskForPage(20, Sam), Do.Worsen(20, Sam), Do.Withdraw(20, Sam), Do.SayHere(20, Sam), Do.GiveStatement(20, "It was fine", Sam),
            Do.CheckIn(20, 5, Sam),
        ];
        Assert.All(others, command => Given(It.Requested(), It.Accepted(9, Sam)).When(command).ThenRefused(new Refusal.NotYourRequest()));
    }

    [Fact]
    public void Nothing_is_asked_of_a_request_that_is_closed()
    {
        Command[] late = [Do.Say(90), Do.AskForPage(90), Do.Worsen(90), Do.AskForMoreLines(90), Do.Withdraw(90), Do.SayHere(90)];
        Assert.All(late, command => Given(It.Requested(), It.Accepted(9, Sam), It.Closed(60, Sam))
            .When(command).ThenRefused(new Refusal.ClosedAlready(At(60))));
    }

    [Fact]
    public void A_withdrawal_from_before_the_last_words_does_not_take_them_back() =>
        Given(It.Requested(), It.Said(20, Urgency.Page)).When(Do.Withdraw(19)).ThenNothing();
}
