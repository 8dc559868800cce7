using System.Globalization;
using System.Text;

namespace ManagerBackup.SystemTests.Fuzz;

/// <summary>Calls to everything else that is served: lists, stories, files, health; with odd filters, cursors, ids, methods and headers.</summary>
internal sealed class ApiGrammar(QuietChannel channel)
{
    private static readonly string[] Paths =
    [
        "api/takeovers", "api/takeovers", "api/takeovers/{id}", "api/takeovers/{id}", "api/takeovers.csv", "api/summary", "api/coverage", "api/live", "api/drills", "api/takeovers/{id}/notes", "api/summary/sites", "api/sb553.csv", "api/sites", "api/players", "healthz", "readyz", "review",
        "tab", "rehearsal", "rehearsal/api/people", "assets/review.js", "assets/{odd}", "assets/../{odd}", "{odd}", "api/{odd}", "api/signon", "api/tab", "api/messages",
    ];

    private static readonly string[] Keys = ["site", "from", "to", "category", "severity", "outcome", "manager", "limit", "cursor", "practice", "employee", "hours", ""];

    private static readonly string[] Values =
    [
        "demo", "2026-03-01", "2026-03-31T14:05:00Z", "2026-03-31T14:05:00+02:00", "0001-01-01", "9999-12-31T23:59:59Z", "verbal", "4", "-1", "0", "1", "1000", "99999999999",
        "resolved", "true", "%00", "%ff%fe", "..%2f..", "'%20OR%201=1", "%F0%9F%98%A1", "", "null", "[]", "a,b,c", "%0d%0aX-Injected:%20yes", "019d0000-0000-7000-8000-00000000abcd",
        "ffffffff-ffff-7fff-bfff-ffffffffffff", "1e9", "٣", "NaN",
    ];

    public HttpRequestMessage Next(Random random, Uri bot)
    {
        var path = ActivityGrammar.Pick(random, Paths)
            .Replace("{id}", random.Next(2) == 0 ? channel.SomeRequest(random) ?? "x" : Value(random), StringComparison.Ordinal)
            .Replace("{odd}", Value(random), StringComparison.Ordinal);
        var query = string.Join('&', Enumerable.Range(0, random.Next(5)).Select(_ => $"{ActivityGrammar.Pick(random, Keys)}={Value(random)}"));
        var method = random.Next(8) == 0 ? ActivityGrammar.Pick(random, ["POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "BREW"]) : "GET";

        // As it is: the client would mend what is odd about it.
        var address = new Uri($"{bot}{path}?{query}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(new(method), address);
        if (method is "POST" or "PUT" or "PATCH")
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(ActivityGrammar.Pick(random, ["", "{}", "[1]", "{\"person\":1}", "\u0000"])));
        if (random.Next(6) == 0)
            request.Headers.TryAddWithoutValidation(ActivityGrammar.Pick(random, ["Accept", "Authorization", "If-None-Match", "Range", "X-Forwarded-For", "Cookie", "traceparent", "X-Signed-In-As"]), Uri.EscapeDataString(Value(random)));
        return request;
    }

    private static string Value(Random random) => random.Next(30) == 0
        ? new string('x', random.Next(1, 3000))
        : random.Next(10) == 0 ? random.NextInt64().ToString(CultureInfo.InvariantCulture) : ActivityGrammar.Pick(random, Values);
}
