using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ManagerBackup.SystemTests.Fuzz;

/// <summary>Makes JSON odd: first its shape, then its letters, then its bytes.</summary>
internal static class Mutations
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 10_000 };

    private static readonly string[] Odd =
    [
        "", " ", "\0", "\u202e\u2066", "\ufeff", "\ud83d", "\udc00x", "e\u0301\u0301\u0301", "İıſẞ", "../../etc/passwd", "%00%2e%2e%2f", "'; DROP TABLE takeovers;--",
        "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "{{7*7}}", "${jndi:ldap://x}", "\r\nX-Injected: yes", "a/b\\c#d?e", "NaN", "1e400", "-0",
        "9999999999999999999999", "0001-01-01T00:00:00Z", "99999-01-01", "ffffffff-ffff-7fff-bfff-ffffffffffff", "00000000-0000-7000-8000-000000000000",
        "http://[::1", "http://127.0.0.1:1/", "ftp://x/", "javascript:alert(1)", "\u0130stanbul", "ﷺ", "👩‍👩‍👧‍👦", "\u2028\u2029",
    ];

    public static byte[] Mutate(JsonNode original, Random random)
    {
        var root = original.DeepClone();
        for (var times = random.Next(0, 4); times > 0; times--)
        {
            Change(root, random);
        }

        var text = root.ToJsonString(Plain);
        if (random.Next(12) == 0)
            text = TwiceAKey(text, random);
        var bytes = Encoding.UTF8.GetBytes(text);
        return random.Next(8) == 0 ? Spoil(bytes, random) : bytes;
    }

    private static void Change(JsonNode root, Random random)
    {
        var places = Below(root).ToList();
        if (places.Count == 0)
            return;

        var place = places[random.Next(places.Count)];
        var old = place.Value;
        JsonNode? made = random.Next(14) switch
        {
            0 => null,
            1 => random.Next(),
            2 => JsonNode.Parse(ActivityGrammar.Pick(random, ["1e308", "-1", "0.1", "123456789012345678901234567890", "1E-400"])),
            3 => random.Next(2) == 0,
            4 => new JsonArray(),
            5 => new JsonObject(),
            6 => new string('x', random.Next(10_000, 60_000)),
            7 => Nested(random.Next(3, 400), random),
            8 or 9 => ActivityGrammar.Pick(random, Odd),
            10 => new JsonArray([.. Enumerable.Range(0, random.Next(1, 300)).Select(_ => old?.DeepClone())]),
            11 => (old?.ToString() ?? "") + ActivityGrammar.Pick(random, Odd),
            12 => places[random.Next(places.Count)].Value?.DeepClone(),
            _ => new JsonObject { ["id"] = old?.DeepClone(), ["$type"] = "System.Object", ["type"] = "message" },
        };
        place.Put(random.Next(10) == 0, made);
    }

    private static JsonNode Nested(int depth, Random random)
    {
        JsonNode node = 1;
        for (var i = 0; i < depth; i++)
        {
            node = random.Next(2) == 0 ? new JsonArray(node) : new JsonObject { ["a"] = node };
        }

        return node;
    }

    private static IEnumerable<Spot> Below(JsonNode node) => node switch
    {
        JsonObject o => o.ToList().SelectMany(pair => Under(pair.Value).Prepend(new(pair.Value, (gone, made) => Put(o, pair.Key, gone, made)))),
        JsonArray a => Enumerable.Range(0, Math.Min(a.Count, 20)).SelectMany(i => Under(a[i]).Prepend(new(a[i], (_, made) => a[i] = made))),
        _ => [],
    };

    private static IEnumerable<Spot> Under(JsonNode? node) => node is null ? [] : Below(node);

    private static void Put(JsonObject within, string key, bool gone, JsonNode? made)
    {
        if (gone)
            within.Remove(key);
        else
            within[key] = made;
    }

    private static string TwiceAKey(string text, Random random)
    {
        var at = text.IndexOf('{', random.Next(text.Length));
        var key = ActivityGrammar.Pick(random, ["type", "id", "from", "conversation", "value", "verb", "data", "requestId", "text"]);
        return at < 0 ? text : text.Insert(at + 1, $"\"{key}\":{ActivityGrammar.Pick(random, ["1", "null", "\"x\"", "{}", "[[]]"])}{(text[at + 1] == '}' ? "" : ",")}");
    }

    private static byte[] Spoil(byte[] bytes, Random random)
    {
        byte[][] odd = [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0x00], [0xef, 0xbb, 0xbf], [(byte)'"'], [(byte)'}'], "\\ud800"u8.ToArray()];
        var at = random.Next(bytes.Length);
        switch (random.Next(4))
        {
            case 0:
                return bytes[..at];
            case 1:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 2:
                return [.. bytes[..at], .. ActivityGrammar.Pick(random, odd), .. bytes[at..]];
            default:
                return [.. ActivityGrammar.Pick(random, odd), .. bytes];
        }
    }

    /// <param name="Put">Takes the member away, or puts something in its place.</param>
    private sealed record Spot(JsonNode? Value, Action<bool, JsonNode?> Put);
}
