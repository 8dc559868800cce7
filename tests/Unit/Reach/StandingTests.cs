using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Reach;
using ManagerBackup.UnitTests.Backup;

namespace ManagerBackup.UnitTests.Reach;

public sealed class StandingTests
{
    private const string Chat = "a:1";

    [Fact]
    public void Of_whom_nothing_was_heard_it_is_unknown() => Assert.Equal(Standing.Unknown, After());

    [Theory]
    [InlineData(403, "MessageWritesBlocked", nameof(ReachState.Blocked))]
    [InlineData(403, "ConversationBlockedByUser", nameof(ReachState.Blocked))]
    [InlineData(403, "BotNotInConversationRoster", nameof(ReachState.NotInstalled))]
    [InlineData(403, "ForbiddenOperationException", nameof(ReachState.NotInstalled))]
    [InlineData(403, "BotDisabledByAdmin", nameof(ReachState.Disabled))]
    [InlineData(404, "ConversationNotFound", nameof(ReachState.Gone))]
    [InlineData(403, null, nameof(ReachState.Refused))]
    [InlineData(403, "SomethingNew", nameof(ReachState.Refused))]
    public void The_channels_refusal_says_why(int status, string? code, string state)
    {
        var standing = After(new Sign.Acted(At(0), Chat), new Sign.Refused(At(10), status, code, Quiet: false));

        Assert.Equal((state, true), (standing.State.ToString(), standing.IsBad));
        Assert.Equal(At(10), standing.Since);
        Assert.Equal($"{status} {code}".Trim(), standing.Reason);
    }

    [Fact]
    public void It_is_so_since_the_first_refusal() =>
        Assert.Equal(At(10), After(Refused(10, "MessageWritesBlocked"), Refused(20, "MessageWritesBlocked"), Refused(30, "BotNotInConversationRoster")).Since);

    [Fact]
    public void Whoever_writes_can_be_reached_whatever_was_said_before() =>
        Assert.Equal((ReachState.Reachable, (DateTimeOffset?)At(20)), Core(After(Refused(10, "MessageWritesBlocked"), new Sign.Removed(At(11)), new Sign.Acted(At(20), Chat))));

    [Fact]
    public void So_can_who_got_a_message_and_who_installed_the_app_again()
    {
        Assert.Equal(ReachState.Reachable, After(Refused(10, "MessageWritesBlocked"), new Sign.Arrived(At(20))).State);
        Assert.Equal(ReachState.Reachable, After(new Sign.Removed(At(10)), new Sign.Installed(At(20), Chat)).State);
    }

    [Fact]
    public void A_look_does_not_end_a_block_that_a_message_ran_into() =>
        Assert.Equal(ReachState.Blocked, After(Refused(10, "MessageWritesBlocked"), new Sign.Seen(At(20), Chat)).State);

    [Fact]
    public void A_look_ends_what_a_look_has_said_and_a_missing_app()
    {
        Assert.Equal(ReachState.Reachable, After(new Sign.Refused(At(10), 403, "MessageWritesBlocked", Quiet: true), new Sign.Seen(At(20), Chat)).State);
        Assert.Equal(ReachState.Reachable, After(Refused(10, "BotNotInConversationRoster"), new Sign.Seen(At(20), Chat)).State);
    }

    [Fact]
    public void After_a_removal_the_channel_may_know_the_chat_for_a_while_and_that_proves_nothing() =>
        Assert.Equal((ReachState.NotInstalled, (DateTimeOffset?)At(10)), Core(After(new Sign.Removed(At(10)), new Sign.Seen(At(20), Chat))));

    [Fact]
    public void The_same_again_is_no_news_before_a_day_has_passed()
    {
        var stored = Evidence.None.With(new Sign.Acted(At(0), Chat));

        Assert.False(stored.With(new Sign.Acted(At(3600), Chat)).IsNewsTo(stored));
        Assert.True(stored.With(new Sign.Acted(At(24 * 3600), Chat)).IsNewsTo(stored));
        Assert.True(stored.With(Refused(10, "MessageWritesBlocked")).IsNewsTo(stored));
        Assert.True(stored.With(new Sign.Drilled(At(10), 4)).IsNewsTo(stored));
    }

    [Fact]
    public void Who_answers_a_drill_is_noted_with_the_seconds_and_nobody_else_is_blamed() =>
        Assert.Equal([(Cast.Sam.Id, (double?)20)], Drilled(It.Requested(practice: true), It.Paged(0, 0, 1, Cast.Sam, Cast.Kim), It.Delivered(0, Cast.Sam, 1), It.Delivered(0, Cast.Kim, 1), It.Accepted(20, Cast.Sam)));

    [Fact]
    public void A_drill_that_nobody_answered_is_noted_for_everyone_whom_it_reached() =>
        Assert.Equal([(Cast.Sam.Id, (double?)null)], Drilled(It.Requested(practice: true), It.Paged(0, 0, 1, Cast.Sam, Cast.Kim), It.Delivered(0, Cast.Sam, 1), It.Failed(0, Cast.Kim, 1), It.Unanswered(240)));

    [Fact]
    public void A_real_page_is_no_drill() => Assert.Empty(Drilled(It.Requested(), It.Paged(0, 0, 1, Cast.Sam), It.Delivered(0, Cast.Sam, 1), It.Accepted(20, Cast.Sam)));

    private static Standing After(params Sign[] signs) => Standing.Of(signs.Aggregate(Evidence.None, (evidence, sign) => evidence.With(sign)));

    private static Sign.Refused Refused(int seconds, string code) => new(At(seconds), 403, code, Quiet: false);

    private static (ReachState, DateTimeOffset?) Core(Standing standing) => (standing.State, standing.Since);

    private static List<(PersonId, double?)> Drilled(params RequestEvent[] events) =>
        [.. DrillWitness.SignsOf(History.Fold(events)!).Select(one => (one.Person, one.Sign.Seconds))];

    private static DateTimeOffset At(int seconds) => new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero).AddSeconds(seconds);
}
