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
    private readonly Func<IEnumerable<SpoolLine>> needed;
    private long anewFrom = WorthAnew;
    private bool holdsOld;

    /// <param name="needed">The lines that somebody still needs.</param>
    public SpoolFile(string path, long limit, Func<IEnumerable<SpoolLine>> needed)
    {
        (this.path, this.limit, this.needed) = (path, limit, needed);
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
        if (holdsOld && file.Length + bytes.Length > limit)
        {
            WriteAnew();
        }

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

    /// <summary>Nobody needs the lines of this request any more.</summary>
    public void Forget(SpoolLine.Done done, bool nothingWaits)
    {
        IsFull = false;
        holdsOld = !nothingWaits;
        if (nothingWaits)
        {
            Empty();
            return;
        }

        if (file.Length > anewFrom)
        {
            WriteAnew();
            return;
        }

        try
        {
            Append([done], againstPowerLoss: false);
        }
        catch (IOException)
        {
            // Then it is brought to the log once more after a restart, where it adds nothing.
            IsFull = false;
        }
    }

    /// <summary>Leaves nothing in the file but what somebody still needs.</summary>
    public void Compact()
    {
        if (file.Length > 0)
        {
            WriteAnew();
        }
    }

    public void Empty()
    {
        file.SetLength(0);
        anewFrom = WorthAnew;
    }

    public void Dispose() => file.Dispose();

    // Beside the old file, which counts until the new one is whole.
    private void WriteAnew()
    {
        var anew = path + ".new";
        try
        {
            File.Delete(anew);
            using (var next = Open(anew))
            {
                next.Write(Encoding.UTF8.GetBytes(string.Concat(needed().Select(line => line.Write()))));
                next.Flush(flushToDisk: true);
            }

            file.Dispose();
            File.Move(anew, path, overwrite: true);
            holdsOld = false;
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
