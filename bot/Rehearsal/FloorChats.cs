using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;

namespace ManagerBackup.Bot.Rehearsal;

/// <param name="From"><c>bot</c>, <c>person</c>, or <c>note</c> for what Teams itself shows.</param>
/// <param name="Edits">How often it was changed after it was first shown.</param>
internal sealed record FloorMessage(
    string Id, string From, DateTimeOffset At, string? Text, string? TextFormat, IReadOnlyList<JsonElement> Cards, string? Summary, int Edits);

internal sealed record FloorChat(string Person, IReadOnlyList<FloorMessage> Messages);

internal sealed record FloorEvent(string Type, object Data);

/// <summary>The chats of the practice floor: one a person, in memory, the oldest messages dropped.</summary>
internal sealed class FloorChats(TimeProvider time)
{
    private const int MessagesKept = 200;
    private const int EventsHeldForAReader = 500;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<FloorMessage>> _chats = [];
    private readonly HashSet<Channel<FloorEvent>> _readers = [];
    private long _lastId;

    /// <summary>The chats as they are now; everything after that comes through the channel.</summary>
    public (IReadOnlyList<FloorChat> Now, Channel<FloorEvent> Next) Subscribe()
    {
        var channel = Channel.CreateBounded<FloorEvent>(EventsHeldForAReader);
        lock (_gate)
        {
            _readers.Add(channel);
            return ([.. _chats.Select(chat => new FloorChat(chat.Key, [.. chat.Value]))], channel);
        }
    }

    public void Unsubscribe(Channel<FloorEvent> channel)
    {
        lock (_gate)
        {
            _readers.Remove(channel);
        }
    }

    public FloorMessage Add(string person, FloorMessage message)
    {
        lock (_gate)
        {
            var id = Math.Max(_lastId + 1, time.GetUtcNow().ToUnixTimeMilliseconds());
            _lastId = id;
            var added = message with { Id = id.ToString(CultureInfo.InvariantCulture) };
            Insert(person, added);
            return added;
        }
    }

    /// <summary>Changes a message; one that the floor no longer holds, because it was restarted, is shown anew.</summary>
    public void Replace(string person, FloorMessage message)
    {
        lock (_gate)
        {
            var messages = _chats.GetValueOrDefault(person);
            var at = messages?.FindIndex(other => other.Id == message.Id) ?? -1;
            if (messages is null || at < 0)
            {
                Insert(person, message);
                return;
            }

            messages[at] = message with { At = messages[at].At, Edits = messages[at].Edits + 1 };
            Tell(new("message", new { person, message = messages[at] }));
        }
    }

    public void Redraw(string person, string id, JsonElement card)
    {
        lock (_gate)
        {
            if (_chats.GetValueOrDefault(person)?.Find(message => message.Id == id) is { } message)
            {
                Replace(person, message with { Cards = [card] });
            }
        }
    }

    public bool Remove(string person, string id)
    {
        lock (_gate)
        {
            var removed = _chats.GetValueOrDefault(person)?.RemoveAll(message => message.Id == id) > 0;
            if (removed)
            {
                Tell(new("removed", new { person, id }));
            }

            return removed;
        }
    }

    public void Tell(FloorEvent happened)
    {
        lock (_gate)
        {
            foreach (var reader in _readers)
            {
                // A page that fell behind is cut off: it connects again and gets the whole state.
                if (!reader.Writer.TryWrite(happened))
                {
                    reader.Writer.TryComplete();
                }
            }
        }
    }

    private void Insert(string person, FloorMessage message)
    {
        if (!_chats.TryGetValue(person, out var messages))
        {
            _chats[person] = messages = [];
        }

        messages.Add(message);
        if (messages.Count > MessagesKept)
        {
            messages.RemoveAt(0);
        }

        Tell(new("message", new { person, message }));
    }
}
