using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

/// <summary>One request as its employee reads what is stored of it. Values are those of the wire.</summary>
/// <param name="At">In the site's own time.</param>
/// <param name="Manager">Who accepted.</param>
/// <param name="Said">What the employee typed, oldest first.</param>
/// <param name="Side">Their statements, and what they said when asked how they are.</param>
public sealed record MyLogEntry(
    string At, bool Practice, string? Place, string Category, string State, string? Manager, IReadOnlyList<string> Said, IReadOnlyList<string> Side,
    string? Outcome, string? CustomerDecision, string? CustomerSide, int? FeltBacked)
{
    /// <summary>How they said they are, 1 (bad) to 5.</summary>
    public int? Mood { get; init; }

    /// <summary>With whom they asked to talk.</summary>
    public string? TalkWith { get; init; }

    /// <summary>Who accepted says that they have talked.</summary>
    public bool FollowedUp { get; init; }

    /// <summary>They asked not to be asked again.</summary>
    public bool Stopped { get; init; }

    /// <summary>What managers and ops leads added to the log.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    // A card holds 20 paragraphs of at most 900 bytes.
    private const int MostWords = 420;
    private const int MostSide = 320;

    internal IEnumerable<string> Tell(CardTexts texts)
    {
        var state = State is "accepted" or "takenOver" or "closed" && Manager is null ? texts["Answers.MyLogState_ended"]
            : texts.Format($"Answers.MyLogState_{State}", Typed.Name(Manager ?? ""));
        yield return string.Join(" · ", new[]
        {
            At, Practice ? texts["Shared.Practice"] : null, Place is null ? null : Typed.Fit(Place, 60), texts.NameOf("Category", Category), state,
            Outcome is null ? null : texts.NameOf("Outcome", Outcome), CustomerDecision is null ? null : texts.NameOf("Decision", CustomerDecision),
            FeltBacked is { } felt ? texts.Format("Answers.MyLogFelt", felt) : null,
            Mood is { } mood ? texts.Format("Answers.MyLogMood", mood) : null,
            TalkWith is "manager" or "opsLead" or "contact" ? texts[$"Answers.MyLogTalk_{TalkWith}"] : null,
            FollowedUp ? texts.Format("Answers.MyLogFollowedUp", Typed.Name(Manager ?? "")) : null,
            Stopped ? texts["Answers.MyLogStopped"] : null,
        }.OfType<string>());
        if (Said.Count > 0)
            yield return Quoted(texts, Said, MostWords);
        if (Side.Count > 0)
            yield return texts.Format("Answers.MyLogSide", Quoted(texts, Side, MostSide));
        string[] others =
        [
            .. string.IsNullOrWhiteSpace(CustomerSide) ? Array.Empty<string>() : [texts.Format("Answers.MyLogCustomer", Quoted(texts, [CustomerSide], MostSide))],
            .. Notes.Count == 0 ? Array.Empty<string>() : [texts.Format("Answers.MyLogNotes", Quoted(texts, Notes, MostSide))],
        ];
        if (others.Length > 0)
            yield return string.Join(' ', others);
    }

    private static string Quoted(CardTexts texts, IReadOnlyList<string> stored, int maxBytes) =>
        texts.Quote(Typed.Fit(Marks.Read(texts, string.Join(" / ", stored)), maxBytes));
}
