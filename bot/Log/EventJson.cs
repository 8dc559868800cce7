using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Log;

/// <summary>Events as they are stored and as the timeline shows them: one JSON object with <c>type</c>, <c>at</c>, <c>by</c> and its own fields.</summary>
internal static class EventJson
{
    private static readonly JsonSerializerOptions Options = MakeOptions();

    private static readonly JsonTypeInfo<RequestEvent> TypeInfo = (JsonTypeInfo<RequestEvent>)Options.GetTypeInfo(typeof(RequestEvent));

    public static string Write(RequestEvent happened) => JsonSerializer.Serialize(happened, TypeInfo);

    public static RequestEvent Read(string json) =>
        JsonSerializer.Deserialize(json, TypeInfo) ?? throw new JsonException("An event is a JSON object, not null");

    /// <summary>The stored name of an event: its type's name, first letter small.</summary>
    public static string NameOf(RequestEvent happened) => JsonNamingPolicy.CamelCase.ConvertName(happened.GetType().Name);

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions(EventJsonContext.Default.Options)
        {
            // Stored and served as JSON, never pasted into HTML: words stay readable for whoever opens the table.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = EventJsonContext.Default.WithAddedModifier(NameTheKinds),
        };
        options.MakeReadOnly();
        return options;
    }

    // Here rather than as attributes, so that the heart knows nothing of JSON.
    private static void NameTheKinds(JsonTypeInfo info)
    {
        if (info.Type != typeof(RequestEvent))
        {
            return;
        }

        info.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization };
        foreach (var kind in typeof(RequestEvent).GetNestedTypes(System.Reflection.BindingFlags.NonPublic).Where(type => !type.IsAbstract))
        {
            info.PolymorphismOptions.DerivedTypes.Add(new(kind, JsonNamingPolicy.CamelCase.ConvertName(kind.Name)));
        }
    }
}

internal sealed class PersonIdJson : JsonConverter<PersonId>
{
    public override PersonId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, PersonId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

internal sealed class SiteIdJson : JsonConverter<SiteId>
{
    public override SiteId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, SiteId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

internal sealed class EnumJson<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true,
    Converters =
    [
        typeof(PersonIdJson), typeof(SiteIdJson), typeof(EnumJson<Category>), typeof(EnumJson<Urgency>), typeof(EnumJson<NoticeKind>),
        typeof(EnumJson<Signal>), typeof(EnumJson<Erasure>), typeof(EnumJson<Outcome>), typeof(EnumJson<CustomerDecision>),
        typeof(EnumJson<Attended>), typeof(EnumJson<Supports>), typeof(EnumJson<WithoutStatement>), typeof(EnumJson<Hold>),
        typeof(EnumJson<TalkWith>), typeof(EnumJson<TalkConsent>),
    ])]
[JsonSerializable(typeof(RequestEvent))]
[JsonSerializable(typeof(RequestEvent.Requested))]
[JsonSerializable(typeof(RequestEvent.Said))]
[JsonSerializable(typeof(RequestEvent.Reconsidered))]
[JsonSerializable(typeof(RequestEvent.PageAsked))]
[JsonSerializable(typeof(RequestEvent.Worsened))]
[JsonSerializable(typeof(RequestEvent.Answered))]
[JsonSerializable(typeof(RequestEvent.AnswerFailed))]
[JsonSerializable(typeof(RequestEvent.Answering))]
[JsonSerializable(typeof(RequestEvent.MoreLinesAsked))]
[JsonSerializable(typeof(RequestEvent.LanguageChosen))]
[JsonSerializable(typeof(RequestEvent.LineHelped))]
[JsonSerializable(typeof(RequestEvent.Paged))]
[JsonSerializable(typeof(RequestEvent.PageRetried))]
[JsonSerializable(typeof(RequestEvent.ClaimantLost))]
[JsonSerializable(typeof(RequestEvent.PageDelivered))]
[JsonSerializable(typeof(RequestEvent.PageFailed))]
[JsonSerializable(typeof(RequestEvent.Declined))]
[JsonSerializable(typeof(RequestEvent.Accepted))]
[JsonSerializable(typeof(RequestEvent.AcceptedLate))]
[JsonSerializable(typeof(RequestEvent.Joined))]
[JsonSerializable(typeof(RequestEvent.StatementAsked))]
[JsonSerializable(typeof(RequestEvent.HandedBack))]
[JsonSerializable(typeof(RequestEvent.NotArrived))]
[JsonSerializable(typeof(RequestEvent.Arrived))]
[JsonSerializable(typeof(RequestEvent.Here))]
[JsonSerializable(typeof(RequestEvent.NobodyHere))]
[JsonSerializable(typeof(RequestEvent.Withdrawn))]
[JsonSerializable(typeof(RequestEvent.Unanswered))]
[JsonSerializable(typeof(RequestEvent.StatementGiven))]
[JsonSerializable(typeof(RequestEvent.StatementDeclined))]
[JsonSerializable(typeof(RequestEvent.CheckedIn))]
[JsonSerializable(typeof(RequestEvent.Noted))]
[JsonSerializable(typeof(RequestEvent.Closed))]
[JsonSerializable(typeof(RequestEvent.CloseHeld))]
[JsonSerializable(typeof(RequestEvent.CustomerSideAdded))]
[JsonSerializable(typeof(RequestEvent.Erased))]
[JsonSerializable(typeof(RequestEvent.Reminded))]
[JsonSerializable(typeof(RequestEvent.Lapsed))]
[JsonSerializable(typeof(RequestEvent.Telling))]
[JsonSerializable(typeof(RequestEvent.Told))]
[JsonSerializable(typeof(RequestEvent.TellFailed))]
[JsonSerializable(typeof(RequestEvent.Signalling))]
[JsonSerializable(typeof(RequestEvent.Signalled))]
[JsonSerializable(typeof(RequestEvent.AftercarePlanned))]
[JsonSerializable(typeof(RequestEvent.CheckInAsked))]
[JsonSerializable(typeof(RequestEvent.MoodTold))]
[JsonSerializable(typeof(RequestEvent.TalkWished))]
[JsonSerializable(typeof(RequestEvent.CheckInsStopped))]
[JsonSerializable(typeof(RequestEvent.FollowUpReminded))]
[JsonSerializable(typeof(RequestEvent.FollowedUp))]
internal sealed partial class EventJsonContext : JsonSerializerContext;
