using ManagerBackup.Bot.Log;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ManagerBackup.UnitTests.Log;

public sealed class InstancesSetupTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("UseDevelopmentStorage=true", false)]
    public async Task Only_on_a_file_of_its_own_a_process_is_alone(string connectionString, bool alone)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:ConnectionString", connectionString)]).Build();
        await using var services = new ServiceCollection().AddLogging().AddTakeoverLog(settings).BuildServiceProvider();

        Assert.Equal(alone, services.GetRequiredService<Instances>().IsAlone);
    }
}
