namespace ManagerBackup.Bot.Log.AzureTables;

/// <summary>Where an account's tables are, and the key to them.</summary>
internal sealed record TableAccount(string Name, byte[] Key, Uri Endpoint)
{
    // Published by Microsoft for the local emulator; no secret.
    private const string EmulatorName = "devstoreaccount1";
    private const string EmulatorKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <exception cref="FormatException">What is wrong with it, as the rest of a sentence that names the setting; holds no secret.</exception>
    public static TableAccount Parse(string connectionString)
    {
        var parts = Split(connectionString);
        if (parts.GetValueOrDefault("UseDevelopmentStorage", "").Equals("true", StringComparison.OrdinalIgnoreCase))
            return new TableAccount(EmulatorName, ReadKey(EmulatorKey), new Uri($"http://127.0.0.1:10002/{EmulatorName}/"));
        if (!parts.TryGetValue("AccountName", out var name) || !parts.TryGetValue("AccountKey", out var key))
            throw new FormatException("holds a text without AccountName and AccountKey");
        return new TableAccount(name, ReadKey(key), ReadEndpoint(parts, name));
    }

    public override string ToString() => $"{Name} at {Endpoint}";

    private static Dictionary<string, string> Split(string connectionString)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || !parts.TryAdd(part[..equals], part[(equals + 1)..]))
                throw new FormatException("holds a text that is not made of different Name=Value parts");
        }

        return parts;
    }

    private static byte[] ReadKey(string key)
    {
        var bytes = new byte[key.Length];
        return Convert.TryFromBase64String(key, bytes, out var length) && length > 0
            ? bytes[..length]
            : throw new FormatException("holds an AccountKey that is not base64");
    }

    private static Uri ReadEndpoint(Dictionary<string, string> parts, string name)
    {
        var protocol = parts.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        var suffix = parts.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        var text = parts.GetValueOrDefault("TableEndpoint", $"{protocol}://{name}.table.{suffix}");
        if (!Uri.TryCreate(text.TrimEnd('/') + '/', UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
            throw new FormatException("holds a TableEndpoint, DefaultEndpointsProtocol or EndpointSuffix that makes no http address");
        return endpoint;
    }
}
