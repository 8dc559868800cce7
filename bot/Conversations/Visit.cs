using System.Security.Cryptography;
using System.Text;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Teams;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Conversations;

/// <summary>One turn as the rooms behind the edge see it: who, where from, when, and under which key it counts once.</summary>
/// <param name="Key">The same for every copy of the activity that the channel may send.</param>
/// <param name="Locale">The language of the person's app, such as <c>pt</c>; null where the channel does not tell it.</param>
internal sealed record Visit(TurnContext Turn, Person Person, string Key, string? Locale, DateTimeOffset Now, long StartedAt)
{
    /// <returns>Null when the channel does not say who it was.</returns>
    public static Visit? Of(TurnContext turn, TimeProvider time, long startedAt)
    {
        if (turn.PersonId is not { } id)
        {
            return null;
        }

        var name = string.IsNullOrWhiteSpace(turn.Name) ? id : turn.Name.Trim();
        // Entra object ids mean the same in either case, and the settings are read in lower case.
        id = Guid.TryParse(id, out _) ? id.ToLowerInvariant() : id;
        var key = turn.Activity.Id is { Length: > 0 } activity ? $"{turn.Activity.Type}\n{turn.Reference.ConversationId}\n{activity}" : Guid.NewGuid().ToString();
        return new(turn, new(new(id), Short(name)), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..24], CardLanguages.CodeOf(turn.Locale), time.GetUtcNow(), startedAt);
    }

    /// <summary>How to reach this person later. A group's chat is not theirs: then only the way to it is known.</summary>
    public Contact Contact => new(
        Turn.Reference.ServiceUrl,
        Turn.Reference.ConversationType is null or "personal" && Turn.Activity.Conversation?.IsGroup is not true ? Turn.Reference.ConversationId : "",
        Turn.TenantId,
        Turn.Reference.BotId ?? "",
        Turn.Reference.ChannelId,
        Person.Name,
        Locale);

    /// <summary>Our message whose button was pressed, as the events name it; null when the channel does not tell it.</summary>
    public string? Tapped => Turn.CardAction?.ReplyToId is { Length: > 0 } message ? new MessageAddress(Turn.Reference.ConversationId, message).ToString() : null;

    private static string Short(string name) => name.Length <= 200 ? name : name[..200];
}

/// <summary>A message we sent, as the events keep it: the chat's id and the message's.</summary>
internal readonly record struct MessageAddress(string Conversation, string Activity)
{
    public override string ToString() => $"{Conversation} {Activity}";

    public static MessageAddress? Parse(string text) =>
        text.LastIndexOf(' ') is > 0 and var space ? new(text[..space], text[(space + 1)..]) : null;
}
