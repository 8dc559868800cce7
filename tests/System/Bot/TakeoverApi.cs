using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ManagerBackup.SystemTests.Bot;

/// <summary>The log, read as others read it: over HTTP.</summary>
internal sealed class TakeoverApi(Uri bot)
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    public async Task<IReadOnlyList<JsonObject>> OfEmployeeAsync(string employee) =>
        [.. (await AllAsync()).Where(item => (string?)item["employee"]!["id"] == employee)];

    public async Task<IReadOnlyList<JsonObject>> AllAsync()
    {
        var page = await Http.GetFromJsonAsync<JsonObject>(new Uri(bot, "api/takeovers?limit=1000"));
        Assert.Null(page!["next"]);
        return [.. page["items"]!.AsArray().Select(item => item!.AsObject())];
    }

    public async Task<Story?> FindAsync(string request)
    {
        using var answer = await Http.GetAsync(new Uri(bot, $"api/takeovers/{request}"));

        // 429 says that storage is too slow just now.
        return answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.TooManyRequests ? null : new((await answer.Content.ReadFromJsonAsync<JsonObject>())!);
    }

    public async Task<JsonObject> SummaryAsync() => JsonNode.Parse(await Http.GetStringAsync(new Uri(bot, "api/summary")))!.AsObject();

    public Task<string> CsvAsync() => Http.GetStringAsync(new Uri(bot, "api/takeovers.csv"));

    public async Task<int> StatusAsync(string path)
    {
        using var answer = await Http.GetAsync(new Uri(bot, path));
        return (int)answer.StatusCode;
    }

    public async Task<(int Status, JsonObject Body)> ReadyAsync()
    {
        using var answer = await Http.GetAsync(new Uri(bot, "readyz"));
        return ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonObject>())!);
    }

    /// <summary>Reads the story until it is as wanted; the last one is shown when it never is.</summary>
    public async Task<Story> UntilAsync(string request, Func<Story, bool> wanted)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var story = await FindAsync(request);
            if (story is not null && wanted(story))
                return story;
            if (Stopwatch.GetElapsedTime(since) > Patience)
                throw new TimeoutException($"The log never had it, but: {story?.Whole}");
            await Task.Delay(LookEvery, TimeProvider.System);
        }
    }

    /// <summary>Nothing is on its way any more: everyone was answered, told, and paged or not reached.</summary>
    public Task<Story> CalmAsync(string request) => UntilAsync(request, story =>
        story.Of("answered").Any()
        && story.Paged.Count() == story.Of("pageDelivered").Count() + story.Of("pageFailed").Count(failed => failed["retryAt"] is null)
        && story.Of("told").Count() >= story.Of("accepted").Count() + story.Of("closed").Count());
}

/// <summary>A takeover as the log tells it.</summary>
internal sealed class Story(JsonObject whole)
{
    public string Whole { get; } = whole.ToJsonString();

    public string? this[string field] => whole[field]?.ToString();

    public string? Manager => (string?)whole["manager"]?["id"];

    public string? Employee => (string?)whole["employee"]?["id"];

    public IReadOnlyList<JsonObject> Timeline { get; } = [.. whole["timeline"]!.AsArray().Select(entry => entry!.AsObject())];

    public IReadOnlyList<string> Types => [.. Timeline.Select(entry => (string)entry["type"]!)];

    /// <summary>Everybody for whom a page was claimed, once for each page.</summary>
    public IEnumerable<string> Paged => Of("paged").SelectMany(round => round["to"]!.AsArray().Select(person => (string)person!["id"]!));

    public IEnumerable<JsonObject> Of(string type) => Timeline.Where(entry => (string?)entry["type"] == type);

    public TimeSpan AfterOpening(JsonObject entry) => Time((string)entry["at"]!) - Time(this["openedAt"]!);

    public static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
