using System.Reflection;
using System.Text.Json;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using static ManagerBackup.Bot.Backup.RequestEvent;

namespace ManagerBackup.UnitTests.Log;

public class EventJsonTests
{
    [Fact]
    public void Every_kind_of_event_is_stored_and_read_back_as_it_was()
    {
        foreach (var kind in typeof(RequestEvent).GetNestedTypes(BindingFlags.NonPublic).Where(type => !type.IsAbstract))
        {
            var happened = Example(kind);
            var read = EventJson.Read(EventJson.Write(happened));

            Assert.Equal(kind, read.GetType());
            Assert.Equal(EventJson.Write(happened), EventJson.Write(read));
        }
    }

    [Fact]
    public void An_entry_has_its_type_its_time_and_who_did_it()
    {
        var at = new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

        var entry = JsonElement.Parse(EventJson.Write(new Accepted(new("sam"), at, "turn", "Sam", 2)));

        Assert.Equal("accepted", entry.GetProperty("type").GetString());
        Assert.Equal("sam", entry.GetProperty("by").GetString());
        Assert.Equal(at, entry.GetProperty("at").GetDateTimeOffset());
        Assert.Equal(2, entry.GetProperty("etaMinutes").GetInt32());
    }

    [Fact]
    public void The_names_that_stand_in_storage_are_the_contracts()
    {
        var read = new Understanding(Category.Discrimination, 2, Urgency.WordsOnly, "nl", "kassa 3", false);

        var json = EventJson.Write(new Said(new("ada"), DateTimeOffset.UnixEpoch, "turn", "woorden", read));

        Assert.Contains("\"category\":\"discrimination\"", json, StringComparison.Ordinal);
        Assert.Contains("\"urgency\":\"wordsOnly\"", json, StringComparison.Ordinal);
        Assert.Contains("\"type\":\"said\"", json, StringComparison.Ordinal);
    }

    private static RequestEvent Example(Type kind)
    {
        var constructor = kind.GetConstructors().OrderByDescending(one => one.GetParameters().Length).First();
        return (RequestEvent)constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType))]);
    }

    private static object? Value(Type type) => type switch
    {
        _ when type == typeof(string) => "text “ü” 🚨",
        _ when type == typeof(int) => 3,
        _ when type == typeof(double) => 0.25,
        _ when type == typeof(DateTimeOffset) || type == typeof(DateTimeOffset?) => new DateTimeOffset(2026, 11, 22, 9, 0, 1, TimeSpan.Zero),
        _ when type == typeof(PersonId) => new PersonId("36cfd086-31d1-4dd8-bb20-a94a343818aa"),
        _ when type == typeof(SiteId) => new SiteId("demo"),
        _ when type == typeof(Understanding) => new Understanding(Category.Verbal, 2, Urgency.Page, "en", "till 3", true, "weapon:knife"),
        _ when type == typeof(PagingPlan) => LogFixture.Plan,
        _ when type == typeof(Closing) => new Closing(Outcome.AskedToLeave, CustomerDecision.Excluded, "side", null, "a break", null)
        {
            ExcludedUntil = new(2027, 3, 2),
            CustomerReason = "spat",
            Attended = Attended.Police,
            Support = Supports.Break | Supports.HomeEarly,
            Complaint = true,
            WithoutStatement = WithoutStatement.NotAnswered,
        },
        _ when type == typeof(Hold) => Hold.Statement,
        _ when type == typeof(bool) => true,
        _ when type == typeof(Erasure) => Erasure.Person,
        _ when type == typeof(PersonId?) => new PersonId("51d9a6a2-e5d7-46eb-a8b4-96f04c723b2e"),
        _ when type == typeof(Signal) => Signal.Danger,
        _ when type == typeof(NoticeKind) => NoticeKind.Unanswered,
        _ when type == typeof(TalkWith) => TalkWith.OpsLead,
        _ when type == typeof(TalkConsent) => TalkConsent.Answers,
        _ when type == typeof(System.Collections.Immutable.ImmutableArray<Person>) =>
            System.Collections.Immutable.ImmutableArray.Create(new Person(new("sam"), "Sam")),
        _ => throw new InvalidOperationException($"No example of {type}"),
    };
}
