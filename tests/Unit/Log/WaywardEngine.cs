using System.Runtime.CompilerServices;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.UnitTests.Log;

/// <summary>An engine that goes away when a test says so.</summary>
internal sealed class WaywardEngine(ITableEngine engine) : ITableEngine
{
    public bool IsAway { get; set; }

    /// <summary>Writes happen, and nobody hears of it.</summary>
    public bool LosesAnswers { get; set; }

    public Task PrepareAsync(IReadOnlyCollection<string> tables, CancellationToken cancellationToken) =>
        IsAway ? throw Away() : engine.PrepareAsync(tables, cancellationToken);

    public Task<TableEntity?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken) =>
        IsAway ? throw Away() : engine.GetAsync(table, partitionKey, rowKey, cancellationToken);

    public async IAsyncEnumerable<TableEntity> QueryAsync(
        string table, string partitionKey, string from, string to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in IsAway ? throw Away() : engine.QueryAsync(table, partitionKey, from, to, cancellationToken))
        {
            yield return row;
        }
    }

    public async Task<IReadOnlyList<string>> SubmitAsync(
        string table, string partitionKey, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
    {
        var etags = IsAway ? throw Away() : await engine.SubmitAsync(table, partitionKey, operations, cancellationToken);
        return LosesAnswers ? throw Away() : etags;
    }

    private static StorageUnavailableException Away() => new("As the test wishes");
}
