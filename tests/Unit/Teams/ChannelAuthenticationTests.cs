using System.Text;
using ManagerBackup.Bot.Tokens;
using ManagerBackup.UnitTests.Tokens;
using ManagerBackup.UnitTests.Tools;
using Microsoft.Extensions.Logging;

namespace ManagerBackup.UnitTests.Teams;

/// <summary>Whom a bot with an app id answers: real RS256 tokens, one good and many bad.</summary>
public sealed class ChannelAuthenticationTests
{
    public static TheoryData<string> BadOnes => [.. new ChannelCalls(new FakeIssuer(), new FakeTime().GetUtcNow()).Bad.Keys];

    [Fact]
    public async Task A_good_token_opens_the_door_and_what_it_says_counts_as_before()
    {
        await using var door = await OpenAsync();

        var (status, _) = await PostAsync(door, Calls(door).Good);

        Assert.Equal(200, status);
        Assert.Equal("aad-ada", Assert.Single(door.Turns).PersonId);
        Assert.Empty(Warnings(door));
    }

    [Theory]
    [MemberData(nameof(BadOnes))]
    public async Task A_bad_token_is_refused_with_a_warning_that_names_the_reason_and_nothing_of_the_token(string flaw)
    {
        await using var door = await OpenAsync();
        await PostAsync(door, Calls(door).Good); // An id that nobody has is looked for: the keys are known by then.
        var (status, reason, make) = Calls(door).Bad[flaw];
        var call = make();

        var answer = await PostAsync(door, call);

        Assert.Equal(status, answer.Status);
        Assert.Single(door.Turns);
        var warning = Assert.Single(Warnings(door));
        Assert.Contains(reason, warning, StringComparison.Ordinal);
        var parts = call.Authorization.SelectMany(header => header.Split(' ', '.', ',')).Where(part => part.Length > 8);
        Assert.All(parts, part => Assert.DoesNotContain(part, warning + answer.Body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-299, 0)]
    [InlineData(3600, 299)]
    public async Task Clocks_may_differ_by_five_minutes(int expires, int begins)
    {
        await using var door = await OpenAsync();
        var calls = Calls(door);

        var call = ChannelCalls.Bearing(calls.Token(
            ("exp", calls.Seconds(TimeSpan.FromSeconds(expires))), ("nbf", calls.Seconds(TimeSpan.FromSeconds(begins)))));

        Assert.Equal(200, (await PostAsync(door, call)).Status);
    }

    [Theory]
    [InlineData("Bearer junk", 401)]
    [InlineData(null, 401)]
    public async Task No_byte_of_the_body_is_read_before_the_token_is_good(string? authorization, int status)
    {
        await using var door = await OpenAsync();

        var answer = await door.Server.SendAsync(context =>
        {
            context.Request.Method = "POST";
            context.Request.Path = "/api/messages";
            context.Request.Headers.Authorization = authorization;
            context.Request.Body = new UnreadableStream();
        });

        Assert.Equal(status, answer.Response.StatusCode);
        Assert.Equal("Bearer", answer.Response.Headers.WWWAuthenticate);
    }

    [Fact]
    public async Task While_the_keys_can_t_be_had_nobody_is_refused_for_good_and_they_are_heard_when_the_keys_are_there()
    {
        await using var door = await OpenAsync(issuer => issuer.IsDown = true);

        Assert.Equal(503, (await PostAsync(door, Calls(door).Good)).Status);
        Assert.Equal(401, (await PostAsync(door, ChannelCalls.Bearing("junk"))).Status);
        Assert.Contains(Warnings(door), warning => warning.Contains("can't be checked", StringComparison.Ordinal));

        door.Issuer.IsDown = false;
        door.Time.Advance(SigningKeys.PauseAfterFailure);
        Assert.Equal(200, (await PostAsync(door, Calls(door).Good)).Status);
    }

    [Fact]
    public async Task With_old_keys_people_are_heard_while_the_issuer_is_down()
    {
        await using var door = await OpenAsync();
        await PostAsync(door, Calls(door).Good);

        door.Issuer.IsDown = true;
        door.Time.Advance(KeyKeeper.Every);

        Assert.Equal(200, (await PostAsync(door, Calls(door).Good)).Status);
    }

    [Fact]
    public async Task When_keys_roll_over_the_first_token_of_the_new_one_is_good()
    {
        await using var door = await OpenAsync();
        await PostAsync(door, Calls(door).Good);

        door.Issuer.Publish("k2");
        door.Issuer.Withdraw("k1");

        Assert.Equal(200, (await PostAsync(door, ChannelCalls.Bearing(Calls(door).TokenOf("k2")))).Status);
    }

    [Fact]
    public async Task Nobody_is_confirmed_before_their_service_url_is_kept_and_the_turn_does_not_wait_for_it()
    {
        await using var door = await OpenAsync();
        var hold = new TaskCompletionSource();
        door.ServiceUrls.Holds = hold.Task;
        var turned = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        door.OnTurn = (_, _) =>
        {
            turned.SetResult();
            return Task.FromResult<ManagerBackup.Bot.Teams.InvokeResponse?>(null);
        };

        var post = PostAsync(door, Calls(door).Good);
        await turned.Task;
        Assert.False(post.IsCompleted);
        hold.SetResult();

        Assert.Equal(200, (await post).Status);
        Assert.Equal(["https://smba.example/emea"], door.ServiceUrls.Kept);
    }

    [Fact]
    public async Task A_service_url_that_can_t_be_kept_is_no_confirmation()
    {
        await using var door = await OpenAsync();
        door.ServiceUrls.IsAway = true;

        Assert.Equal(429, (await PostAsync(door, Calls(door).Good)).Status);
    }

    [Fact]
    public async Task What_was_refused_leaves_no_service_url_to_answer_at()
    {
        await using var door = await OpenAsync();
        foreach (var (_, _, make) in Calls(door).Bad.Values)
        {
            await PostAsync(door, make());
        }

        Assert.Empty(door.ServiceUrls.Kept);
    }

    private static ChannelCalls Calls(TeamsDoor door) => new(door.Issuer, door.Time.GetUtcNow());

    private static IEnumerable<string> Warnings(TeamsDoor door) => door.Log.ToList()
        .Where(line => line.Level == LogLevel.Warning && line.Text.Contains(" was refused", StringComparison.Ordinal) | line.Text.Contains("token can't be checked", StringComparison.Ordinal))
        .Select(line => line.Text);

    private static Task<TeamsDoor> OpenAsync(Action<FakeIssuer>? before = null) => TeamsDoor.OpenAsync(
        before, "Development",
        ("MicrosoftAppId", ChannelCalls.AppId), ("MicrosoftAppPassword", "secret"), ("MicrosoftAppTenantId", ChannelCalls.Tenant),
        ("ToBotFromChannelOpenIdMetadataUrl", FakeIssuer.Metadata), ("ToChannelFromBotLoginUrl", "http://127.0.0.1:9/login"));

    private static Task<(int Status, string Body)> PostAsync(TeamsDoor door, ChannelCall call) => door.PostAsync(
        new StringContent(call.Activity, Encoding.UTF8, "application/json"), [.. call.Authorization.Select(header => ("Authorization", header))]);

    private sealed class UnreadableStream : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Read before the caller was known");

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("Read before the caller was known");
    }
}
