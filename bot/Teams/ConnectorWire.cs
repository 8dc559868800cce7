using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ManagerBackup.Bot.Teams;

internal sealed record ConversationParameters(
    bool IsGroup, ChannelAccount Bot, IReadOnlyList<ChannelAccount> Members, string? TenantId, TeamsChannelData ChannelData);

internal sealed record PagedMembers
{
    [JsonConverter(typeof(LenientList<ChannelAccount>))]
    public IReadOnlyList<ChannelAccount>? Members { get; init; }

    public string? ContinuationToken { get; init; }
}

internal static class ServiceUrls
{
    public static bool IsOne(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.Host.Length > 0 && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0;

    /// <summary>Exactly one slash between, and the service URL's own path (<c>/emea/</c>) stays. Ids are escaped.</summary>
    public static string Join(string serviceUrl, params ReadOnlySpan<string> segments)
    {
        var address = serviceUrl.TrimEnd('/');
        foreach (var segment in segments)
        {
            address = $"{address}/{Uri.EscapeDataString(segment)}";
        }

        return address;
    }
}

/// <summary>What the channel's answers say; anything may be missing from them.</summary>
internal static class ConnectorAnswer
{
    private const int LongestCode = 100;

    public static string? IdIn(byte[] body) => Read(body, ActivityJson.Wire.Activity)?.Id is { Length: > 0 } id ? id : null;

    /// <summary>The finest code there is: the sub-code tells a block from other refusals.</summary>
    public static string? CodeIn(byte[] body)
    {
        var answer = Read(body, ActivityJson.Wire.ErrorResponse);
        var code = answer?.SubCode ?? answer?.Error?.SubCode ?? answer?.Error?.Code ?? answer?.Code;
        return code is { Length: > LongestCode } ? code[..LongestCode] : code;
    }

    public static T? Read<T>(byte[] body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return body.Length == 0 ? null : JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal sealed record ErrorResponse
{
    [JsonConverter(typeof(LenientObject<ErrorBody>))]
    public ErrorBody? Error { get; init; }

    public string? Code { get; init; }

    public string? SubCode { get; init; }
}

internal sealed record ErrorBody(string? Code, string? SubCode);
