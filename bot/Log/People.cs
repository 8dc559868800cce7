using System.Collections.Concurrent;
using ManagerBackup.Bot.Backup;
using static ManagerBackup.Bot.Log.TableOperation;

namespace ManagerBackup.Bot.Log;

/// <summary>How the bot reaches a person: what the channel said of their chat the last time they wrote.</summary>
internal sealed record Contact(
    string ServiceUrl, string ConversationId, string? TenantId, string BotId, string? ChannelId, string Name, string? Locale);

/// <summary>Table <c>people</c>: one partition a person, with the rows <c>contact</c>, <c>site</c> and <c>welcome</c> (and <c>shift</c>, which Roster keeps).</summary>
internal sealed partial class People(ITableEngine engine, TimeProvider time)
{
    public const string Table = "people";

    private const int MaxRemembered = 20_000;
    private static readonly TimeSpan WelcomeAgainAfter = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<PersonId, Contact> contacts = new();

    // What storage did not take while it was away. Who writes again after a restart is met anew.
    private readonly ConcurrentDictionary<PersonId, Contact> owed = new();
    private readonly ConcurrentDictionary<PersonId, SiteId> sites = new();

    /// <returns>Null for someone the bot has never met, or whom it can't look up because storage is away.</returns>
    public async Task<Contact?> FindContactAsync(PersonId person, CancellationToken cancellationToken)
    {
        try
        {
            return await LookUpContactAsync(person, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }

    /// <returns>Null for someone the bot has never met.</returns>
    /// <exception cref="StorageUnavailableException">This process does not remember them, and storage is away.</exception>
    public async Task<Contact?> LookUpContactAsync(PersonId person, CancellationToken cancellationToken)
    {
        if (contacts.TryGetValue(person, out var known))
        {
            return known;
        }

        var row = await engine.GetAsync(Table, TakeoverRows.KeyOf(person), "contact", cancellationToken);
        return row is null || row.GetValueOrDefault("ConversationId") is not string conversation
            ? null
            : contacts[person] = new(
                (string)row["ServiceUrl"]!, conversation, (string?)row.GetValueOrDefault("TenantId"), (string)row["BotId"]!,
                (string?)row.GetValueOrDefault("ChannelId"), (string?)row.GetValueOrDefault("Name") ?? person.Value,
                (string?)row.GetValueOrDefault("Locale"));
    }

    /// <summary>The contact as this process knows it, without reading storage.</summary>
    public Contact? Remembered(PersonId person) => contacts.GetValueOrDefault(person);

    /// <summary>What the spool says of a person whom this process has not met yet.</summary>
    public void Meet(PersonId person, Contact contact)
    {
        if (contacts.TryAdd(person, contact))
        {
            owed[person] = contact;
        }
    }

    /// <summary>Keeps what has changed; costs nothing when nothing has. While storage is away it is remembered, and stored later.</summary>
    public async Task KeepContactAsync(PersonId person, Contact contact, CancellationToken cancellationToken)
    {
        try
        {
            await StoreContactAsync(person, contact, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            // Who writes in a group keeps the chat of two that we know.
            owed[person] = contacts[person] = contact.ConversationId.Length == 0 && contacts.TryGetValue(person, out var met)
                ? contact with { ConversationId = met.ConversationId } : contact;
            Bound(owed);
        }
    }

    /// <summary>Storage is back: stores what it did not take.</summary>
    public async Task KeepOwedAsync(CancellationToken cancellationToken)
    {
        foreach (var (person, contact) in owed.OrderBy(one => one.Key, PersonId.Order))
        {
            contacts.TryRemove(person, out _);
            owed.TryRemove(person, out _);
            await KeepContactAsync(person, contact, cancellationToken);
        }
    }

    private async Task StoreContactAsync(PersonId person, Contact contact, CancellationToken cancellationToken)
    {
        // Who writes in a group keeps the chat of two that we know.
        if (contact.ConversationId.Length == 0 && await FindContactAsync(person, cancellationToken) is { } met
            && met.ServiceUrl == contact.ServiceUrl && met.BotId == contact.BotId)
        {
            contact = contact with { ConversationId = met.ConversationId };
        }

        var month = MonthOf(time.GetUtcNow());
        if (contacts.TryGetValue(person, out var known) && known == contact && seen.GetValueOrDefault(person) == month)
        {
            return;
        }

        var noted = NoteSeenAsync(person, month, cancellationToken);
        await PutAsync(
            person,
            "contact",
            row =>
            {
                row["PersonId"] = person.Value;
                row["ServiceUrl"] = contact.ServiceUrl;
                row["ConversationId"] = contact.ConversationId;
                row["TenantId"] = contact.TenantId;
                row["BotId"] = contact.BotId;
                row["ChannelId"] = contact.ChannelId;
                row["Name"] = contact.Name;
                row["Locale"] = contact.Locale;
                row["SeenIn"] = month;
            },
            cancellationToken);
        await noted;
        Bound(seen);
        seen[person] = month;
        Bound(contacts);
        contacts[person] = contact;
    }

    /// <summary>The channel no longer knows the chat.</summary>
    /// <param name="conversation">The chat that is gone; a newer one that another process has learnt stays.</param>
    public async Task ForgetContactAsync(PersonId person, string conversation, CancellationToken cancellationToken)
    {
        contacts.TryRemove(person, out _);
        owed.TryRemove(person, out _);
        try
        {
            if (await engine.GetAsync(Table, TakeoverRows.KeyOf(person), "contact", cancellationToken) is { ETag: { } etag } row
                && row.GetValueOrDefault("ConversationId") as string == conversation)
            {
                await engine.SubmitAsync(Table, TakeoverRows.KeyOf(person), [new DeleteIfMatch("contact", etag)], cancellationToken);
            }
        }
        catch (Exception e) when (e is TableConflictException or StorageUnavailableException)
        {
            // They wrote meanwhile: then the chat is known anew. Or storage is away: then the channel says so once more later.
        }
    }

    public async Task<SiteId?> FindSiteAsync(PersonId person, CancellationToken cancellationToken)
    {
        if (sites.TryGetValue(person, out var known))
        {
            return known;
        }

        var row = await engine.GetAsync(Table, TakeoverRows.KeyOf(person), "site", cancellationToken);
        return row?.GetValueOrDefault("Site") is string site ? sites[person] = new(site) : null;
    }

    public async Task KeepSiteAsync(PersonId person, SiteId site, CancellationToken cancellationToken)
    {
        // Also when storage does not take it: they are not asked again and again while it is away.
        Bound(sites);
        sites[person] = site;
        await PutAsync(person, "site", row => row["Site"] = site.Value, cancellationToken);
    }

    /// <returns>False when this person was welcomed within the last minutes: Teams tells of one installation more than once.</returns>
    public async Task<bool> TryWelcomeAsync(PersonId person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var partition = TakeoverRows.KeyOf(person);
        var stored = await engine.GetAsync(Table, partition, "welcome", cancellationToken);
        if (stored is not null && now - (DateTimeOffset)stored["At"]! < WelcomeAgainAfter)
        {
            return false;
        }

        try
        {
            var row = new TableEntity(partition, "welcome") { ["At"] = now };
            TableOperation put = stored?.ETag is { } etag ? new ReplaceIfMatch(row, etag) : new Insert(row);
            await engine.SubmitAsync(Table, partition, [put], cancellationToken);
            return true;
        }
        catch (TableConflictException)
        {
            return false;
        }
    }

    // The last one to say so is right; there is nothing to lose in between.
    private Task<TableEntity> PutAsync(PersonId person, string rowKey, Action<TableEntity> fill, CancellationToken cancellationToken) => engine.ChangeRowAsync(
        Table,
        TakeoverRows.KeyOf(person),
        rowKey,
        row =>
        {
            fill(row);
            return true;
        },
        cancellationToken);

    private static void Bound<T>(ConcurrentDictionary<PersonId, T> remembered)
    {
        if (remembered.Count > MaxRemembered)
        {
            remembered.Clear();
        }
    }
}
