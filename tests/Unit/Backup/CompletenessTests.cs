using System.Collections.Immutable;
using System.Reflection;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.UnitTests.Backup;

/// <summary>The compiler can't prove the tables complete; this does.</summary>
public sealed class CompletenessTests
{
    private static readonly BackupRequest Open = History.Fold([It.Requested(), It.Paged(0, 0, 1, Cast.Sam)])!;

    private static readonly Lazy<ImmutableArray<RandomHistory>> Lives = new(() =>
    {
        var dice = new Random(7);
        return [.. Enumerable.Range(0, 4_000).Select(_ => RandomHistory.Of([.. Enumerable.Range(0, 60).Select(_ => dice.Next())]))];
    });

    [Fact]
    public void Every_command_has_a_decision() =>
        Assert.All(KindsOf<Command>(), kind => Assert.NotNull(Decider.Decide(Open, (Command)Sample(kind))));

    [Fact]
    public void Every_event_has_a_fold() => Assert.All(
        KindsOf<RequestEvent>(), kind => Assert.Equal(Open.Version + 1, History.Evolve(Open, (RequestEvent)Sample(kind)).Version));

    [Fact]
    public void Every_event_is_decided_by_some_command() =>
        Assert.Equal(Names(KindsOf<RequestEvent>()), Names(Lives.Value.SelectMany(life => life.Events).Select(happened => happened.GetType())));

    [Fact]
    public void Every_refusal_is_given_to_somebody() =>
        Assert.Equal(Names(KindsOf<Refusal>()), Names(Lives.Value.SelectMany(life => life.Moments).Select(moment => moment.Decision.Refusal?.GetType())));

    [Fact]
    public void Everything_that_can_be_due_is_due_some_time() => Assert.Equal(
        Names(KindsOf<DueItem>()),
        Names(Lives.Value.SelectMany(life => life.Moments).SelectMany(moment => Schedule.Due(moment.After)).Select(item => item.GetType())));

    [Fact]
    public void Every_message_is_told_some_time() => Assert.Equal(
        Enum.GetValues<NoticeKind>(),
        Lives.Value.SelectMany(life => life.Events).OfType<RequestEvent.Told>().Select(told => told.Notice).Distinct().Order());

    [Fact]
    public void Every_phase_is_reached() =>
        Assert.Equal(Enum.GetValues<Phase>(), Lives.Value.SelectMany(life => life.Moments).Select(moment => moment.After.Phase).Distinct().Order());

    private static IEnumerable<Type> KindsOf<T>() =>
        typeof(T).GetNestedTypes(BindingFlags.NonPublic | BindingFlags.Public).Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(T)));

    private static IEnumerable<string> Names(IEnumerable<Type?> types) =>
        types.OfType<Type>().Select(type => type.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static object Sample(Type kind)
    {
        var constructor = kind.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .MaxBy(candidate => candidate.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => SampleOf(parameter.ParameterType))]);
    }

    private static object SampleOf(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? SampleOf(inner)
        : type == typeof(string) ? "text"
        : type == typeof(PersonId) ? Cast.Ada.Id
        : type == typeof(SiteId) ? new SiteId("demo")
        : type == typeof(DateTimeOffset) ? Cast.At(1)
        : type == typeof(Understanding) ? Cast.Read(Urgency.Page)
        : type == typeof(PagingPlan) ? Cast.Plan
        : type == typeof(Closing) ? Cast.Ending
        : type == typeof(ImmutableArray<Person>) ? ImmutableArray.Create(Cast.Sam)
        : type == typeof(bool) ? false
        : type.IsValueType ? Activator.CreateInstance(type)!
        : throw new InvalidOperationException($"No sample of {type.Name}");
}
