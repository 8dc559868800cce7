using ManagerBackup.Bot.Teams;
using Microsoft.Extensions.Options;

namespace ManagerBackup.UnitTests.Teams;

public sealed class TeamsOptionsTests
{
    private const string Id = "6f1c9ae0-53a2-4c2f-9a7e-0c3f8c3f0001";

    [Theory]
    [InlineData("Development", "")]
    [InlineData("Production", $"MicrosoftAppId={Id};MicrosoftAppTenantId={Id};MicrosoftAppPassword=x")]
    [InlineData("Production", $"MicrosoftAppId={Id};MicrosoftAppTenantId={Id};MicrosoftAppType=UserAssignedMSI")]
    [InlineData("Production", $"MicrosoftAppId={Id};MicrosoftAppPassword=x;MicrosoftAppType=multitenant")]
    public async Task It_starts(string environment, string settings)
    {
        await using var door = await TeamsDoor.OpenAsync(environment, Read(settings));
    }

    [Theory]
    [InlineData("Production", "", "MicrosoftAppId is empty; outside Development it should be the bot's app id, for without one nothing checks who calls.")]
    [InlineData("Staging", "", "MicrosoftAppId is empty; outside Development it should be the bot's app id, for without one nothing checks who calls.")]
    [InlineData("Development", "MicrosoftAppId=mybot;MicrosoftAppPassword=x;MicrosoftAppType=MultiTenant", "MicrosoftAppId holds 'mybot'; it should be the bot's app id, a GUID.")]
    [InlineData("Development", "MicrosoftAppType=Single", "MicrosoftAppType holds 'Single'; it should be one of SingleTenant, UserAssignedMSI, MultiTenant.")]
    [InlineData("Development", "MicrosoftAppTenantId=contoso", "MicrosoftAppTenantId holds 'contoso'; it should be the tenant's id, a GUID.")]
    [InlineData("Development", $"MicrosoftAppId={Id};MicrosoftAppPassword=x", "MicrosoftAppTenantId is empty; with MicrosoftAppType 'SingleTenant' it should be the tenant's id, a GUID.")]
    [InlineData("Production", $"MicrosoftAppId={Id};MicrosoftAppTenantId={Id}", "MicrosoftAppPassword is empty; with MicrosoftAppType 'SingleTenant' it should be the app's client secret.")]
    [InlineData("Development", $"MicrosoftAppId={{{Id}}};MicrosoftAppTenantId={Id};MicrosoftAppPassword=x", $"MicrosoftAppId holds '{{{Id}}}'; it should be the bot's app id, a GUID.")]
    [InlineData("Production", $"MicrosoftAppId={Id};MicrosoftAppTenantId={Id};MicrosoftAppPassword=x;MicrosoftAppCertificatePath=/x.pem", "MicrosoftAppCertificatePath is set while MicrosoftAppPassword is as well; one of the two should be empty.")]
    [InlineData("Production", $"MicrosoftAppId={Id};MicrosoftAppTenantId={Id};MicrosoftAppCertificatePath=/nowhere/x.pem", "MicrosoftAppCertificatePath holds '/nowhere/x.pem'; it should be a PEM or PKCS#12 file with its private key and no password, which this bot can read.")]
    [InlineData("Development", "ChannelService=https://botframework.azure.cn", "ChannelService holds 'https://botframework.azure.cn'; it should be empty, or https://botframework.azure.us for the US government's cloud.")]
    [InlineData("Development", "ToBotFromChannelOpenIdMetadataUrl=nowhere", "ToBotFromChannelOpenIdMetadataUrl holds 'nowhere'; it should be an https address, or http at 127.0.0.1.")]
    [InlineData("Development", "ToChannelFromBotLoginUrl=http://login.example/x", "ToChannelFromBotLoginUrl holds 'http://login.example/x'; it should be an https address, or http at 127.0.0.1.")]
    [InlineData("Production", $"MicrosoftAppId={Id};MicrosoftAppTenantId={Id};MicrosoftAppPassword=x;ToChannelFromBotLoginUrl=http://127.0.0.1:9/x", "ToChannelFromBotLoginUrl holds 'http://127.0.0.1:9/x'; it should be an https address.")]
    public async Task A_wrong_setting_stops_the_start_with_one_line(string environment, string settings, string line)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => TeamsDoor.OpenAsync(environment, Read(settings)));

        Assert.Equal(line, failure.Message);
    }

    private static (string Key, string Value)[] Read(string settings) =>
        [.. settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => (pair.Split('=')[0], pair.Split('=')[1]))];
}
