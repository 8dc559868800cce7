using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Cards;

namespace ManagerBackup.UnitTests.Simulation;

/// <summary>In the end every card that the log knows of says what the log says.</summary>
internal static class CardChecks
{
    private static readonly TimeSpan OnItsWay = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan WorthEditing = TimeSpan.FromHours(1);

    public static void Of(World world, LogBook book, List<LogBook> all)
    {
        var (s, site) = (book.Final, world.Shop.Site);
        for (var i = 0; i < s.Answers.Count; i++)
        {
            // A tap on a card of what was over opens the next request, and the card became that one's; when both are over, either's.
            if (world.Purged.Contains(s.Answers[i]) || all.Exists(other => other != book && other.Final.Answers.Contains(s.Answers[i]) && (other.Entries[0].Order > book.Entries[0].Order || s.IsOver)))
            {
                continue;
            }

            var answer = s.Answers[i];
            Compare(world, book, s.Employee, answer, state => state.Answers.IsEmpty || state.Answers[^1] == answer
                ? BotProcess.Cards.ForEmployee(book.Id, state, site)
                : BotProcess.Cards.ForEmployeeBefore(book.Id, state, site));
        }

        foreach (var page in s.Messages)
        {
            var manager = world.Teams.Of(page.Manager).Person;
            Compare(world, book, manager, page.Message, state =>
                BotProcess.Cards.ForManager(book.Id, state, site, page.Manager, "en", state.CallNumber(page.Manager, page.Message)));
        }
    }

    private static void Compare(World world, LogBook book, Person reader, string address, Func<BackupRequest, RenderedCard> render)
    {
        // What has no id, or lies in a chat that was lost, can't be edited.
        if (PageChecks.MessageOf(world, reader.Id, address) is { } message && message.Conversation == world.Teams.Of(reader.Id).Conversation)
        {
            // What happened a moment ago may still be on its way to the card.
            var just = book.Entries.Where(entry => entry.At > world.Pump.Now - OnItsWay).Select(entry => entry.Before).OfType<BackupRequest>();
            var truth = render(book.Final);
            Checks.Must(world, book, message.Card == truth.Json || just.Concat(LongOver(world, book)).Any(state => message.Card == render(state).Json) || IsAnswerOfTheDead(world, book, reader, message),
                $"{reader.Name}'s {message.Id} does not say “{truth.Summary}”{Difference(message.Card, truth.Json)}");
        }
    }

    // Who dies in the moment after a tap that comes so long after the end leaves the card as it was: nobody edits it once more.
    private static IEnumerable<BackupRequest> LongOver(World world, LogBook book) => world.Faults.Excuse(0, long.MaxValue, Trouble.Crash)
        ? book.Entries.Where(entry => entry.Before?.OverAt < entry.Happened.At - WorthEditing).Select(entry => entry.Before).OfType<BackupRequest>()
        : [];

    // Somebody's own tap told them what was missing, and who told them has died: the others leave the form that is being filled in alone.
    private static bool IsAnswerOfTheDead(World world, LogBook book, Person reader, Message message) => world.Faults.Excuse(0, long.MaxValue, Trouble.Crash)
        && world.Crowd.Acts.Any(act => act.What == Verbs.Close && act.By == reader && act.About == book.Id && act.Answer?.Contains(message.Card, StringComparison.Ordinal) is true);

    private static string Difference(string says, string should)
    {
        var same = says.Zip(should).TakeWhile(pair => pair.First == pair.Second).Count();
        return $" but differs at …{Part(says)}… from …{Part(should)}…";

        string Part(string card) => card.Substring(Math.Max(0, same - 20), Math.Min(70, card.Length - Math.Max(0, same - 20)));
    }
}
