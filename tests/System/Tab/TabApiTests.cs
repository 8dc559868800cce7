using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Tab;

/// <summary>What the tab asks of the bot, as anybody could ask it.</summary>
public sealed class TabApiTests : IAsyncLifetime
{
    private const string Tap = "0123456789abcdef";

    private BotProcess? bot;

    public async Task InitializeAsync() => bot = await BotProcess.StartAsync();

    public async Task DisposeAsync()
    {
        if (bot is not null)
            await bot.DisposeAsync();
    }

    [Fact]
    public async Task The_same_tap_never_opens_a_second_request_not_even_after_the_first_is_over()
    {
        var both = await Task.WhenAll(AskAsync(EmployeeTab.Ada), AskAsync(EmployeeTab.Ada));
        var id = both.Select(answer => IdOf(answer)).Distinct().Single();
        await PostAsync(EmployeeTab.Ada, $"requests/{id}/withdraw", new { tap = "anothertap01" });
        Assert.Equal(id, IdOf(await AskAsync(EmployeeTab.Ada)));
        Assert.Single(await TakeoversAsync());

        Assert.NotEqual(id, IdOf(await AskAsync(EmployeeTab.Ada, tap: "fedcba9876543210")));
        Assert.Equal(2, (await TakeoversAsync()).Count);
    }

    [Fact]
    public async Task Two_people_may_send_the_same_tap()
    {
        Assert.NotEqual(IdOf(await AskAsync(EmployeeTab.Ada)), IdOf(await AskAsync(EmployeeTab.Bram)));
        Assert.Equal(2, (await TakeoversAsync()).Count);
    }

    [Fact]
    public async Task What_was_answered_with_yes_survives_the_death_of_the_process()
    {
        var id = IdOf(await AskAsync(EmployeeTab.Ada, "threat"));
        bot!.Kill();
        await using var next = await BotProcess.StartAsync(bot.Folder);
        using var http = new HttpClient { BaseAddress = next.BaseAddress };
        Assert.Equal(id, (await http.GetFromJsonAsync<JsonElement>($"api/takeovers/{id}")).GetProperty("id").GetString());
        using var request = Request(HttpMethod.Get, new Uri(next.BaseAddress, "api/tab/requests/current"), EmployeeTab.Ada);
        using var answer = await http.SendAsync(request);
        Assert.Equal(id, IdOf((answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>())));
    }

    [Theory]
    [InlineData("worse")]
    [InlineData("withdraw")]
    [InlineData("here")]
    [InlineData("page")]
    [InlineData("accept")]
    [InlineData("close")]
    public async Task Anothers_request_is_no_more_there_than_one_that_is_not(string verb)
    {
        var id = IdOf(await AskAsync(EmployeeTab.Ada));
        var forged = await PostAsync(EmployeeTab.Bram, $"requests/{id}/{verb}", new { tap = Tap });
        var invented = await PostAsync(EmployeeTab.Bram, $"requests/01990000-0000-7000-8000-000000000000/{verb}", new { tap = Tap });
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (forged.Status, invented.Status));
        Assert.Equal(invented.Body.GetRawText(), forged.Body.GetRawText());
        Assert.DoesNotContain((await StoryAsync(id)).EnumerateArray(), entry => entry.GetProperty("by").GetString() == EmployeeTab.Bram);

        using var http = new HttpClient { BaseAddress = bot!.BaseAddress };
        using var peek = Request(HttpMethod.Get, new Uri(bot.BaseAddress, $"api/tab/requests/current?last={id}"), EmployeeTab.Bram);
        using var seen = await http.SendAsync(peek);
        Assert.Equal(JsonValueKind.Null, (await seen.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("request").ValueKind);
    }

    [Theory]
    [InlineData("""{ "what": "earthquake", "tap": "0123456789abcdef" }""", 400)]
    [InlineData("""{ "what": "verbal" }""", 400)]
    [InlineData("""{ "what": "verbal", "tap": "short" }""", 400)]
    [InlineData("""{ "what": "verbal", "tap": "has spaces in it" }""", 400)]
    [InlineData("""{ "what": """, 400)]
    [InlineData("""[]""", 400)]
    [InlineData("", 400)]
    public async Task What_is_no_tap_opens_nothing(string body, int status)
    {
        using var http = new HttpClient { BaseAddress = bot!.BaseAddress };
        using var request = Request(HttpMethod.Post, new Uri(bot.BaseAddress, "api/tab/requests"), EmployeeTab.Ada);
        request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Empty(await TakeoversAsync());
    }

    [Fact]
    public async Task A_body_that_is_too_large_and_a_caller_who_is_nobody_open_nothing()
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync(EmployeeTab.Ada, "requests", new { what = "verbal", tap = Tap, more = new string('x', 100_000) })).Status);
        using var http = new HttpClient { BaseAddress = bot!.BaseAddress };
        using var nobody = await http.PostAsJsonAsync("api/tab/requests", new { what = "verbal", tap = Tap });
        Assert.Equal(HttpStatusCode.BadRequest, nobody.StatusCode);
        Assert.Empty(await TakeoversAsync());
    }

    [Fact]
    public async Task Only_Teams_may_show_the_tab_within_itself()
    {
        using var http = new HttpClient { BaseAddress = bot!.BaseAddress };
        async Task<string> AncestorsAsync(string path)
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            return answer.Headers.GetValues("Content-Security-Policy").Single().Split("frame-ancestors ")[1];
        }

        Assert.Contains("https://teams.microsoft.com", await AncestorsAsync("tab"), StringComparison.Ordinal);
        Assert.Contains("https://teams.microsoft.com", await AncestorsAsync("review"), StringComparison.Ordinal);
        Assert.DoesNotContain(" * ", await AncestorsAsync("tab"), StringComparison.Ordinal);
        Assert.Equal("'none'", await AncestorsAsync("rehearsal"));
    }

    private Task<(HttpStatusCode Status, JsonElement Body)> AskAsync(string person, string what = "", string tap = Tap) => PostAsync(person, "requests", new { what, tap });

    private async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string person, string path, object body)
    {
        using var http = new HttpClient { BaseAddress = bot!.BaseAddress };
        using var request = Request(HttpMethod.Post, new Uri(bot.BaseAddress, $"api/tab/{path}"), person);
        request.Content = JsonContent.Create(body);
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length > 0 && text[0] == '{' ? JsonElement.Parse(text) : default);
    }

    private static HttpRequestMessage Request(HttpMethod method, Uri address, string person) => new(method, address) { Headers = { { "X-Signed-In-As", person } } };

    private static string IdOf((HttpStatusCode Status, JsonElement Body) answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.Body.GetProperty("request").GetProperty("id").GetString()!;
    }

    private async Task<IReadOnlyList<JsonElement>> TakeoversAsync()
    {
        using var http = new HttpClient { BaseAddress = bot!.BaseAddress };
        return [.. (await http.GetFromJsonAsync<JsonElement>("api/takeovers")).GetProperty("items").EnumerateArray()];
    }

    private async Task<JsonElement> StoryAsync(string id)
    {
        using var http = new HttpClient { BaseAddress = bot!.BaseAddress };
        return (await http.GetFromJsonAsync<JsonElement>($"api/takeovers/{id}")).GetProperty("timeline");
    }
}
