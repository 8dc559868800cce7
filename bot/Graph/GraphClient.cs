using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Azure.Identity;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.Teams;

namespace ManagerBackup.Bot.Graph;

/// <summary>Graph did not tell. The message is a few words for the health page and the log, with nothing of the answer in it.</summary>
internal sealed class GraphException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>How long Graph asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>The three questions that are put to Microsoft Graph. Each call has a time limit; nobody who pages waits for one.</summary>
internal sealed class GraphClient(HttpClient http, GraphSettings settings, [FromKeyedServices(TeamsSetup.ChannelClock)] TimeProvider time)
{
    public const int MostIds = 650;

    private const int MostPages = 40;
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(10);
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public static void Prepare(HttpClient http)
    {
        http.Timeout = Timeout.InfiniteTimeSpan; // Each call has its own limit, on the clock that tests can turn.
        http.MaxResponseContentBufferSize = 4 * 1024 * 1024;
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("ManagerBackup", "1.0"));
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

    // A filter may name a property once: a shift touches the window when it starts before the end and ends after the start.
    public Task<IReadOnlyList<PlannedShift>> GetShiftsAsync(string team, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        ListAsync(
            $"teams/{Uri.EscapeDataString(team)}/schedule/shifts",
            $"sharedShift/startDateTime le {Text(to)} and sharedShift/endDateTime ge {Text(from)}",
            GraphAnswers.Shift,
            cancellationToken);

    public Task<IReadOnlyList<TimeCard>> GetTimeCardsAsync(string team, DateTimeOffset since, CancellationToken cancellationToken) =>
        ListAsync($"teams/{Uri.EscapeDataString(team)}/schedule/timeCards", $"ClockInEvent/DateTime ge {Text(since)}", GraphAnswers.Card, cancellationToken);

    /// <param name="people">Entra object ids; what is none is left out.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyDictionary<PersonId, Presence>> GetPresencesAsync(IEnumerable<PersonId> people, CancellationToken cancellationToken)
    {
        var found = new Dictionary<PersonId, Presence>();
        foreach (var ids in people.Select(person => person.Value).Where(id => Guid.TryParse(id, out _)).Chunk(MostIds))
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["ids"] = ids });
            var page = await CallAsync(HttpMethod.Post, new(settings.BaseAddress, "communications/getPresencesByUserId"), body, cancellationToken);
            foreach (var (person, presence) in GraphAnswers.Read(page, GraphAnswers.PresenceOf).Items)
            {
                found[person] = presence;
            }
        }

        return found;
    }

    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private async Task<IReadOnlyList<T>> ListAsync<T>(string path, string filter, Func<JsonElement, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        var items = new List<T>();
        Uri? next = new(settings.BaseAddress, $"{path}?$filter={Uri.EscapeDataString(filter)}");
        for (var pages = 0; next is not null; pages++)
        {
            if (pages == MostPages)
                throw new GraphException("an answer without end");
            var page = GraphAnswers.Read(await CallAsync(HttpMethod.Get, next, null, cancellationToken), read);
            items.AddRange(page.Items);
            next = Following(page.NextLink);
        }

        return items;
    }

    private Uri? Following(string? link) => link switch
    {
        null => null,
        _ when Uri.TryCreate(link, UriKind.Absolute, out var next) && GraphToken.IsWithin(next, settings.BaseAddress) => next,
        _ => throw new GraphException("a next page outside Graph:BaseAddress"),
    };

    private async Task<byte[]> CallAsync(HttpMethod method, Uri address, byte[]? body, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(CallLimit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(method, address);
            if (body is not null)
                request.Content = new ByteArrayContent(body) { Headers = { ContentType = Json } };
            using var response = await http.SendAsync(request, both.Token);
            return response.IsSuccessStatusCode ? await response.Content.ReadAsByteArrayAsync(both.Token) : throw Refused(response);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new GraphException("no answer in time", late);
        }
        catch (HttpRequestException broken)
        {
            throw new GraphException($"no answer ({broken.HttpRequestError})", broken);
        }
        catch (AuthenticationFailedException refused)
        {
            throw new GraphException("no token", refused);
        }
    }

    private GraphException Refused(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header is { Date: { } date } ? date - time.GetUtcNow() : header?.Delta;
        var words = response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => "not authorised",
            HttpStatusCode.Forbidden => "forbidden",
            HttpStatusCode.NotFound => "no schedule there",
            HttpStatusCode.TooManyRequests => "throttled",
            _ => "failed",
        };
        return new($"{words} ({(int)response.StatusCode})") { RetryAfter = wait > TimeSpan.Zero ? wait : null };
    }
}
