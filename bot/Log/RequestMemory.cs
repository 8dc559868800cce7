using System.Collections.Concurrent;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Log;

/// <summary>
/// Requests as this process last knew them. What the log has said merely spares reads and decides nothing on its own; what is
/// local is the truth until the log has it.
/// </summary>
internal sealed class RequestMemory
{
    private const int MaxRemembered = 2_000;

    private readonly ConcurrentDictionary<RequestId, StoredRequest> logged = new();
    private readonly ConcurrentDictionary<RequestId, StoredRequest> local = new();
    private readonly ConcurrentDictionary<RequestId, RequestId> moved = new();
    private readonly ConcurrentDictionary<(PersonId Employee, SiteId Site), RequestId> desks = new();
    private readonly ConcurrentDictionary<RequestId, int> writesOfOthers = new();

    public IReadOnlyCollection<StoredRequest> Local => [.. local.Values];

    /// <summary>Oldest first.</summary>
    public IEnumerable<StoredRequest> Open =>
        logged.Values.Where(request => !request.State.IsOver && !local.ContainsKey(request.Id)).OrderBy(request => request.State.OpenedAt);

    /// <summary>The id under which the log has it: a request that was opened without storage may have become part of another.</summary>
    public RequestId Resolve(RequestId id) => moved.GetValueOrDefault(id, id);

    public StoredRequest? FindLocal(RequestId id) => local.GetValueOrDefault(id);

    public StoredRequest? Find(RequestId id) => local.GetValueOrDefault(id) ?? logged.GetValueOrDefault(id);

    /// <summary>The request that this employee's words were added to last.</summary>
    public StoredRequest? FindDesk(PersonId employee, SiteId site) => desks.TryGetValue((employee, site), out var id) ? Find(id) : null;

    /// <summary>Whether this activity of the employee was heard in any request that is remembered.</summary>
    public bool HasHeard(PersonId employee, string turn) =>
        logged.Values.Concat(local.Values).Any(request => request.State.Employee.Id == employee && request.State.Turns.Contains(turn));

    public StoredRequest Newest(StoredRequest known) => Find(Resolve(known.Id)) switch
    {
        // Brought to the log, it may have fewer events than it had here.
        { IsLocal: var isLocal } newest when isLocal != known.IsLocal || newest.Id != known.Id => newest,
        { } newest when newest.State.Version > known.State.Version => newest,
        _ => known,
    };

    public int WritesOfOthers(RequestId id) => writesOfOthers.GetValueOrDefault(id);

    /// <summary>Keeps what was read: newer than what is known, somebody else has written it.</summary>
    public StoredRequest RememberRead(StoredRequest stored)
    {
        if (logged.TryGetValue(stored.Id, out var known) && known.State.Version < stored.State.Version)
        {
            writesOfOthers.AddOrUpdate(stored.Id, 1, (_, times) => times + 1);
        }

        return Remember(stored);
    }

    /// <summary>Keeps the newest of what the log said.</summary>
    public StoredRequest Remember(StoredRequest stored)
    {
        if (logged.Count > MaxRemembered)
        {
            Forget();
        }

        Point(stored);
        return logged.AddOrUpdate(
            stored.Id, stored, (_, known) => known.State.Version > stored.State.Version ? known : stored);
    }

    // What is open is kept, for while storage is away nobody else looks after it; unless even that is too much.
    private void Forget()
    {
        var open = logged.Values.Where(request => !request.State.IsOver).ToList();
        logged.Clear();
        desks.Clear();
        moved.Clear();
        writesOfOthers.Clear();
        foreach (var request in open.Take(MaxRemembered / 2))
        {
            Point(request);
            logged.TryAdd(request.Id, request);
        }

        foreach (var request in local.Values)
        {
            Point(request);
        }
    }

    public StoredRequest RememberLocal(StoredRequest request)
    {
        Point(request);
        return local[request.Id] = request;
    }

    /// <summary>The log has it, under its own id or as part of another.</summary>
    public void Settle(RequestId id, StoredRequest inLog)
    {
        Remember(inLog);

        // Meanwhile others went by the log.
        writesOfOthers.AddOrUpdate(inLog.Id, 1, (_, times) => times + 1);
        if (inLog.Id != id)
        {
            moved[id] = inLog.Id;
        }

        local.TryRemove(id, out _);
    }

    private void Point(StoredRequest stored)
    {
        if (!stored.State.IsOver)
        {
            desks[(stored.State.Employee.Id, stored.State.Site)] = stored.Id;
        }
    }
}
