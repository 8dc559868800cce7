using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ManagerBackup.Bot.SecondChannel;
using ManagerBackup.UnitTests.Tools;

namespace ManagerBackup.UnitTests.SecondChannel;

public sealed class WebhookSenderTests : IDisposable
{
    private static readonly Webhook Hook = new("a.example", new("https://a.example/ring?token=t"), "s3cret", [AlarmKind.Paged]);

    private readonly FakeTime time = new();
    private readonly Receiver receiver = new();
    private readonly HttpClient http;
    private readonly WebhookSender sender;

    public WebhookSenderTests()
    {
        http = new(receiver);
        sender = new(http, time);
    }

    public void Dispose()
    {
        http.Dispose();
        receiver.Dispose();
    }

    [Fact]
    public async Task The_body_says_where_and_whom_and_nothing_of_the_employee()
    {
        Assert.IsType<WebhookResult.Ok>(await SendAsync());

        var body = JsonNode.Parse(receiver.Body)!.AsObject();
        Assert.Equal(
            ["event", "id", "sentAt", "at", "request", "site", "siteName", "place", "severity", "category", "to"], body.Select(member => member.Key));
        Assert.Equal("paged", (string?)body["event"]);
        Assert.Equal("Café n° 3", (string?)body["place"]);
        Assert.Equal("""[{"id":"51d9a6a2","name":"Sam"}]""", body["to"]!.ToJsonString());
        Assert.Equal(time.GetUtcNow().UtcDateTime, (DateTime)body["sentAt"]!);
        Assert.Equal("POST https://a.example/ring?token=t application/json; charset=utf-8", receiver.Line);
    }

    // Known from outside: printf '%s' BODY | openssl dgst -sha256 -hmac SECRET
    [Fact]
    public void The_signature_is_what_everybody_elses_tools_say() => Assert.Equal(
        "sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8",
        WebhookSender.SignatureOf("key", "The quick brown fox jumps over the lazy dog"u8));

    [Fact]
    public async Task It_is_signed_and_a_second_try_has_the_same_id()
    {
        await SendAsync();
        var first = receiver.Headers;
        time.Advance(TimeSpan.FromSeconds(2));
        await SendAsync();

        Assert.Equal(WebhookSender.SignatureOf(Hook.Secret, Encoding.UTF8.GetBytes(receiver.Body)), receiver.Headers[WebhookSender.SignatureHeader]);
        Assert.NotEqual(first[WebhookSender.SignatureHeader], receiver.Headers[WebhookSender.SignatureHeader]);
        Assert.Equal(first[WebhookSender.DeliveryHeader], receiver.Headers[WebhookSender.DeliveryHeader]);
        Assert.Equal("paged", first[WebhookSender.EventHeader]);
    }

    [Theory]
    [InlineData(200, true, false)]
    [InlineData(204, true, false)]
    [InlineData(302, false, false)]
    [InlineData(400, false, false)]
    [InlineData(401, false, false)]
    [InlineData(404, false, false)]
    [InlineData(408, false, true)]
    [InlineData(429, false, true)]
    [InlineData(500, false, true)]
    [InlineData(503, false, true)]
    public async Task What_may_get_better_is_tried_again(int status, bool ok, bool retryable)
    {
        receiver.Answer = () => new((HttpStatusCode)status);

        var result = await SendAsync();

        Assert.Equal(ok ? new WebhookResult.Ok() : new WebhookResult.Failed($"status {status}", retryable), result);
    }

    [Fact]
    public async Task Who_does_not_answer_in_time_is_left_for_later()
    {
        receiver.Hangs = true;
        var sending = SendAsync();

        time.Advance(WebhookSender.Limit);

        Assert.Equal(new WebhookResult.Failed("timeout", true), await sending);
    }

    [Fact]
    public async Task Who_is_not_there_is_left_for_later()
    {
        receiver.Answer = () => throw new HttpRequestException(HttpRequestError.ConnectionError);

        Assert.Equal(new WebhookResult.Failed("ConnectionError", true), await SendAsync());
    }

    [Fact]
    public void Pauses_grow_up_to_half_a_minute_and_end_after_five()
    {
        var start = time.GetUtcNow();
        var now = start;
        var pauses = new List<double>();
        for (var attempt = 1; WebhookSender.RetryAt(new("status 500", true), start, attempt, now) is { } at; attempt++)
        {
            pauses.Add((at - now).TotalSeconds);
            now = at;
        }

        Assert.Equal([1, 2, 4, 8, 16, 30], pauses.Take(6));
        Assert.All(pauses.Skip(6), pause => Assert.Equal(30, pause));
        Assert.InRange(now - start, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task The_receiver_may_ask_for_a_longer_pause()
    {
        receiver.Answer = () => new(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new(TimeSpan.FromSeconds(20)) } };
        var failed = Assert.IsType<WebhookResult.Failed>(await SendAsync());
        var now = time.GetUtcNow();

        Assert.Equal(now.AddSeconds(20), WebhookSender.RetryAt(failed, now, 1, now));
        Assert.Null(WebhookSender.RetryAt(failed with { Retryable = false }, now, 1, now));
    }

    private Task<WebhookResult> SendAsync() => sender.SendAsync(
        Hook,
        new(AlarmKind.Paged, "0193-paged-1", time.GetUtcNow(), "0193", "demo", "Demo store", "Café n° 3", 3, "verbal", [new("51d9a6a2", "Sam")]),
        CancellationToken.None);

    private sealed class Receiver : HttpMessageHandler
    {
        public Func<HttpResponseMessage> Answer { get; set; } = () => new(HttpStatusCode.NoContent);

        public bool Hangs { get; set; }

        public string Body { get; private set; } = "";

        public string Line { get; private set; } = "";

        public Dictionary<string, string> Headers { get; private set; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Body = await request.Content!.ReadAsStringAsync(cancellationToken);
            Line = $"{request.Method} {request.RequestUri} {request.Content.Headers.ContentType}";
            Headers = request.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.Ordinal);
            if (Hangs)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            return Answer();
        }
    }
}
