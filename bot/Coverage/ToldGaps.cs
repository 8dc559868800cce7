using System.Text.Json;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using static ManagerBackup.Bot.Log.TableOperation;

namespace ManagerBackup.Bot.Coverage;

/// <param name="ETag">The expected version of the next write; null when there is none yet.</param>
internal sealed record ToldRow(SiteId Site, IReadOnlyList<ToldGap> Gaps, string? ETag)
{
    public static ToldRow Empty(SiteId site) => new(site, [], null);
}

/// <summary>
/// What was told of each site: table <c>people</c>, partition <c>coverage</c>, a row a site. It is written before anything is sent,
/// so that of several instances one tells, and a restart tells nothing twice.
/// </summary>
internal sealed class ToldGaps(ITableEngine engine)
{
    private const string Partition = "coverage";
    private const string Prefix = "s_";
    private const int MostInABatch = 100;

    // A column holds 32 Ki characters; what is left out would be told once more.
    private const int MostKept = 100;

    public async Task<IReadOnlyDictionary<SiteId, ToldRow>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = new Dictionary<SiteId, ToldRow>();
        await foreach (var row in engine.QueryAsync(People.Table, Partition, Prefix, "s`", cancellationToken))
        {
            var site = new SiteId(row.RowKey[Prefix.Length..]);
            rows[site] = new(site, JsonSerializer.Deserialize<List<ToldGap>>((string)row["Told"]!) ?? [], row.ETag);
        }

        return rows;
    }

    /// <returns>The sites of which this process is to tell: the others were written by somebody else meanwhile.</returns>
    public async Task<IReadOnlySet<SiteId>> ClaimAsync(IEnumerable<ToldRow> changed, CancellationToken cancellationToken)
    {
        var mine = new HashSet<SiteId>();
        foreach (var batch in changed.Chunk(MostInABatch))
        {
            try
            {
                await engine.SubmitAsync(People.Table, Partition, [.. batch.Select(Put)], cancellationToken);
                mine.UnionWith(batch.Select(row => row.Site));
            }
            catch (TableConflictException)
            {
                // Another instance looks at the same sites: whatever it leaves is looked at the next time.
            }
        }

        return mine;
    }

    private static TableOperation Put(ToldRow told)
    {
        var row = new TableEntity(Partition, Prefix + told.Site.Value)
        {
            ["Told"] = JsonSerializer.Serialize(told.Gaps.OrderByDescending(gap => gap.SeenAt).Take(MostKept)),
        };
        return told.ETag is { } etag ? new ReplaceIfMatch(row, etag) : new Insert(row);
    }
}
