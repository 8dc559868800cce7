using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Infra;

/// <summary>The templates, by Bicep's grammar and by rules of our own; and that each rule can fail.</summary>
public sealed class BicepTests : IDisposable
{
    private static readonly string Infra = Path.Combine(NodePackages.Root, "infra");

    private readonly string folder = Directory.CreateTempSubdirectory("manager-backup-bicep-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_templates_are_Bicep_safe_and_fit_together()
    {
        var checkedThem = await CheckAsync(Infra);
        Assert.True(checkedThem.ExitCode == 0, checkedThem.Output + checkedThem.Errors);
    }

    [Theory]
    [InlineData("modules/storage.bicep", "allowSharedKeyAccess: false", "allowSharedKeyAccess: true", "takes shared keys")]
    [InlineData("modules/storage.bicep", "    allowSharedKeyAccess: false\n", "", "takes shared keys")]
    [InlineData("modules/storage.bicep", "supportsHttpsTrafficOnly: true", "supportsHttpsTrafficOnly: false", "takes plain http")]
    [InlineData("modules/storage.bicep", "'TLS1_2'", "'TLS1_0'", "TLS older than 1.2")]
    [InlineData("modules/storage.bicep", "allowBlobPublicAccess: false", "allowBlobPublicAccess: true", "may be read by anybody")]
    [InlineData("modules/storage.bicep", "    'people'\n", "", "the tables are not")]
    [InlineData("modules/storage.bicep", "  scope: account\n  properties: {\n    roleDefinitionId", "  properties: {\n    roleDefinitionId", "for the whole resource group")]
    [InlineData("modules/storage.bicep", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", "b24988ac-6180-42a0-ab88-20f7382dd24c", "a role is given that is not needed")]
    [InlineData("modules/storage.bicep", "account.properties.primaryEndpoints.table", "account.listKeys().keys[0].value", "tells a secret")]
    [InlineData("modules/storage.bicep", "storageAccounts@2023-05-01", "storageAccounts", "has no API version")]
    [InlineData("modules/app.bicep", "allowInsecure: false", "allowInsecure: true", "takes plain http")]
    [InlineData("modules/app.bicep", "type: 'UserAssigned'", "type: 'None'", "no identity of its own")]
    [InlineData("modules/app.bicep", "'EmptyDir'", "'AzureFile'", "a volume is shared")]
    [InlineData("modules/app.bicep", "mountPath: dataPath", "mountPath: '/elsewhere'", "can't be written")]
    [InlineData("modules/app.bicep", "path: '/healthz'", "path: '/readyz'", "asks something else")]
    [InlineData("modules/app.bicep", "Storage__TableEndpoint", "Storage__Endpoint", "the setting Storage__Endpoint is not in appsettings.json")]
    [InlineData("modules/app.bicep", "'azure-monitor'", "'log-analytics'", "by a shared key")]
    [InlineData("modules/app.bicep", "value: signOnAppId", "value: appId", "the parameter signOnAppId is used nowhere")]
    [InlineData("modules/app.bicep", "value: tableEndpoint", "value: tableEndpiont", "tableEndpiont is declared nowhere")]
    [InlineData("modules/bot.bicep", "'UserAssignedMSI'", "'MultiTenant'", "not its managed identity's")]
    [InlineData("modules/bot.bicep", "'https://", "'http://", "the bot's endpoint is not https")]
    [InlineData("registry.bicep", "adminUserEnabled: false", "adminUserEnabled: true", "lets in a password")]
    [InlineData("main.bicep", "targetScope = 'resourceGroup'", "targetScope = = 'resourceGroup'", "is no Bicep")]
    [InlineData("main.bicep", "    principalId: identity.outputs.principalId\n", "", "the module storage is not given principalId")]
    [InlineData("main.bicep", "'modules/bot.bicep'", "'modules/bots.bicep'", "is not at modules/bots.bicep")]
    [InlineData("main.bicep", "param heartbeatUrl string = ''", "param botPassword string = ''\nparam heartbeatUrl string = ''", "a secret without @secure()")]
    [InlineData("parameters/large.json", "\"replicas\"", "\"replicaz\"", "has no parameter replicaz")]
    [InlineData("parameters/large.json", "Standard_GZRS", "Premium_LRS", "it should be one of")]
    [InlineData("parameters/small.json", "    \"registryName\": { \"value\": \"FILL-IN\" },\n", "", "is not given registryName")]
    public async Task A_template_that_is_not_is_found_out(string file, string right, string wrong, string complaint)
    {
        foreach (var path in new[] { "*.bicep", "*.json" }.SelectMany(pattern => Directory.GetFiles(Infra, pattern, SearchOption.AllDirectories)))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Infra, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }

        var broken = Path.Combine(folder, file);
        var text = (await File.ReadAllTextAsync(broken)).ReplaceLineEndings("\n");
        Assert.Contains(right, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(broken, text.Replace(right, wrong, StringComparison.Ordinal));

        var checkedIt = await CheckAsync(folder);
        Assert.Equal(1, checkedIt.ExitCode);
        Assert.Contains(complaint, checkedIt.Output, StringComparison.Ordinal);
    }

    private static async Task<Command> CheckAsync(string infra) => await Command.NodeAsync(
        Path.Combine(NodePackages.Root, "tests", "System", "Infra", "bicep.mjs"), await NodePackages.FolderAsync(), infra,
        Path.Combine(NodePackages.Root, "appsettings.json"));
}
