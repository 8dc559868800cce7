using ManagerBackup.Bot.Log;
using ManagerBackup.UnitTests.Tools;

namespace ManagerBackup.UnitTests.Log;

public sealed class PeopleTests
{
    private static readonly Contact Met = new("https://smba.example/emea/", "a:1", "tenant", "28:bot", "msteams", "Sam", "en");

    [Fact]
    public async Task Who_writes_in_a_group_is_still_reached_in_the_chat_of_two()
    {
        await using var fixture = await LogFixture.CreateAsync();
        await new People(fixture.Engine, new FakeTime()).KeepContactAsync(LogFixture.Sam, Met, CancellationToken.None);

        await new People(fixture.Engine, new FakeTime()).KeepContactAsync(LogFixture.Sam, Met with { ConversationId = "", Locale = "nl" }, CancellationToken.None);

        var found = await new People(fixture.Engine, new FakeTime()).FindContactAsync(LogFixture.Sam, CancellationToken.None);
        Assert.Equal(Met with { Locale = "nl" }, found);
    }
}
