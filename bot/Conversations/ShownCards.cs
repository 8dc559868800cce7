using System.Collections.Concurrent;
using System.Security.Cryptography;
using ManagerBackup.Bot.Log;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Conversations;

/// <summary>
/// What each message of ours shows, as far as this process knows: what it sent, put in its place, or answered a tap on it with.
/// </summary>
internal sealed class ShownCards
{
    private const int MaxRemembered = 20_000;

    private readonly ConcurrentDictionary<string, string> contents = new(StringComparer.Ordinal);

    public bool Shows(string message, RenderedCard card) => contents.TryGetValue(message, out var known) && known == ContentOf(card);

    /// <summary>Whether this process knows at all what the message shows.</summary>
    public bool Knows(string message) => contents.ContainsKey(message);

    public void Set(string message, RenderedCard card)
    {
        if (contents.Count > MaxRemembered)
        {
            contents.Clear();
        }

        contents[message] = ContentOf(card);
    }

    /// <summary>Somebody else may have put something in its place.</summary>
    public void Forget(string message) => contents.TryRemove(message, out _);

    private static string ContentOf(RenderedCard card) => Convert.ToHexString(SHA256.HashData(card.Utf8.Span));
}

/// <summary>What becomes of a card that was tapped: it shows the answer, if that reached them, and an edit makes sure.</summary>
internal sealed class TappedCards(ShownCards shown, Takeovers takeovers)
{
    /// <param name="message">The card.</param>
    /// <param name="request">Whose card the answer was.</param>
    public void Answered(string message, StoredRequest request)
    {
        shown.Forget(message);
        takeovers.Look(request);
    }
}
