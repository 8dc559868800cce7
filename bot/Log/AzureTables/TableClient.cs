using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace ManagerBackup.Bot.Log.AzureTables;

/// <param name="WriteId">Which write of ours it came from; empty when somebody else's tool wrote it.</param>
internal sealed record StoredRow(TableEntity Row, string WriteId);

internal sealed record Page(IReadOnlyList<StoredRow> Rows, string? Next);

/// <param name="SentAgain">The pipeline retried: an error may be the answer to our own first attempt having worked.</param>
internal sealed record SubmitAnswer(IReadOnlyList<string> ETags, TableError? Error, bool SentAgain);

/// <summary>
/// The Table service's REST protocol over Azure's pipeline. Named like the class of <c>Azure.Data.Tables</c>, which can take its
/// place; that package is not in the registry this project builds from.
/// </summary>
internal sealed class TableClient(Uri endpoint, HttpPipeline pipeline, TimeSpan answerWithin)
{
    public const string Json = "application/json;odata=minimalmetadata";

    public static TableClient For(TableAccount account, TableClientOptions options, TimeProvider time) =>
        new(account.Endpoint, HttpPipelineBuilder.Build(options, new SharedKeyLitePolicy(account, time)), options.AnswerWithin);

    public static TableClient For(Uri endpoint, TokenCredential credential, TableClientOptions options) => new(
        endpoint,
        HttpPipelineBuilder.Build(options, new BearerTokenAuthenticationPolicy(credential, "https://storage.azure.com/.default")),
        options.AnswerWithin);

    public async Task CreateTableIfNotExistsAsync(string table, CancellationToken cancellationToken)
    {
        using var message = NewMessage(RequestMethod.Post, "Tables");
        message.Request.Headers.SetValue("Accept", Json);
        message.Request.Headers.SetValue("Content-Type", "application/json");
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        message.Request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(new { TableName = table }));
        var response = await SendAsync(message, cancellationToken);
        if (response.IsError && TableError.Read(response) is { Code: not "TableAlreadyExists" } error)
            throw error.ToException();
    }

    public async Task<StoredRow?> GetEntityAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        using var message = NewMessage(RequestMethod.Get, TableWrite.RowPath(table, partitionKey, rowKey));
        message.Request.Headers.SetValue("Accept", Json);
        var response = await SendAsync(message, cancellationToken);
        if (response.IsError)
        {
            var error = TableError.Read(response);
            return error is { Status: 404, Conflict: false } ? null : throw error.ToException();
        }

        using var json = JsonDocument.Parse(response.Content);
        return ReadRow(json.RootElement);
    }

    /// <param name="table">The table.</param>
    /// <param name="filter">Null for all of it.</param>
    /// <param name="next">Where an earlier page said to go on; null for the first.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <param name="most">Rows on the page; the service has no more than 1000 on one.</param>
    public async Task<Page> QueryPageAsync(string table, string? filter, string? next, CancellationToken cancellationToken, int most = 1000)
    {
        var top = most < 1000 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"&$top={most}") : "";
        var wanted = filter is null ? "" : $"&$filter={Uri.EscapeDataString(filter)}";
        using var message = NewMessage(RequestMethod.Get, $"{table}()?{$"{wanted}{top}{next}".TrimStart('&')}");
        message.Request.Headers.SetValue("Accept", Json);
        var response = await SendAsync(message, cancellationToken);
        if (response.IsError)
            throw TableError.Read(response).ToException();
        using var json = JsonDocument.Parse(response.Content);
        var rows = json.RootElement.GetProperty("value").EnumerateArray().Select(ReadRow).ToList();
        return new Page(rows, Continuation(response));
    }

    public async Task<SubmitAnswer> SubmitAsync(IReadOnlyList<TableWrite> writes, CancellationToken cancellationToken)
    {
        using var message = writes.Count == 1 ? SingleMessage(writes[0]) : BatchMessage(writes);
        var response = await SendAsync(message, cancellationToken);
        var sentAgain = message.ProcessingContext.RetryNumber > 0;
        if (response.IsError)
            return new SubmitAnswer([], TableError.Read(response), sentAgain);
        var (etags, error) = writes.Count == 1 ? ([ETagOf(response)], null) : Changeset.Read(response.Content.ToString());
        return error is not null || etags.Count == writes.Count
            ? new SubmitAnswer(etags, error, sentAgain)
            : throw new StorageUnavailableException($"Table Storage answered {etags.Count} of {writes.Count} writes");
    }

    private HttpMessage SingleMessage(TableWrite write)
    {
        var message = NewMessage(write.Method, write.Path);
        foreach (var (name, value) in write.Headers())
            message.Request.Headers.SetValue(name, value);
        if (!write.Json.IsEmpty)
            message.Request.Content = RequestContent.Create(write.Json);
        return message;
    }

    private HttpMessage BatchMessage(IReadOnlyList<TableWrite> writes)
    {
        var message = NewMessage(RequestMethod.Post, "$batch");
        var (contentType, body) = Changeset.Write(endpoint, writes);
        message.Request.Headers.SetValue("Content-Type", contentType);
        message.Request.Content = RequestContent.Create(body);
        return message;
    }

    private HttpMessage NewMessage(RequestMethod method, string pathAndQuery)
    {
        var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(endpoint.AbsoluteUri + pathAndQuery));
        message.Request.Headers.SetValue("x-ms-version", "2019-02-02");
        message.Request.Headers.SetValue("DataServiceVersion", "3.0;");
        message.Request.Headers.SetValue("MaxDataServiceVersion", "3.0;NetFx");
        return message;
    }

    private async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(answerWithin);
        try
        {
            await pipeline.SendAsync(message, deadline.Token);
            return message.Response;
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StorageUnavailableException(
                $"Table Storage at {endpoint.Host} did not answer within {answerWithin.TotalSeconds} s", e);
        }
        // The retry policy gathers what several attempts met; a sign-in that fails is no answer either.
        catch (Exception e) when (e is RequestFailedException or AggregateException or AuthenticationFailedException)
        {
            throw new StorageUnavailableException($"Table Storage at {endpoint.Host} can't be reached", e)
            {
                IsRefusal = e is AuthenticationFailedException,
            };
        }
    }

    private static StoredRow ReadRow(JsonElement json)
    {
        var row = new TableEntity(TextOf(json, "PartitionKey"), TextOf(json, "RowKey")) { ETag = TextOf(json, "odata.etag") };
        RowJson.DecodeInto(row, json);
        return new StoredRow(row, TextOf(json, TableRules.WriteIdColumn));
    }

    private static string TextOf(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static string ETagOf(Response response) => response.Headers.TryGetValue("ETag", out var etag) ? etag ?? "" : "";

    private static string? Continuation(Response response)
    {
        if (!response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition) || partition is null)
            return null;
        var next = $"&NextPartitionKey={Uri.EscapeDataString(partition)}";
        return response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var row) && row is not null
            ? $"{next}&NextRowKey={Uri.EscapeDataString(row)}"
            : next;
    }
}

/// <summary>How long to try. It is on the path of a page, so a slow answer counts as none.</summary>
internal sealed class TableClientOptions : ClientOptions
{
    public TableClientOptions()
    {
        Retry.Mode = RetryMode.Exponential;
        Retry.MaxRetries = 3;
        Retry.Delay = TimeSpan.FromMilliseconds(100);
        Retry.MaxDelay = TimeSpan.FromSeconds(1);
        Retry.NetworkTimeout = TimeSpan.FromSeconds(2);
    }

    /// <summary>All attempts at one request together, whatever <c>Retry-After</c> asks for.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(4);
}
