using System.Collections.Concurrent;
using System.Text;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Conversations;

/// <summary>
/// The cards that requests begin with. Such a card depends on how the words were read and on the site; of its request it holds
/// the id alone. So it is rendered once for all that begin alike, and then only the id is put in: the words leave sooner.
/// </summary>
internal sealed class CardBlanks
{
    private const int MaxRemembered = 500;

    private readonly ConcurrentDictionary<(SiteId Site, bool Practice, Understanding Read), Blank> blanks = new();

    public RenderedCard Of(RequestId id, BackupRequest s, Func<RenderedCard> render)
    {
        if (blanks.Count > MaxRemembered)
        {
            blanks.Clear();
        }

        var key = (s.Site, s.Practice, s.Read with { Place = null });
        if (!blanks.TryGetValue(key, out var blank))
        {
            blanks[key] = blank = Blank.Of(render(), id);
        }

        return blank.With(id);
    }

    /// <param name="At">Where the id stands; ids are all of one length.</param>
    private sealed record Blank(RenderedCard Card, int[] At)
    {
        public static Blank Of(RenderedCard card, RequestId id)
        {
            var written = Encoding.ASCII.GetBytes(id.ToString());
            var at = new List<int>();
            for (var from = 0; card.Utf8.Span[from..].IndexOf(written) is >= 0 and var next; from += next + written.Length)
                at.Add(from + next);
            return new(card, [.. at]);
        }

        public RenderedCard With(RequestId id)
        {
            var utf8 = Card.Utf8.ToArray();
            var written = Encoding.ASCII.GetBytes(id.ToString());
            foreach (var at in At)
                written.CopyTo(utf8, at);
            return Card with { Utf8 = utf8 };
        }
    }
}
