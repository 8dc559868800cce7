using System.Globalization;
using System.Text.Json;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Graph;

/// <param name="NextLink">Where the rest of the list is; null at its end.</param>
internal sealed record GraphPage<T>(IReadOnlyList<T> Items, string? NextLink);

internal sealed record PersonPresence(PersonId Person, Presence Presence);

/// <summary>Reads Graph's answers: what is no list is an error, and an entry that is not understood is passed over.</summary>
internal static class GraphAnswers
{
    /// <exception cref="GraphException">It is not the answer of such a question.</exception>
    public static GraphPage<T> Read<T>(ReadOnlyMemory<byte> body, Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            return Member(answer.RootElement, "value") is { ValueKind: JsonValueKind.Array } list
                ? new([.. list.EnumerateArray().Select(read).OfType<T>()], Text(answer.RootElement, "@odata.nextLink"))
                : throw new GraphException("an answer that is no list");
        }
        catch (JsonException garbage)
        {
            throw new GraphException("an answer that is no JSON", garbage);
        }
    }

    /// <summary>Only what is shared with the team counts: a draft is the planner's own, and what is staged for deletion stays until shared.</summary>
    public static PlannedShift? Shift(JsonElement shift) =>
        Person(shift, "userId") is { } person && Member(shift, "sharedShift") is { ValueKind: JsonValueKind.Object } shared
        && Moment(shared, "startDateTime") is { } start && Moment(shared, "endDateTime") is { } end && start < end
            ? new(person, start, end)
            : null;

    public static TimeCard? Card(JsonElement card)
    {
        if (Person(card, "userId") is not { } person || Moment(Member(card, "clockInEvent"), "dateTime") is not { } clockIn)
            return null;

        var clockOut = Moment(Member(card, "clockOutEvent"), "dateTime");
        return "clockedOut".Equals(Text(card, "state"), StringComparison.OrdinalIgnoreCase)
            ? new(person, clockIn, clockOut ?? Moment(card, "lastModifiedDateTime") ?? clockIn)
            : new(person, clockIn, clockOut);
    }

    public static PersonPresence? PresenceOf(JsonElement presence) => Person(presence, "id") is { } person
        ? new(person, Text(presence, "availability") switch
        {
            "Available" or "AvailableIdle" => Presence.Available,
            "Away" or "BeRightBack" => Presence.Away,
            "DoNotDisturb" => Presence.DoNotDisturb,
            "Offline" => Presence.Offline,
            _ => Presence.Unknown, // Busy too: a shop's people are, and come all the same.
        })
        : null;

    // Ids are compared as text, and the settings have them in lower case.
    private static PersonId? Person(JsonElement of, string name) => Text(of, name) is { Length: > 0 } id ? new(id.ToLowerInvariant()) : null;

    private static DateTimeOffset? Moment(JsonElement of, string name) =>
        DateTimeOffset.TryParse(Text(of, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : null;

    private static JsonElement Member(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var member) ? member : default;

    private static string? Text(JsonElement of, string name) =>
        Member(of, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value ? value : null;
}
