using System.Text;
using ManagerBackup.SystemTests.Bot;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Telemetry;

/// <summary>What leaves the bot for those who run it: figures and lines, and nothing of anybody.</summary>
public sealed class TelemetryTests
{
    private static readonly Place Here = new("observed") { Employees = ["Adalbertina"], OnShift = ["Samoëlla"], OffShift = ["Kimberlyn"] };

    private static readonly string[] Words =
        ["xylophonist", "quizmasterly", "zygomorphic", "vexillologist", "wunderkammer", "skullduggery", "gobbledygook", "whippersnapper"];

    [Fact]
    public async Task The_whole_path_is_measured_and_nothing_of_anybody_is_in_a_line_a_span_or_a_figure_even_at_Trace()
    {
        await using var collector = await Collector.StartAsync();
        await using var house = await House.OpenAsync(
            House.Sqlite, [Here], "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft.AspNetCore=Trace", "--Logging:LogLevel:System.Net.Http=Trace",
            $"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", "--OTEL_METRIC_EXPORT_INTERVAL=500");
        var scene = house.SceneOf(Here);
        var (ada, sam, kim) = (scene["Adalbertina"], scene["Samoëlla"], scene["Kimberlyn"]);

        await ada.InstallAsync();
        var said = await ada.SayAsync("A customer shouts xylophonist at me and calls me a stupid bitch");
        Assert.Equal(200, said.Status);
        var page = await sam.ReceivesAsync(message => message.IsPage);
        var request = page.Request!;
        await ada.SayAsync("quizmasterly nonsense, all of it");

        // A tap that is refused, a verb nobody knows, a body that is none, a token that is none.
        await kim.ExecuteAsync("withdraw", new() { ["requestId"] = request, ["text"] = "gobbledygook" });
        await kim.ExecuteAsync("skullduggery", new() { ["requestId"] = request });
        using var http = new HttpClient { BaseAddress = house.Bot.BaseAddress };
        http.DefaultRequestHeaders.Add("Authorization", "Bearer whippersnapper.token");
        using var broken = new StringContent("{\"type\":\"message\",\"text\":\"whippersnapper", Encoding.UTF8, "application/json");
        await http.PostAsync(new Uri("api/messages", UriKind.Relative), broken);
        await http.GetAsync(new Uri($"api/takeovers?manager={sam.Id}&cursor=whippersnapper", UriKind.Relative));

        // The channel fails once, then takes it.
        kim.Channel = call => call.Number == 1 ? ChannelAnswer.Unavailable : ChannelAnswer.Blocked;
        await sam.TapAsync(page, "accept", new() { ["etaMinutes"] = 0 });
        await sam.ExecuteAsync("arrived", new() { ["requestId"] = request }, page.Id);
        await ada.ExecuteAsync("statement", new() { ["requestId"] = request, ["text"] = "zygomorphic story" });
        await sam.ExecuteAsync("close", new()
        {
            ["requestId"] = request,
            ["outcome"] = "resolved",
            ["customerDecision"] = "keep",
            ["customerSide"] = "vexillologist side",
            ["note"] = "wunderkammer note",
        });
        await scene.Api.UntilAsync(request, story => story["state"] == "closed");

        foreach (var metric in (string[])["requests", "time_to_words", "time_to_page", "time_to_accept", "send.duration", "storage.duration", "triage.actions"])
        {
            await collector.HasAsync("/v1/metrics", $"manager_backup.{metric}");
        }

        await collector.HasAsync("/v1/traces", "turn message");
        await collector.HasAsync("/v1/traces", "storage submit");
        await collector.HasAsync("/v1/traces", "channel reply");
        await collector.HasAsync("/v1/logs", "Now listening on");
        Assert.Contains("trce", house.Output, StringComparison.Ordinal);
        string[] people = [.. Here.Everyone, .. Here.Everyone.Select(Here.IdOf), .. Here.Everyone.Select(name => scene[name].ChatId), .. Here.Everyone.Select(name => scene[name].UserId)];
        Assert.All(Words.Concat(people), secret =>
        {
            Assert.DoesNotContain(secret, Around(house.Output, secret), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, Around(collector.All, secret), StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Storage_that_breaks_is_told_without_what_it_should_have_kept()
    {
        await using var collector = await Collector.StartAsync();
        await using var house = await House.OpenAsync(
            House.AzureTables, [Here], "--Logging:LogLevel:Default=Trace",
            $"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", "--OTEL_METRIC_EXPORT_INTERVAL=500");
        var scene = house.SceneOf(Here);
        await house.Azurite!.StopAsync();
        await scene["Adalbertina"].SayAsync("A customer shouts xylophonist at me and calls me a stupid bitch");
        await scene["Samoëlla"].ReceivesAsync(message => message.IsPage);

        await collector.HasAsync("/v1/metrics", "unavailable");
        Assert.DoesNotContain("xylophonist", house.Output + collector.All, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Adalbertina", house.Output + collector.All, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("devstoreaccount1:", house.Output + collector.All, StringComparison.OrdinalIgnoreCase);
    }

    // What stands around it tells where it came from; the whole would be megabytes.
    private static string Around(string text, string secret) =>
        text.IndexOf(secret, StringComparison.OrdinalIgnoreCase) is >= 0 and var at
            ? text[Math.Max(0, at - 600)..Math.Min(text.Length, at + secret.Length + 200)]
            : "";
}
