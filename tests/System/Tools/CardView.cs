using System.Text.Json.Nodes;

namespace ManagerBackup.SystemTests.Tools;

/// <summary>A message in a chat as it is shown now: an edit takes the place of what was there.</summary>
internal sealed class ChatMessage(string id, string? replyTo, JsonObject body, long at)
{
    private volatile CardView current = CardView.Of(body);
    private int edits;

    public string Id => id;

    /// <summary>The activity that it answers; null for what comes by itself.</summary>
    public string? ReplyTo => replyTo;

    public long At => at;

    public int Edits => edits;

    public CardView Card => current;

    /// <summary>As it came, before any edit.</summary>
    public CardView First { get; } = CardView.Of(body);

    public string? Request => First.Request;

    /// <summary>Asks a manager to come.</summary>
    public bool IsPage => First.Verbs.Contains("accept") && First.Verbs.Contains("decline");

    public void Edit(JsonObject edited)
    {
        current = CardView.Of(edited);
        Interlocked.Increment(ref edits);
    }
}

/// <summary>An Adaptive Card as a person reads it: what it says and what can be tapped.</summary>
internal sealed class CardView
{
    private readonly IReadOnlyList<(string Verb, string Data)> buttons;

    // Read once: a JsonNode is not for many threads.
    public CardView(JsonObject card)
    {
        var all = Objects(card).ToList();
        Whole = card.ToJsonString();
        buttons = [.. from action in all
                      where Text(action, "type") == "Action.Execute"
                      select (Text(action, "verb") ?? "", action["data"]?.ToJsonString() ?? "{}")];
        Lines = [.. all.Where(element => Text(element, "id")?.StartsWith("line", StringComparison.Ordinal) is true).Select(line => Text(line, "text") ?? "")];
        Inputs = [.. all.Where(element => Text(element, "type")?.StartsWith("Input.", StringComparison.Ordinal) is true).Select(input => Text(input, "id") ?? "")];
        Says = string.Join('\n', all.SelectMany(element => new[] { Text(element, "text"), Text(element, "title"), Text(element, "label") }).OfType<string>());
        Request = buttons.Select(button => (string?)JsonNode.Parse(button.Data)?["requestId"]).FirstOrDefault(id => id is not null);
    }

    /// <summary>The card itself.</summary>
    public string Whole { get; }

    public IReadOnlyList<string> Lines { get; }

    public IReadOnlyList<string> Inputs { get; }

    public IReadOnlyList<string> Verbs => [.. buttons.Select(button => button.Verb)];

    public string Says { get; }

    public string? Request { get; }

    public static CardView Of(JsonObject message) => new(message["attachments"]?[0]?["content"] as JsonObject ?? []);

    /// <summary>A copy of the data of the first button with this verb.</summary>
    public JsonObject DataOf(string verb) => JsonNode.Parse(buttons.First(button => button.Verb == verb).Data)!.AsObject();

    // The fallback repeats its button for older clients.
    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one => one.Where(member => member.Key != "fallback").SelectMany(member => Objects(member.Value)).Prepend(one),
        JsonArray many => many.SelectMany(Objects),
        _ => [],
    };

    private static string? Text(JsonObject element, string name) =>
        element[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
