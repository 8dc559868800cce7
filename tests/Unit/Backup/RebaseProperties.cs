using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using ManagerBackup.Bot.Backup;
using static ManagerBackup.Bot.Backup.RequestEvent;

namespace ManagerBackup.UnitTests.Backup;

/// <summary>What is true of every two lives of a request that began as one and are brought together again.</summary>
public sealed class RebaseProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1_000);

    [Fact]
    public void At_most_one_holds_it_and_nobody_is_pushed_aside() => Always(two =>
    {
        var state = History.Fold(two.Logged)!;
        foreach (var added in two.Added)
        {
            if (added is Accepted or AcceptedLate && (state.Holder is not null || state.IsOver))
            {
                return false;
            }

            state = History.Evolve(state, added);
        }

        return true;
    });

    [Fact]
    public void No_turn_counts_twice() => Always(two =>
    {
        var before = History.Fold(two.Logged)!.Turns;
        return two.Added.OfType<ByTurn>().All(added => !before.Contains(added.Turn))
            && two.Added.OfType<ByTurn>().Select(added => (added.Turn, added.GetType())).ToList() is var turns && turns.Count == turns.Distinct().Count();
    });

    [Fact]
    public void Nothing_that_was_said_is_lost() => Always(two =>
    {
        var heard = two.Merged.OfType<ByTurn>().Select(added => added.Turn).ToHashSet(StringComparer.Ordinal);
        return two.Local.All(happened => happened is not (Said or StatementGiven) || heard.Contains(((ByTurn)happened).Turn)
            || (happened is Said said && Rebase.IsCallOfItsOwn(History.Fold(two.Merged)!, said)));
    });

    [Fact]
    public void Every_page_that_left_is_in_the_log() => Always(two => two.Local.OfType<PageDelivered>().All(page =>
        History.Fold(two.Merged)!.Messages.Exists(message => message.Message == page.Message)));

    // Taps that the log has refused may be asked for once more, if it was refused last: a crash there is as a tap that came late.
    [Fact]
    public void Stopped_anywhere_and_begun_again_nothing_is_lost_and_nothing_counts_twice() => Always(two =>
        Enumerable.Range(0, two.Added.Length + 1).Where(cut => AreApart(two.Added, cut)).All(cut =>
        {
            ImmutableArray<RequestEvent> halfway = [.. two.Logged, .. two.Added[..cut]];
            ImmutableArray<RequestEvent> whole = [.. halfway, .. Rebase.Onto(halfway, two.Known, two.Local)];
            var fresh = whole[two.Logged.Length..];
            return two.Added.All(added => added is not (Said or StatementGiven or PageDelivered) || fresh.Contains(added))
                && fresh.Length == fresh.Distinct().Count();
        }));

    [Fact]
    public void Where_the_log_stood_still_everything_is_added_as_it_is() => Always(two =>
        Rebase.Onto(two.Known, two.Known, two.Local).SequenceEqual(two.Local)
        && Enumerable.Range(0, two.Local.Length).Where(cut => AreApart(two.Local, cut)).All(cut =>
            Rebase.Onto([.. two.Known, .. two.Local[..cut]], two.Known, two.Local).SequenceEqual(two.Local[cut..])));

    [Fact]
    public void What_the_log_says_it_ended_as_stays() => Always(two => History.Fold(two.Logged) is var s && (!s!.IsOver
        || (History.Fold(two.Merged) is { } merged && merged.Phase == s.Phase && merged.OverAt == s.OverAt && merged.Closing == s.Closing)));

    [Fact]
    public void What_is_not_over_has_something_due_or_somebody_who_is_there() => Always(two => History.Fold(two.Merged) is var s
        && (s!.IsOver || !Schedule.Due(s).IsEmpty || s.Phase == Phase.TakenOver));

    [Fact]
    public void Danger_that_everyone_has_to_be_paged_for_is_not_forgotten() => Always(two =>
        !(History.Fold(two.Logged) is { OwesEveryone: true, IsOver: false }) || History.Fold(two.Merged)!.OwesEveryone || History.Fold(two.Merged)!.IsOver
        || two.Added.OfType<Paged>().Any());

    private static void Always(Func<Two, bool> holds) =>
        Prop.ForAll(RandomHistory.Numbers, RandomHistory.Numbers, RandomHistory.Numbers, (before, there, here) =>
        {
            var two = Two.Of(before, there, here);
            return two.IsImpossible || holds(two) ? true.ToProperty() : false.Label(two.Tell());
        }).Check(Many);

    // What happened in one moment is appended in one batch.
    private static bool AreApart(ImmutableArray<RequestEvent> events, int cut) =>
        cut == 0 || cut == events.Length || events[cut].At != events[cut - 1].At;

    /// <param name="Known">What both began with.</param>
    private sealed record Two(
        ImmutableArray<RequestEvent> Known, ImmutableArray<RequestEvent> Logged, ImmutableArray<RequestEvent> Local, ImmutableArray<RequestEvent> Added)
    {
        public ImmutableArray<RequestEvent> Merged => [.. Logged, .. Added];

        // Two instances never do the same in the same ten-millionth of a second; made-up ones that look when something is due do.
        public bool IsImpossible => Logged.Skip(Known.Length).Any(there => Local.Any(here => here.GetType() == there.GetType() && here.At == there.At));

        public static Two Of(int[] before, int[] there, int[] here)
        {
            var known = Life(before, []);
            var logged = Life(before, there);
            ImmutableArray<RequestEvent> local = [.. Life(before, here).Skip(known.Length).Where(happened => happened is not Erased)]; // nobody erases without storage
            return new(known, logged, local, Rebase.Onto(logged, known, local));
        }

        public string Tell() =>
            $"known\n{Lines(Known)}\nlog\n{Lines(Logged.Skip(Known.Length))}\nhere\n{Lines(Local)}\nadded\n{Lines(Added)}";

        private static string Lines(IEnumerable<RequestEvent> events) => string.Join('\n', events.Select(happened => $"  {happened}"));

        private static ImmutableArray<RequestEvent> Life(int[] first, int[] then) => [.. RandomHistory.Of([.. first, .. then]).Events];
    }
}
