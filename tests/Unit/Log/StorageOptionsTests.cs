using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Log.AzureTables;
using ManagerBackup.Bot.Log.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ManagerBackup.UnitTests.Log;

public sealed class StorageOptionsTests
{
    private const string Key = "c2VjcmV0LWtleQ==";
    private const string Should = "; it should be UseDevelopmentStorage=true or "
        + "DefaultEndpointsProtocol=https;AccountName=…;AccountKey=…;EndpointSuffix=core.windows.net";

    [Fact]
    public void Without_settings_rows_are_kept_in_a_SQLite_file()
    {
        var folder = Directory.CreateTempSubdirectory("options-");
        using var services = Services(("Storage:Path", Path.Combine(folder.FullName, "a.db")));

        Assert.IsType<SqliteTableEngine>(services.GetRequiredService<StorageWeather>().Engine);
        Assert.Equal("data/manager-backup.db", new StorageOptions().Path);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("Storage:ConnectionString", "UseDevelopmentStorage=true")]
    [InlineData("Storage:ConnectionString", $"AccountName=shop;AccountKey={Key}")]
    [InlineData("Storage:TableEndpoint", "https://shop.table.core.windows.net")]
    public void With_an_account_rows_are_kept_in_Table_Storage(string key, string value)
    {
        using var services = Services((key, value));

        Assert.IsType<AzureTableEngine>(services.GetRequiredService<StorageWeather>().Engine);
    }

    [Theory]
    [InlineData("Nonsense", "holds a text that is not made of different Name=Value parts")]
    [InlineData("AccountName=shop", "holds a text without AccountName and AccountKey")]
    [InlineData("AccountName=shop;AccountKey=not base64!", "holds an AccountKey that is not base64")]
    [InlineData($"AccountName=a b;AccountKey={Key}", "holds a TableEndpoint, DefaultEndpointsProtocol or EndpointSuffix that makes no http address")]
    [InlineData($"AccountName=a;AccountName=b;AccountKey={Key}", "holds a text that is not made of different Name=Value parts")]
    public void A_wrong_connection_string_is_named_in_one_line_without_its_secret(string value, string holds) =>
        Assert.Equal($"Storage:ConnectionString {holds}{Should}", Refusal(("Storage:ConnectionString", value)));

    [Theory]
    [InlineData("shop.table.core.windows.net", "shop.table.core.windows.net")]
    [InlineData("http://shop.table.core.windows.net", "http://shop.table.core.windows.net")]
    [InlineData("https://shop.table.core.windows.net?sig=secret", "https://shop.table.core.windows.net")]
    public void A_wrong_table_endpoint_is_named(string value, string holds) => Assert.Equal(
        $"Storage:TableEndpoint holds \"{holds}\"; it should be an https address such as https://ACCOUNT.table.core.windows.net",
        Refusal(("Storage:TableEndpoint", value)));

    [Fact]
    public void An_empty_path_is_named() => Assert.Equal(
        "Storage:Path holds \" \"; it should be the path of a file, such as data/manager-backup.db", Refusal(("Storage:Path", " ")));

    [Fact]
    public void Two_stores_at_once_are_refused() => Assert.StartsWith(
        "Storage:TableEndpoint holds \"https://shop.table.core.windows.net\" while Storage:ConnectionString is set as well",
        Refusal(("Storage:TableEndpoint", "https://shop.table.core.windows.net"), ("Storage:ConnectionString", "UseDevelopmentStorage=true")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData($"AccountName=shop;AccountKey={Key}", "https://shop.table.core.windows.net/")]
    [InlineData($"DefaultEndpointsProtocol=https;AccountName=shop;AccountKey={Key};EndpointSuffix=core.chinacloudapi.cn", "https://shop.table.core.chinacloudapi.cn/")]
    [InlineData($"AccountName=shop; AccountKey={Key}; TableEndpoint=http://127.0.0.1:9/shop", "http://127.0.0.1:9/shop/")]
    [InlineData("usedevelopmentstorage=TRUE", "http://127.0.0.1:10002/devstoreaccount1/")]
    public void A_connection_string_says_where_the_tables_are(string value, string endpoint)
    {
        var account = TableAccount.Parse(value);

        Assert.Equal(endpoint, account.Endpoint.AbsoluteUri);
        Assert.DoesNotContain(Key, account.ToString(), StringComparison.Ordinal);
    }

    private static string Refusal(params (string Key, string Value)[] settings)
    {
        using var services = Services(settings);
        var e = Assert.Throws<OptionsValidationException>(services.GetRequiredService<ITableEngine>);
        return Assert.Single(e.Failures);
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value)))
            .Build();
        return new ServiceCollection().AddLogEngine(configuration).BuildServiceProvider();
    }
}
