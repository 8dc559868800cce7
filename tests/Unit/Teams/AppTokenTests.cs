using Azure.Core;
using Azure.Identity;
using ManagerBackup.Bot.Teams.Trust;
using ManagerBackup.UnitTests.Tools;
using Microsoft.Extensions.Logging.Abstractions;

namespace ManagerBackup.UnitTests.Teams;

public sealed class AppTokenTests
{
    private readonly FakeTime time = new();
    private readonly FakeLogin login;
    private readonly AppToken token;

    public AppTokenTests()
    {
        login = new(time);
        token = new(() => login, "https://api.botframework.com/.default", time, NullLogger<AppToken>.Instance);
    }

    [Fact]
    public async Task One_token_serves_everybody_for_as_long_as_it_lasts()
    {
        Assert.Equal("token 1", await token.GetAsync(null, default));
        time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal("token 1", await token.GetAsync(null, default));
        Assert.Equal(["https://api.botframework.com/.default"], login.Scopes);

        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("token 2", await token.GetAsync(null, default));
    }

    [Fact]
    public async Task Everybody_who_comes_meanwhile_waits_for_the_same_answer()
    {
        login.Holds = new TaskCompletionSource();
        var waiting = Enumerable.Range(0, 20).Select(_ => token.GetAsync(null, default).AsTask()).ToList();
        login.Holds.SetResult();

        Assert.All(await Task.WhenAll(waiting), got => Assert.Equal("token 1", got));
        Assert.Equal(1, login.Asked);
    }

    [Fact]
    public async Task A_refused_token_is_asked_for_anew_once_for_all_who_held_it()
    {
        await token.GetAsync(null, default);

        var renewed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => token.GetAsync("token 1", default).AsTask()));

        Assert.All(renewed, got => Assert.Equal("token 2", got));
        Assert.Equal(2, login.Asked);
    }

    [Fact]
    public async Task A_channel_that_refuses_every_token_does_not_make_us_ask_for_ever()
    {
        await token.GetAsync(null, default);
        await token.GetAsync("token 1", default);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal("token 2", await token.GetAsync("token 2", default));
        }

        time.Advance(AppToken.RenewAtMostEvery);
        Assert.Equal("token 3", await token.GetAsync("token 2", default));
    }

    [Fact]
    public async Task The_next_one_is_there_before_this_one_ends()
    {
        Assert.Equal(TimeSpan.FromMinutes(50), await token.KeepAsync(default));
        time.Advance(TimeSpan.FromMinutes(50));
        await token.KeepAsync(default);

        Assert.Equal(2, login.Asked);
        Assert.Equal("token 2", await token.GetAsync(null, default));
    }

    [Fact]
    public async Task When_the_login_says_when_to_come_again_that_counts()
    {
        login.RefreshAfter = TimeSpan.FromMinutes(20);

        Assert.Equal(TimeSpan.FromMinutes(20), await token.KeepAsync(default));
    }

    [Fact]
    public async Task While_the_login_is_down_the_token_that_lasts_serves()
    {
        await token.GetAsync(null, default);
        login.Fails = new AuthenticationFailedException("down");
        time.Advance(TimeSpan.FromMinutes(55));

        await Assert.ThrowsAsync<TokenUnavailableException>(() => token.KeepAsync(default));
        Assert.Equal("token 1", await token.GetAsync(null, default));
    }

    [Fact]
    public async Task A_login_that_refuses_is_not_asked_for_each_send_and_the_reason_holds_no_secret()
    {
        login.Fails = new AuthenticationFailedException("AADSTS7000215: Invalid client secret provided: hunter2");
        for (var i = 0; i < 10; i++)
        {
            var failure = await Assert.ThrowsAsync<TokenUnavailableException>(() => token.GetAsync(null, default).AsTask());
            Assert.Equal("AADSTS7000215", failure.Message);
        }

        Assert.Equal(1, login.Asked);

        login.Fails = null;
        time.Advance(AppToken.PauseAfterFailure);
        Assert.Equal("token 1", await token.GetAsync(null, default));
    }

    [Fact]
    public async Task Who_waits_for_a_login_that_hangs_is_told_after_three_seconds()
    {
        login.Holds = new TaskCompletionSource();
        var get = token.GetAsync(null, default).AsTask();

        time.Advance(TimeSpan.FromSeconds(3));

        await Assert.ThrowsAsync<TokenUnavailableException>(() => get);
    }

    private sealed class FakeLogin(TimeProvider time) : TokenCredential
    {
        private int given;

        public int Asked { get; private set; }

        public string[] Scopes { get; private set; } = [];

        public TaskCompletionSource? Holds { get; set; }

        public Exception? Fails { get; set; }

        public TimeSpan? RefreshAfter { get; set; }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nobody blocks");

        public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            (Asked, Scopes) = (Asked + 1, requestContext.Scopes);
            if (Holds is { } held)
                await held.Task.WaitAsync(cancellationToken);
            if (Fails is { } failure)
                throw failure;
            var now = time.GetUtcNow();
            return new($"token {++given}", now.AddHours(1), RefreshAfter is { } after ? now + after : null);
        }
    }
}
