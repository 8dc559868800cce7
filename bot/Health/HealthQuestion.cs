namespace ManagerBackup.Bot.Health;

/// <summary>Asks the bot that runs in the same container whether it is alive: the image has no shell and no curl to do so.</summary>
internal static class HealthQuestion
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <returns>What the process ends with: 0 when it is.</returns>
    public static async Task<int> AskAsync()
    {
        var port = (Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS") ?? "8080").Split(';')[0];
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/healthz"));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception silence) when (silence is HttpRequestException or TaskCanceledException)
        {
            return 1;
        }
    }
}
