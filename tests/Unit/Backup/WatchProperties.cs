using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using ManagerBackup.Bot.Backup;
using static ManagerBackup.Bot.Backup.RequestEvent;

namespace ManagerBackup.UnitTests.Backup;

/// <summary>What comes of always carrying out what is due, on a channel that works, fails or does as it likes.</summary>
public sealed class WatchProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(200);
    private static readonly ImmutableArray<Person> Managers = [Cast.Sam, Cast.Kim, Cast.Lee];

    [Fact]
    public void Whatever_happened_before_it_comes_to_rest_on_a_channel_that_works() => FromAnywhere(_ => Sent.Delivered);

    [Fact]
    public void Whatever_happened_before_it_comes_to_rest_on_a_channel_that_refuses() => FromAnywhere(_ => Sent.Refused);

    [Fact]
    public void Whatever_happened_before_it_comes_to_rest_on_a_channel_that_never_recovers() => FromAnywhere(_ => Sent.TryLater);

    [Fact]
    public void Whatever_happened_before_it_comes_to_rest_on_a_channel_that_does_as_it_likes() => FromAnywhere(dice => (Sent)dice.Next(3));

    [Fact]
    public void Nobody_answers_is_told_when_the_plan_says_so() => Silently(_ => Managers, Sent.Delivered, (plan, watch) =>
        watch.Events.OfType<Unanswered>().Single().At == Cast.At(0) + plan.UnansweredAfter);

    [Fact]
    public void Every_step_that_comes_before_then_is_taken_at_its_time() => Silently(_ => Managers, Sent.Delivered, (plan, watch) =>
        plan.StepsAfter.Where(after => after < plan.UnansweredAfter).Select((after, step) => (after, step)).All(due =>
            watch.Events.OfType<Paged>().First(paged => paged.Step >= due.step).At == Cast.At(0) + due.after));

    [Fact]
    public void No_silence_is_longer_than_the_plan_allows() => Silently(_ => Managers, Sent.Delivered, (plan, watch) =>
    {
        var rounds = watch.Events.Where(happened => happened is Paged or Unanswered).Select(happened => happened.At).ToList();
        return rounds[0] == Cast.At(0) && rounds.Zip(rounds.Skip(1), (a, b) => b - a).All(gap => gap <= plan.RepageEvery);
    });

    [Fact]
    public void Managers_are_not_paged_more_often_than_the_plan_says() => Silently(_ => Managers, Sent.Delivered, (plan, watch) =>
        watch.Events.TakeWhile(happened => happened is not Unanswered).OfType<Paged>().Count() <= plan.StepsAfter.Length + 1 + (plan.UnansweredAfter / plan.RepageEvery));

    [Fact]
    public void When_nobody_is_there_the_employee_knows_at_once() => Silently(_ => [], Sent.Delivered, (plan, watch) =>
        watch.Events.OfType<Unanswered>().Single().At == Cast.At(0)
        && watch.Events.OfType<Paged>().Count() == plan.StepsAfter.Length
        && watch.Events.OfType<Told>().Single() is { Notice: NoticeKind.Unanswered } told && told.At == Cast.At(0));

    [Fact]
    public void When_nobody_can_be_reached_every_step_was_tried_at_once() => Silently(step => [Managers[step % 3]], Sent.Refused, (plan, watch) =>
        watch.Events.OfType<Unanswered>().Single().At == Cast.At(0)
        && watch.Events.OfType<Paged>().Count() == plan.StepsAfter.Length
        && watch.Events.OfType<PageFailed>().Select(failed => failed.Manager).Distinct().Count() == Math.Min(3, plan.StepsAfter.Length));

    [Fact]
    public void An_unanswered_request_ends_by_itself() => Silently(_ => Managers, Sent.Delivered, (plan, watch) =>
        watch.State is { Phase: Phase.Unanswered, IsOver: true }
        && watch.State.OverAt == Cast.At(0) + plan.UnansweredAfter + Timing.LapseAfter);

    // After an outage everything is due at once: all the steps are taken before the employee hears that nobody answered.
    [Fact]
    public void After_an_outage_every_step_is_taken_before_nobody_answered_is_told() => Prop.ForAll(RandomHistory.Numbers, numbers =>
    {
        var plan = Draw.Plan(new Random(numbers[0]));
        var watch = new Watch(History.Fold([It.Requested(plan: plan)])!, Cast.At(3_600), _ => Managers, _ => Sent.Delivered);
        return watch.RunsDry() && watch.Events.TakeWhile(happened => happened is not Unanswered).OfType<Paged>()
            .Count(paged => paged.At == Cast.At(3_600)) >= plan.StepsAfter.Count(after => after < plan.UnansweredAfter);
    }).Check(Many);

    private static void FromAnywhere(Func<Random, Sent> send) => Prop.ForAll(RandomHistory.Numbers, numbers =>
    {
        var history = RandomHistory.Of(numbers);
        var dice = new Random(numbers[0]);
        var watch = new Watch(history.State, history.Now, _ => Managers, _ => send(dice));
        return watch.RunsDry() && watch.State.IsOver;
    }).Check(Many);

    private static void Silently(Func<int, ImmutableArray<Person>> people, Sent sent, Func<PagingPlan, Watch, bool> holds) =>
        Prop.ForAll(RandomHistory.Numbers, numbers =>
        {
            var dice = new Random(numbers[0]);
            var plan = Draw.Plan(dice);
            var start = History.Fold([It.Requested((Urgency)dice.Next(1, 3), plan)])!;
            var watch = new Watch(start, Cast.At(0), people, who => who == Cast.Ada.Id ? Sent.Delivered : sent);
            return watch.RunsDry() && holds(plan, watch);
        }).Check(Many);
}
