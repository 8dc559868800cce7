using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using ManagerBackup.Bot.Backup;
using static ManagerBackup.Bot.Backup.RequestEvent;

namespace ManagerBackup.UnitTests.Backup;

/// <summary>What is true of every life a request can have.</summary>
public sealed class HistoryProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void At_most_one_manager_holds_a_request() => Always(moment => moment.Decision.Events.All(happened =>
        happened is not (Accepted or AcceptedLate) || (moment.Before.Holder is null && moment.After.Holder?.Manager.Id == happened.By)));

    [Fact]
    public void Who_holds_a_request_changes_only_by_themselves_or_by_not_coming() => Always(moment =>
        moment.Before.Holder is not { } holder || moment.After.Holder?.Manager.Id == holder.Manager.Id
        || moment.Decision.Events.Any(happened => (happened is HandedBack && happened.By == holder.Manager.Id) || happened is NotArrived or NobodyHere));

    [Fact]
    public void Nobody_backs_themselves() => Always(moment => moment.After.Holder?.Manager.Id != moment.After.Employee.Id
        && !moment.Decision.Events.OfType<Paged>().Any(paged => paged.To.Contains(Cast.Ada)));

    // People add to both sides, a check-in, a note and what helped. The product adds what became of messages that were under way, or that say that it is over.
    [Fact]
    public void Nothing_follows_the_end_but_what_both_sides_add_a_note_what_helped_aftercare_and_what_became_of_messages() => Always(moment =>
        !moment.Before.IsOver || moment.Decision.Events.All(happened => happened
            is StatementGiven or StatementDeclined or CustomerSideAdded or CheckedIn or Noted or LineHelped or Answered or AnswerFailed or PageDelivered or PageFailed or Telling or Told or TellFailed
            or Signalled or ClaimantLost or Erased
            or AftercarePlanned or CheckInAsked or MoodTold or TalkWished or CheckInsStopped or FollowUpReminded or FollowedUp));

    [Fact]
    public void What_it_ended_as_stays() => Always(moment => !moment.Before.IsOver
        || (moment.Before.Phase == moment.After.Phase && moment.Before.OverAt == moment.After.OverAt && moment.Before.Holder?.Manager.Id == moment.After.Holder?.Manager.Id
            && (moment.Before.Closing == moment.After.Closing || moment.Command is Command.Erase) && moment.After.ToTell.Count(IsOfTheTakeover) <= moment.Before.ToTell.Count(IsOfTheTakeover)));

    private static bool IsOfTheTakeover(Notice notice) => !AfterTheEnd.Tells(notice.Kind);

    [Fact]
    public void After_the_end_only_messages_about_it_and_aftercare_are_due() =>
        Always(moment => !moment.After.IsOver || Schedule.Due(moment.After).All(item => item is DueItem.Tell or DueItem.AskCheckIn or DueItem.RemindFollowUp));

    [Fact]
    public void Nobody_hears_of_a_wish_but_whom_the_employee_chose() => Always(moment => moment.After.ToTell.TrueForAll(notice =>
        notice.Kind != NoticeKind.TalkWished || notice.To == moment.After.Wish?.Person));

    [Fact]
    public void Each_check_in_is_asked_for_once_and_none_after_they_wanted_no_more() => All(history =>
        history.Events.OfType<CheckInAsked>().Select(asked => asked.Number) is var asked && asked.Distinct().Count() == asked.Count()
        && history.Events.SkipWhile(happened => happened is not CheckInsStopped).All(happened => happened is not CheckInAsked));

    [Fact]
    public void A_request_without_an_acceptance_has_something_due_until_it_is_unanswered_or_over() => Always(moment =>
    {
        var s = moment.After;
        var due = Schedule.Due(s);
        return s.IsOver || s.Holder is not null || s.Phase == Phase.Unanswered
            || (s.IsPaging
                ? due.Any(item => item is DueItem.TakeStep or DueItem.PageAgain)
                : due.Any(item => item is DueItem.Lapse));
    });

    [Fact]
    public void Who_accepted_arrives_is_given_up_on_or_somebody_is_here() => Always(moment =>
        moment.After.Phase != Phase.Accepted || Schedule.Due(moment.After).Any(item =>
            moment.After.Practice ? item is DueItem.Lapse : item is DueItem.MissArrival));

    [Fact]
    public void Danger_is_due_for_everyone_until_everyone_was_paged() => Always(moment =>
        moment.After is not { IsOver: false, EveryonePaged: false, Read.Urgency: Urgency.Everyone }
        || Schedule.Due(moment.After).Any(item => item is DueItem.TakeStep));

    [Fact]
    public void What_is_due_is_a_step_of_the_plan() => Always(moment => Schedule.Due(moment.After).All(item =>
        item is not (DueItem.TakeStep or DueItem.PageAgain)
        || item is DueItem.TakeStep { Step: var taken } && taken >= 0 && taken < moment.After.Plan.StepsAfter.Length
        || item is DueItem.PageAgain { Step: var again } && again == moment.After.Step && again >= 0));

    [Fact]
    public void Urgency_and_severity_never_fall() => Always(moment =>
        moment.After.Read.Urgency >= moment.Before.Read.Urgency && moment.After.Read.Severity >= moment.Before.Read.Severity);

    [Fact]
    public void A_manager_is_not_given_up_on_before_the_time_they_promised() => Always(moment =>
        moment.Before.Holder is not { } holder || !moment.Decision.Events.Any(happened => happened is NotArrived)
        || moment.Command.Now - holder.AcceptedAt >= TimeSpan.FromMinutes(holder.EtaMinutes));

    [Fact]
    public void A_page_is_not_claimed_while_it_is_being_sent() => Always(moment => moment.Decision.Events.OfType<Paged>().All(paged =>
        paged.To.All(person => moment.Before.Pages.GetValueOrDefault(person.Id)?.Status != PageStatus.Claimed)));

    [Fact]
    public void The_same_command_yields_nothing_the_second_time() =>
        Always(moment => Decider.Decide(moment.After, moment.Command).Events.IsEmpty);

    [Fact]
    public void A_refusal_yields_no_events() => Always(moment => moment.Decision.Refusal is null || moment.Decision.Events.IsEmpty);

    [Fact]
    public void Times_in_the_state_agree_with_the_phase() => Always(moment => moment.After is var s
        && (s.Phase == Phase.TakenOver || s.IsOver || s.TakenOverAt is null)
        && (s.Holder is null) == (s.AcceptedAt is null)
        && (s.Phase != Phase.TakenOver || s.TakenOverAt is not null)
        && (s.Phase is not (Phase.Open or Phase.Unanswered) || s.Holder is null));

    [Fact]
    public void Folding_what_was_stored_gives_what_was_decided_on() => All(history =>
        Describe(History.Fold(history.Events)!) == Describe(history.State) && history.State.Version == history.Events.Count);

    [Fact]
    public void Any_history_folds_whatever_its_order() => Prop.ForAll(RandomHistory.Numbers, numbers =>
    {
        var history = RandomHistory.Of(numbers);
        var events = Draw.Shuffled(new Random(numbers[0]), history.Events.Skip(1));
        var state = History.Fold([history.Events[0], .. events])!;
        return state.Version == history.Events.Count && !Schedule.Due(state).IsDefault;
    }).Check(Many);

    private static void Always(Func<Moment, bool> holds) => All(history => history.Moments.All(holds));

    private static void All(Func<RandomHistory, bool> holds) =>
        Prop.ForAll(RandomHistory.Numbers, numbers =>
        {
            var history = RandomHistory.Of(numbers);
            return holds(history) ? true.ToProperty() : false.Label(history.Tell());
        }).Check(Many);

    private static string Describe(BackupRequest s) => string.Join(
        '|', s, string.Join(',', s.Pages.Values), string.Join(',', s.Messages), string.Join(',', s.ToTell), string.Join(',', s.Words));
}
