using System.Text;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Teams;

namespace ManagerBackup.UnitTests.Simulation;

/// <param name="isPage">It is a manager's card of a request; it may tell that another has it by now.</param>
/// <param name="order">Of everything that happened in the run, the how manieth its arrival was.</param>
internal sealed class Message(string id, string conversation, string first, bool isPage, string process, long order, TimeSpan at)
{
    public string Id => id;

    public string Conversation => conversation;

    /// <summary>What it said as it came.</summary>
    public string First { get; } = first;

    /// <summary>What its reader sees now.</summary>
    public string Card { get; set; } = first;

    public string Process => process;

    public long Order => order;

    public TimeSpan At => at;

    public RequestId? Request { get; } = RequestIn(first);

    public bool Offers(string verb) => Card.Contains($"\"verb\":\"{verb}\"", StringComparison.Ordinal);

    public bool IsPage => isPage;

    private static RequestId? RequestIn(string card)
    {
        const string Name = "\"requestId\":\"";
        var at = card.IndexOf(Name, StringComparison.Ordinal);
        return at >= 0 && RequestId.TryParse(card.Substring(at + Name.Length, 36), out var id) ? id : null;
    }
}

internal enum Reach { Here, NotInstalled, Blocked }

/// <summary>A person's phone, with the one chat that they have with the bot.</summary>
internal sealed class Phone(Person person, Reach reach)
{
    public Person Person => person;

    public Reach Reach => reach;

    /// <summary>Null before somebody opens it; another after it was lost.</summary>
    public string? Conversation { get; set; }

    public List<Message> Messages { get; } = [];

    public IEnumerable<Message> Now => Messages.Where(message => message.Conversation == Conversation);
}

/// <summary>The channel. Whatever the bot sends that is not planned here ends the run as a failure.</summary>
internal sealed class FakeTeams(World world)
{
    public const string ServiceUrl = "https://teams.example/emea/";
    public const string Bot = "28:bot";
    public const string Tenant = "tenant";

    private readonly Dictionary<string, Phone> byConversation = new(StringComparer.Ordinal);
    private int named;

    public List<Phone> Phones { get; } = [];

    public Phone Of(PersonId person) => Phones.Single(phone => phone.Person.Id == person);

    public string OpenChat(Phone phone)
    {
        if (phone.Conversation is null)
        {
            phone.Conversation = $"a:{phone.Person.Name}-{++named}";
            byConversation[phone.Conversation] = phone;
        }

        return phone.Conversation;
    }

    /// <summary>Messages in it can't be edited any more, and a new chat has another id.</summary>
    public void LoseChat(Phone phone)
    {
        world.Tell(() => $"the chat with {phone.Person.Name} is lost");
        phone.Conversation = null;
    }

    public string Create(string serviceUrl, string botId, string memberId, string? tenantId)
    {
        Planned(serviceUrl == ServiceUrl && botId == Bot && tenantId == Tenant, "a chat is opened by the way that activities told");
        var phone = Phones.Find(phone => phone.Person.Id.Value == memberId);
        Planned(phone is not null, "chats are opened with people of the site");
        return phone!.Reach == Reach.NotInstalled
            ? throw ConnectorException.Of(System.Net.HttpStatusCode.Forbidden, "BotNotInConversationRoster", null)
            : OpenChat(phone);
    }

    public string Deliver(ConversationReference chat, Activity activity, bool isReply, string process)
    {
        var phone = PhoneOf(chat);
        var card = CardOf(activity);
        var isPage = !isReply && world.Shop.Managers.Contains(phone.Person) && !world.Shop.NoticesToManagers.Contains(activity.Summary!);
        var message = new Message($"m{++named}", chat.ConversationId, card, isPage, process, world.Count(), world.Pump.Now);
        phone.Messages.Add(message);
        world.Tell(() => $"{phone.Person.Name} gets {message.Id} from {process}: {activity.Summary}");
        world.Crowd.Receive(phone, message);
        return message.Id;
    }

    public void Edit(ConversationReference chat, string id, Activity activity, string process)
    {
        var phone = PhoneOf(chat);
        var message = phone.Messages.Find(message => message.Id == id && message.Conversation == chat.ConversationId);
        Planned(message is not null, $"only a message of this chat is edited, and {id} is none");
        message!.Card = CardOf(activity);
        world.Tell(() => $"{phone.Person.Name}'s {id} is edited by {process}: {activity.Summary}");
    }

    public void Planned(bool condition, string rule)
    {
        if (!condition)
        {
            world.Blame($"Unplanned: {rule}");
        }
    }

    private Phone PhoneOf(ConversationReference chat)
    {
        Planned(chat is { ServiceUrl: ServiceUrl, BotId: Bot, ChannelId: "msteams", TenantId: Tenant }, "the chat is addressed as activities told");
        Planned(byConversation.ContainsKey(chat.ConversationId), $"{chat.ConversationId} was never a chat");
        var phone = byConversation[chat.ConversationId];
        return phone.Conversation != chat.ConversationId ? throw ConnectorException.Of(System.Net.HttpStatusCode.NotFound, "ConversationNotFound", null)
            : phone.Reach == Reach.Blocked ? throw ConnectorException.Of(System.Net.HttpStatusCode.Forbidden, "MessageWritesBlocked", null)
            : phone;
    }

    private string CardOf(Activity activity)
    {
        Planned(activity is { Type: ActivityTypes.Message, Text: null, Summary.Length: > 0, Attachments: [{ ContentType: Attachment.AdaptiveCard, Content: not null }] },
            "a message is one card with a summary");
        return Encoding.UTF8.GetString(activity.Attachments![0].Content!.Value.Utf8.Span);
    }
}

/// <summary>A process's way to the channel. On it a message may be refused, be late, or arrive without a word of it.</summary>
internal sealed class TeamsLine(World world, Life life, string process) : IConnector
{
    public Task<string?> SendAsync(ConversationReference chat, Activity activity, SendOptions options, CancellationToken cancellationToken) =>
        CallAsync<string?>(() => Deliver(chat, activity), $"send {chat.ConversationId}", options);

    public Task<string?> ReplyAsync(
        ConversationReference chat, string replyToId, Activity activity, SendOptions options, CancellationToken cancellationToken) =>
        CallAsync<string?>(() => world.Teams.Deliver(chat, activity, isReply: true, process), $"reply {chat.ConversationId}", options);

    public Task UpdateAsync(
        ConversationReference chat, string activityId, Activity activity, SendOptions options, CancellationToken cancellationToken) =>
        CallAsync(
            () =>
            {
                if (world.Mutant != Mutant.NoEdits)
                {
                    world.Teams.Edit(chat, activityId, activity, process);
                }

                return true;
            },
            $"edit {chat.ConversationId}", options);

    public Task<string> CreateConversationAsync(
        string serviceUrl, string botId, string memberId, string? tenantId, SendOptions options, CancellationToken cancellationToken) =>
        CallAsync(() => world.Teams.Create(serviceUrl, botId, memberId, tenantId), "create", options);

    public Task<IReadOnlyList<ChannelAccount>> GetMembersAsync(ConversationReference chat, SendOptions options, CancellationToken cancellationToken)
    {
        world.Blame("Unplanned: nobody asks for members of a site without a team");
        throw new NotSupportedException();
    }

    public Task<string?> GetTeamGroupAsync(ConversationReference chat, string teamId, SendOptions options, CancellationToken cancellationToken)
    {
        world.Blame("Unplanned: nobody asks for the team of a site without one");
        throw new NotSupportedException();
    }

    private string Deliver(ConversationReference chat, Activity activity)
    {
        if (world.Mutant == Mutant.PagesTwice)
        {
            world.Teams.Deliver(chat, activity, isReply: false, process);
        }

        return world.Teams.Deliver(chat, activity, isReply: false, process);
    }

    private Task<T> CallAsync<T>(Func<T> effect, string what, SendOptions options)
    {
        var answer = new TaskCompletionSource<T>();
        var delay = world.Faults.Strikes(Trouble.SendSlow, $"{process} {what}")
            ? world.Pump.Between(0.2, options.Budget.TotalSeconds)
            : world.Pump.Between(0.005, 0.2);
        var refused = world.Faults.Strikes(Trouble.SendRefused, $"{process} {what}");
        var ambiguous = !refused && world.Faults.Strikes(Trouble.SendAmbiguous, $"{process} {what}");
        world.Pump.After(delay, null, () =>
        {
            // What a dead process has sent off may arrive all the same; an edit that came late would not be made good by anybody.
            if (life.IsOver && (typeof(T) == typeof(bool) || world.Pump.Chance(0.5)))
            {
                return;
            }

            try
            {
                var result = refused ? throw ConnectorException.Of(System.Net.HttpStatusCode.ServiceUnavailable, null, null) : effect();
                world.Pump.Soon(life, ambiguous ? () => answer.SetException(NoAnswer()) : () => answer.SetResult(result));
            }
            catch (ConnectorException e)
            {
                world.Pump.Soon(life, () => answer.SetException(e));
            }
        });
        return answer.Task;
    }

    private static ConnectorException NoAnswer() => ConnectorException.Unanswered("Timeout", mayHaveBeenDelivered: true, new TimeoutException());
}
