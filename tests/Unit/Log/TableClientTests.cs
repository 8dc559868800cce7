using System.Net;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Log.AzureTables;

namespace ManagerBackup.UnitTests.Log;

/// <summary>What the emulator never does and the service does: throttle, page with nothing in it, answer in HTML, take tokens.</summary>
public sealed class TableClientTests
{
    private static readonly TableEntity Row = new("site", "a");

    [Fact]
    public async Task An_empty_page_that_says_there_is_more_is_followed()
    {
        var service = new CannedService(
            CannedService.Page("", "NextPartitionKey=1!8!c2l0ZQ--", "NextRowKey=1!4!YQ--"),
            CannedService.Page("""{"odata.etag":"W/\"1\"","PartitionKey":"site","RowKey":"a","Count":4,"Share":4.0}"""));

        var row = Assert.Single(await Engine(service).QueryAsync("takeovers", "site", "a", "b", CancellationToken.None).ToListAsync());

        Assert.Equal(("W/\"1\"", (object?)4, (object?)4.0), (row.ETag, row["Count"], row["Share"]));
        Assert.EndsWith("&NextPartitionKey=1%218%21c2l0ZQ--&NextRowKey=1%214%21YQ--", service.Sent[1].RequestUri?.Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(503, 4)]
    [InlineData(500, 4)]
    [InlineData(429, 4)]
    [InlineData(403, 1)]
    public async Task A_service_that_refuses_everybody_is_unavailable(int status, int attempts)
    {
        var service = new CannedService(() => CannedService.Answer(status, "<html>Sorry</html>"));

        await Assert.ThrowsAsync<StorageUnavailableException>(() => InsertAsync(service));

        Assert.Equal(attempts, service.Sent.Count);
    }

    [Fact]
    public async Task A_service_that_asks_for_more_patience_than_a_page_has_is_unavailable()
    {
        var service = new CannedService(() => CannedService.Answer(503, "", ("Retry-After", "60")));

        var e = await Assert.ThrowsAsync<StorageUnavailableException>(() => InsertAsync(service));

        Assert.Equal("Table Storage at shop.table.core.windows.net did not answer within 0.5 s", e.Message);
    }

    [Fact]
    public async Task A_request_that_the_service_calls_wrong_is_a_fault_of_ours()
    {
        const string Body = """{"odata.error":{"code":"InvalidInput","message":{"lang":"en-US","value":"0:One of the inputs is not valid.\nRequestId:x"}}}""";
        var service = new CannedService(() => CannedService.Answer(400, Body));

        var e = await Assert.ThrowsAsync<RequestFailedException>(() => InsertAsync(service));

        Assert.Equal("Table Storage refused a request of ours: 400 InvalidInput 0:One of the inputs is not valid.", e.Message);
    }

    [Fact]
    public async Task A_managed_identity_signs_in_for_storage_and_shows_its_token()
    {
        var service = new CannedService(() => CannedService.Answer(204, "", ("ETag", "W/\"1\"")));
        var scopes = new List<string>();
        var credential = DelegatedTokenCredential.Create((context, _) =>
        {
            scopes.AddRange(context.Scopes);
            return new AccessToken("token-of-the-bot", DateTimeOffset.MaxValue);
        });

        var etags = await new AzureTableEngine(TableClient.For(CannedService.Address, credential, Options(service)))
            .SubmitAsync("takeovers", "site", [new TableOperation.Insert(Row)], CancellationToken.None);

        Assert.Equal("W/\"1\"", Assert.Single(etags));
        Assert.Equal("https://storage.azure.com/.default", Assert.Single(scopes));
        Assert.Equal("Bearer token-of-the-bot", Assert.Single(service.Sent).Headers.Authorization?.ToString());
    }

    [Fact]
    public async Task Every_attempt_is_signed()
    {
        var service = new CannedService(() => CannedService.Answer(503, ""));

        await Assert.ThrowsAsync<StorageUnavailableException>(() => InsertAsync(service));

        Assert.All(service.Sent, request => Assert.Equal("SharedKeyLite", request.Headers.Authorization?.Scheme));
    }

    private static Task<IReadOnlyList<string>> InsertAsync(CannedService service) =>
        Engine(service).SubmitAsync("takeovers", "site", [new TableOperation.Insert(Row)], CancellationToken.None);

    private static AzureTableEngine Engine(CannedService service) =>
        new(TableClient.For(new TableAccount("shop", [1, 2, 3], CannedService.Address), Options(service), TimeProvider.System));

    private static TableClientOptions Options(CannedService service)
    {
        var options = new TableClientOptions
        {
            Transport = new HttpClientTransport(new HttpClient(service)),
            AnswerWithin = TimeSpan.FromSeconds(0.5),
        };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        return options;
    }

    private sealed class CannedService : HttpMessageHandler
    {
        private readonly Func<HttpResponseMessage> next;

        public CannedService(Func<HttpResponseMessage> next) => this.next = next;

        public CannedService(params IEnumerable<HttpResponseMessage> answers)
        {
            var left = new Queue<HttpResponseMessage>(answers);
            next = left.Dequeue;
        }

        public static Uri Address { get; } = new("https://shop.table.core.windows.net/");

        public List<HttpRequestMessage> Sent { get; } = [];

        public static HttpResponseMessage Answer(int status, string body, params (string Name, string Value)[] headers)
        {
            var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
            foreach (var (name, value) in headers)
                answer.Headers.TryAddWithoutValidation(name, value);
            return answer;
        }

        public static HttpResponseMessage Page(string rows, params string[] continuation) => Answer(
            200, $$"""{"value":[{{rows}}]}""", [.. continuation.Select(c => c.Split('=', 2)).Select(c => ($"x-ms-continuation-{c[0]}", c[1]))]);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent.Add(request);
            return Task.FromResult(next());
        }
    }
}
