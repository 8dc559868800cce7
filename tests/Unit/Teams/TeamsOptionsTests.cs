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
    public async Task A_wrong_setting_stops_the_start_with_one_line(string environment, string settings, string line)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => TeamsDoor.OpenAsync(environment, Read(settings)));

        Assert.Equal(line, failure.Message);
    }

    private static (string Key, string Value)[] Read(string settings) =>
        [.. settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => (pair.Split('=')[0], pair.Split('=')[1]))];
}
