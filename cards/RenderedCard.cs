using System.Text;
using ManagerBackup.Cards.Elements;
using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

/// <summary>
/// A card ready to send: <paramref name="Utf8"/> is the content of an attachment of type
/// <c>application/vnd.microsoft.card.adaptive</c>, fit for <c>Utf8JsonWriter.WriteRawValue</c>.
/// </summary>
/// <param name="Summary">The activity's <c>summary</c>: what a phone shows in the toast. Plain text.</param>
public sealed record RenderedCard(ReadOnlyMemory<byte> Utf8, string Summary)
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    public string Json => Encoding.UTF8.GetString(Utf8.Span);

    internal static RenderedCard From(
        string summary, IReadOnlyList<AdaptiveElement> body, IReadOnlyList<AdaptiveAction>? actions = null)
    {
        var toast = Typed.Fit(summary, 600);
        var card = new AdaptiveCard(body)
        {
            Version = "1.5",
            FallbackText = toast,
            Actions = actions is { Count: > 0 } ? actions : null,
        };
        return new RenderedCard(CardJson.Write(card), toast);
    }
}
