using System.Collections.Immutable;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Log;

/// <summary>What of a request the log does not have yet.</summary>
/// <param name="Contact">How to reach the employee, whom the people table may not know yet either.</param>
/// <param name="Known">What the log had when this process last heard of it; empty for a request that it opened by itself.</param>
/// <param name="Local">What happened since, in order.</param>
internal sealed record SpooledRequest(
    RequestId Id, SiteId Site, Contact? Contact, ImmutableList<RequestEvent> Known, ImmutableList<RequestEvent> Local);

/// <param name="Since">When the first of them happened.</param>
/// <param name="Fault">Why the last write failed; null when it did not.</param>
internal sealed record SpoolState(int Events, int Requests, DateTimeOffset? Since, bool IsFull, string? Fault);

/// <summary>
/// A file beside the program that holds what the log does not have yet: every opening from the moment it is heard, so that an
/// answer may leave before storage has taken anything; and while storage is away everything that happens to a request. If
/// the process dies, the next start goes on from here.
/// </summary>
internal sealed class Spool : IDisposable
{
    private readonly SpoolFile file;
    private readonly Lock gate = new();
    private readonly Dictionary<RequestId, SpooledRequest> waiting = [];
    private string? fault;

    /// <exception cref="IOException">The file can't be written, or another process has it.</exception>
    public Spool(string path, long limit = SpoolFile.UsualLimit)
    {
        file = new(path, limit, () => waiting.Values.SelectMany(LinesOf));
        foreach (var line in file.ReadAll())
        {
            Take(line);
        }

        if (waiting.Count == 0)
        {
            file.Empty();
        }
    }

    /// <summary>What the log does not have yet, oldest first.</summary>
    public IReadOnlyList<SpooledRequest> Waiting
    {
        get
        {
            lock (gate)
            {
                return [.. waiting.Values.Where(request => !request.Local.IsEmpty).OrderBy(request => request.Local[0].At)];
            }
        }
    }

    public SpoolState State
    {
        get
        {
            var all = Waiting;
            return new(all.Sum(request => request.Local.Count), all.Count, all is [var first, ..] ? first.Local[0].At : null, file.IsFull, fault);
        }
    }

    public SpooledRequest? Find(RequestId id)
    {
        lock (gate)
        {
            return waiting.GetValueOrDefault(id);
        }
    }

    /// <summary>Keeps an opening against the death of this process; with <paramref name="againstPowerLoss"/> against the machine's too.</summary>
    /// <exception cref="IOException">The file does not have it, and neither has this process.</exception>
    public void Keep(RequestId id, RequestEvent.Requested requested, Contact? contact, bool againstPowerLoss)
    {
        lock (gate)
        {
            Write(waiting.ContainsKey(id) ? [] : [new SpoolLine.Opened(id, requested, contact)], againstPowerLoss);
        }
    }

    /// <summary>Keeps what happened to a request while storage is away, against the death of the machine.</summary>
    /// <param name="contact">How to reach the employee; used for the first that is kept of the request.</param>
    /// <param name="known">The request's events in the log; used for the first that is kept of it.</param>
    /// <exception cref="IOException">The file does not have it, and neither has this process.</exception>
    public void Add(RequestId id, SiteId site, Contact? contact, ImmutableList<RequestEvent> known, IReadOnlyList<RequestEvent> events)
    {
        lock (gate)
        {
            var before = waiting.GetValueOrDefault(id);
            var version = before is null ? known.Count : before.Known.Count + before.Local.Count;
            List<SpoolLine> lines = before is not null ? []
                : [.. known.Select((happened, i) => new SpoolLine.Happened(id, site, i, happened, IsKnown: true))];
            if (before is null && contact is not null)
            {
                lines.Add(new SpoolLine.Reached(id, site, contact));
            }

            lines.AddRange(events.Select((happened, i) => new SpoolLine.Happened(id, site, version + i, happened, IsKnown: false)));
            Write(lines, againstPowerLoss: true);
        }
    }

    /// <summary>The log has it all. The file is emptied as soon as nothing waits, which is nearly always.</summary>
    public void Release(RequestId id)
    {
        lock (gate)
        {
            if (waiting.Remove(id))
            {
                file.Forget(new SpoolLine.Done(id), nothingWaits: waiting.Count == 0);

                // There is room again; whether it can be written, the next opening shows.
                fault = null;
            }
        }
    }

    /// <summary>Leaves nothing on the disk but what still waits.</summary>
    public void Compact()
    {
        lock (gate)
        {
            file.Compact();
        }
    }

    public void Dispose() => file.Dispose();

    private void Write(IReadOnlyList<SpoolLine> lines, bool againstPowerLoss)
    {
        try
        {
            file.Append(lines, againstPowerLoss);
            fault = null;
        }
        catch (IOException e)
        {
            fault = e.Message;
            throw;
        }

        foreach (var line in lines)
        {
            Take(line);
        }
    }

    private void Take(SpoolLine line)
    {
        var known = waiting.GetValueOrDefault(line.Id);
        switch (line)
        {
            case SpoolLine.Done:
                waiting.Remove(line.Id);
                break;
            case SpoolLine.Opened opened when known is null:
                waiting[line.Id] = new(opened.Id, opened.Requested.Site, opened.Contact, [], [opened.Requested]);
                break;
            case SpoolLine.Reached reached:
                waiting[line.Id] = (known ?? new(line.Id, reached.Site, null, [], [])) with { Contact = reached.Contact };
                break;
            case SpoolLine.Happened happened:
                known ??= new(line.Id, happened.Site, null, [], []);
                waiting[line.Id] = happened.Version < known.Known.Count + known.Local.Count ? known
                    : happened.IsKnown ? known with { Known = known.Known.Add(happened.Event) }
                    : known with { Local = known.Local.Add(happened.Event) };
                break;
            default:
                break;
        }
    }

    private static IEnumerable<SpoolLine> LinesOf(SpooledRequest request) =>
    [
        .. request.Contact is { } contact ? [new SpoolLine.Reached(request.Id, request.Site, contact)] : Array.Empty<SpoolLine>(),
        .. request.Known.Concat(request.Local).Select((happened, i) =>
            new SpoolLine.Happened(request.Id, request.Site, i, happened, IsKnown: i < request.Known.Count)),
    ];
}
