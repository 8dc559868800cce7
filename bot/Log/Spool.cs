using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Log;

/// <param name="Id">The id the request is to be opened under.</param>
/// <param name="Contact">How to reach the employee, whom the people table may not know yet either.</param>
internal sealed record SpooledOpening(RequestId Id, RequestEvent.Requested Requested, Contact Contact);

/// <summary>
/// A file beside the program that holds openings from the moment they are heard until the log has them, so that an answer
/// may leave before storage has taken anything: if the process dies in between, the next start opens them.
/// </summary>
internal sealed class Spool : IDisposable
{
    private readonly FileStream file;
    private readonly Lock gate = new();
    private readonly Dictionary<RequestId, SpooledOpening> waiting = [];
    private readonly HashSet<RequestId> written = [];

    /// <exception cref="IOException">The file can't be written, or another process has it.</exception>
    public Spool(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        foreach (var opening in ReadAll())
        {
            waiting[opening.Id] = opening;
            written.Add(opening.Id);
        }

        EndLastLine();
    }

    /// <summary>What the log does not have yet, oldest first.</summary>
    public IReadOnlyList<SpooledOpening> Waiting
    {
        get
        {
            lock (gate)
            {
                return [.. waiting.Values.OrderBy(opening => opening.Requested.At)];
            }
        }
    }

    /// <summary>Keeps it against the death of this process; with <paramref name="againstPowerLoss"/> against the machine's too.</summary>
    /// <exception cref="IOException">The file does not have it; it waits in this process alone.</exception>
    public void Keep(SpooledOpening opening, bool againstPowerLoss)
    {
        var line = Encoding.UTF8.GetBytes($"{opening.Id}\t{EventJson.Write(opening.Requested)}\t{JsonSerializer.Serialize(opening.Contact, ContactJsonContext.Default.Contact)}\n");
        lock (gate)
        {
            waiting.TryAdd(opening.Id, opening);
            if (!written.Contains(opening.Id))
            {
                Append(line);
                written.Add(opening.Id);
            }

            if (againstPowerLoss)
            {
                file.Flush(flushToDisk: true);
            }
        }
    }

    /// <summary>The log has it. The file is emptied as soon as nothing waits, which is nearly always.</summary>
    public void Release(RequestId id)
    {
        lock (gate)
        {
            written.Remove(id);
            if (waiting.Remove(id) && waiting.Count == 0)
            {
                file.SetLength(0);
            }
        }
    }

    public void Dispose() => file.Dispose();

    // On a full disk a line is written in part: what is left of it would swallow the next one.
    private void Append(ReadOnlySpan<byte> line)
    {
        var end = file.Seek(0, SeekOrigin.End);
        try
        {
            file.Write(line);
        }
        catch (IOException)
        {
            file.SetLength(end);
            throw;
        }
    }

    private void EndLastLine()
    {
        if (file.Length > 0 && file.Seek(-1, SeekOrigin.End) >= 0 && file.ReadByte() != '\n')
        {
            file.WriteByte((byte)'\n');
        }
    }

    private List<SpooledOpening> ReadAll()
    {
        var found = new List<SpooledOpening>();
        using var reader = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
        while (reader.ReadLine() is { } line)
        {
            if (TryRead(line) is { } opening)
            {
                found.Add(opening);
            }
        }

        return found;
    }

    // The last line may be cut off: it was being written as the process died, and nobody was answered for it.
    private static SpooledOpening? TryRead(string line)
    {
        try
        {
            return line.Split('\t') is [var text, var opening, var contact] && RequestId.TryParse(text, out var id)
                && EventJson.Read(opening) is RequestEvent.Requested requested
                && JsonSerializer.Deserialize(contact, ContactJsonContext.Default.Contact) is { } known
                ? new(id, requested, known)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSerializable(typeof(Contact))]
internal sealed partial class ContactJsonContext : JsonSerializerContext;
