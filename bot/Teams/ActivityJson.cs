using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ManagerBackup.Bot.Teams;

/// <summary>How the protocol's records are read and written: use <see cref="Wire"/>.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ConversationParameters))]
[JsonSerializable(typeof(PagedMembers))]
[JsonSerializable(typeof(TeamInfo))]
[JsonSerializable(typeof(ErrorResponse))]
internal sealed partial class ActivityJson : JsonSerializerContext
{
    public static ActivityJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // The default escapes every letter beyond ASCII, which makes Dutch and German texts grow towards the message's size limit.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 64,
        Converters = { new LenientString(), new LenientBool(), new RawJsonConverter() },
    });

    /// <summary>Null when it is not a JSON object in UTF-8. Mends the bytes where they hold half a surrogate pair.</summary>
    public static Activity? ReadActivity(Span<byte> json)
    {
        json = json.StartsWith("\uFEFF"u8) ? json[3..] : json;
        if (!System.Text.Unicode.Utf8.IsValid(json))
        {
            // The reader lets broken letters through in a value, and whoever reads that later would throw.
            return null;
        }

        MendSurrogates(json);
        try
        {
            return JsonSerializer.Deserialize(json, Wire.Activity);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // JavaScript clients cut a text in the middle of an emoji; the reader throws there, and the person would get no answer.
    private static void MendSurrogates(Span<byte> json)
    {
        for (var at = NextEscape(json, 0); at >= 0; at = NextEscape(json, at))
        {
            var unit = CodeUnitAt(json, at);
            var isPair = char.IsHighSurrogate(unit) && char.IsLowSurrogate(CodeUnitAt(json, at + 6));
            if (char.IsSurrogate(unit) && !isPair)
                "\\uFFFD"u8.CopyTo(json[at..]);
            at += isPair ? 12 : 2;
        }
    }

    private static int NextEscape(ReadOnlySpan<byte> json, int from)
    {
        var found = from < json.Length ? json[from..].IndexOf((byte)'\\') : -1;
        return found < 0 ? -1 : from + found;
    }

    private static char CodeUnitAt(ReadOnlySpan<byte> json, int at) =>
        at + 6 <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && ushort.TryParse(json.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : '\0';
}

/// <summary>JSON that is ready: written as it is, without a look at it. A card stays what its writer made of it.</summary>
internal readonly record struct RawJson(ReadOnlyMemory<byte> Utf8)
{
    public static RawJson Of(string json) => new(Encoding.UTF8.GetBytes(json));

    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);
}

internal sealed class RawJsonConverter : JsonConverter<RawJson>
{
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonMarshal.GetRawUtf8Value(JsonElement.ParseValue(ref reader)).ToArray());

    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
}

/// <summary>Ids come as numbers from some clients; a list or an object is no text.</summary>
internal sealed class LenientString : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

internal sealed class LenientBool : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String)
            return string.Equals(reader.GetString(), "true", StringComparison.OrdinalIgnoreCase);
        reader.Skip();
        return reader.TokenType is JsonTokenType.True;
    }

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}

/// <summary>What is no object reads as absent. Stands on properties, not on types, or it would find itself again.</summary>
internal sealed class LenientObject<T> : JsonConverter<T>
    where T : class
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.StartObject)
            return ((JsonConverter<T>)options.GetTypeInfo(typeof(T)).Converter).Read(ref reader, typeof(T), options); // The serializer would read twice.
        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
}

/// <summary>What is no list reads as absent; what is no object in it is left out.</summary>
internal sealed class LenientList<T> : JsonConverter<IReadOnlyList<T>>
    where T : class
{
    private static readonly LenientObject<T> Item = new();

    public override IReadOnlyList<T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        var items = new List<T>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            if (Item.Read(ref reader, typeof(T), options) is { } item)
                items.Add(item);
        }

        return items;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var item in value)
        {
            Item.Write(writer, item, options);
        }

        writer.WriteEndArray();
    }
}
