using ManagerBackup.Bot.Backup;
using static ManagerBackup.UnitTests.Backup.Cast;
using static ManagerBackup.UnitTests.Backup.Story;

namespace ManagerBackup.UnitTests.Backup;

/// <summary>Both sides are heard before it is closed, or it is said why not; and both can be added to afterwards.</summary>
public sealed class BothSidesTests
{
    private const double Day = 24 * 3600;

    private static readonly RequestEvent[] Taken = [It.Requested(), It.Accepted(20, Sam), It.AskedForSide(20), It.Arrived(60, Sam)];

    [Fact]
    public void The_employee_may_rather_not_tell_their_side() =>
        Given([.. Taken]).When(Do.DeclineStatement(90)).Then(It.StatementDeclined(90));

    [Fact]
    public void Declining_twice_is_declining_once() =>
        Given([.. Taken, It.StatementDeclined(90)]).When(Do.DeclineStatement(95)).ThenNothing();

    [Fact]
    public void Who_has_told_their_side_has_nothing_to_decline() =>
        Given([.. Taken, It.StatementGiven(80, "He spat")]).When(Do.DeclineStatement(95)).ThenNothing();

    [Fact]
    public void Who_was_not_asked_has_nothing_to_decline() => Given(It.Requested()).When(Do.DeclineStatement(5)).ThenNothing();

    [Fact]
    public void Nobody_declines_for_another() => Given([.. Taken]).When(Do.DeclineStatement(90, Kim)).ThenRefused(new Refusal.NotYourRequest());

    [Fact]
    public void Who_declined_can_tell_it_after_all_also_when_it_is_closed() =>
        Given([.. Taken, It.StatementDeclined(90), It.Closed(600, Sam)])
            .When(Do.GiveStatement(700, "He spat")).Then(It.StatementGiven(700, "He spat"));

    [Fact]
    public void Without_a_complaint_it_is_closed_before_the_employee_s_side_is_in_when_the_manager_says_so() =>
        Given([.. Taken]).When(Do.Close(600, Sam, Ending, later: true))
            .Then(It.Closed(600, Sam, Ending with { WithoutStatement = WithoutStatement.Later }));

    [Fact]
    public void When_the_manager_does_not_say_so_it_is_not() =>
        Given([.. Taken]).When(Do.Close(600, Sam, Ending, later: false)).ThenRefused(new Refusal.StatementMissing(Ada));

    [Fact]
    public void A_form_that_does_not_ask_closes_as_ever() => Given([.. Taken]).When(Do.Close(600, Sam, Ending)).Then(It.Closed(600, Sam));

    [Fact]
    public void With_the_employee_s_side_in_nothing_is_said_to_be_missing() =>
        Given([.. Taken, It.StatementGiven(80, "He spat")]).When(Do.Close(600, Sam, Ending, later: true)).Then(It.Closed(600, Sam));

    [Fact]
    public void With_a_complaint_the_employee_is_asked_first_and_what_was_filled_in_is_kept() =>
        Given([.. Taken]).When(Do.Close(600, Sam, Complained, later: true)).Then(It.CloseHeld(600, Sam, Complained, Hold.Statement));

    [Fact]
    public void Who_fills_in_how_it_ended_on_the_way_is_there() =>
        Given(It.Requested(), It.Accepted(20, Sam), It.AskedForSide(20))
            .When(Do.Close(600, Sam, Complained)).Then(It.Arrived(600, Sam), It.CloseHeld(600, Sam, Complained, Hold.Statement));

    [Fact]
    public void The_employee_hears_of_the_complaint_by_a_message_of_its_own() =>
        Given([.. Taken, It.CloseHeld(600, Sam, Complained, Hold.Statement)]).IsDueAmongOthers("tell ada StatementWanted @600");

    [Fact]
    public void Closing_again_while_they_are_waited_for_changes_nothing() =>
        Given([.. Taken, It.CloseHeld(600, Sam, Complained, Hold.Statement)]).When(Do.Close(700, Sam, Complained)).ThenNothing();

    [Fact]
    public void What_is_changed_on_the_form_meanwhile_is_kept_and_gives_no_new_day() =>
        Given([.. Taken, It.CloseHeld(600, Sam, Complained, Hold.Statement), It.CloseHeld(700, Sam, Complained with { Note = "more" }, Hold.Statement)])
            .Has(s => s.Held!.Closing.Note, "more").Has(s => s.Held!.FreeAt, At(600 + Day)).Has(s => s.Notices, 2);

    [Fact]
    public void Their_side_lets_it_be_closed_and_the_manager_hears_of_it() =>
        Given([.. Taken, It.CloseHeld(600, Sam, Complained, Hold.Statement), It.StatementGiven(800, "He spat")])
            .Has(s => s.ToTell.Any(notice => notice.Kind == NoticeKind.StatementWanted), false)
            .Has(s => s.ToTell.Any(notice => notice.Kind == NoticeKind.StatementIn && notice.To == Sam.Id), true)
            .When(Do.Close(900, Sam, Complained)).Then(It.Closed(900, Sam, Complained));

    [Fact]
    public void Their_rather_not_does_so_as_well() =>
        Given([.. Taken, It.CloseHeld(600, Sam, Complained, Hold.Statement), It.StatementDeclined(800)])
            .When(Do.Close(900, Sam, Complained)).Then(It.Closed(900, Sam, Complained));

    [Fact]
    public void A_second_before_the_day_is_over_it_is_not_closed() =>
        Given([.. Taken, It.CloseHeld(600, Sam, Complained, Hold.Statement)]).When(Do.Close(600 + Day - 1, Sam, Complained)).ThenNothing();

    [Fact]
    public void After_a_day_it_is_closed_and_the_log_says_that_they_did_not_answer() =>
        Given([.. Taken, It.CloseHeld(600, Sam, Complained, Hold.Statement)])
            .When(Do.Close(600 + Day, Sam, Complained)).Then(It.Closed(600 + Day, Sam, Complained with { WithoutStatement = WithoutStatement.NotAnswered }));

    [Fact]
    public void A_takeover_that_waits_for_them_does_not_end_by_itself_before_the_manager_had_a_day_to_close_it() =>
        Given([.. Taken, It.CloseHeld(600, Sam, Complained, Hold.Statement)])
            .Has(s => Schedule.Due(s).OfType<DueItem.Lapse>().Single().At, At(600 + Day + Day))
            .Has(s => Schedule.Due(s).OfType<DueItem.RemindToClose>().Single().At, At(600 + Day + 1800));

    [Fact]
    public void Without_the_complaint_after_all_it_is_closed_at_once() =>
        Given([.. Taken, It.CloseHeld(600, Sam, Complained, Hold.Statement)])
            .When(Do.Close(700, Sam, Ending, later: true)).Then(It.Closed(700, Sam, Ending with { WithoutStatement = WithoutStatement.Later }));

    [Fact]
    public void Who_gets_it_anew_begins_with_an_empty_form() =>
        Given([.. Taken, It.CloseHeld(600, Sam, Complained, Hold.Statement), It.HandedBack(700, Sam)]).Has(s => s.Held, null);

    [Fact]
    public void In_a_drill_nobody_waits_for_anybody() =>
        Given(It.Requested(practice: true), It.Accepted(20, Sam), It.AskedForSide(20), It.Arrived(60, Sam))
            .When(Do.Close(100, Sam, Complained)).Then(It.Closed(100, Sam, Complained));

    [Theory]
    [InlineData(nameof(CustomerDecision.Excluded))]
    [InlineData(nameof(CustomerDecision.AccountEnded))]
    public void A_grave_decision_is_asked_for_twice(string decision)
    {
        var grave = Ending with { CustomerDecision = Enum.Parse<CustomerDecision>(decision) };
        Given([.. Taken]).When(Do.Close(600, Sam, grave)).Then(It.CloseHeld(600, Sam, grave, Hold.Confirmation));
        Given([.. Taken, It.CloseHeld(600, Sam, grave, Hold.Confirmation)]).When(Do.Close(610, Sam, grave, confirmed: true)).Then(It.Closed(610, Sam, grave));
    }

    [Fact]
    public void Taken_back_it_is_on_the_form_again_for_whoever_edits_the_card_later()
    {
        var asked = It.CloseHeld(600, Sam, Exclusion, Hold.Confirmation);
        Given([.. Taken, asked]).When(Do.TakeBack(610, Sam)).Then(It.CloseHeld(610, Sam, Exclusion, Hold.TakenBack));
        Given([.. Taken, asked, It.CloseHeld(610, Sam, Exclusion, Hold.TakenBack)]).When(Do.TakeBack(620, Sam)).ThenNothing();
        Given([.. Taken, asked, It.CloseHeld(610, Sam, Exclusion, Hold.TakenBack)])
            .When(Do.Close(630, Sam, Exclusion)).Then(It.CloseHeld(630, Sam, Exclusion, Hold.Confirmation));
    }

    [Fact]
    public void The_same_form_again_is_no_confirmation() =>
        Given([.. Taken, It.CloseHeld(600, Sam, Exclusion, Hold.Confirmation)]).When(Do.Close(610, Sam, Exclusion)).ThenNothing();

    [Fact]
    public void A_grave_decision_waits_for_who_is_complained_about_before_it_is_confirmed()
    {
        var both = Exclusion with { Complaint = true };
        Given([.. Taken]).When(Do.Close(600, Sam, both, confirmed: true)).Then(It.CloseHeld(600, Sam, both, Hold.Statement));
        Given([.. Taken, It.CloseHeld(600, Sam, both, Hold.Statement), It.StatementGiven(700, "He spat")])
            .When(Do.Close(800, Sam, both)).Then(It.CloseHeld(800, Sam, both, Hold.Confirmation));
    }

    [Fact]
    public void Who_closed_it_adds_to_the_customer_s_side_and_nothing_is_overwritten() =>
        Given([.. Taken, It.Closed(600, Sam)]).When(Do.AddCustomerSide(900, Sam, "Wrote an apology")).Then(It.CustomerSideAdded(900, Sam, "Wrote an apology"));

    [Fact]
    public void Nobody_else_adds_to_it() =>
        Given([.. Taken, It.Closed(600, Sam)]).When(Do.AddCustomerSide(900, Kim, "x")).ThenRefused(new Refusal.TakenBy(Sam, At(20)));

    [Fact]
    public void There_is_nothing_to_add_to_before_it_is_closed() =>
        Given([.. Taken]).When(Do.AddCustomerSide(500, Sam, "x")).ThenRefused(new Refusal.NotOverYet());

    [Fact]
    public void Nothing_said_adds_nothing() =>
        Given([.. Taken, It.Closed(600, Sam)]).When(Do.AddCustomerSide(900, Sam, " ")).ThenRefused(new Refusal.NothingSaid());
}
