using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Review;

/// <summary>The JSON that the contract names.</summary>
internal static class ReviewJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { Converters = { new UtcTime() } };

    public static JsonNode Of(TakeoverStory story)
    {
        var whole = JsonSerializer.SerializeToNode(story.Summary, Options)!.AsObject(); // a record is never written as null
        whole["timeline"] = new JsonArray([.. story.Timeline.Select(entry => EntryOf(entry))]);
        return whole;
    }

    // A time reads the same here and in the summary.
    private static JsonObject? EntryOf(JsonElement stored)
    {
        var entry = JsonObject.Create(stored);
        foreach (var name in (ReadOnlySpan<string>)["at", "retryAt"])
        {
            if (stored.TryGetProperty(name, out var time) && time.TryGetDateTimeOffset(out var moment))
            {
                entry![name] = Write(moment);
            }
        }

        return entry;
    }

    public static string Write(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private sealed class UtcTime : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(ReviewJson.Write(value));
    }
}
