namespace ManagerBackup.Bot.Reach;

/// <param name="Since">When it was said first.</param>
/// <param name="Quiet">Said of a look, not of a message.</param>
internal sealed record Refusal(DateTimeOffset Since, int Status, string? Code, bool Quiet);

/// <summary>A practice page.</summary>
/// <param name="Seconds">Until this person answered it; null when nobody did.</param>
internal sealed record Drill(DateTimeOffset At, double? Seconds);

/// <summary>All the signs of one person, folded. What is newer counts, and what is stronger: see <see cref="With"/>.</summary>
internal sealed record Evidence
{
    public static readonly Evidence None = new();

    // What only gets newer need not be written each time.
    private static readonly TimeSpan WrittenAgainAfter = TimeSpan.FromDays(1);

    /// <summary>The chat of two, as the channel calls it.</summary>
    public string? Chat { get; init; }

    /// <summary>When a message last arrived, or they last did something.</summary>
    public DateTimeOffset? ProvedAt { get; init; }

    /// <summary>When a look last found their chat.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    public Refusal? Refusal { get; init; }

    public DateTimeOffset? RemovedAt { get; init; }

    public Drill? Drill { get; init; }

    /// <summary>
    /// Whoever acts or gets a message can be reached, whatever was said before. A look that goes well ends what a look has said,
    /// and a missing app, but no block: the channel lets a bot look at a chat that it may not write to. Nor does it end a removal,
    /// after which the channel may know the chat for a while.
    /// </summary>
    public Evidence With(Sign sign) => sign switch
    {
        Sign.Acted acted => Proved(acted.At) with { Chat = acted.Chat },
        Sign.Arrived arrived => Proved(arrived.At),
        Sign.Installed installed => Proved(installed.At) with { Chat = installed.Chat },
        Sign.Removed removed => this with { RemovedAt = RemovedAt ?? removed.At },
        Sign.Seen seen => this with { Chat = seen.Chat, SeenAt = Later(SeenAt, seen.At), Refusal = EndsWithALook(Refusal) ? null : Refusal },
        Sign.Refused refused => Refuse(refused),
        Sign.Drilled drilled => drilled.At < Drill?.At ? this : this with { Drill = new(drilled.At, drilled.Seconds) },
        _ => throw new InvalidOperationException($"Nobody knows what {sign.GetType().Name} shows"),
    };

    /// <summary>Worth writing: it says something else than what is stored, or the same a day later.</summary>
    public bool IsNewsTo(Evidence stored) =>
        stored with { ProvedAt = ProvedAt, SeenAt = SeenAt } != this || MuchLater(stored.ProvedAt, ProvedAt) || MuchLater(stored.SeenAt, SeenAt);

    /// <summary>Moments that this process saw and did not write, because they are no news.</summary>
    public Evidence NoOlderThan(Evidence before) => Refusal is not null || RemovedAt is not null
        ? this
        : this with
        {
            ProvedAt = before.ProvedAt is { } proved ? Later(ProvedAt, proved) : ProvedAt,
            SeenAt = before.SeenAt is { } seen ? Later(SeenAt, seen) : SeenAt,
        };

    private Evidence Proved(DateTimeOffset at) => this with { ProvedAt = Later(ProvedAt, at), Refusal = null, RemovedAt = null };

    // The same answer again is no news; the quiet one does not take the place of what a message was told.
    private Evidence Refuse(Sign.Refused refused) =>
        Refusal is { } known && known.Status == refused.Status && known.Code == refused.Code && (refused.Quiet || !known.Quiet)
            ? this
            : this with { Refusal = new(Refusal?.Since ?? refused.At, refused.Status, refused.Code, refused.Quiet) };

    private static bool EndsWithALook(Refusal? refusal) => refusal is { Quiet: true } || Standing.MeaningOf(refusal) != ReachState.Blocked;

    private static DateTimeOffset Later(DateTimeOffset? one, DateTimeOffset other) => one > other ? one.Value : other;

    private static bool MuchLater(DateTimeOffset? stored, DateTimeOffset? now) => now is { } at && !(at - stored < WrittenAgainAfter);
}
