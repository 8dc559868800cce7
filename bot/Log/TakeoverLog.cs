using System.Collections.Immutable;
using ManagerBackup.Bot.Backup;
using static ManagerBackup.Bot.Log.TableOperation;

namespace ManagerBackup.Bot.Log;

/// <summary>A request as it stood in the log when it was read or written.</summary>
/// <param name="ETag">The version that the next append expects.</param>
internal sealed record StoredRequest(RequestId Id, BackupRequest State, string ETag)
{
    /// <summary>What made the state, oldest first.</summary>
    public ImmutableList<RequestEvent> Events { get; init; } = [];

    /// <summary>Some of its events are in the spool alone: storage is away, or was until just now.</summary>
    public bool IsLocal => ETag.Length == 0;
}

/// <summary>Which request an employee's words belong to, and which activities were heard lately, in it or in those before.</summary>
internal sealed record Desk(RequestId Request, ImmutableArray<string> Openings, string Partition, string ETag)
{
    public const int Remembered = 40;

    /// <summary>The desk when this request of it makes room for the next: a copy of what was heard in it may come late.</summary>
    public Desk After(StoredRequest last) => this with
    {
        Openings = [.. Openings.Union(last.Events.OfType<RequestEvent.ByTurn>().Select(heard => heard.Turn).TakeLast(Remembered / 2))],
    };
}

/// <summary>The takeover log: appends that hold only if nobody was faster, and reads. See <see cref="TakeoverRows"/> for the layout.</summary>
/// <param name="marks">Who counts figures in this process, if anybody does.</param>
internal sealed partial class TakeoverLog(ITableEngine engine, FigureMarks? marks = null)
{
    private const int MaxLooks = 10;

    /// <returns>Null when there is no such request.</returns>
    public async Task<StoredRequest?> FindAsync(RequestId id, SiteId site, CancellationToken cancellationToken)
    {
        var partition = TakeoverRows.Partition(site, id.OpenedAt);
        var (from, to) = TakeoverRows.EventKeys(id);

        // Summary first: events that come in between make the two differ, and then we read again.
        for (var look = 0; look < MaxLooks; look++)
        {
            if (await engine.GetAsync(TakeoverRows.Table, partition, TakeoverRows.SummaryKey(id), cancellationToken) is not { ETag: { } etag } summary)
            {
                return null;
            }

            var events = new List<RequestEvent>();
            await foreach (var row in engine.QueryAsync(TakeoverRows.Table, partition, from, to, cancellationToken))
            {
                events.Add(TakeoverRows.ReadEvent(row));
            }

            if (events.Count == (int)summary["Version"]! && History.Fold(events) is { } state)
            {
                return new(id, state, etag) { Events = [.. events] };
            }
        }

        throw new InvalidDataException($"The events of request {id} do not add up to its summary");
    }

    /// <summary>The timeline's entries, as stored.</summary>
    public async IAsyncEnumerable<string> TimelineAsync(
        RequestId id, SiteId site, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (from, to) = TakeoverRows.EventKeys(id);
        await foreach (var row in engine.QueryAsync(
            TakeoverRows.Table, TakeoverRows.Partition(site, id.OpenedAt), from, to, cancellationToken))
        {
            yield return TakeoverRows.ReadData(row);
        }
    }

    /// <exception cref="TableConflictException">Someone appended since <paramref name="at"/> was read; nothing has changed.</exception>
    public async Task<StoredRequest> AppendAsync(StoredRequest at, ImmutableArray<RequestEvent> events, CancellationToken cancellationToken)
    {
        var state = events.Aggregate(at.State, History.Evolve);
        var partition = TakeoverRows.Partition(state.Site, at.Id.OpenedAt);
        var summary = SummaryRow.Write(partition, at.Id, state);
        var operations = new List<TableOperation>(events.Length + 2) { new ReplaceIfMatch(summary, at.ETag) };
        operations.AddRange(events.Select((happened, i) =>
            new Insert(TakeoverRows.Event(partition, at.Id, at.State.Version + 1 + i, happened))));
        var mark = FigureMarks.For(partition, at.Id, SummaryRow.Write(partition, at.Id, at.State), summary, state.Version);
        var etags = await SubmitAsync(state.Site, at.Id, partition, operations, mark, cancellationToken);
        return new(at.Id, state, etags[0]) { Events = at.Events.AddRange(events) };
    }

    /// <summary>The employee's desk of the current month or, where that has none yet, of the month before.</summary>
    public async Task<Desk?> FindDeskAsync(PersonId employee, SiteId site, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var partition = TakeoverRows.Partition(site, now);
        return await ReadDeskAsync(employee, partition, cancellationToken)
            ?? await ReadDeskAsync(employee, TakeoverRows.Partition(site, now.AddDays(-now.UtcDateTime.Day)), cancellationToken);
    }

    /// <summary>The employee's desk of the month that this request was opened in: the one that opening it writes.</summary>
    public Task<Desk?> FindDeskOfMonthAsync(PersonId employee, SiteId site, RequestId id, CancellationToken cancellationToken) =>
        ReadDeskAsync(employee, TakeoverRows.Partition(site, id.OpenedAt), cancellationToken);

    /// <summary>Opens a request and points the employee's desk at it, both or neither.</summary>
    /// <param name="events">The first is the opening.</param>
    /// <param name="desk">The desk as it was read; null when there was none.</param>
    /// <exception cref="TableConflictException">The employee's desk has changed since, or the request is there already.</exception>
    public async Task<StoredRequest> OpenAsync(
        RequestId id, ImmutableList<RequestEvent> events, Desk? desk, CancellationToken cancellationToken)
    {
        var requested = (RequestEvent.Requested)events[0];
        var state = History.Fold(events)!;
        var partition = TakeoverRows.Partition(requested.Site, id.OpenedAt);
        var rows = events.Select((happened, i) => new Insert(TakeoverRows.Event(partition, id, i + 1, happened)));
        var summary = SummaryRow.Write(partition, id, state);
        List<TableOperation> operations =
        [
            new Insert(summary), .. rows, Point(desk, partition, id, requested.By, requested.Turn),
            .. requested.Practice ? [new Insert(new(partition, TakeoverRows.DrillKey(id)))] : Array.Empty<TableOperation>(),
        ];
        var mark = FigureMarks.For(partition, id, null, summary, state.Version);
        var etags = await SubmitAsync(requested.Site, id, partition, operations, mark, cancellationToken);
        return new(id, state, etags[0]) { Events = events };
    }

    /// <summary>Points a desk of a later month at a request that was opened before it.</summary>
    /// <exception cref="TableConflictException">The desk has changed since it was read.</exception>
    public Task PointDeskAsync(Desk desk, RequestId id, PersonId employee, string turn, CancellationToken cancellationToken) =>
        engine.SubmitAsync(TakeoverRows.Table, desk.Partition, [Point(desk, desk.Partition, id, employee, turn)], cancellationToken);

    // Behind the other rows, whose ETags callers look for in front. Told also when no answer came: it may have happened.
    private async Task<IReadOnlyList<string>> SubmitAsync(
        SiteId site, RequestId id, string partition, List<TableOperation> operations, TableOperation? mark, CancellationToken cancellationToken)
    {
        if (mark is null)
        {
            return await engine.SubmitAsync(TakeoverRows.Table, partition, operations, cancellationToken);
        }

        try
        {
            return await engine.SubmitAsync(TakeoverRows.Table, partition, [.. operations, mark], cancellationToken);
        }
        finally
        {
            marks?.Tell(site, id.OpenedAt);
        }
    }

    /// <summary>A desk of this month as it is written the first time.</summary>
    public static TableOperation Point(Desk desk, string partition, PersonId employee) => new Insert(Row(partition, employee, desk.Request, desk.Openings));

    private static TableOperation Point(Desk? desk, string partition, RequestId id, PersonId employee, string turn)
    {
        var row = Row(partition, employee, id, (desk?.Openings ?? []).Append(turn));
        return desk?.Partition == partition ? new ReplaceIfMatch(row, desk.ETag) : new Insert(row);
    }

    private static TableEntity Row(string partition, PersonId employee, RequestId id, IEnumerable<string> openings) =>
        new(partition, TakeoverRows.DeskKey(employee))
        {
            ["Request"] = id.ToString(),
            ["Openings"] = string.Join(' ', openings.TakeLast(Desk.Remembered)),
        };

    private async Task<Desk?> ReadDeskAsync(PersonId employee, string partition, CancellationToken cancellationToken) =>
        await engine.GetAsync(TakeoverRows.Table, partition, TakeoverRows.DeskKey(employee), cancellationToken) is { } row
        && RequestId.TryParse((string?)row["Request"], out var id)
            ? new(id, [.. ((string)row["Openings"]!).Split(' ')], partition, row.ETag!)
            : null;
}
