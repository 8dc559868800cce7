using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Audit;

/// <summary>When each request is looked at next, as far as the first rows of the partitions tell that were read.</summary>
internal sealed class WakeUpIndex(Evidence evidence)
{
    private const int MostRows = 2_000;

    private readonly Dictionary<string, (Dictionary<RequestId, DateTimeOffset> First, DateTimeOffset Until)> read = new(StringComparer.Ordinal);

    /// <summary>Rows that no request can be made out from.</summary>
    public List<RowAddress> Spoilt { get; } = [];

    public async Task ReadAsync(string partition, CancellationToken cancellationToken)
    {
        if (read.ContainsKey(partition))
        {
            return;
        }

        Dictionary<RequestId, DateTimeOffset> first = [];
        var (rows, until) = (0, DateTimeOffset.MaxValue);
        await foreach (var wakeUp in evidence.WakeUpsAsync(partition, null, cancellationToken))
        {
            if (wakeUp.Request is { } id)
            {
                first.TryAdd(id, wakeUp.At);
            }
            else
            {
                Spoilt.Add(wakeUp.Row);
            }

            if (++rows == MostRows)
            {
                until = wakeUp.At;
                break;
            }
        }

        read[partition] = (first, until);
    }

    /// <returns>False only when there is certainly none by then.</returns>
    public async Task<bool> HasAsync(RequestId request, DateTimeOffset by, CancellationToken cancellationToken)
    {
        var partition = WakeUps.PartitionOf(request);
        await ReadAsync(partition, cancellationToken);
        var (first, until) = read[partition];
        return first.TryGetValue(request, out var at) ? at <= by : by > until;
    }
}
