using System.Diagnostics;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Bot;

/// <summary>What stops the start: one line that names the key, a non-zero exit, and no stack trace.</summary>
public sealed class BadSettingsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("settings-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Sites:demo:TimeZone", "Europe/Atlantis")]
    [InlineData("Sites:demo:Language", "sv")]
    [InlineData("Sites:demo:Managers:0:Shifts:0", "Mon-Fry 09:00-25:00")]
    [InlineData("Sites:demo:Escalation:0:After", "soon")]
    [InlineData("Sites:demo:Escalation:0:Page", "Nobody")]
    [InlineData("Sites:demo:Escalation:2:Page:0", "")]
    [InlineData("Sites:demo:RepageEvery", "30")]
    [InlineData("Sites:demo:UnansweredAfter", "0:30")]
    [InlineData("Sites:demo:FallbackPhone", "")]
    [InlineData("Review:RetentionDays", "never")]
    [InlineData("Roster:Source", "Tarot")]
    [InlineData("Graph:BaseAddress", "http://graph.example")]
    [InlineData("Graph:PollEvery", "1 minute")]
    [InlineData("Heartbeat:Url", "nowhere")]
    [InlineData("Reach:ProbeEvery", "often")]
    [InlineData("Limits:PersonPerMinute", "3")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "nowhere")]
    [InlineData("Storage:ConnectionString", "AccountName=only")]
    [InlineData("Storage:TableEndpoint", "http://plain.example")]
    [InlineData("Storage:Path", " ")]
    [InlineData("Storage:SpoolLimitMb", "0")]
    [InlineData("MicrosoftAppType", "Quantum")]
    [InlineData("MicrosoftAppTenantId", "contoso")]
    [InlineData("ChannelService", "https://elsewhere.example")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl", "http://login.example/keys")]
    [InlineData("ToChannelFromBotLoginUrl", "login")]
    [InlineData("SignIn:OpenIdMetadataUrl", "http://login.example/keys")]
    public Task A_setting_that_makes_no_sense_is_named(string key, string value) => RefusesAsync(key, $"--{key}={value}");

    [Fact]
    public async Task A_site_without_managers_has_nobody_to_escalate_to() =>
        await RefusesAsync(
            "Sites:lonely:Escalation", "--Sites:lonely:Name=Lonely", "--Sites:lonely:TimeZone=UTC", "--Sites:lonely:Language=en",
            "--Sites:lonely:FallbackPhone=1");

    [Fact]
    public Task A_webhook_that_leads_nowhere_is_named() => RefusesAsync(
        "Paging:Webhooks:0:Url", "--Paging:Webhooks:0:Url=nowhere", "--Paging:Webhooks:0:Secret=s", "--Paging:Webhooks:0:On:0=paged");

    [Fact]
    public Task A_folder_in_the_place_of_the_database_is_named() => RefusesAsync("Storage:Path", $"--Storage:Path={folder}");

    [Fact]
    public async Task A_file_that_is_no_database_is_named_and_left_alone()
    {
        var notes = Path.Combine(folder, "notes.txt");
        await File.WriteAllTextAsync(notes, "Notes of mine, not a database at all.");

        await RefusesAsync("Storage:Path", $"--Storage:Path={notes}");

        Assert.Equal("Notes of mine, not a database at all.", await File.ReadAllTextAsync(notes));
    }

    [Fact]
    public async Task A_folder_under_a_file_is_named()
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "");

        await RefusesAsync("Storage:Path", $"--Storage:Path={Path.Combine(file, "sub", "log.db")}");
    }

    [Fact]
    public async Task A_storage_account_that_does_not_let_the_bot_in_is_named() => await RefusesAsync(
        "Storage:ConnectionString",
        $"--Storage:ConnectionString=DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=AAAA;TableEndpoint={(await Azurite.SharedAsync()).Endpoint};");

    [Fact]
    public Task Outside_Development_the_bot_does_not_start_without_an_app_id() => RefusesAsync("MicrosoftAppId", "--environment=Production");

    private async Task RefusesAsync(string key, params string[] settings)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "ManagerBackup.Bot.dll"), "--environment=Development", "--urls=http://127.0.0.1:0",
            $"--Storage:Path={Path.Combine(folder, "log.db")}", .. settings,
        ];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));

            Assert.NotEqual(0, process.ExitCode);
            var said = (await errors).TrimEnd();
            Assert.Contains(key, said, StringComparison.Ordinal);
            Assert.Single(said.Split('\n'));
            Assert.DoesNotContain("   at ", said + await output, StringComparison.Ordinal);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
