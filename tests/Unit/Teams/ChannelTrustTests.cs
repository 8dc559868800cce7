using Azure.Core;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Bot.Teams.Trust;
using ManagerBackup.Bot.Tokens;
using ManagerBackup.UnitTests.Tokens;
using ManagerBackup.UnitTests.Tools;
using Microsoft.Extensions.Logging.Abstractions;

namespace ManagerBackup.UnitTests.Teams;

/// <summary>Where the bot's own token goes, and where it does not.</summary>
public sealed class ChannelTrustTests : IDisposable
{
    private const string Url = "https://smba.example/emea/";

    private readonly FakeTime time = new();
    private readonly FakeServiceUrlStore store = new();
    private readonly FakeIssuer issuer = new();
    private readonly FakeChannel channel;

    public ChannelTrustTests() => channel = new(time);

    public void Dispose()
    {
        channel.Dispose();
        issuer.Dispose();
    }

    [Fact]
    public async Task A_service_url_of_a_verified_activity_gets_the_token()
    {
        var trust = Trust();
        await trust.ServiceUrls.NoteAsync(Url, default);
        channel.Answers(201, """{"id":"1"}""");

        await SendAsync(trust, Url);

        Assert.Equal("Bearer token", Assert.Single(channel.Calls).Token);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("https://smba.example/")]
    [InlineData("https://smba.example/amer/")]
    [InlineData("https://smba.example/emea.evil/")]
    [InlineData("https://smba.example.evil.example/emea/")]
    [InlineData("https://smba.example@evil.example/emea/")]
    [InlineData("http://smba.example/emea/")]
    public async Task No_other_address_is_spoken_to_at_all(string address)
    {
        var trust = Trust();
        await trust.ServiceUrls.NoteAsync(Url, default);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => time.RunAsync(() => SendAsync(trust, address)));

        Assert.Equal("UnverifiedServiceUrl", failure.Code);
        Assert.False(failure.MayHaveBeenDelivered);
        Assert.Empty(channel.Calls);
    }

    [Fact]
    public async Task After_a_restart_a_person_who_wrote_before_is_still_reached()
    {
        await Trust().ServiceUrls.NoteAsync(Url, default);
        channel.Answers(201, """{"id":"1"}""");

        await SendAsync(Trust(), Url);

        Assert.Single(channel.Calls);
        Assert.Equal(1, store.Reads);
    }

    [Fact]
    public async Task What_another_instance_heard_a_moment_ago_is_found_by_coming_again()
    {
        var trust = Trust();
        await Assert.ThrowsAsync<ConnectorException>(() => trust.TokenForAsync(Url, null, default).AsTask());

        store.Kept.Add(Url.TrimEnd('/'));
        await Assert.ThrowsAsync<ConnectorException>(() => trust.TokenForAsync(Url + "v3", null, default).AsTask());
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("token", await trust.TokenForAsync(Url + "v3", null, default));
        Assert.Equal(2, store.Reads);
    }

    [Fact]
    public async Task A_service_url_is_kept_once_and_again_when_that_failed()
    {
        var urls = Trust().ServiceUrls;
        store.IsAway = true;
        await Assert.ThrowsAnyAsync<Exception>(() => urls.NoteAsync(Url, default));
        store.IsAway = false;

        for (var i = 0; i < 5; i++)
        {
            await urls.NoteAsync(Url, default);
        }

        Assert.Single(store.Kept);
    }

    [Fact]
    public async Task It_is_told_what_keeps_the_bot_from_hearing()
    {
        var trust = Trust();
        issuer.IsDown = true;
        await trust.Check.Keys.ReadAsync(default);
        Assert.Contains("keys", await trust.TroubleAsync(default), StringComparison.Ordinal);

        issuer.IsDown = false;
        await trust.Check.Keys.ReadAsync(default);
        Assert.Null(await trust.TroubleAsync(default));
    }

    private Task<string?> SendAsync(ChannelTrust trust, string serviceUrl) => channel.Client(credential: new ChannelCredential(trust.TokenForAsync))
        .SendAsync(new(serviceUrl, "a:1", "t", "28:bot", "msteams", "personal"), Activity.OfText("Hi"), SendOptions.Urgent, default);

    private ChannelTrust Trust()
    {
        var keys = new SigningKeys(new KeyDocument(new HttpClient(issuer), new(FakeIssuer.Metadata), time), time, NullLogger<SigningKeys>.Instance);
        return new(
            new TokenCheck(keys, new([], _ => false), time),
            new AppToken(() => new OneToken(time), "scope", time, NullLogger<AppToken>.Instance),
            new VerifiedServiceUrls(store, time));
    }

    private sealed class OneToken(TimeProvider time) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("token", time.GetUtcNow().AddHours(1));

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
