using System.Text.Json.Nodes;
using ManagerBackup.Cards;

namespace ManagerBackup.UnitTests.Cards;

/// <summary>Walks a rendered card as a client would.</summary>
internal static class CardReader
{
    /// <summary>Every object of the card, in reading order; fallbacks and data left out.</summary>
    public static IEnumerable<JsonObject> Nodes(RenderedCard card) => Walk(JsonNode.Parse(card.Utf8.Span));

    public static IEnumerable<JsonObject> Actions(RenderedCard card) =>
        Nodes(card).Where(node => (string?)node["type"] == "Action.Execute");

    private static IEnumerable<JsonObject> Walk(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(Walk),
        JsonObject found => found
            .Where(member => member.Key is not ("fallback" or "data"))
            .SelectMany(member => Walk(member.Value))
            .Prepend(found),
        _ => [],
    };
}
