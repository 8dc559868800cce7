using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ManagerBackup.Bot.Rehearsal;

/// <param name="Status">The bot's HTTP status; 0 when it did not answer in time.</param>
internal sealed record BotAnswer(int Status, JsonElement? Body);

/// <summary>Sends the bot what Teams would: activities, over HTTP, to its own address.</summary>
internal sealed class BotLine(IHttpClientFactory clients, FloorAddress address, PracticeClock time)
{
    public const string Client = "rehearsal";

    public Task<BotAnswer> SayAsync(FloorPerson person, string id, string text, string locale, CancellationToken cancellationToken)
    {
        var activity = Activity("message", id, person, locale);
        activity["text"] = text;
        activity["textFormat"] = "plain";
        return PostAsync(activity, cancellationToken);
    }

    public Task<BotAnswer> ExecuteAsync(FloorPerson person, FloorTap tap, CancellationToken cancellationToken)
    {
        var activity = Activity("invoke", "f:" + Guid.NewGuid(), person, tap.Locale);
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = tap.ActivityId;
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = tap.Verb, ["data"] = Data(tap) },
            ["trigger"] = "manual",
        };
        return PostAsync(activity, cancellationToken);
    }

    public Task<BotAnswer> SubmitAsync(FloorPerson person, FloorTap tap, CancellationToken cancellationToken)
    {
        var activity = Activity("message", "f:" + Guid.NewGuid(), person, tap.Locale);
        activity["replyToId"] = tap.ActivityId;
        activity["value"] = Data(tap);
        return PostAsync(activity, cancellationToken);
    }

    /// <summary>Teams announces an installation twice, in two kinds of activity.</summary>
    public async Task<BotAnswer> InstallAsync(FloorPerson person, string locale, CancellationToken cancellationToken)
    {
        var added = Activity("conversationUpdate", "f:" + Guid.NewGuid(), person, locale);
        added["membersAdded"] = new JsonArray(
            new JsonObject { ["id"] = TeamsIds.User(person.Id), ["aadObjectId"] = person.Id }, new JsonObject { ["id"] = TeamsIds.Bot });
        await PostAsync(added, cancellationToken);
        var installed = Activity("installationUpdate", "f:" + Guid.NewGuid(), person, locale);
        installed["action"] = "add";
        return await PostAsync(installed, cancellationToken);
    }

    private static JsonObject Data(FloorTap tap) =>
        tap.Data is { ValueKind: JsonValueKind.Object } data ? JsonObject.Create(data) ?? [] : new JsonObject();

    private JsonObject Activity(string type, string id, FloorPerson person, string locale) => new()
    {
        ["type"] = type,
        ["id"] = id,
        ["timestamp"] = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
        ["channelId"] = "msteams",
        ["serviceUrl"] = address.ServiceUrl,
        ["from"] = new JsonObject { ["id"] = TeamsIds.User(person.Id), ["name"] = person.Name, ["aadObjectId"] = person.Id },
        ["recipient"] = new JsonObject { ["id"] = TeamsIds.Bot, ["name"] = TeamsIds.BotName },
        ["conversation"] = new JsonObject
        {
            ["id"] = TeamsIds.Chat(person.Id),
            ["conversationType"] = "personal",
            ["tenantId"] = TeamsIds.Tenant,
        },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TeamsIds.Tenant } },
        ["locale"] = locale,
        ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = locale, ["platform"] = "Web" }),
    };

    private async Task<BotAnswer> PostAsync(JsonObject activity, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(Client);
        time.TurnBegins();
        try
        {
            using var answer = await client.PostAsJsonAsync(new Uri(address.Root, "api/messages"), activity, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            return new((int)answer.StatusCode, Parse(text));
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new(0, null);
        }
        finally
        {
            time.TurnEnds();
        }
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
