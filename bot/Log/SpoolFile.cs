using System.Text;

namespace ManagerBackup.Bot.Log;

/// <summary>The spool's lines on the disk: appended whole or not at all, and never more than the limit.</summary>
internal sealed class SpoolFile : IDisposable
{
    public const long UsualLimit = 64 * 1024 * 1024;

    // A file of that size that holds mostly what nobody needs any more is written anew.
    private const long WorthAnew = 1024 * 1024;

    private readonly string path;
    private readonly long limit;
    private FileStream file;
    private long anewFrom = WorthAnew;

    public SpoolFile(string path, long limit)
    {
        (this.path, this.limit) = (path, limit);
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        file = Open(path);
    }

    /// <summary>There was no room for the last lines, and nothing was let go of since.</summary>
    public bool IsFull { get; private set; }

    public IReadOnlyList<SpoolLine> ReadAll()
    {
        file.Seek(0, SeekOrigin.Begin);
        var found = new List<SpoolLine>();
        using (var reader = new StreamReader(file, Encoding.UTF8, leaveOpen: true))
        {
            while (reader.ReadLine() is { } text)
            {
                if (SpoolLine.TryRead(text) is { } line)
                {
                    found.Add(line);
                }
            }
        }

        EndLastLine();
        return found;
    }

    /// <exception cref="IOException">There is no room. The file is as it was before.</exception>
    public void Append(IReadOnlyList<SpoolLine> lines, bool againstPowerLoss)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line.Write())));
        var end = file.Seek(0, SeekOrigin.End);
        if (end + bytes.Length > limit && bytes.Length > 0)
        {
            IsFull = true;
            throw new IOException($"The spool holds {end} bytes and may hold {limit}");
        }

        try
        {
            file.Write(bytes);
            if (againstPowerLoss)
            {
                file.Flush(flushToDisk: true);
            }
        }
        catch (IOException)
        {
            // On a full disk a line is written in part: what is left of it would swallow the next one.
            file.SetLength(end);
            throw;
        }
    }

    /// <param name="rest">The lines that are still needed.</param>
    public void Forget(SpoolLine.Done done, bool nothingWaits, Func<IEnumerable<SpoolLine>> rest)
    {
        var wasFull = IsFull;
        IsFull = false;
        if (nothingWaits)
        {
            file.SetLength(0);
            anewFrom = WorthAnew;
            return;
        }

        if (wasFull || file.Length > anewFrom)
        {
            WriteAnew(rest());
            return;
        }

        try
        {
            Append([done], againstPowerLoss: false);
        }
        catch (IOException)
        {
            // Then it is brought to the log once more after a restart, where it adds nothing.
        }
    }

    public void Dispose() => file.Dispose();

    // Beside the old file, which counts until the new one is whole.
    private void WriteAnew(IEnumerable<SpoolLine> lines)
    {
        var anew = path + ".new";
        try
        {
            File.Delete(anew);
            using (var next = Open(anew))
            {
                next.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line.Write()))));
                next.Flush(flushToDisk: true);
            }

            file.Dispose();
            File.Move(anew, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // No room for a second file: the old one goes on.
        }
        finally
        {
            if (!file.CanWrite)
            {
                file = Open(path);
            }

            anewFrom = Math.Max(WorthAnew, 2 * file.Length);
        }
    }

    private void EndLastLine()
    {
        if (file.Length > 0 && file.Seek(-1, SeekOrigin.End) >= 0 && file.ReadByte() != '\n')
        {
            file.WriteByte((byte)'\n');
        }
    }

    private static FileStream Open(string path) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
}
