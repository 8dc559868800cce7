using ManagerBackup.Bot.Log.AzureTables;
using Microsoft.Extensions.Options;

namespace ManagerBackup.Bot.Log;

/// <summary>Where rows are kept: Table Storage by connection string, or by endpoint and managed identity; else one SQLite file.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    public string ConnectionString { get; set; } = "";

    public string TableEndpoint { get; set; } = "";

    /// <summary>
    /// The SQLite file. A relative path starts at the current directory. The spool lies beside it, also with Table Storage.
    /// </summary>
    public string Path { get; set; } = "data/manager-backup.db";

    /// <summary>How much may wait beside <see cref="Path"/> while storage is away. An hour of a busy site is a few megabytes.</summary>
    public int SpoolLimitMb { get; set; } = 64;

    /// <summary>One SQLite file, which is there from the start or never.</summary>
    public bool IsFile => ConnectionString.Length == 0 && TableEndpoint.Length == 0;

    /// <summary>The key that is in force, what it holds and what it should; a connection string, which is a secret, is not shown.</summary>
    public string InForce => this switch
    {
        { ConnectionString.Length: > 0 } => "Storage:ConnectionString should name a storage account that this bot can write",
        { TableEndpoint.Length: > 0 } => $"Storage:TableEndpoint is \"{TableEndpoint}\"; it should be that of a storage account that this bot can write",
        _ => $"Storage:Path is \"{Path}\"; it should be a SQLite file that this bot can write",
    };
}

internal sealed class StorageOptionsCheck : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var fault = Fault(options);
        return fault is null ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(fault);
    }

    private static string? Fault(StorageOptions options)
    {
        if (options.ConnectionString.Length > 0 && options.TableEndpoint.Length > 0)
        {
            return $"Storage:TableEndpoint holds \"{WithoutQuery(options.TableEndpoint)}\" while Storage:ConnectionString is set as well; "
                + "one of the two should be empty";
        }

        if (string.IsNullOrWhiteSpace(options.Path) || options.Path.Contains('\0', StringComparison.Ordinal))
        {
            return $"Storage:Path holds \"{options.Path.Replace('\0', ' ')}\"; "
                + "it should be the path of a file, such as data/manager-backup.db";
        }

        if (options.SpoolLimitMb is < 1 or > 4096)
        {
            return $"Storage:SpoolLimitMb holds {options.SpoolLimitMb.ToString(System.Globalization.CultureInfo.InvariantCulture)}; "
                + "it should be a number of megabytes from 1 to 4096";
        }

        return FaultOfEndpoint(options.TableEndpoint) ?? FaultOfConnectionString(options.ConnectionString);
    }

    private static string? FaultOfEndpoint(string endpoint)
    {
        var fits = endpoint.Length == 0
            || (Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && uri is { Scheme: "https", Query: "", Fragment: "", UserInfo: "" });
        return fits ? null : $"Storage:TableEndpoint holds \"{WithoutQuery(endpoint)}\"; "
            + "it should be an https address such as https://ACCOUNT.table.core.windows.net";
    }

    private static string? FaultOfConnectionString(string connectionString)
    {
        try
        {
            _ = connectionString.Length == 0 ? null : TableAccount.Parse(connectionString);
            return null;
        }
        catch (FormatException e)
        {
            return $"Storage:ConnectionString {e.Message}; it should be UseDevelopmentStorage=true or "
                + "DefaultEndpointsProtocol=https;AccountName=…;AccountKey=…;EndpointSuffix=core.windows.net";
        }
    }

    // What follows the question mark may be a shared access signature, which is a secret.
    private static string WithoutQuery(string address) => address.Split('?', 2)[0];
}
