using System.Net;
using System.Text;
using ManagerBackup.Bot.Graph;
using ManagerBackup.UnitTests.Tools;

namespace ManagerBackup.UnitTests.Graph;

/// <summary>A stand-in for Graph, in process: keeps what it was asked and answers as planned; what is not planned fails the call.</summary>
internal sealed class FakeGraph : HttpMessageHandler
{
    public static readonly Uri Address = new("https://graph.example/v1.0/");

    public List<(string Method, string Address, string? Token, string Body)> Asked { get; } = [];

    /// <summary>By the address, unescaped and without the base.</summary>
    public Func<string, HttpResponseMessage>? Answer { get; set; }

    public FakeTime Time { get; } = new();

    public GraphClient Client(Azure.Core.TokenCredential? credential = null)
    {
        var http = new HttpClient(new GraphToken(credential, Address) { InnerHandler = this });
        GraphClient.Prepare(http);
        return new(http, new(Address, TimeSpan.FromMinutes(1)), Time);
    }

    public static HttpResponseMessage Json(string json) => new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Status(int status, int? retryAfter = null)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("""{"error":{"code":"x","message":"secret"}}""") };
        if (retryAfter is { } seconds)
            response.Headers.RetryAfter = new(TimeSpan.FromSeconds(seconds));
        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var address = Uri.UnescapeDataString(request.RequestUri!.AbsoluteUri);
        Asked.Add((request.Method.Method, address, request.Headers.Authorization?.ToString(), body));
        if (Answer is null)
            await Task.Delay(Timeout.InfiniteTimeSpan, Time, cancellationToken);
        return Answer!(address.Replace(Address.AbsoluteUri, "", StringComparison.Ordinal));
    }
}
