using System.Security.Cryptography;
using System.Text;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Teams.Trust;
using static ManagerBackup.Bot.Log.TableOperation;

namespace ManagerBackup.Bot;

/// <summary>
/// The service URLs of verified activities, a handful: rows of table <c>people</c> for the other instances, and a file beside the spool
/// for a start while storage is away. Kept under the app id, so that what a bot without one was told counts for nothing.
/// </summary>
internal sealed class ServiceUrlBook(ITableEngine engine, string file, string appId) : IServiceUrlStore
{
    // Ends a line: one that was cut off is none.
    private const string End = ".";

    private readonly string partition = $"serviceurls_{appId.ToLowerInvariant()}";
    private readonly Lock writing = new();

    public async Task<IReadOnlyCollection<string>> ReadAsync(CancellationToken cancellationToken)
    {
        var here = ReadFile();
        try
        {
            var everywhere = new HashSet<string>(StringComparer.Ordinal);
            await foreach (var row in engine.QueryAsync(People.Table, partition, "u_", "u`", cancellationToken))
            {
                if (row.GetValueOrDefault("ServiceUrl") is string url)
                    everywhere.Add(url);
            }

            foreach (var url in here.Where(url => !everywhere.Contains(url)))
            {
                await InsertAsync(url, cancellationToken);
            }

            return [.. everywhere.Union(here)];
        }
        catch (StorageUnavailableException)
        {
            return here;
        }
    }

    public async Task<bool> KeepAsync(string serviceUrl, CancellationToken cancellationToken)
    {
        var isHere = TryAppend(serviceUrl);
        try
        {
            await InsertAsync(serviceUrl, cancellationToken);
            return true;
        }
        catch (StorageUnavailableException) when (isHere)
        {
            return false;
        }
    }

    private async Task InsertAsync(string url, CancellationToken cancellationToken)
    {
        var row = new TableEntity(partition, $"u_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url)))[..32]}") { ["ServiceUrl"] = url };
        try
        {
            await engine.SubmitAsync(People.Table, partition, [new Insert(row)], cancellationToken);
        }
        catch (TableConflictException)
        {
            // It is there already.
        }
    }

    // As the spool's, a write to a local file waits for nobody.
    private bool TryAppend(string url)
    {
        try
        {
            lock (writing)
            {
                if (!ReadFile().Contains(url))
                    File.AppendAllText(file, $"\n{partition}\t{url}\t{End}\n");
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private HashSet<string> ReadFile()
    {
        try
        {
            return [.. File.ReadLines(file).Select(line => line.Split('\t')).Where(parts => parts is [var of, _, End] && of == partition).Select(parts => parts[1])];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return []; // Not there yet, most of the time.
        }
    }
}
