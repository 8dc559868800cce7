using System.Text;
using ManagerBackup.Bot.Guard;
using ManagerBackup.Bot.Roster;
using ManagerBackup.UnitTests.Architecture;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace ManagerBackup.UnitTests.Guard;

public sealed class SecretsInFilesTests
{
    [Theory]
    [InlineData("""{ "MicrosoftAppPassword": "s3cr3t-value" }""", "MicrosoftAppPassword")]
    [InlineData("""{ "Paging": { "Webhooks": [ { "Secret": "s3cr3t-value" } ] } }""", "Paging:Webhooks:0:Secret")]
    [InlineData("""{ "Storage": { "ConnectionString": "AccountName=a;AccountKey=s3cr3t-value" } }""", "Storage:ConnectionString")]
    [InlineData("""{ "Storage": { "TableEndpoint": "https://a.example/?sv=1&sig=s3cr3t-value" } }""", "Storage:TableEndpoint")]
    public void A_secret_in_a_file_stops_the_start_outside_Development_by_a_line_that_names_the_key_and_not_what_it_holds(string json, string key)
    {
        var refused = Assert.Throws<SettingsException>(() => SecretsInFiles.Refuse(File(json), In(Environments.Production)));

        var line = Assert.Single(refused.Lines);
        Assert.StartsWith($"{key} holds a secret in ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t-value", line, StringComparison.Ordinal);
    }

    [Fact]
    public void In_Development_a_file_may_hold_what_it_likes() =>
        SecretsInFiles.Refuse(File("""{ "MicrosoftAppPassword": "s3cr3t-value" }"""), In(Environments.Development));

    [Fact]
    public void A_secret_from_elsewhere_is_where_it_belongs() => SecretsInFiles.Refuse(
        new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(Repository.Root, "appsettings.json"))
            .AddInMemoryCollection([new("MicrosoftAppPassword", "s3cr3t-value"), new("Storage:ConnectionString", "AccountKey=x")])
            .Build(),
        In(Environments.Production));

    private static IConfigurationRoot File(string json)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("secrets-").FullName, "appsettings.json");
        System.IO.File.WriteAllText(path, json, Encoding.UTF8);
        return new ConfigurationBuilder().AddJsonFile(path).Build();
    }

    private static HostingEnvironment In(string name) => new() { EnvironmentName = name };
}
