using ManagerBackup.Bot.SecondChannel;
using Microsoft.Extensions.Configuration;

namespace ManagerBackup.UnitTests.SecondChannel;

public sealed class WebhookSettingsTests
{
    private const string Hook = "Paging:Webhooks:0";

    [Fact]
    public void A_hook_hears_what_it_asked_for()
    {
        var hooks = Webhooks.Read(Settings(("Url", "https://a.example/x"), ("On:0", "paged"), ("On:1", "Danger")), false).Webhooks!;

        Assert.Equal("a.example", Assert.Single(hooks.For(AlarmKind.Paged)).Name);
        Assert.Single(hooks.For(AlarmKind.Danger));
        Assert.Empty(hooks.For(AlarmKind.Unanswered));
    }

    [Fact]
    public void The_shipped_settings_have_no_hook() => Assert.Empty(Webhooks.Read(
        new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build(), false).Webhooks!.All);

    [Fact]
    public void Two_hooks_of_one_host_are_told_apart()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(Enumerable.Range(0, 2).SelectMany(i => new[]
        {
            KeyValuePair.Create($"Paging:Webhooks:{i}:Url", (string?)$"https://a.example:8443/{i}"),
            KeyValuePair.Create($"Paging:Webhooks:{i}:Secret", (string?)"s"),
            KeyValuePair.Create($"Paging:Webhooks:{i}:On:0", (string?)"paged"),
        })).Build();

        Assert.Equal(["a.example:8443", "a.example:8443#2"], Webhooks.Read(settings, false).Webhooks!.All.Select(hook => hook.Name));
    }

    [Theory]
    [InlineData("Url", "", "is empty")]
    [InlineData("Url", "nowhere", "is \"nowhere\"")]
    [InlineData("Url", "gateway.example/T0/secret", "is \"gateway.example\"")]
    [InlineData("Url", "ftp://a.example/secret", "is \"ftp://a.example\"")]
    [InlineData("Url", "http://a.example/secret?key=1", "is \"http://a.example\"")]
    [InlineData("Secret", " ", "is empty")]
    [InlineData("On:0", "always", "is \"always\"")]
    [InlineData("On:0", "1", "is \"1\"")]
    [InlineData("Body", "x", "is \"x\"")]
    public void A_hook_that_makes_no_sense_is_named(string key, string value, string holds)
    {
        var line = Assert.Single(Webhooks.Read(Settings((key, value)), false).Problems);

        Assert.StartsWith($"{Hook}:{key} {holds}; it should be ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line.Split(';')[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_hook_that_hears_nothing_is_refused()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new($"{Hook}:Url", "https://a.example"), new($"{Hook}:Secret", "s")]).Build();

        Assert.StartsWith($"{Hook}:On is missing", Assert.Single(Webhooks.Read(settings, false).Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/ring", false, true)]
    [InlineData("http://localhost/ring", false, true)]
    [InlineData("http://gateway.example/ring", true, true)]
    [InlineData("http://gateway.example/ring", false, false)]
    public void Without_encryption_a_hook_is_on_this_machine_or_in_Development(string url, bool isDevelopment, bool fits) =>
        Assert.Equal(fits, Webhooks.Read(Settings(("Url", url)), isDevelopment).Webhooks is not null);

    private static IConfigurationRoot Settings(params (string Key, string? Value)[] changes)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [$"{Hook}:Url"] = "https://a.example/",
            [$"{Hook}:Secret"] = "s",
            [$"{Hook}:On:0"] = "paged",
        };
        foreach (var (key, value) in changes)
        {
            values[$"{Hook}:{key}"] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }
}
