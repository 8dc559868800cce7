using System.Collections.Concurrent;
using System.Globalization;
using ManagerBackup.Bot.Backup;
using static ManagerBackup.Bot.Log.TableOperation;

namespace ManagerBackup.Bot.Log;

/// <content>
/// Who wrote in which month: partition <c>seen_{yyyyMM}</c>, a row a person. By it those are found who have not written for long, which
/// a table of people by person can't tell.
/// </content>
internal sealed partial class People
{
    private const int MostInBatch = 100;

    private readonly ConcurrentDictionary<PersonId, string> seen = new();

    public static string MonthOf(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMM", CultureInfo.InvariantCulture);

    /// <summary>Deletes what is kept of those who wrote in this month and not since.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ForgetSeenInAsync(string month, CancellationToken cancellationToken)
    {
        var (partition, gone) = ($"seen_{month}", 0);
        await foreach (var row in engine.QueryAsync(Table, partition, "", "~", cancellationToken))
        {
            var contact = await engine.GetAsync(Table, row.RowKey, "contact", cancellationToken);
            if (string.CompareOrdinal(contact?.GetValueOrDefault("SeenIn") as string ?? "", month) <= 0)
            {
                gone += await DeleteAllAsync(row.RowKey, "~", cancellationToken) ? 1 : 0;
            }

            await TryDeleteAsync(partition, [new DeleteIfMatch(row.RowKey, row.ETag!)], cancellationToken);
        }

        return gone;
    }

    /// <summary>Deletes how a person is reached, where they said they work, and that they were welcomed. Who writes again is met anew.</summary>
    /// <returns>False when nothing was kept.</returns>
    public async Task<bool> ForgetAsync(PersonId person, CancellationToken cancellationToken)
    {
        contacts.TryRemove(person, out _);
        owed.TryRemove(person, out _);
        sites.TryRemove(person, out _);
        seen.TryRemove(person, out _);
        var any = false;
        foreach (var row in (string[])["contact", "site", "welcome", "digest"])
        {
            any |= await TryDeleteAsync(TakeoverRows.KeyOf(person), [new DeleteIfMatch(row, "*")], cancellationToken);
        }

        return any;
    }

    private async Task<bool> DeleteAllAsync(string partition, string to, CancellationToken cancellationToken)
    {
        var rows = new List<TableOperation>();
        await foreach (var row in engine.QueryAsync(Table, partition, "", to, cancellationToken))
        {
            rows.Add(new DeleteIfMatch(row.RowKey, row.ETag!));
        }

        return rows.Count is > 0 and <= MostInBatch && await TryDeleteAsync(partition, rows, cancellationToken);
    }

    // Another instance deletes the same, or they have written just now: then it stays.
    private async Task<bool> TryDeleteAsync(string partition, IReadOnlyList<TableOperation> rows, CancellationToken cancellationToken)
    {
        try
        {
            await engine.SubmitAsync(Table, partition, rows, cancellationToken);
            return true;
        }
        catch (TableConflictException)
        {
            return false;
        }
    }

    private async Task NoteSeenAsync(PersonId person, string month, CancellationToken cancellationToken)
    {
        var row = new TableEntity($"seen_{month}", TakeoverRows.KeyOf(person)) { ["PersonId"] = person.Value };
        try
        {
            await engine.SubmitAsync(Table, row.PartitionKey, [new Insert(row)], cancellationToken);
        }
        catch (TableConflictException e) when (e.Exists)
        {
            // Noted already, this month.
        }
    }
}
