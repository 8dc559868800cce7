using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.SignIn;
using ManagerBackup.Bot.Tab;
using ManagerBackup.UnitTests.Tools;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ManagerBackup.UnitTests.Tab;

public sealed class TabPaceTests
{
    private readonly FakeTime time = new();
    private readonly TabPace pace;

    public TabPaceTests() => pace = new(new Pace(PaceLimits.Usual with { PersonPerMinute = 20 }, time));

    [Fact]
    public async Task A_tab_that_is_open_all_day_is_never_held_back()
    {
        for (var look = 0; look < 500; look++)
        {
            Assert.True(await PassesAsync());
            time.Advance(TimeSpan.FromSeconds(3));
        }
    }

    [Fact]
    public async Task More_than_a_tab_can_ask_is_held_back_and_told_when_to_come_again_and_nobody_else_notices()
    {
        await FloodAsync();

        var (answer, http) = await AskAsync(new("ada", IsPractice: false), null, null);

        Assert.Equal(429, Assert.IsAssignableFrom<IStatusCodeHttpResult>(answer).StatusCode);
        Assert.Equal("2", http.Response.Headers.RetryAfter);
        Assert.True(await PassesAsync(person: "bram"));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await PassesAsync());
    }

    [Fact]
    public async Task What_asks_for_a_page_passes_however_much_was_sent_and_its_repetition_does_not()
    {
        await FloodAsync();

        Assert.True(await PassesAsync(ask: new("", "tap-00001")));
        Assert.False(await PassesAsync(ask: new("", "tap-00002")));
        Assert.True(await PassesAsync(verb: "worse"));
        Assert.True(await PassesAsync(ask: new("physical", "tap-00003")));
        Assert.False(await PassesAsync(verb: "page"));
        time.Advance(Pace.SamePage);
        Assert.True(await PassesAsync(verb: "page"));
    }

    [Fact]
    public async Task To_call_it_off_passes_too_and_makes_the_next_page_a_new_one()
    {
        await FloodAsync();
        Assert.True(await PassesAsync(verb: "page"));

        Assert.True(await PassesAsync(verb: "withdraw"));

        Assert.True(await PassesAsync(verb: "page"));
        Assert.False(await PassesAsync(verb: "moreLines"));
    }

    [Fact]
    public async Task In_practice_nobody_is_counted()
    {
        for (var look = 0; look < 100; look++)
        {
            Assert.Equal("passed", (await AskAsync(new("ada", IsPractice: true), null, null)).Answer);
        }
    }

    private async Task FloodAsync()
    {
        while (await PassesAsync())
        {
            // The clock stands: it ends.
        }
    }

    private async Task<bool> PassesAsync(string person = "ada", string? verb = null, TabAsk? ask = null) =>
        (await AskAsync(new(person, IsPractice: false), verb, ask)).Answer is "passed";

    private async Task<(object? Answer, HttpContext Http)> AskAsync(SignedIn who, string? verb, TabAsk? ask)
    {
        var http = new DefaultHttpContext();
        http.Features.Set(who);
        http.Request.RouteValues["verb"] = verb;
        var context = ask is null ? EndpointFilterInvocationContext.Create(http) : EndpointFilterInvocationContext.Create(http, ask);
        return (await pace.InvokeAsync(context, _ => ValueTask.FromResult<object?>("passed")), http);
    }
}
