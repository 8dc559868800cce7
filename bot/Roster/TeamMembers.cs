using System.Collections.Concurrent;
using System.Collections.Frozen;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using static ManagerBackup.Bot.Log.TableOperation;

namespace ManagerBackup.Bot.Roster;

/// <summary>How the channel knows a site's team.</summary>
/// <param name="Thread">The team's own id there, <c>19:…@thread.tacv2</c>.</param>
/// <param name="ReadAt">When its members were read last; null when that is due.</param>
internal sealed record TeamThread(SiteId Site, string Thread, string ServiceUrl, string? TenantId, string? BotId, DateTimeOffset? ReadAt);

/// <summary>
/// The members of the sites' teams. Kept in table <c>people</c>, partition <c>team_{site}</c>: row <c>team</c> says how to ask for
/// them, and there is a row <c>m_{person}</c> for each. Looking somebody up takes memory only.
/// </summary>
internal sealed class TeamMembers(ITableEngine engine, Sites sites)
{
    private const string ThreadRow = "team";
    private const string MemberRow = "m_";
    private const string AfterMembers = "m`";
    private const int BatchRows = 100;

    private readonly ConcurrentDictionary<SiteId, TeamThread> threads = new();
    private readonly ConcurrentDictionary<SiteId, FrozenSet<string>> members = new();

    public IReadOnlyCollection<TeamThread> Threads => [.. threads.Values];

    public IReadOnlySet<SiteId> SitesOf(PersonId person)
    {
        var key = TakeoverRows.KeyOf(person);
        return members.Where(team => team.Value.Contains(key)).Select(team => team.Key).ToFrozenSet();
    }

    public Site? SiteOfThread(string thread) => threads.Values.FirstOrDefault(team => team.Thread == thread) is { } known ? sites.Find(known.Site) : null;

    /// <summary>Reads what is kept, as another instance may have written it.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var site in sites.All.Where(site => site.TeamId is not null))
        {
            await LoadAsync(site.Id, cancellationToken);
        }
    }

    /// <summary>The team was met, or who is in it has changed: its members are to be read.</summary>
    public async Task KeepThreadAsync(TeamThread team, CancellationToken cancellationToken)
    {
        await engine.ChangeRowAsync(
            People.Table,
            PartitionOf(team.Site),
            ThreadRow,
            row =>
            {
                row["Thread"] = team.Thread;
                row["ServiceUrl"] = team.ServiceUrl;
                row["TenantId"] = team.TenantId;
                row["BotId"] = team.BotId;
                row["ReadAt"] = team.ReadAt;
                return true;
            },
            cancellationToken);
        threads[team.Site] = team;
    }

    /// <summary>The bot was removed from the team: nobody can be asked any more, and who was a member is taken to be one still.</summary>
    public async Task ForgetThreadAsync(SiteId site, CancellationToken cancellationToken)
    {
        threads.TryRemove(site, out _);
        try
        {
            await engine.SubmitAsync(People.Table, PartitionOf(site), [new DeleteIfMatch(ThreadRow, "*")], cancellationToken);
        }
        catch (TableConflictException)
        {
            // It was not there.
        }
    }

    /// <summary>Brings what is kept to who is a member now. Doing it twice, or from two instances at once, does no harm.</summary>
    public async Task KeepMembersAsync(TeamThread team, IReadOnlyCollection<PersonId> people, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(team.Site);
        var wanted = people.Select(TakeoverRows.KeyOf).ToHashSet(StringComparer.Ordinal);
        var stored = await ReadMembersAsync(partition, cancellationToken);
        IEnumerable<TableOperation> changes =
        [
            .. wanted.Except(stored, StringComparer.Ordinal).Select(person => new Insert(new TableEntity(partition, MemberRow + person))),
            .. stored.Except(wanted, StringComparer.Ordinal).Select(person => new DeleteIfMatch(MemberRow + person, "*")),
        ];
        foreach (var batch in changes.Chunk(BatchRows))
        {
            await engine.SubmitAsync(People.Table, partition, batch, cancellationToken);
        }

        members[team.Site] = wanted.ToFrozenSet(StringComparer.Ordinal);

        // An event that came meanwhile asks for another look.
        if (ReferenceEquals(threads.GetValueOrDefault(team.Site), team))
        {
            await KeepThreadAsync(team with { ReadAt = now }, cancellationToken);
        }
    }

    private async Task LoadAsync(SiteId site, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(site);
        var row = await engine.GetAsync(People.Table, partition, ThreadRow, cancellationToken);
        var before = threads.GetValueOrDefault(site);
        if (row is not null)
        {
            threads[site] = new(
                site, (string)row["Thread"]!, (string)row["ServiceUrl"]!, (string?)row.GetValueOrDefault("TenantId"),
                (string?)row.GetValueOrDefault("BotId"), (DateTimeOffset?)row.GetValueOrDefault("ReadAt"));
        }
        else
        {
            threads.TryRemove(site, out _);
        }

        // Whoever changes the members says when they were read.
        if (members.ContainsKey(site) && threads.GetValueOrDefault(site)?.ReadAt == before?.ReadAt)
        {
            return;
        }

        members[site] = (await ReadMembersAsync(partition, cancellationToken)).ToFrozenSet(StringComparer.Ordinal);
    }

    private async Task<HashSet<string>> ReadMembersAsync(string partition, CancellationToken cancellationToken)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in engine.QueryAsync(People.Table, partition, MemberRow, AfterMembers, cancellationToken))
        {
            found.Add(row.RowKey[MemberRow.Length..]);
        }

        return found;
    }

    // No person's partition has a '_' in its key.
    private static string PartitionOf(SiteId site) => $"team_{site.Value}";
}
