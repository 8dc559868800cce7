using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Threading.Channels;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using static ManagerBackup.Bot.Log.TableOperation;

namespace ManagerBackup.Bot.Reach;

/// <summary>
/// What is known of whether the managers and ops leads can be reached. Noting and asking wait for nothing; what is news is written
/// behind, and read by the other instances with their next look.
/// </summary>
internal sealed class Reachability(ITableEngine engine, Sites sites)
{
    private readonly FrozenDictionary<string, PersonId> people =
        sites.All.SelectMany(Rota.Everyone).Select(person => person.Id).Concat(sites.OpsLeads).Distinct()
            .ToFrozenDictionary(ReachRow.KeyOf, person => person, StringComparer.Ordinal);

    // While storage is away; the newest tell most.
    private const int MostUnwritten = 50;

    private readonly ConcurrentDictionary<PersonId, Entry> known = new();
    private readonly ConcurrentDictionary<string, PersonId> chats = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<PersonId, ImmutableList<Sign>> unwritten = new();
    private readonly Channel<bool> wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Something is to be written.</summary>
    public ChannelReader<bool> News => wakes.Reader;

    public bool Knows(PersonId person) => people.ContainsKey(ReachRow.KeyOf(person));

    public Standing Of(PersonId person) => Standing.Of(EvidenceOf(person));

    public Evidence EvidenceOf(PersonId person) => known.TryGetValue(person, out var entry) ? entry.Now : Evidence.None;

    /// <summary>When any instance last looked at the person, as far as it is known here.</summary>
    public DateTimeOffset? LookedAt(PersonId person) => known.TryGetValue(person, out var entry) ? entry.LookedAt : null;

    /// <summary>Whose chat that is; null for who takes no pages, or when it was not seen yet.</summary>
    public PersonId? OwnerOf(string chat) => chats.TryGetValue(chat, out var person) ? person : null;

    /// <summary>Costs nothing for anybody who takes no pages, nor for what is known.</summary>
    public void Note(PersonId person, Sign sign)
    {
        if (!Knows(person))
        {
            return;
        }

        var after = known.AddOrUpdate(person, _ => Entry.Nothing.With(sign), (_, before) => before.With(sign));
        Remember(person, after.Now.Chat);
        if (after.Now.IsNewsTo(after.Stored))
        {
            unwritten.AddOrUpdate(person, _ => [sign], (_, signs) => (signs.Count < MostUnwritten ? signs : signs.RemoveAt(0)).Add(sign));
            wakes.Writer.TryWrite(true);
        }
    }

    /// <summary>Reads what is stored, as another instance may have written it.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await foreach (var row in engine.QueryAsync(People.Table, ReachRow.Partition, ReachRow.First, ReachRow.After, cancellationToken))
        {
            if (people.TryGetValue(row.RowKey, out var person))
            {
                Keep(person, row);
            }
        }
    }

    /// <exception cref="StorageUnavailableException">What was not written is kept for the next time.</exception>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        foreach (var (person, signs) in unwritten)
        {
            var row = await engine.ChangeRowAsync(
                People.Table,
                ReachRow.Partition,
                ReachRow.KeyOf(person),
                stored =>
                {
                    var before = ReachRow.Read(stored);
                    var after = signs.Aggregate(before, (evidence, sign) => evidence.With(sign));
                    return after.IsNewsTo(before) && ReachRow.Write(stored, after);
                },
                cancellationToken);

            // Signs that came meanwhile stay.
            if (!unwritten.TryRemove(new(person, signs)) && unwritten.TryGetValue(person, out var more))
            {
                unwritten.TryUpdate(person, more.RemoveRange(0, signs.Count), more);
            }

            Keep(person, row);
        }
    }

    /// <summary>Several instances may find the same person due: one of them gets true, and looks.</summary>
    /// <param name="person">Whom to look at.</param>
    /// <param name="now">Noted as the moment of the look.</param>
    /// <param name="lookedAt">The look before, by which the person is due.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<bool> TryClaimLookAsync(PersonId person, DateTimeOffset now, DateTimeOffset? lookedAt, CancellationToken cancellationToken)
    {
        var key = ReachRow.KeyOf(person);
        var row = await engine.GetAsync(People.Table, ReachRow.Partition, key, cancellationToken) ?? new TableEntity(ReachRow.Partition, key);
        var mine = ReachRow.LookedAt(row) == lookedAt;
        if (mine)
        {
            ReachRow.SetLookedAt(row, now);
            try
            {
                TableOperation put = row.ETag is { } etag ? new ReplaceIfMatch(row, etag) : new Insert(row);
                await engine.SubmitAsync(People.Table, ReachRow.Partition, [put], cancellationToken);
            }
            catch (TableConflictException)
            {
                return false;
            }
        }

        Keep(person, row);
        return mine;
    }

    // What this process has seen since and not written counts on top.
    private void Keep(PersonId person, TableEntity row)
    {
        var stored = ReachRow.Read(row);
        var signs = unwritten.GetValueOrDefault(person, []);
        known.AddOrUpdate(
            person,
            _ => new(stored, signs.Aggregate(stored, (evidence, sign) => evidence.With(sign)), ReachRow.LookedAt(row)),
            (_, before) => new(stored, signs.Aggregate(stored, (evidence, sign) => evidence.With(sign)).NoOlderThan(before.Now), ReachRow.LookedAt(row)));
        Remember(person, stored.Chat);
    }

    private void Remember(PersonId person, string? chat)
    {
        if (chat is { Length: > 0 })
        {
            chats[chat] = person;
        }
    }

    private sealed record Entry(Evidence Stored, Evidence Now, DateTimeOffset? LookedAt)
    {
        public static readonly Entry Nothing = new(Evidence.None, Evidence.None, null);

        public Entry With(Sign sign) => this with { Now = Now.With(sign) };
    }
}
