using System.Buffers;
using System.Globalization;
using System.Text;

namespace ManagerBackup.Bot.Log.AzureTables;

/// <summary>An entity group transaction: several writes as one <c>multipart/mixed</c> body, and its answer taken apart.</summary>
internal static class Changeset
{
    private const string StatusStart = "HTTP/1.1 ";

    public static (string ContentType, ReadOnlyMemory<byte> Body) Write(Uri endpoint, IReadOnlyList<TableWrite> writes)
    {
        var batch = $"batch_{Guid.NewGuid():D}";
        var changes = $"changeset_{Guid.NewGuid():D}";
        var body = new ArrayBufferWriter<byte>(1024 * writes.Count);
        Append(body, $"--{batch}\r\nContent-Type: multipart/mixed; boundary={changes}\r\n\r\n");
        foreach (var write in writes)
        {
            Append(body, $"--{changes}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            Append(body, $"{write.Method} {endpoint.AbsoluteUri}{write.Path} HTTP/1.1\r\n");
            foreach (var (name, value) in write.Headers())
                Append(body, $"{name}: {value}\r\n");
            Append(body, "\r\n");
            body.Write(write.Json.Span);
            Append(body, "\r\n");
        }

        Append(body, $"--{changes}--\r\n--{batch}--\r\n");
        return ($"multipart/mixed; boundary={batch}", body.WrittenMemory);
    }

    /// <returns>The ETag of each write, or the one error that stopped them all.</returns>
    public static (List<string> ETags, TableError? Error) Read(string body)
    {
        var etags = new List<string>();
        var parts = body.ReplaceLineEndings("\n").Split($"\n{StatusStart}");
        foreach (var part in parts.Skip(1))
        {
            var end = part.IndexOf("\n\n", StringComparison.Ordinal);
            var head = (end < 0 ? part : part[..end]).Split('\n');
            var status = int.Parse(head[0].AsSpan(0, 3), CultureInfo.InvariantCulture);
            if (status >= 400)
                return (etags, TableError.Read(status, end < 0 ? "" : JsonIn(part[end..])));
            etags.Add(HeaderOf(head, "ETag:"));
        }

        return (etags, null);
    }

    private static string HeaderOf(string[] head, string name) =>
        head.FirstOrDefault(line => line.StartsWith(name, StringComparison.OrdinalIgnoreCase))?[name.Length..].Trim() ?? "";

    private static string JsonIn(string text)
    {
        var first = text.IndexOf('{', StringComparison.Ordinal);
        var last = text.LastIndexOf('}');
        return first < 0 || last < first ? "" : text[first..(last + 1)];
    }

    private static void Append(ArrayBufferWriter<byte> body, string text) =>
        body.Advance(Encoding.UTF8.GetBytes(text, body.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
}
