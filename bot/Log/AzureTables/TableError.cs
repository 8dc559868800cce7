using System.Globalization;
using System.Text.Json;
using Azure;

namespace ManagerBackup.Bot.Log.AzureTables;

/// <summary>What the service said instead of yes.</summary>
/// <param name="Code">
/// Its own word for it, from <c>odata.error.code</c>: the status alone does not tell a missing row from a missing table.
/// </param>
/// <param name="Index">Which operation of a batch.</param>
internal sealed record TableError(int Status, string Code, string Message, int Index)
{
    /// <summary>
    /// An insert met a row (true), a replacement or deletion met another version or nothing (false), or something else (null).
    /// </summary>
    public bool? Conflict => Code switch
    {
        "EntityAlreadyExists" => true,
        "UpdateConditionNotSatisfied" or "ConditionNotMet" or "ResourceNotFound" or "EntityNotFound" => false,
        _ => Status == 412 ? false : null,
    };

    /// <summary>Nothing that a caller can mend by asking differently: throttled, failing, not let in, or no table.</summary>
    private bool IsUnavailable =>
        Status is 401 or 403 or 408 or 429 or >= 500 || Code is "TableNotFound" or "TableBeingDeleted" or "AccountIsDisabled";

    public static TableError Read(Response response)
    {
        var header = response.Headers.TryGetValue("x-ms-error-code", out var code) ? code : "";
        return Read(response.Status, response.Content.ToString(), header ?? "");
    }

    public static TableError Read(int status, string body, string codeInHeader = "")
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var error = json.RootElement.GetProperty("odata.error");
            var message = error.GetProperty("message").GetProperty("value").GetString() ?? "";
            return new TableError(status, error.GetProperty("code").GetString() ?? codeInHeader, message, IndexIn(message));
        }
        // A proxy, a gateway or a failed sign-in answers in HTML or XML.
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new TableError(status, codeInHeader, "", 0);
        }
    }

    public Exception ToException() => (Conflict, IsUnavailable) switch
    {
        ({ } exists, _) => new TableConflictException(Index, exists, $"Operation {Index}: {Code} ({Status})"),
        (_, true) => new StorageUnavailableException($"Table Storage answered {Status} {Code}".TrimEnd())
        {
            IsRefusal = Status is 401 or 403 or 404 || Code == "AccountIsDisabled",
        },
        _ => new RequestFailedException(
            Status, $"Table Storage refused a request of ours: {Status} {Code} {FirstLine(Message)}", Code, innerException: null),
    };

    private static int IndexIn(string message)
    {
        var colon = message.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : 0;
    }

    private static string FirstLine(string message) => message.Split('\n', 2)[0].TrimEnd();
}
