using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Teams.Trust;

namespace ManagerBackup.UnitTests.Teams;

internal sealed class FakeServiceUrlStore : IServiceUrlStore
{
    public List<string> Kept { get; } = [];

    public int Reads { get; private set; }

    public bool IsAway { get; set; }

    /// <summary>While set, nothing is kept before it ends.</summary>
    public Task Holds { get; set; } = Task.CompletedTask;

    public Task<IReadOnlyCollection<string>> ReadAsync(CancellationToken cancellationToken)
    {
        Reads++;
        return Task.FromResult<IReadOnlyCollection<string>>([.. Kept]);
    }

    public async Task<bool> KeepAsync(string serviceUrl, CancellationToken cancellationToken)
    {
        await Holds.WaitAsync(cancellationToken);
        if (IsAway)
            throw new StorageUnavailableException("It is away");
        Kept.Add(serviceUrl);
        return true;
    }
}
