using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Teams;
using ManagerBackup.UnitTests.Log;
using ManagerBackup.UnitTests.Roster;
using Moq;

namespace ManagerBackup.UnitTests.Conversations;

public sealed class ChatsTests
{
    [Fact]
    public async Task Whom_only_storage_knows_is_tried_again_while_it_is_away()
    {
        await using var fixture = await LogFixture.CreateAsync();
        fixture.Storage.Trouble = Trouble.Away;

        var failure = await FailAsync(fixture);

        Assert.Equal(("StorageAway", true), (failure.Code, failure.IsTransient));
    }

    [Fact]
    public async Task Whom_nobody_knows_is_not_tried_again()
    {
        await using var fixture = await LogFixture.CreateAsync();

        var failure = await FailAsync(fixture);

        Assert.Equal(("NoServiceUrl", false), (failure.Code, failure.IsTransient));
    }

    private static Task<ConnectorException> FailAsync(LogFixture fixture) => Assert.ThrowsAsync<ConnectorException>(() =>
        new Chats(new People(fixture.Engine), Mock.Of<IConnector>(MockBehavior.Strict))
            .FindAsync(LogFixture.Sam, LogFixture.Ada, SomeSite.Called("demo"), SendOptions.Urgent, CancellationToken.None));
}
