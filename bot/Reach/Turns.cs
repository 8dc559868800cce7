using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Teams;

namespace ManagerBackup.Bot.Reach;

/// <summary>What a turn shows: whoever writes or taps in a chat with the bot can be reached there.</summary>
internal static class Turns
{
    public static void Heard(this Reachability reachability, TurnContext turn, DateTimeOffset now)
    {
        // A group's chat tells nothing of the app in the chat of two.
        if (turn.PersonId is { } id
            && turn.Reference is { ConversationType: null or "personal", ConversationId: { Length: > 0 } chat } && turn.Activity.Conversation?.IsGroup is not true
            && SignOf(turn.Activity, chat, now) is { } sign)
        {
            reachability.Note(new PersonId(Guid.TryParse(id, out _) ? id.ToLowerInvariant() : id), sign);
        }
    }

    private static Sign? SignOf(Activity activity, string chat, DateTimeOffset now) => activity switch
    {
        { Type: ActivityTypes.InstallationUpdate, Action: "remove" } => new Sign.Removed(now),
        { Type: ActivityTypes.InstallationUpdate, Action: "remove-upgrade" } => null,
        { Type: ActivityTypes.InstallationUpdate } => new Sign.Installed(now, chat),
        { Type: ActivityTypes.ConversationUpdate } when Names(activity.MembersRemoved, activity) => new Sign.Removed(now),
        { Type: ActivityTypes.ConversationUpdate } when Names(activity.MembersAdded, activity) => new Sign.Installed(now, chat),
        { Type: ActivityTypes.Message or ActivityTypes.Invoke } => new Sign.Acted(now, chat),
        _ => null,
    };

    private static bool Names(IReadOnlyList<ChannelAccount>? members, Activity activity) =>
        members?.Any(member => member.Id is { } id && id == activity.Recipient?.Id) is true;
}
