using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Log;

/// <summary>
/// A line of the spool: the request's id and what is said of it, with tabs between, which JSON does not hold. An opening with the
/// employee's contact has three parts, an event of a request five, and two say that the log has it all.
/// </summary>
internal abstract record SpoolLine(RequestId Id)
{
    private const string KnownKind = "known";
    private const string LocalKind = "local";
    private const string ContactKind = "contact";
    private const string DoneKind = "done";

    /// <summary>The first event of a request that the log does not have.</summary>
    internal sealed record Opened(RequestId Id, RequestEvent.Requested Requested, Contact? Contact) : SpoolLine(Id);

    /// <param name="Version">How many events of the request come before it.</param>
    /// <param name="IsKnown">The log has it: what comes after it can be understood without asking the log.</param>
    internal sealed record Happened(RequestId Id, SiteId Site, int Version, RequestEvent Event, bool IsKnown) : SpoolLine(Id);

    internal sealed record Reached(RequestId Id, SiteId Site, Contact Contact) : SpoolLine(Id);

    internal sealed record Done(RequestId Id) : SpoolLine(Id);

    public string Write() => this switch
    {
        Opened line => $"{Id}\t{EventJson.Write(line.Requested)}\t{Json(line.Contact)}\n",
        Happened line => string.Create(
            CultureInfo.InvariantCulture, $"{Id}\t{line.Site}\t{(line.IsKnown ? KnownKind : LocalKind)}\t{line.Version}\t{EventJson.Write(line.Event)}\n"),
        Reached line => $"{Id}\t{line.Site}\t{ContactKind}\t0\t{Json(line.Contact)}\n",
        Done => $"{Id}\t{DoneKind}\n",
        _ => throw new InvalidOperationException($"No line for {GetType().Name}"),
    };

    /// <returns>Null for a line that was cut off: it was being written as the process died, and nobody was answered for it.</returns>
    public static SpoolLine? TryRead(string text)
    {
        try
        {
            var parts = text.Split('\t');
            return RequestId.TryParse(parts[0], out var id) ? Read(id, parts) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SpoolLine? Read(RequestId id, string[] parts) => parts switch
    {
        [_, DoneKind] => new Done(id),
        [_, var opening, var contact] when EventJson.Read(opening) is RequestEvent.Requested requested => new Opened(id, requested, ContactIn(contact)),
        [_, var site, KnownKind or LocalKind, var version, var json] when int.TryParse(version, CultureInfo.InvariantCulture, out var before) =>
            new Happened(id, new(site), before, EventJson.Read(json), parts[2] == KnownKind),
        [_, var site, ContactKind, _, var json] when ContactIn(json) is { } contact => new Reached(id, new(site), contact),
        _ => null,
    };

    private static string Json(Contact? contact) => JsonSerializer.Serialize(contact, ContactJsonContext.Default.Contact);

    private static Contact? ContactIn(string json) => JsonSerializer.Deserialize(json, ContactJsonContext.Default.Contact);
}

[JsonSerializable(typeof(Contact))]
internal sealed partial class ContactJsonContext : JsonSerializerContext;
