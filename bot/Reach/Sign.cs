namespace ManagerBackup.Bot.Reach;

/// <summary>Something that shows whether a message reaches a person.</summary>
internal abstract record Sign(DateTimeOffset At)
{
    /// <summary>They wrote or tapped in their chat with the bot.</summary>
    internal sealed record Acted(DateTimeOffset At, string Chat) : Sign(At);

    /// <summary>The channel took a message for their chat.</summary>
    internal sealed record Arrived(DateTimeOffset At) : Sign(At);

    internal sealed record Installed(DateTimeOffset At, string Chat) : Sign(At);

    internal sealed record Removed(DateTimeOffset At) : Sign(At);

    /// <summary>The channel opened their chat, or said who is in it. Nothing was sent, so it tells nothing of a block.</summary>
    internal sealed record Seen(DateTimeOffset At, string Chat) : Sign(At);

    /// <summary>The channel said that nothing can be sent to them.</summary>
    /// <param name="Quiet">Said of a look, not of a message.</param>
    internal sealed record Refused(DateTimeOffset At, int Status, string? Code, bool Quiet) : Sign(At);

    /// <summary>A practice page was sent to them.</summary>
    /// <param name="Seconds">From the page to their tap; null when nobody answered it.</param>
    internal sealed record Drilled(DateTimeOffset At, double? Seconds) : Sign(At);
}
