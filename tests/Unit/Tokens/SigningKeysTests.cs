using ManagerBackup.Bot.Tokens;
using ManagerBackup.UnitTests.Tools;
using Microsoft.Extensions.Logging.Abstractions;

namespace ManagerBackup.UnitTests.Tokens;

public sealed class SigningKeysTests : IDisposable
{
    private readonly FakeTime time = new();
    private readonly FakeIssuer issuer = new();
    private readonly SigningKeys keys;

    public SigningKeysTests() => keys = KeysAt(FakeIssuer.Metadata);

    public void Dispose() => issuer.Dispose();

    [Fact]
    public async Task A_key_is_found_by_its_id_and_read_once()
    {
        var key = await keys.FindAsync("k1", default);
        await keys.FindAsync("k1", default);

        Assert.Equal(["msteams", "emulator"], key!.Endorsements);
        Assert.Equal(issuer["k1"].ExportParameters(false).Modulus, key.Key.Parameters.Modulus);
        Assert.Equal(1, issuer.Readings);
        Assert.Null(keys.Trouble);
    }

    [Fact]
    public async Task Everybody_who_comes_meanwhile_waits_for_the_same_reading()
    {
        var hold = new TaskCompletionSource();
        issuer.Holds = hold.Task;

        var waiting = Enumerable.Range(0, 20).Select(_ => keys.FindAsync("k1", default)).ToList();
        hold.SetResult();

        Assert.All(await Task.WhenAll(waiting), Assert.NotNull);
        Assert.Equal(1, issuer.Readings);
    }

    [Fact]
    public async Task Who_hangs_up_leaves_the_reading_to_the_others()
    {
        var hold = new TaskCompletionSource();
        issuer.Holds = hold.Task;
        using var hangUp = new CancellationTokenSource();

        var first = keys.FindAsync("k1", hangUp.Token);
        var second = keys.FindAsync("k1", default);
        await hangUp.CancelAsync();
        hold.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.NotNull(await second);
        Assert.Equal(1, issuer.Readings);
    }

    [Fact]
    public async Task A_new_key_is_found_at_once_when_keys_roll_over()
    {
        await keys.FindAsync("k1", default);
        issuer.Publish("k2");
        issuer.Withdraw("k1");

        Assert.NotNull(await keys.FindAsync("k2", default));
        Assert.Null(await keys.FindAsync("k1", default));
        Assert.Equal(2, issuer.Readings);
    }

    [Fact]
    public async Task An_id_that_nobody_has_is_looked_for_at_most_hourly()
    {
        await keys.FindAsync("k1", default);
        for (var i = 0; i < 50; i++)
        {
            Assert.Null(await keys.FindAsync($"made up {i}", default));
        }

        Assert.Equal(2, issuer.Readings);

        time.Advance(SigningKeys.ForUnknownAtMostEvery);
        issuer.Publish("k2");

        Assert.NotNull(await keys.FindAsync("k2", default));
        Assert.Equal(3, issuer.Readings);
    }

    [Fact]
    public async Task A_failed_reading_leaves_what_was_known()
    {
        await keys.FindAsync("k1", default);
        issuer.IsDown = true;

        Assert.False(await keys.ReadAsync(default));

        Assert.NotNull(await keys.FindAsync("k1", default));
        Assert.Null(keys.Trouble);
        await Assert.ThrowsAsync<KeysUnavailableException>(() => keys.FindAsync("k2", default));
    }

    [Fact]
    public async Task A_new_key_is_found_as_soon_as_the_issuer_is_back()
    {
        await keys.FindAsync("k1", default);
        issuer.IsDown = true;
        await Assert.ThrowsAsync<KeysUnavailableException>(() => keys.FindAsync("k2", default));

        issuer.IsDown = false;
        issuer.Publish("k2");
        time.Advance(SigningKeys.PauseAfterFailure);

        Assert.NotNull(await keys.FindAsync("k2", default));
    }

    [Fact]
    public async Task Without_any_keys_it_can_t_be_told_and_the_issuer_is_not_asked_for_each_caller()
    {
        issuer.IsDown = true;
        for (var i = 0; i < 10; i++)
        {
            await Assert.ThrowsAsync<KeysUnavailableException>(() => keys.FindAsync("k1", default));
        }

        Assert.Equal(1, issuer.Readings);
        Assert.Contains("no answer", keys.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issuer_that_does_not_answer_is_given_up_after_five_seconds()
    {
        issuer.Holds = new TaskCompletionSource().Task;

        var find = keys.FindAsync("k1", default);
        time.Advance(TimeSpan.FromSeconds(5));

        var failure = await Assert.ThrowsAsync<KeysUnavailableException>(() => find);
        Assert.Equal("no answer in time", failure.Message);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"jwks_uri":7}""")]
    [InlineData("""{"jwks_uri":"http://elsewhere.example/keys"}""")]
    [InlineData("""{"jwks_uri":"file:///etc/passwd"}""")]
    [InlineData("""{"jwks_uri":"http://127.0.0.1:9/keys","keys":[]}""")]
    [InlineData("""{"jwks_uri":"http://127.0.0.1:9/keys","keys":{}}""")]
    [InlineData("""{"jwks_uri":"http://127.0.0.1:9/keys","keys":[7]}""")]
    [InlineData("""{"jwks_uri":"http://127.0.0.1:9/keys","keys":[{"kty":"RSA","kid":"k1","n":"*","e":"AQAB"}]}""")]
    [InlineData("""{"jwks_uri":"http://127.0.0.1:9/keys","keys":[{"kty":"oct","kid":"k1","k":"c2VjcmV0"}]}""")]
    public async Task What_is_no_document_with_keys_gives_none(string document)
    {
        issuer.Garbage = document;

        await Assert.ThrowsAsync<KeysUnavailableException>(() => keys.FindAsync("k1", default));
    }

    [Fact]
    public async Task Keys_over_plain_http_count_only_where_the_document_came_so_from_this_machine()
    {
        await Assert.ThrowsAsync<KeysUnavailableException>(() => KeysAt("https://login.example/.well-known/openidconfiguration").FindAsync("k1", default));
    }

    [Fact]
    public async Task A_key_too_short_to_trust_is_none()
    {
        issuer.Publish("short", bits: 1024);

        Assert.Null(await keys.FindAsync("short", default));
    }

    [Fact]
    public async Task The_keeper_reads_daily_and_soon_again_after_a_failure()
    {
        Assert.Equal(KeyKeeper.Every, await KeyKeeper.LookAsync(keys, default));
        issuer.IsDown = true;
        Assert.Equal(KeyKeeper.AgainAfter, await KeyKeeper.LookAsync(keys, default));

        issuer.IsDown = false;
        issuer.Publish("k2");
        Assert.Equal(KeyKeeper.Every, await KeyKeeper.LookAsync(keys, default));
        Assert.NotNull(await keys.FindAsync("k2", default));
        Assert.Equal(3, issuer.Readings);
    }

    private SigningKeys KeysAt(string metadata) =>
        new(new KeyDocument(new HttpClient(issuer), new(metadata), time), time, NullLogger<SigningKeys>.Instance);
}
