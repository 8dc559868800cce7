using ManagerBackup.Bot.Audit;
using Microsoft.Extensions.Configuration;

namespace ManagerBackup.UnitTests.Audit;

public sealed class HeartbeatSettingsTests
{
    [Fact]
    public void The_shipped_settings_have_no_monitor_and_one_would_be_called_each_minute()
    {
        var shipped = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build();

        Assert.Equal(new HeartbeatSettings(null, TimeSpan.FromMinutes(1)), HeartbeatSettings.Read(shipped).Settings);
    }

    [Theory]
    [InlineData("Url", "nowhere", "is \"nowhere\"")]
    [InlineData("Url", "monitor.example/token", "is \"monitor.example\"")]
    [InlineData("Url", "ftp://monitor.example/token", "is \"ftp://monitor.example\"")]
    [InlineData("Every", "often", "is \"often\"")]
    [InlineData("Every", "0", "is \"0\"")]
    [InlineData("Adress", "https://monitor.example", "is \"https://monitor.example\"")]
    public void A_setting_that_makes_no_sense_is_named(string key, string value, string holds)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new($"Heartbeat:{key}", value)]).Build();

        var line = Assert.Single(HeartbeatSettings.Read(settings).Problems);

        Assert.StartsWith($"Heartbeat:{key} {holds}; it should be ", line, StringComparison.Ordinal);
    }
}
