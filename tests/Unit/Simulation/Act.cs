using System.Text;
using System.Text.Json;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Cards;

namespace ManagerBackup.UnitTests.Simulation;

/// <summary>Something that a person did on their phone, as one activity; it may be posted several times.</summary>
internal sealed class Act(Person by, Activity activity, RequestId? about, Message? on)
{
    public Person By => by;

    public Activity Activity => activity;

    public RequestId? About => about;

    /// <summary>The message whose button was pressed.</summary>
    public Message? On => on;

    public int Posts { get; set; }

    /// <summary>The bot said that it has it: when, in the order of everything.</summary>
    public long? AnsweredAt { get; set; }

    /// <summary>The card or text that came back for a tap.</summary>
    public string? Answer { get; set; }

    public string What { get; } = activity.Text ?? activity.Value?.GetProperty("action").GetProperty("verb").GetString() ?? activity.Type!;

    /// <summary>Under which turn the log has it.</summary>
    public string Key { get; } = Visit.Of(new TurnContext(activity, null!), TimeProvider.System, 0)!.Key;

    public static Act Typing(Phone phone, string id, string text) => new(phone.Person, Base(phone, id) with { Type = ActivityTypes.Message, Text = text }, null, null);

    public static Act Installing(Phone phone, string id) =>
        new(phone.Person, Base(phone, id) with { Type = ActivityTypes.InstallationUpdate, Action = "add" }, null, null);

    public static Act Tapping(Phone phone, string id, Message on, string verb, params (string Name, object Value)[] filledIn)
    {
        var data = filledIn.Length == 0 ? DataOf(verb, on) : new() { ["requestId"] = on.Request?.ToString(), ["verb"] = verb };
        foreach (var (name, input) in filledIn)
        {
            data[name] = input;
        }

        var value = JsonSerializer.SerializeToElement(new { action = new { type = "Action.Execute", verb, data } });
        var activity = Base(phone, id) with { Type = ActivityTypes.Invoke, Name = CardAction.InvokeName, Value = value, ReplyToId = on.Id };
        return new(phone.Person, activity, on.Request, on);
    }

    /// <summary>The card in an answer; else its text.</summary>
    public static string? Read(InvokeResponse response)
    {
        if (response.Body is not { } body)
        {
            return null;
        }

        var value = JsonDocument.Parse(body.Utf8).RootElement.GetProperty("value");
        return value.ValueKind == JsonValueKind.Object ? value.GetRawText() : value.GetString();
    }

    private static Dictionary<string, object?> DataOf(string verb, Message on)
    {
        var data = new Dictionary<string, object?> { ["requestId"] = on.Request?.ToString(), ["verb"] = verb };
        switch (verb)
        {
            case Verbs.Close:
                data["outcome"] = "resolved";
                data["customerDecision"] = "keep";
                data["customerSide"] = "They had waited for long";

                // Some complain about the employee, who is asked first.
                data["complaint"] = on.Id[^1] % 3 == 0 ? "true" : "false";
                break;
            case Verbs.Statement:
                data["text"] = "He was shouting";
                break;
            case Verbs.CheckIn:
                data["feltBacked"] = 4;
                break;
        }

        return data;
    }

    private static Activity Base(Phone phone, string id) => new()
    {
        Id = id,
        ChannelId = "msteams",
        ServiceUrl = FakeTeams.ServiceUrl,
        From = new($"29:{phone.Person.Name}", phone.Person.Name, phone.Person.Id.Value),
        Recipient = new(FakeTeams.Bot),
        Conversation = new(phone.Conversation, "personal", FakeTeams.Tenant),
        Locale = "en",
    };
}
