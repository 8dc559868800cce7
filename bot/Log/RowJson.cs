using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ManagerBackup.Bot.Log;

/// <summary>
/// A row as OData JSON with type annotations: on the wire to Azure, and as it lies in SQLite. Half a surrogate pair, which
/// UTF-8 can't hold, becomes U+FFFD: an odd character that someone typed must not stop a page.
/// </summary>
internal static class RowJson
{
    private const string TypeSuffix = "@odata.type";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <param name="system">Columns that the engine itself adds; all text.</param>
    public static ReadOnlyMemory<byte> Encode(TableEntity row, params ReadOnlySpan<(string Name, string Value)> system)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        // The writer's own encoder leaves only ASCII. It has to: Azurite garbles a letter of several bytes where a body arrives in pieces.
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        foreach (var (name, value) in system)
            WriteText(json, name, value);
        foreach (var (name, value) in row)
            WriteColumn(json, name, value);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    public static void DecodeInto(TableEntity row, JsonElement json)
    {
        foreach (var property in json.EnumerateObject())
        {
            var name = property.Name;
            if (name.Contains('.', StringComparison.Ordinal)
                || name is "PartitionKey" or "RowKey" or "Timestamp" or TableRules.WriteIdColumn)
            {
                continue;
            }

            if (ReadColumn(json, name, property.Value) is { } value)
                row[name] = value;
        }
    }

    private static void WriteColumn(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null: break;
            case string text: WriteText(json, name, text); break;
            case int number: json.WriteNumber(name, number); break;
            case bool flag: json.WriteBoolean(name, flag); break;
            case long number: WriteTyped(json, name, "Edm.Int64", number.ToString(CultureInfo.InvariantCulture)); break;
            case DateTimeOffset at:
                WriteTyped(json, name, "Edm.DateTime", at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                json.WriteString(name + TypeSuffix, "Edm.Double");
                json.WriteNumber(name, number);
                break;
            case double number: WriteTyped(json, name, "Edm.Double", number.ToString(CultureInfo.InvariantCulture)); break;
            default: throw new ArgumentException($"{name} is a {value.GetType().Name}, which no column may hold", nameof(value));
        }
    }

    private static void WriteTyped(Utf8JsonWriter json, string name, string type, string value)
    {
        json.WriteString(name + TypeSuffix, type);
        json.WriteString(name, value);
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text) => json.WriteString(name, Encoding.UTF8.GetBytes(text));

    private static object? ReadColumn(JsonElement row, string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => ReadNumber(TypeOf(row, name), value),
        JsonValueKind.String => ReadText(TypeOf(row, name), value),
        _ => throw new FormatException($"The column {name} holds JSON of kind {value.ValueKind}"),
    };

    private static string? TypeOf(JsonElement row, string name) =>
        row.TryGetProperty(name + TypeSuffix, out var type) ? type.GetString() : null;

    // A whole double comes back without its annotation but with its decimal point ("4.0"), which TryGetInt32 refuses.
    private static object ReadNumber(string? type, JsonElement value) =>
        type != "Edm.Double" && value.TryGetInt32(out var number) ? (object)number : value.GetDouble();

    private static object? ReadText(string? type, JsonElement value) => type switch
    {
        "Edm.Int64" => long.Parse(value.GetString() ?? "", CultureInfo.InvariantCulture),
        "Edm.Double" => double.Parse(value.GetString() ?? "", CultureInfo.InvariantCulture),
        "Edm.DateTime" => DateTimeOffset.Parse(
            value.GetString() ?? "", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        _ => value.GetString(),
    };
}
