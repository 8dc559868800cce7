using System.Net.Sockets;
using System.Text;

namespace ManagerBackup.SystemTests.Attack;

/// <summary>What comes back: headers, and no file but the pages' own.</summary>
public sealed class AnswerTests(Fortress fortress) : IClassFixture<Fortress>
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    [Theory]
    [InlineData("review")]
    [InlineData("rehearsal")]
    [InlineData("tab")]
    [InlineData("api/signon")]
    [InlineData("assets/review.js")]
    [InlineData("api/takeovers")]
    [InlineData("api/takeovers.csv")]
    [InlineData("api/takeovers/none")]
    [InlineData("healthz")]
    [InlineData("nowhere")]
    public async Task Every_answer_says_what_a_browser_may_not_do_with_it(string path)
    {
        using var answer = await Http.GetAsync(new Uri(fortress.Bot, path));
        string Header(string name) => string.Join(',', answer.Headers.TryGetValues(name, out var values) ? values : []);

        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal("", Header("Server"));
        var policy = Header("Content-Security-Policy");
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain(" *;", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/assets/../appsettings.json")]
    [InlineData("/assets/..%2fappsettings.json")]
    [InlineData("/assets/..%2f..%2fappsettings.json")]
    [InlineData("/assets/%2e%2e/%2e%2e/appsettings.json")]
    [InlineData("/assets/..%5c..%5cappsettings.json")]
    [InlineData("/assets//etc/passwd")]
    [InlineData("/assets/%2fetc%2fpasswd")]
    [InlineData("/assets/....//....//etc/passwd")]
    [InlineData("/assets/review.js%00.html")]
    [InlineData("/assets/")]
    [InlineData("/appsettings.json")]
    [InlineData("/wwwroot/review.html")]
    [InlineData("/review/../../appsettings.json")]
    [InlineData("/../data/manager-backup.db")]
    [InlineData("/assets/%c0%ae%c0%ae/appsettings.json")]
    public async Task Tricks_with_paths_reach_no_file_but_the_pages_own(string path)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(fortress.Bot.Host, fortress.Bot.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {fortress.Bot.Authority}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        var said = await reader.ReadToEndAsync();

        Assert.Matches("^HTTP/1.1 4(00|04)", said);
        Assert.DoesNotContain("MicrosoftApp", said, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", said, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite", said, StringComparison.Ordinal);
    }
}
