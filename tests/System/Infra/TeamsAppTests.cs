using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Infra;

/// <summary>The package that an administrator uploads, as the one command builds it.</summary>
public sealed class TeamsAppTests : IDisposable
{
    private const string App = "11111111-2222-4333-8444-555555555555";
    private const string SignOn = "99999999-2222-4333-8444-555555555555";
    private const string Domain = "backup.contoso.com";

    private static readonly string Build = Path.Combine(NodePackages.Root, "infra", "teams-app", "build.mjs");
    private static readonly string[] Usual = ["--app-id", App, "--sign-on-id", SignOn, "--domain", Domain, "--company", "Contoso", "--website", "https://contoso.com", "--version", "1.2.3"];

    private readonly string folder = Directory.CreateTempSubdirectory("manager-backup-app-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_package_is_what_Microsofts_schemas_want()
    {
        var unpacked = await UnpackAsync();
        var checkedIt = await CheckAsync(unpacked);
        Assert.True(checkedIt.ExitCode == 0, checkedIt.Output + checkedIt.Errors);
    }

    [Theory]
    [InlineData("manifest.json", "\"version\": \"1.2.3\"", "\"version\": 1", "version")]
    [InlineData("manifest.json", "\"botId\"", "\"botIt\"", "botIt")]
    [InlineData("nl.json", "commands[3].title", "commands[11].title", "nothing of the manifest's")]
    [InlineData("pl.json", "\"name.short\": \"Manager Backup\"", "\"name.short\": \"A name that is far longer than thirty letters\"", "pl:")]
    public async Task A_package_that_is_not_is_found_out(string file, string right, string wrong, string complaint)
    {
        var unpacked = await UnpackAsync();
        var path = Path.Combine(unpacked, file);
        var text = await File.ReadAllTextAsync(path);
        Assert.Contains(right, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(right, wrong, StringComparison.Ordinal));

        var checkedIt = await CheckAsync(unpacked);
        Assert.Equal(1, checkedIt.ExitCode);
        Assert.Contains(complaint, checkedIt.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_who_it_is_and_where_it_runs()
    {
        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(await UnpackAsync(), "manifest.json")));
        var root = manifest.RootElement;
        Assert.Equal("1.2.3", root.GetProperty("version").GetString());
        Assert.Equal(App, root.GetProperty("bots")[0].GetProperty("botId").GetString());
        Assert.Equal([Domain], root.GetProperty("validDomains").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(SignOn, root.GetProperty("webApplicationInfo").GetProperty("id").GetString());
        Assert.Equal($"api://{Domain}/{SignOn}", root.GetProperty("webApplicationInfo").GetProperty("resource").GetString());
        var tabs = root.GetProperty("staticTabs").EnumerateArray().Where(tab => tab.TryGetProperty("websiteUrl", out _)).Select(tab => tab.GetProperty("websiteUrl").GetString());
        Assert.Equal([$"https://{Domain}/tab", $"https://{Domain}/review"], tabs);
        Assert.Equal(["nl", "de", "fr", "es", "it", "pl", "tr", "pt"],
            root.GetProperty("localizationInfo").GetProperty("additionalLanguages").EnumerateArray().Select(one => one.GetProperty("languageTag").GetString()));
    }

    [Fact]
    public async Task Its_icons_are_drawn_from_the_pictures_beside_them()
    {
        var unpacked = await UnpackAsync();
        var drawn = await Command.NodeAsync(Path.Combine(NodePackages.Root, "infra", "teams-app", "icons", "draw.mjs"), await NodePackages.FolderAsync(), folder);
        Assert.True(drawn.ExitCode == 0, drawn.Output + drawn.Errors);
        foreach (var (name, size) in new[] { ("color.png", 192), ("outline.png", 32) })
        {
            var icon = await File.ReadAllBytesAsync(Path.Combine(unpacked, name));
            Assert.Equal((size, size), (BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20))));
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(folder, name)), icon);
        }
    }

    [Fact]
    public async Task The_same_ids_give_the_same_package() =>
        Assert.Equal(await File.ReadAllBytesAsync(await PackAsync("one.zip")), await File.ReadAllBytesAsync(await PackAsync("two.zip")));

    [Theory]
    [InlineData("--app-id", "x", "--app-id is \"x\"; it should be the bot's app id, a GUID")]
    [InlineData("--domain", "https://backup.contoso.com", "it should be the host that the bot runs on")]
    [InlineData("--version", "1.2", "it should be three numbers, such as 1.2.0")]
    [InlineData("--website", "http://contoso.com", "it should be an https address of the company")]
    [InlineData("--company", "", "it should be the company's name, at most 32 characters")]
    [InlineData("--out", "package.txt", "it should be a file name that ends in .zip")]
    [InlineData("--colour", "red", "--colour is not known; there are --app-id")]
    public async Task A_wrong_argument_is_told_in_one_line(string option, string value, string complaint)
    {
        var others = Usual.Chunk(2).Where(pair => pair[0] != option).SelectMany(pair => pair);
        var built = await Command.NodeAsync([Build, .. others, option, value]);
        Assert.Equal(2, built.ExitCode);
        Assert.Contains(complaint, Assert.Single(built.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_argument_is_named()
    {
        var built = await Command.NodeAsync(Build, "--app-id", App);
        Assert.Equal("build.mjs: --domain is missing; it should be the host that the bot runs on, such as backup.contoso.com, without https://", built.Errors.Trim());
    }

    private async Task<string> PackAsync(string name)
    {
        var zip = Path.Combine(folder, name);
        var built = await Command.NodeAsync([Build, .. Usual, "--out", zip]);
        Assert.True(built.ExitCode == 0, built.Errors);
        return zip;
    }

    private async Task<string> UnpackAsync()
    {
        var unpacked = Path.Combine(folder, "unpacked");
        await ZipFile.ExtractToDirectoryAsync(await PackAsync("manager-backup.zip"), unpacked);
        return unpacked;
    }

    private static async Task<Command> CheckAsync(string unpacked) =>
        await Command.NodeAsync(Path.Combine(NodePackages.Root, "tests", "System", "Infra", "teams-app.mjs"), await NodePackages.FolderAsync(), unpacked);
}
