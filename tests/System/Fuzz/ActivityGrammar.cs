using System.Text.Json.Nodes;
using ManagerBackup.SystemTests.Bot;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Fuzz;

/// <summary>Activities as Teams sends them: well formed, by people of the sites and by strangers. What is odd about them, <see cref="Mutations"/> adds.</summary>
internal sealed class ActivityGrammar(IReadOnlyList<Place> places, QuietChannel channel)
{
    private static readonly string[] Texts =
    [
        Scene.Abuse, "he has a knife", "may I say no?", "thanks, bye", "help", "cancel", "on shift until 17:30", "off shift", "my log", "site", "who", "drill",
        "hand over to Sam until 23:59", "hij heeft een rode jas", "Der Kunde brüllt mich an", "refund without a receipt, he insists", "😡😡😡", "", "   ", "?",
        "<at>Manager Backup</at> a man is screaming at me", "he is still here", "my manager shouts at me", "somebody fainted at till 2",
    ];

    private static readonly string[] Verbs =
    [
        "page", "withdraw", "worse", "moreLines", "inLanguage", "helped", "here", "alone", "statement", "declineStatement", "addCustomerSide", "checkIn", "accept", "join", "decline", "arrived",
        "close", "refresh", "chooseSite", "handBack", "PAGE", "__proto__", "unknown",
    ];

    private static readonly string[] Types =
        ["message", "message", "message", "message", "invoke", "invoke", "invoke", "invoke", "conversationUpdate", "installationUpdate", "typing", "messageReaction", "messageUpdate", "messageDelete", "event", "endOfConversation"];

    public JsonObject Next(Random random, int number)
    {
        var place = places[random.Next(places.Count)];
        var names = place.Everyone.ToList();
        var name = names[random.Next(names.Count)];
        var person = random.Next(12) == 0 ? new Guid(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).ToString() : place.IdOf(name);
        var activity = Base(Pick(random, Types), person, name, place.Tenant, number, random);
        switch ((string?)activity["type"])
        {
            case "message" when random.Next(4) == 0:
                activity["value"] = Data(random, place, Pick(random, Verbs));
                activity["replyToId"] = $"m{random.Next(1, 500)}";
                break;
            case "message":
                activity["text"] = Pick(random, Texts);
                break;
            case "invoke" when random.Next(10) == 0:
                activity["name"] = Pick(random, ["composeExtension/query", "task/fetch", "signin/verifyState", ""]);
                activity["value"] = new JsonObject();
                break;
            case "invoke":
                activity["name"] = "adaptiveCard/action";
                activity["replyToId"] = $"m{random.Next(1, 500)}";
                var verb = Pick(random, Verbs);
                activity["value"] = new JsonObject
                {
                    ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = Data(random, place, verb) },
                    ["trigger"] = "manual",
                };
                break;
            case "conversationUpdate":
                activity[Pick(random, ["membersAdded", "membersRemoved"])] = new JsonArray(
                    new JsonObject { ["id"] = FakeTeams.BotId }, new JsonObject { ["id"] = $"29:1{person}", ["aadObjectId"] = person });
                activity["channelData"]!["team"] = new JsonObject { ["id"] = "19:team@thread.tacv2", ["aadGroupId"] = place.Tenant };
                break;
            case "installationUpdate":
                activity["action"] = Pick(random, ["add", "remove", "add-upgrade", "remove-upgrade"]);
                break;
        }

        return activity;
    }

    private JsonObject Base(string type, string person, string name, string tenant, int number, Random random) => new()
    {
        ["type"] = type,

        // Some come twice.
        ["id"] = $"f:{(random.Next(20) == 0 ? number - 1 : number)}",
        ["timestamp"] = "2026-03-02T09:00:00.000Z",
        ["channelId"] = "msteams",
        ["serviceUrl"] = channel.ServiceUrl,
        ["from"] = new JsonObject { ["id"] = $"29:1{person}", ["name"] = name, ["aadObjectId"] = person },
        ["recipient"] = new JsonObject { ["id"] = FakeTeams.BotId, ["name"] = "Manager Backup" },
        ["conversation"] = new JsonObject { ["id"] = $"a:1{person}", ["conversationType"] = "personal", ["tenantId"] = tenant },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } },
        ["locale"] = Pick(random, ["en-GB", "nl-NL", "de-DE", "tr-TR", "xx", ""]),
        ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "en-US", ["platform"] = "Android" }),
    };

    private JsonObject Data(Random random, Place place, string verb)
    {
        var data = new JsonObject { ["verb"] = verb };
        if (random.Next(8) != 0)
            data["requestId"] = random.Next(6) == 0 ? Guid.NewGuid().ToString() : channel.SomeRequest(random);
        foreach (var (key, value) in new (string, JsonNode?)[]
        {
            ("etaMinutes", random.Next(-1, 7)), ("feltBacked", random.Next(0, 7)), ("text", Pick(random, Texts)), ("language", Pick(random, ["nl", "en", "zz"])),
            ("outcome", Pick(random, ["resolved", "excluded", "nonsense"])), ("customerDecision", Pick(random, ["keep", "warned", "x"])),
            ("customerSide", Pick(random, Texts)), ("gave", "a voucher"), ("note", Pick(random, Texts)), ("site", place.Id), ("words", Pick(random, Texts)),
            ("line", "line1"),
        })
        {
            if (random.Next(3) != 0)
                data[key] = value;
        }

        return data;
    }

    public static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
