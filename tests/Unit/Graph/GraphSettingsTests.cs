using ManagerBackup.Bot.Graph;
using ManagerBackup.Bot.Roster;
using Microsoft.Extensions.Configuration;

namespace ManagerBackup.UnitTests.Graph;

public sealed class GraphSettingsTests
{
    [Fact]
    public void Without_settings_it_is_Microsofts_address_each_minute() =>
        Assert.Equal(new GraphSettings(new("https://graph.microsoft.com/v1.0/"), TimeSpan.FromMinutes(1)), Read(isDevelopment: false));

    [Fact]
    public void In_Development_this_machine_will_do() =>
        Assert.Equal(new("http://127.0.0.1:5001/v1.0/"), Read(isDevelopment: true, ("BaseAddress", "http://127.0.0.1:5001/v1.0")).BaseAddress);

    [Theory]
    [InlineData("BaseAddress", "http://127.0.0.1:5001", false)]
    [InlineData("BaseAddress", "http://graph.example", true)]
    [InlineData("BaseAddress", "graph", true)]
    [InlineData("BaseAddress", "https://me:secret@graph.example/", true)]
    [InlineData("BaseAddress", "https://graph.example/?a=b", true)]
    [InlineData("PollEvery", "60", true)]
    [InlineData("PollEvery", "00:00:00.5", true)]
    [InlineData("PollEvery", "00:10:01", true)]
    [InlineData("Secret", "x", true)]
    public void What_makes_no_sense_is_named(string key, string value, bool isDevelopment) =>
        Assert.StartsWith($"Graph:{key} is \"{value}\"; it should be ", Assert.Single(Assert.Throws<SettingsException>(() => Read(isDevelopment, (key, value))).Lines), StringComparison.Ordinal);

    private static GraphSettings Read(bool isDevelopment, params (string Key, string Value)[] settings) => GraphSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create($"Graph:{one.Key}", (string?)one.Value))).Build(), isDevelopment);
}
