using System.Collections.Immutable;
using System.Reflection;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.UnitTests.Backup;

/// <summary>The decision is the one way into the log: nothing that names a customer comes through it.</summary>
public sealed class FreeTextTests
{
    private const string Typed = "he is called John Smith, 07911 123456, john@smith.example";
    private const string Stored = "he is called [name], [phone], [e-mail]";

    // Ids, languages, the product's own lines, names of our own people, and what the channel answered.
    private static readonly string[] NotTyped =
        ["By", "Turn", "Name", "Shown", "Language", "Line", "Text of MarkHelpful", "Instance", "Message", "Reason", "Manager", "Reached", "Failed", "Cues", "Id", "Site", "Codes"];

    public static TheoryData<string> Commands => [.. KindsOf().Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void No_command_carries_a_customers_name_into_the_log(string name)
    {
        var kind = KindsOf().Single(one => one.Name == name);
        var states = new[] { null, Open(), Taken(), Over() };
        foreach (var state in states.Where(state => state is not null || name == nameof(Command.Open)))
        {
            var events = Decider.Decide(state, (Command)Sample(kind, kind, name)).Events;
            Assert.All(events, happened => Assert.DoesNotContain("Smith", EventJson.Write(happened), StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void Every_free_text_is_stored_as_it_was_scrubbed()
    {
        var read = Cast.Read(Urgency.Page) with { Place = "till 3" };
        var closing = new Closing(Outcome.Resolved, CustomerDecision.Keep, Typed, Typed, Typed, Typed) { CustomerReason = Typed };
        Assert.Equal(Stored, Decided<RequestEvent.Requested>(null, new Command.Open(Cast.Ada.Id, Cast.At(0), "t", "Ada", new("demo"), Typed, read, Cast.Plan)).Words);
        Assert.Equal(Stored, Decided<RequestEvent.Said>(Open(), new Command.Say(Cast.Ada.Id, Cast.At(9), "t9", Typed, read)).Words);
        Assert.Equal(Stored, Decided<RequestEvent.StatementGiven>(Open(), new Command.GiveStatement(Cast.Ada.Id, Cast.At(9), "t9", Typed)).Text);
        Assert.Equal(Stored, Decided<RequestEvent.CheckedIn>(Over(), new Command.CheckIn(Cast.Ada.Id, Cast.At(99), "t99", 4, Typed)).Text);
        Assert.Equal(
            closing with { CustomerSide = Stored, Gave = Stored, EmployeeSupport = Stored, Note = Stored, CustomerReason = Stored },
            Decided<RequestEvent.Closed>(Taken(), new Command.Close(Cast.Sam.Id, Cast.At(99), "t99", closing)).Closing);
    }

    private static T Decided<T>(BackupRequest? state, Command command)
        where T : RequestEvent => Decider.Decide(state, command).Events.OfType<T>().Single();

    private static BackupRequest Open() => History.Fold([It.Requested(), It.Paged(0, 0, 1, Cast.Sam)])!;

    private static BackupRequest Taken() => After(Open(), new Command.Accept(Cast.Sam.Id, Cast.At(5), "t5", "Sam", 0));

    private static BackupRequest Over() => After(Taken(), new Command.Close(Cast.Sam.Id, Cast.At(20), "t20", Cast.Ending));

    private static BackupRequest After(BackupRequest state, Command command) => Decider.Decide(state, command).Events.Aggregate(state, History.Evolve);

    private static IEnumerable<Type> KindsOf() =>
        typeof(Command).GetNestedTypes(BindingFlags.NonPublic | BindingFlags.Public).Where(type => !type.IsAbstract);

    // Whatever text nobody has said to be none of a person's own words is taken for that.
    private static object Sample(Type type, Type within, string name) => Nullable.GetUnderlyingType(type) is { } inner ? Sample(inner, within, name)
        : type == typeof(string) ? NotTyped.Contains(name, StringComparer.Ordinal) || NotTyped.Contains($"{name} of {within.Name}", StringComparer.Ordinal) ? "x" : Typed
        : type == typeof(PersonId) ? (within.Name is "Accept" or "Close" or "AddCustomerSide" or "Join" or "Decline" or "SayArrived" or "Erase" ? Cast.Sam.Id : Cast.Ada.Id)
        : type == typeof(SiteId) ? new SiteId("demo")
        : type == typeof(DateTimeOffset) ? Cast.At(50)
        : type == typeof(PagingPlan) ? Cast.Plan
        : type == typeof(ImmutableArray<Person>) ? ImmutableArray.Create(Cast.Sam)
        : type == typeof(bool) ? false
        : type.IsValueType ? Activator.CreateInstance(type)!
        : type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).MaxBy(constructor => constructor.GetParameters().Length)!
            is var made ? made.Invoke([.. made.GetParameters().Select(parameter => Sample(parameter.ParameterType, type, parameter.Name!))]) : null!;
}
